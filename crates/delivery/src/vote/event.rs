//! What happens to a vote.

use super::ballot::Ballot;
use super::card::Card;
use super::count::{Tally, Voided};
use super::protocol::Root;
use super::slip::{SlipId, Spare};
use crate::named::named;
use serde::{Deserialize, Serialize};
use yinuo_casework::Words;
use yinuo_kernel::{CaseNumber, Timestamp};

/// Why a round counts for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    NoQuorum,
    Stuffed,
    Broken,
}

named!(Failure {
    NoQuorum "no_quorum" "投票人数不足法定人数" "Too few deputies voted",
    Stuffed "stuffed" "票数多于投票人数" "More ballots than voters",
    Broken "broken" "本轮中止" "Broken off",
});

/// A round that was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    pub round: u32,
    /// Slips that nobody drew, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spare: Vec<Spare>,
    /// Sorted by slip: when and in which order they were cast is not here and nowhere else.
    pub ballots: Vec<Ballot>,
    pub tally: Tally,
    /// The root of the protocol.
    pub root: Root,
}

/// A round that failed. Which slips had voted stays, so that their holders can see that their ballots
/// were there; what they said does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failed {
    pub round: u32,
    pub why: Failure,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spare: Vec<Spare>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cast: Vec<SlipId>,
    /// Ballots that were nobody's, among others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub void: Vec<Voided>,
    /// Why it was broken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}

/// One event of a vote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    Drafted(Box<Card>),
    Amended(Box<Card>),
    /// The candidates, in the order of the paper.
    Listed {
        candidates: Vec<CaseNumber>,
    },
    /// The slips of a round, sorted.
    Opened {
        round: u32,
        slips: Vec<SlipId>,
        closes_at: Timestamp,
    },
    Counted(Box<Counted>),
    Failed(Box<Failed>),
    Discarded,
    Shown {
        on: bool,
    },
}

impl Event {
    pub fn words(&self) -> Option<&Words> {
        match self {
            Event::Drafted(card) | Event::Amended(card) => Some(&card.plan.words),
            Event::Failed(failed) => failed.words.as_ref(),
            Event::Listed { .. }
            | Event::Opened { .. }
            | Event::Counted(_)
            | Event::Discarded
            | Event::Shown { .. } => None,
        }
    }
}
