//! A vote (票决): the deputies of a people's congress choose the year's livelihood items (民生实事) from
//! more candidates than there are seats (差额票决), by secret ballot.
//!
//! ```text
//! draft → drafting ─open→ open ─count→ counted
//!           amend, list    │  ▲
//!            │        break│  │open: the next round, new slips
//!            ▼discard      ▼  │        (also after a count without quorum)
//!          discarded ◀──  failed
//! ```
//!
//! Two things must hold at once: nobody can learn how a deputy voted, and everybody can check the
//! count. So a right to vote is a [`slip`], drawn blindly; a [`ballot`] is sealed with its code and
//! enters the journal only with all the others, sorted; and the [`protocol`] holds all it takes to count
//! again. What this does not give: a deputy who shows the slip can prove how they voted, as with a
//! photo of a paper; and the machine that takes a ballot sees it, and must not write down from where.
//!
//! No command casts a ballot: a shell calls [`ballot::cast`] with the code and what its urn holds.

mod apply;
pub mod ballot;
pub mod card;
pub mod command;
pub mod count;
mod digest;
pub mod event;
pub mod legal;
pub mod protocol;
mod row;
pub mod slip;
pub mod stage;
mod steps;
pub mod terms;

pub use ballot::{Ballot, Cast, Choice, Choices, Seal};
pub use card::{Card, Plan};
pub use command::Command;
pub use count::{Line, Outcome, Poll, Tally, Void, Voided};
pub use event::{Counted, Event, Failed, Failure};
pub use legal::Verb;
pub use protocol::{Found, Problem, Protocol, Root};
pub use row::VoteRow;
pub use slip::{Code, SlipId, Spare};
pub use stage::Stage;
pub use terms::{Majority, Part, Terms};

use yinuo_kernel::{Actor, CaseNumber, Timestamp};

pub(crate) use command::decide;

/// A vote as its events have made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Vote {
    pub number: CaseNumber,
    pub card: Card,
    pub stage: Stage,
    /// The candidates in the order of the paper.
    pub paper: Vec<CaseNumber>,
    /// Of the last opening, from 1; 0 before the first.
    pub round: u32,
    /// The slips of that round, sorted.
    pub slips: Vec<SlipId>,
    pub drafted_at: Timestamp,
    pub opened_at: Option<Timestamp>,
    /// Who opened it: another post must count.
    pub opened_by: Option<Actor>,
    /// Ballots are taken until then.
    pub closes_at: Option<Timestamp>,
    /// Earlier rounds.
    pub failed: Vec<Failed>,
    pub counted: Option<Counted>,
    pub counted_at: Option<Timestamp>,
    /// Reviewed for the public.
    pub shown: bool,
    pub last_at: Timestamp,
}
