//! A ballot: what a slip says of each candidate, sealed with the slip's code.
//!
//! Ballots never enter the journal one by one: their time and order could tie them to a person. They
//! wait in an urn of the store, keyed by vote and slip, without time, order or post, until the count
//! takes them all at once, sorted by slip.
//!
//! **A cast ballot stands.** A second ballot of the same slip is refused; only the very same one again
//! (a button pressed twice, an answer that was lost) is taken as said. A paper in a box cannot be
//! taken back either; and if somebody else has used a deputy's code, the deputy learns it at once,
//! while the tellers can still break the round off, and not after the count. If the later ballot
//! replaced the earlier, a thief who comes last would win in silence.

use super::digest::digest;
use super::slip::{self, Code, SlipId};
use super::{Stage, Vote};
use crate::named::named;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::collections::BTreeMap;
use std::fmt::Write;
use yinuo_kernel::{CaseNumber, Refusal, Rule, Timestamp};

/// What a ballot says of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    For,
    Against,
    Abstain,
}

named!(Choice {
    For "for" "赞成" "For",
    Against "against" "反对" "Against",
    Abstain "abstain" "弃权" "Abstain",
});

/// By candidate; one that is not named is abstained from. A candidate cannot stand here twice.
pub type Choices = BTreeMap<CaseNumber, Choice>;

digest! {
    /// HMAC-SHA-256 over a ballot under its slip's code (RFC 2104).
    Seal,
}

/// A ballot as it lies in the urn, in the journal and in the protocol.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Ballot {
    pub slip: SlipId,
    pub choices: Choices,
    pub mac: Seal,
}

/// The ballot of a slip: `HMAC-SHA-256(code, "yinuo ballot\n" vote "\n" round "\n"` and, for each
/// choice by number, `number " " choice "\n")`.
pub fn seal(vote: CaseNumber, round: u32, code: &Code, choices: &Choices) -> Ballot {
    Ballot { slip: slip::id(vote, round, code), choices: choices.clone(), mac: mac(vote, round, code, choices) }
}

pub(super) fn mac(vote: CaseNumber, round: u32, code: &Code, choices: &Choices) -> Seal {
    // HMAC takes a key of any length, so this cannot fail; a seal of zeros would match nothing.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(code.bare()) else { return Seal([0; 32]) };
    mac.update(format!("yinuo ballot\n{vote}\n{round}\n").as_bytes());
    let mut line = String::new();
    for (number, choice) in choices {
        line.clear();
        // Writing to a string cannot fail.
        let _ = writeln!(line, "{number} {}", choice.as_str());
        mac.update(line.as_bytes());
    }
    Seal(mac.finalize().into_bytes().into())
}

/// What becomes of a ballot that is cast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cast {
    /// To be put into the urn.
    New(Ballot),
    /// It lies there already.
    Same(Ballot),
}

/// A deputy casts: `before` is what the urn holds under the slip's id. Who asks is no parameter: the
/// code is the right to vote, and no account has one.
///
/// # Errors
/// Those of [`check`]; [`Rule::SlipUsed`] when another ballot of this slip lies in the urn.
pub fn cast(
    vote: &Vote,
    code: &Code,
    choices: &Choices,
    before: Option<&Ballot>,
    now: Timestamp,
) -> Result<Cast, Refusal> {
    let ballot = seal(vote.number, vote.round, code, choices);
    check(vote, &ballot, now)?;
    match before {
        None => Ok(Cast::New(ballot)),
        Some(before) if *before == ballot => Ok(Cast::Same(ballot)),
        Some(_) => Err(Rule::SlipUsed.into()),
    }
}

/// Whether a ballot may enter the urn now. The seal cannot be checked without the code: whoever takes
/// a ballot that was sealed elsewhere must ask for the code too, or anyone who reads the list of slips
/// could cast; [`cast`] does.
///
/// # Errors
/// [`Rule::StageForbids`] when the vote is not open, [`Rule::VotingOver`], [`Rule::UnknownSlip`],
/// [`Rule::NotOnPaper`], [`Rule::TooManyChosen`].
pub fn check(vote: &Vote, ballot: &Ballot, now: Timestamp) -> Result<(), Refusal> {
    if vote.stage != Stage::Open {
        return Err(Refusal::new(Rule::StageForbids, format!("{} × cast", vote.stage.as_str())));
    }
    if vote.closes_at.is_none_or(|closes| closes <= now) {
        return Err(Rule::VotingOver.into());
    }
    // The list is in order.
    if vote.slips.binary_search(&ballot.slip).is_err() {
        return Err(Rule::UnknownSlip.into());
    }
    match flaw(&ballot.choices, &vote.paper, vote.card.plan.seats) {
        None => Ok(()),
        Some(Flaw::NotOnPaper(number)) => Err(Refusal::new(Rule::NotOnPaper, number.to_string())),
        Some(Flaw::TooMany) => Err(Refusal::new(Rule::TooManyChosen, vote.card.plan.seats.to_string())),
    }
}

/// What makes choices void.
pub(super) enum Flaw {
    NotOnPaper(CaseNumber),
    TooMany,
}

pub(super) fn flaw(choices: &Choices, paper: &[CaseNumber], seats: u32) -> Option<Flaw> {
    if let Some(number) = choices.keys().find(|number| !paper.contains(number)) {
        return Some(Flaw::NotOnPaper(*number));
    }
    let chosen = choices.values().filter(|choice| **choice == Choice::For).count();
    (chosen > seats as usize).then_some(Flaw::TooMany)
}
