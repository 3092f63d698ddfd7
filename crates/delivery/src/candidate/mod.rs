//! A candidate (建议项目): a wish for the year's livelihood items, from the suggestion to the task that
//! keeps it.
//!
//! ```text
//! suggest → suggested ─accept→ reviewed ─cost→ costed ─enlist→ listed ─decide→ chosen ─keep→ its task
//!               │                  │             │  ▲            │ └─decide→ not chosen ─enlist, cost→ …
//!               └──────────────────┴─────────────┤  └───delist───┘
//!                                                ▼ merge, decline
//! ```
//!
//! A vote and its candidates speak of each other: [`crate::vote::Command::List`] names them, then each
//! takes [`Command::Enlist`]; after the count each takes [`Command::Decide`] with what
//! [`outcome_of`] says. Each side checks the other, so neither can say what is not so.

mod apply;
pub mod command;
pub mod costing;
pub mod event;
pub mod idea;
pub mod legal;
mod listing;
mod row;
pub mod stage;

pub use command::Command;
pub use costing::{Costing, Fund, Payment};
pub use event::{Event, Outcome};
pub use idea::{Idea, Voice};
pub use legal::{Verb, Who};
pub use listing::outcome_of;
pub use row::CandidateRow;
pub use stage::Stage;

use crate::vote::Line;
use yinuo_casework::Words;
use yinuo_kernel::{CaseNumber, Timestamp};

pub(crate) use command::decide;

/// A candidate as its events have made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub number: CaseNumber,
    pub stage: Stage,
    pub idea: Idea,
    pub costing: Option<Costing>,
    /// The one it was merged into.
    pub into: Option<CaseNumber>,
    /// Why it was declined.
    pub declined: Option<Words>,
    /// The vote that has it, or had it last.
    pub vote: Option<CaseNumber>,
    /// What that vote said.
    pub outcome: Option<(Outcome, Line)>,
    pub task: Option<CaseNumber>,
    /// Reviewed for the public.
    pub shown: bool,
    pub suggested_at: Timestamp,
    pub last_at: Timestamp,
}

impl Candidate {
    /// The vote on whose list it stands now.
    pub fn listed_in(&self) -> Option<CaseNumber> {
        self.vote.filter(|_| self.stage == Stage::Listed)
    }
}
