//! A task (任务): one sentence of a source that a unit answers for until it is signed off (销号).
//!
//! ```text
//! propose → draft ─issue→ issued ─confirm→ active ─claim→ claimed ─close→ closed
//!             │edit  ▲      │dispute  ▲      │▲            │ send-back  │ reopen
//!             ▼discard      ▼         │      └┴────────────┘◀───────────┘
//!                        disputed ─settle    ask → grant (adjust, withdraw) | refuse
//! ```
//!
//! What a unit says of itself ([`Returned::what`], [`node::Met`]), what the office verified
//! (`good`, `verified`) and what residents say ([`Task::heard`]) stand apart.

mod apply;
pub mod brief;
pub mod command;
pub mod event;
pub mod legal;
pub mod node;
pub mod owed;
pub mod request;
pub mod returns;
mod row;
pub mod share;
pub mod stage;
pub(crate) mod steps;

pub use brief::{Brief, Nature, Origin, Sort};
pub use command::Command;
pub use event::Event;
pub use legal::{Verb, Who};
pub use node::{Node, NodePlan};
pub use request::Ask;
pub use returns::{Return, Returned};
pub use row::{NodeMark, TaskRow};
pub use share::Share;
pub use stage::Stage;

use std::collections::BTreeMap;
use yinuo_casework::Words;
use yinuo_kernel::{Actor, CaseNumber, Timestamp};

pub(crate) use command::decide;

/// A task as its events have made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    pub number: CaseNumber,
    pub stage: Stage,
    pub brief: Brief,
    pub proposed_at: Timestamp,
    pub issued_at: Option<Timestamp>,
    /// While it is to be confirmed: until then; silence confirms.
    pub confirm_by: Option<Timestamp>,
    /// The names of the nodes, a line each.
    pub plan_words: Option<Words>,
    pub nodes: Vec<Node>,
    pub shares: Vec<Share>,
    /// How the system counts its figure.
    pub meter: Option<crate::Meter>,
    /// By period; the latest return of a period.
    pub returns: BTreeMap<crate::Period, Returned>,
    pub request: Option<Ask>,
    /// The highest grade it was chased with, and when last.
    pub chased: Option<(u8, Timestamp)>,
    /// Who asked for the sign-off: another must sign.
    pub claimed_by: Option<Actor>,
    pub closed_at: Option<Timestamp>,
    /// Signed off before and come back.
    pub relapses: u32,
    /// How often its goal or date was adjusted.
    pub adjusted: u32,
    /// Residents: pleased, not pleased.
    pub heard: (u32, u32),
    pub links: Vec<CaseNumber>,
    /// Reviewed for the public.
    pub shown: bool,
    pub last_at: Timestamp,
}

impl Task {
    /// What a circle of meters is found by.
    pub(crate) fn link(&self) -> crate::meter::Link<'_> {
        let (number, parent, meter) = (self.number, self.brief.parent, self.meter.as_ref());
        crate::meter::Link { number, parent, meter }
    }

    /// The last returned figure, and of which period.
    pub fn attained(&self) -> Option<(crate::Period, f64)> {
        self.figures().next_back()
    }

    /// The returned figures that were not sent back, by period.
    pub fn figures(&self) -> impl DoubleEndedIterator<Item = (crate::Period, f64)> {
        let counted = self.returns.values().filter(|back| back.good != Some(false));
        counted.filter_map(|back| Some((back.what.period, back.what.value?)))
    }
}
