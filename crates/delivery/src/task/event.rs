//! What happens to a task.

use super::brief::Brief;
use super::node::NodePlan;
use super::request::Ask;
use super::returns::Return;
use super::share::Share;
use crate::{Evidence, Meter, Period};
use serde::{Deserialize, Serialize};
use yinuo_casework::{Blob, Words};
use yinuo_kernel::{Timestamp, UnitId};

/// One event of a task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// Proposed from a source, or written by the office.
    Proposed(Box<Brief>),
    Edited(Box<Brief>),
    /// A proposal that becomes no task.
    Discarded,
    /// The nodes and their names, a line each.
    Planned {
        nodes: Vec<NodePlan>,
        words: Words,
    },
    /// Broken down to counties.
    Shared {
        shares: Vec<Share>,
    },
    /// The system counts the figure so from now on; `None`: no longer.
    Metered {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        meter: Option<Meter>,
    },
    /// Sent to the unit, which confirms or disputes by then.
    Issued {
        confirm_by: Timestamp,
    },
    Confirmed {
        /// Nobody disputed in time.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        silence: bool,
    },
    Disputed {
        words: Words,
        /// Whose task the unit thinks it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        suggests: Option<UnitId>,
    },
    /// The office decided a dispute: with another lead unit, or as it was.
    Settled {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lead: Option<UnitId>,
        words: Words,
        /// The new unit has until then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        confirm_by: Option<Timestamp>,
    },
    Returned(Box<Return>),
    /// The office has looked at a return: verified, or sent back.
    Checked {
        period: Period,
        good: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
    },
    /// The unit says that a node is met.
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
    /// The unit asks to adjust or withdraw.
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
    /// The unit asks for the sign-off (申请销号).
    Claimed {
        evidence: Evidence,
    },
    /// Signed off (销号).
    Closed {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
    },
    SentBack {
        words: Words,
    },
    /// It came back (反弹).
    Reopened {
        words: Words,
    },
    /// What residents say of it.
    Heard {
        pleased: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
    },
    /// A case or dossier that belongs to it.
    Linked {
        to: yinuo_kernel::CaseNumber,
    },
    /// Reviewed for the public, or taken off.
    Shown {
        on: bool,
    },
}

impl Event {
    pub fn words(&self) -> Option<&Words> {
        match self {
            Event::Proposed(brief) | Event::Edited(brief) => Some(&brief.words),
            Event::Planned { words, .. }
            | Event::Disputed { words, .. }
            | Event::Settled { words, .. }
            | Event::Asked { words, .. }
            | Event::Refused { words }
            | Event::Chased { words, .. }
            | Event::SentBack { words }
            | Event::Reopened { words } => Some(words),
            Event::Checked { words, .. }
            | Event::Verified { words, .. }
            | Event::Granted { words, .. }
            | Event::Closed { words }
            | Event::Heard { words, .. } => words.as_ref(),
            Event::Returned(back) => back.evidence.words.as_ref(),
            Event::Met { evidence, .. } | Event::Claimed { evidence } => evidence.words.as_ref(),
            Event::Discarded
            | Event::Shared { .. }
            | Event::Metered { .. }
            | Event::Issued { .. }
            | Event::Confirmed { .. }
            | Event::Linked { .. }
            | Event::Shown { .. } => None,
        }
    }

    pub fn blobs(&self) -> Vec<&Blob> {
        match self {
            Event::Returned(back) => back.evidence.blobs.iter().collect(),
            Event::Met { evidence, .. } | Event::Claimed { evidence } => evidence.blobs.iter().collect(),
            _ => Vec::new(),
        }
    }
}
