//! A vote as lists see it. How many have voted is not here before the count: a turnout that can be
//! watched tells, slip by slip, who has just left the booth.

use super::{Failure, Stage, Vote};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{CaseNumber, Timestamp};

/// A row of the register of votes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VoteRow {
    pub stage: Stage,
    /// From 1; 0 before the first opening.
    pub round: u32,
    pub roll: u32,
    pub seats: u32,
    pub candidates: Vec<CaseNumber>,
    /// Of the last round.
    pub closes_at: Option<Timestamp>,
    /// Why the last round failed, while no other is open.
    pub failed: Option<Failure>,
    pub counted_at: Option<Timestamp>,
    pub chosen: Vec<CaseNumber>,
    pub tied: Vec<CaseNumber>,
    pub shown: bool,
}

impl VoteRow {
    pub fn of(vote: &Vote) -> VoteRow {
        let tally = vote.counted.as_ref().map(|counted| &counted.tally);
        VoteRow {
            stage: vote.stage,
            round: vote.round,
            roll: vote.card.plan.roll,
            seats: vote.card.plan.seats,
            candidates: vote.paper.clone(),
            closes_at: vote.closes_at,
            failed: vote.failed.last().filter(|_| vote.stage == Stage::Failed).map(|failed| failed.why),
            counted_at: vote.counted_at,
            chosen: tally.map_or_else(Vec::new, |tally| tally.chosen.clone()),
            tied: tally.map_or_else(Vec::new, |tally| tally.tied.clone()),
            shown: vote.shown,
        }
    }
}
