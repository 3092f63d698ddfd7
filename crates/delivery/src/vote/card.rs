//! The card of a vote: for which year, by how many deputies, for how many seats.

use super::Terms;
use serde::{Deserialize, Serialize};
use yinuo_casework::Words;
use yinuo_kernel::{Refusal, Rule};

/// What the office writes. Its words: the title, and what is decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The year the items are for.
    pub year: i16,
    pub words: Words,
    pub title_chars: u32,
    /// All deputies: those in office (实有代表), not the quota (名额).
    pub roll: u32,
    /// How many items may be chosen (应选项目数).
    pub seats: u32,
}

/// The plan, and the pack's terms of the day it was drafted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    pub plan: Plan,
    pub terms: Terms,
}

/// The National People's Congress has about 2,980 deputies; no roll is longer.
const ROLL_MAX: u32 = 5_000;
/// A paper of more candidates nobody reads.
pub(super) const CANDIDATES_MAX: u32 = 200;

impl Plan {
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let bad = |field| Err(Refusal::new(Rule::BadField, field));
        match self {
            Plan { title_chars: 0, .. } => Err(Rule::TitleMissing.into()),
            Plan { title_chars: 201.., .. } => Err(Refusal::new(Rule::WordsTooLong, "title 200")),
            Plan { words, .. } if words.chars > 20_000 => Err(Refusal::new(Rule::WordsTooLong, "text 20000")),
            Plan { year, .. } if !(1949..=2999).contains(year) => bad("year"),
            Plan { roll, .. } if !(1..=ROLL_MAX).contains(roll) => bad("roll"),
            Plan { seats, .. } if !(1..=CANDIDATES_MAX).contains(seats) => bad("seats"),
            Plan { .. } => Ok(()),
        }
    }
}
