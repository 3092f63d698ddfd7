//! The one table of stage × command: where each verb leads, or that it is not allowed.
//!
//! `docs/legal-table.md` prints it; `tests/legal.rs` walks every cell through `decide`.

use crate::Verb;
use serde::{Deserialize, Serialize};

/// Where a case stands (环节). The stage decides who must act next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Submitted,
    Accepted,
    Dispatched,
    Signed,
    Replied,
    Resolved,
    Rated,
    Declined,
    Withdrawn,
}

impl Stage {
    pub const ALL: [Stage; 9] = [
        Stage::Submitted,
        Stage::Accepted,
        Stage::Dispatched,
        Stage::Signed,
        Stage::Replied,
        Stage::Resolved,
        Stage::Rated,
        Stage::Declined,
        Stage::Withdrawn,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Stage::Submitted => "submitted",
            Stage::Accepted => "accepted",
            Stage::Dispatched => "dispatched",
            Stage::Signed => "signed",
            Stage::Replied => "replied",
            Stage::Resolved => "resolved",
            Stage::Rated => "rated",
            Stage::Declined => "declined",
            Stage::Withdrawn => "withdrawn",
        }
    }

    pub fn parse(text: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.as_str() == text)
    }

    pub fn zh(self) -> &'static str {
        match self {
            Stage::Submitted => "待受理",
            Stage::Accepted => "待派单",
            Stage::Dispatched => "待签收",
            Stage::Signed => "办理中",
            Stage::Replied => "已答复",
            Stage::Resolved => "已办结",
            Stage::Rated => "已评价",
            Stage::Declined => "不予受理",
            Stage::Withdrawn => "已撤回",
        }
    }

    pub fn en(self) -> &'static str {
        match self {
            Stage::Submitted => "To accept",
            Stage::Accepted => "To dispatch",
            Stage::Dispatched => "To sign",
            Stage::Signed => "In hand",
            Stage::Replied => "Replied",
            Stage::Resolved => "Resolved",
            Stage::Rated => "Rated",
            Stage::Declined => "Declined",
            Stage::Withdrawn => "Withdrawn",
        }
    }

    /// Somebody in the city still has to act.
    pub fn is_open(self) -> bool {
        matches!(self, Stage::Submitted | Stage::Accepted | Stage::Dispatched | Stage::Signed | Stage::Replied)
    }

    /// A number for a store's key; never change one.
    pub fn code(self) -> u8 {
        match self {
            Stage::Submitted => 1,
            Stage::Accepted => 2,
            Stage::Dispatched => 3,
            Stage::Signed => 4,
            Stage::Replied => 5,
            Stage::Resolved => 6,
            Stage::Rated => 7,
            Stage::Declined => 8,
            Stage::Withdrawn => 9,
        }
    }

    pub fn from_code(code: u8) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.code() == code)
    }
}

/// Where `verb` leads from `stage` (`None` = the case does not exist yet), if it is legal there.
///
/// A return goes back to *accepted*: the dispatcher must find the right unit. A reopening goes
/// back to *dispatched*: the unit that resolved it must sign for it again.
pub fn next(stage: Option<Stage>, verb: Verb) -> Option<Stage> {
    use Stage::{Accepted, Declined, Dispatched, Rated, Replied, Resolved, Signed, Submitted, Withdrawn};
    let Some(stage) = stage else {
        return (verb == Verb::Submit).then_some(Submitted);
    };
    match (stage, verb) {
        (Submitted, Verb::Accept) => Some(Accepted),
        (Submitted, Verb::Decline) => Some(Declined),
        (Accepted, Verb::Dispatch) => Some(Dispatched),
        (Dispatched, Verb::Sign) => Some(Signed),
        (Dispatched | Signed, Verb::Return) => Some(Accepted),
        (Signed | Replied, Verb::Reply) => Some(Replied),
        (Signed | Replied, Verb::Resolve) => Some(Resolved),
        (Resolved, Verb::Rate) => Some(Rated),
        (Resolved | Rated, Verb::Reopen) => Some(Dispatched),
        (Submitted | Accepted | Dispatched | Signed | Replied, Verb::Withdraw) => Some(Withdrawn),
        _ => None,
    }
}
