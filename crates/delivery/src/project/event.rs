//! What happens to a project.

use super::card::{Card, Charge};
use super::ledger::NodePlan;
use super::money::{Return, YearPlan};
use super::permit::{Permit, Permits, Standing};
use super::request::Ask;
use super::stage::Stage;
use super::visit::Visit;
use crate::{Evidence, Period};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use yinuo_casework::{Blob, Words};
use yinuo_kernel::CaseNumber;

/// A project as it is entered. Many are under way by then (续建): what they have reached, and the
/// permits they have, come with them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opening {
    pub card: Card,
    pub charge: Charge,
    /// The stages whose day is known; the last is where it stands.
    pub reached: BTreeMap<Stage, Date>,
    #[serde(default, skip_serializing_if = "Permits::is_empty")]
    pub permits: Permits,
}

/// One event of a project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    Entered(Box<Opening>),
    Amended(Box<Card>),
    /// A step forward.
    Moved {
        to: Stage,
        on: Date,
        #[serde(default)]
        evidence: Evidence,
    },
    /// It stands at an earlier stage again, since that day.
    MovedBack {
        to: Stage,
        on: Date,
        words: Words,
    },
    /// 入统: the statistics count it.
    Counted {
        on: Date,
        #[serde(default)]
        evidence: Evidence,
    },
    /// 退统.
    Uncounted {
        words: Words,
    },
    /// 终止.
    Dropped {
        on: Date,
        words: Words,
    },
    Revived {
        on: Date,
        words: Words,
    },
    Permitted {
        permit: Permit,
        standing: Standing,
        #[serde(default)]
        evidence: Evidence,
    },
    /// The investment planned for a year.
    Budgeted {
        plan: YearPlan,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
    },
    /// The nodes and their names, a line each.
    Planned {
        nodes: Vec<NodePlan>,
        words: Words,
    },
    Met {
        node: u32,
        evidence: Evidence,
    },
    /// A second reader has looked at a node that was met.
    Verified {
        node: u32,
        good: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
    },
    Returned(Box<Return>),
    /// The office has looked at a return: verified, or sent back.
    Checked {
        period: Period,
        good: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
    },
    /// A case hinders it, or one of its nodes.
    Obstructed {
        case: CaseNumber,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        node: Option<u32>,
    },
    /// That case hinders it no longer.
    Cleared {
        case: CaseNumber,
    },
    Visited(Box<Visit>),
    /// Others have charge of it.
    Handed {
        charge: Box<Charge>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
    },
    Asked {
        ask: Ask,
        words: Words,
    },
    Granted {
        ask: Ask,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
    },
    Refused {
        words: Words,
    },
    Chased {
        /// 1 a reminder (提醒), 2 a chase (督办), 3 before the leaders (约谈通报).
        grade: u8,
        words: Words,
    },
    /// A task, a source (a coordination meeting lists its tasks) or a case that belongs to it.
    Linked {
        to: CaseNumber,
    },
    /// Reviewed for the public, or taken off.
    Shown {
        on: bool,
    },
}

impl Event {
    pub fn words(&self) -> Option<&Words> {
        match self {
            Event::Entered(opening) => Some(&opening.card.words),
            Event::Amended(card) => Some(&card.words),
            Event::MovedBack { words, .. }
            | Event::Uncounted { words }
            | Event::Dropped { words, .. }
            | Event::Revived { words, .. }
            | Event::Planned { words, .. }
            | Event::Asked { words, .. }
            | Event::Refused { words }
            | Event::Chased { words, .. } => Some(words),
            Event::Budgeted { words, .. }
            | Event::Verified { words, .. }
            | Event::Checked { words, .. }
            | Event::Handed { words, .. }
            | Event::Granted { words, .. } => words.as_ref(),
            _ => self.evidence().and_then(|evidence| evidence.words.as_ref()),
        }
    }

    pub fn blobs(&self) -> Vec<&Blob> {
        self.evidence().map(|evidence| evidence.blobs.iter().collect()).unwrap_or_default()
    }

    fn evidence(&self) -> Option<&Evidence> {
        match self {
            Event::Moved { evidence, .. }
            | Event::Counted { evidence, .. }
            | Event::Permitted { evidence, .. }
            | Event::Met { evidence, .. } => Some(evidence),
            Event::Returned(back) => Some(&back.evidence),
            Event::Visited(visit) => Some(&visit.evidence),
            Event::Entered(_)
            | Event::Amended(_)
            | Event::MovedBack { .. }
            | Event::Uncounted { .. }
            | Event::Dropped { .. }
            | Event::Revived { .. }
            | Event::Budgeted { .. }
            | Event::Planned { .. }
            | Event::Verified { .. }
            | Event::Checked { .. }
            | Event::Obstructed { .. }
            | Event::Cleared { .. }
            | Event::Handed { .. }
            | Event::Asked { .. }
            | Event::Granted { .. }
            | Event::Refused { .. }
            | Event::Chased { .. }
            | Event::Linked { .. }
            | Event::Shown { .. } => None,
        }
    }
}
