//! Which verb is legal at which stage, and by whom: the whole life of a task on one screen.

use super::stage::Stage;
use crate::named::named;

/// The verbs of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    Propose,
    Edit,
    Discard,
    Plan,
    Share,
    Meter,
    Issue,
    Confirm,
    Dispute,
    Settle,
    Return,
    Check,
    Meet,
    Verify,
    Ask,
    Grant,
    Refuse,
    Chase,
    Claim,
    Close,
    SendBack,
    Reopen,
    Hear,
    Link,
    Show,
}

named!(Verb {
    Propose "propose" "拟定" "Propose",
    Edit "edit" "修改" "Edit",
    Discard "discard" "不予立项" "Discard",
    Plan "plan" "设定节点" "Set nodes",
    Share "share" "分解到县区" "Break down",
    Meter "meter" "设定取数口径" "Count by system",
    Issue "issue" "下发" "Send out",
    Confirm "confirm" "确认" "Confirm",
    Dispute "dispute" "提出异议" "Dispute",
    Settle "settle" "裁定" "Settle",
    Return "return" "报送进展" "Return",
    Check "check" "核对报送" "Check a return",
    Meet "meet" "完成节点" "Meet a node",
    Verify "verify" "核实节点" "Verify a node",
    Ask "ask" "申请调整" "Ask",
    Grant "grant" "同意" "Grant",
    Refuse "refuse" "不同意" "Refuse",
    Chase "chase" "督办" "Chase",
    Claim "claim" "申请销号" "Ask for sign-off",
    Close "close" "销号" "Sign off",
    SendBack "send-back" "退回" "Send back",
    Reopen "reopen" "反弹重启" "Reopen",
    Hear "hear" "听取群众意见" "Hear residents",
    Link "link" "关联" "Link",
    Show "show" "公开" "Publish",
});

/// Who takes a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The supervision office.
    Office,
    /// The lead unit, or one above it.
    Lead,
    /// The lead unit or a co-unit, or one above it.
    Units,
    /// The office or the lead unit.
    Either,
    /// Anybody, citizens included.
    Anybody,
}

impl Verb {
    pub fn who(self) -> Who {
        use Verb::{
            Ask, Chase, Check, Claim, Close, Confirm, Discard, Dispute, Edit, Grant, Hear, Issue, Link, Meet, Meter,
            Plan, Propose, Refuse, Reopen, Return, SendBack, Settle, Share, Show, Verify,
        };
        match self {
            Propose | Edit | Discard | Share | Meter | Issue | Settle | Check | Verify | Grant | Refuse | Chase
            | Close | SendBack | Reopen | Show => Who::Office,
            Confirm | Dispute | Ask | Claim => Who::Lead,
            Return | Meet => Who::Units,
            Plan | Link => Who::Either,
            Hear => Who::Anybody,
        }
    }

    /// Whether it may be taken at this stage. `None`: before there is a task.
    pub fn is_legal(self, stage: Option<Stage>) -> bool {
        use Stage::{Active, Claimed, Closed, Discarded, Disputed, Draft, Issued};
        let Some(stage) = stage else { return self == Verb::Propose };
        match self {
            Verb::Propose => false,
            Verb::Edit | Verb::Discard | Verb::Issue => stage == Draft,
            Verb::Share | Verb::Plan | Verb::Meter => matches!(stage, Draft | Issued | Active),
            Verb::Confirm | Verb::Dispute => stage == Issued,
            Verb::Settle => stage == Disputed,
            Verb::Return | Verb::Meet | Verb::Claim | Verb::Ask => stage == Active,
            Verb::Check | Verb::Verify | Verb::Grant | Verb::Refuse => matches!(stage, Active | Claimed),
            Verb::Chase => matches!(stage, Issued | Active),
            Verb::Close | Verb::SendBack => stage == Claimed,
            Verb::Reopen => stage == Closed,
            Verb::Hear => matches!(stage, Active | Claimed | Closed),
            Verb::Link => stage.is_open() || stage == Closed,
            Verb::Show => !matches!(stage, Draft | Discarded),
        }
    }
}
