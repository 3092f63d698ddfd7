//! A key project (重点项目): from the first lead to production, with who has charge of it, its money,
//! its permits, its ledger of nodes, and what hinders it.
//!
//! ```text
//! lead → talks → signed → approval → preparation → started → building → completed → production
//!                         ▲ government projects        ▲ construction permit      ┊
//!   any of them up to building ─drop→ dropped ─revive→ where it was    counted (入统) ┊ a date beside
//! ```
//!
//! What is promised (start, completion, investment) changes by request and grant alone; who has charge
//! changes by a handover; both stay visible. What hinders a project is a case with its own clocks: here
//! stands only its number and since when. What a unit says ([`Node::met`], [`money::Returned`]) and what
//! the office verified stand apart.
//!
//! To add a verb: a variant of [`Command`], [`Event`] and [`Verb`], a row in `legal.rs`, a file or a
//! function in `steps`; the compiler names the rest.

mod apply;
pub mod card;
pub mod command;
pub mod critical;
pub mod event;
pub mod ledger;
pub mod legal;
pub mod light;
pub mod money;
pub mod owed;
pub mod pace;
pub mod permit;
pub mod request;
mod row;
pub mod stage;
mod steps;
pub mod visit;
pub mod wan;

pub use card::{Card, Charge, Level, Owner, Promise, Sector};
pub use command::Command;
pub use critical::{Ahead, Critical};
pub use event::{Event, Opening};
pub use ledger::{Node, NodePlan};
pub use legal::{Verb, Who};
pub use money::{Mark, Return, Returned, YearPlan};
pub use pace::InvestPace;
pub use permit::{Permit, Permits, Standing};
pub use request::{Ask, Request};
pub use row::{NodeMark, OpenObstacle, ProjectRow};
pub use stage::{Stage, Way};
pub use visit::{Purpose, Visit, VisitMark};
pub use wan::Wan;

pub(crate) use command::decide;

use crate::Period;
use jiff::civil::Date;
use std::collections::BTreeMap;
use yinuo_casework::Words;
use yinuo_kernel::{CaseNumber, Timestamp};

/// A case that hinders a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Obstacle {
    pub case: CaseNumber,
    pub node: Option<u32>,
    pub since: Timestamp,
    pub cleared: Option<Timestamp>,
}

/// Given up, and where it stood then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dropped {
    pub on: Date,
    pub from: Stage,
}

/// A project as its events have made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    pub number: CaseNumber,
    pub card: Card,
    pub charge: Charge,
    pub stage: Stage,
    /// The day on which each stage was reached, of those that are known and still stand.
    pub reached: BTreeMap<Stage, Date>,
    /// The day of the last move; the next one is not before it.
    pub moved_on: Date,
    pub dropped: Option<Dropped>,
    /// Since when the statistics count it (入统).
    pub counted: Option<Date>,
    pub permits: Permits,
    /// By year.
    pub plans: BTreeMap<i16, YearPlan>,
    /// By month; the latest return of a month.
    pub returns: BTreeMap<Period, Returned>,
    /// The names of the nodes, a line each.
    pub plan_words: Option<Words>,
    pub nodes: Vec<Node>,
    pub obstacles: Vec<Obstacle>,
    /// How many visits, and the one of the latest day.
    pub visits: (u32, Option<VisitMark>),
    pub request: Option<Request>,
    /// The highest grade it was chased with, and when last.
    pub chased: Option<(u8, Timestamp)>,
    /// How often its dates or its amount were adjusted.
    pub adjusted: u32,
    pub links: Vec<CaseNumber>,
    /// Reviewed for the public.
    pub shown: bool,
    pub entered_at: Timestamp,
    pub last_at: Timestamp,
}

impl Project {
    /// The day construction began, as far as it is known.
    pub fn begun_on(&self) -> Option<Date> {
        begun_on(&self.reached)
    }
}

/// The first day of a stage at which construction has begun.
pub(crate) fn begun_on(reached: &BTreeMap<Stage, Date>) -> Option<Date> {
    reached.iter().find(|(stage, _)| stage.is_begun()).map(|(_, on)| *on)
}
