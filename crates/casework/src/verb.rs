//! The verbs of a case, in the field's own words.

use serde::{Deserialize, Serialize};
use yinuo_kernel::Role;

/// What somebody can do to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    Submit,
    Accept,
    Decline,
    Dispatch,
    Sign,
    Return,
    Reply,
    Resolve,
    Rate,
    Reopen,
    Withdraw,
}

impl Verb {
    pub const ALL: [Verb; 11] = [
        Verb::Submit,
        Verb::Accept,
        Verb::Decline,
        Verb::Dispatch,
        Verb::Sign,
        Verb::Return,
        Verb::Reply,
        Verb::Resolve,
        Verb::Rate,
        Verb::Reopen,
        Verb::Withdraw,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Verb::Submit => "submit",
            Verb::Accept => "accept",
            Verb::Decline => "decline",
            Verb::Dispatch => "dispatch",
            Verb::Sign => "sign",
            Verb::Return => "return",
            Verb::Reply => "reply",
            Verb::Resolve => "resolve",
            Verb::Rate => "rate",
            Verb::Reopen => "reopen",
            Verb::Withdraw => "withdraw",
        }
    }

    pub fn parse(text: &str) -> Option<Verb> {
        Verb::ALL.into_iter().find(|verb| verb.as_str() == text)
    }

    pub fn zh(self) -> &'static str {
        match self {
            Verb::Submit => "提交",
            Verb::Accept => "受理",
            Verb::Decline => "不予受理",
            Verb::Dispatch => "派单",
            Verb::Sign => "签收",
            Verb::Return => "退单",
            Verb::Reply => "答复",
            Verb::Resolve => "办结",
            Verb::Rate => "评价",
            Verb::Reopen => "申请重办",
            Verb::Withdraw => "撤回",
        }
    }

    pub fn en(self) -> &'static str {
        match self {
            Verb::Submit => "Submit",
            Verb::Accept => "Accept",
            Verb::Decline => "Decline",
            Verb::Dispatch => "Dispatch",
            Verb::Sign => "Sign",
            Verb::Return => "Return",
            Verb::Reply => "Reply",
            Verb::Resolve => "Resolve",
            Verb::Rate => "Rate",
            Verb::Reopen => "Open again",
            Verb::Withdraw => "Withdraw",
        }
    }

    /// The table of role × command. The system may do what packs make automatic; supervisor and
    /// administrator look on.
    pub fn allows(self, role: Role) -> bool {
        use Role::{Citizen, Dispatcher, Operator, System, Unit};
        match self {
            Verb::Submit => matches!(role, Citizen | Operator | System),
            Verb::Accept => matches!(role, Operator | System),
            Verb::Decline => role == Operator,
            Verb::Dispatch => matches!(role, Dispatcher | System),
            Verb::Sign => matches!(role, Unit | System),
            Verb::Return | Verb::Reply | Verb::Resolve => role == Unit,
            Verb::Rate | Verb::Reopen | Verb::Withdraw => matches!(role, Citizen | Operator),
        }
    }
}
