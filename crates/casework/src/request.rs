//! What a unit must ask for (申请) and the centre decides: a return, more time, a pause, setting a
//! demand aside. At most one request is open on a case.

use serde::{Deserialize, Serialize};
use yinuo_calendar::Budget;
use yinuo_kernel::{PostId, Timestamp, UnitId};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Request {
    /// 退单: it is not this unit's.
    Return,
    /// 延期: so much more time for the resolve clock, counted from its deadline.
    Extend { budget: Budget },
    /// 挂起: nothing can be done until then.
    Suspend { until: Timestamp },
    /// 挂账: only a season allows it.
    Defer { until: Timestamp },
    /// 不合理诉求: the demand, never the person.
    SetAside,
}

impl Request {
    pub fn as_str(&self) -> &'static str {
        match self {
            Request::Return => "return",
            Request::Extend { .. } => "extend",
            Request::Suspend { .. } => "suspend",
            Request::Defer { .. } => "defer",
            Request::SetAside => "set_aside",
        }
    }

    pub fn zh(&self) -> &'static str {
        match self {
            Request::Return => "退单",
            Request::Extend { .. } => "延期",
            Request::Suspend { .. } => "挂起",
            Request::Defer { .. } => "挂账",
            Request::SetAside => "认定不合理诉求",
        }
    }

    pub fn en(&self) -> &'static str {
        match self {
            Request::Return => "return",
            Request::Extend { .. } => "more time",
            Request::Suspend { .. } => "suspension",
            Request::Defer { .. } => "deferral",
            Request::SetAside => "setting aside",
        }
    }
}

/// A request that waits for its decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub request: Request,
    pub at: Timestamp,
    pub unit: Option<UnitId>,
    pub post: Option<PostId>,
}
