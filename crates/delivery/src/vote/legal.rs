//! Which verb is legal at which stage: the whole life of a vote on one screen.
//!
//! All verbs are the office's, and none of them is *cast*: the office runs the vote and has no voice in
//! it; the slip has (see [`super::ballot::cast`]). Once open, a round ends in one of two ways: it is
//! counted, or it is broken off in public, with words.

use super::Stage;
use crate::named::named;

/// The verbs of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    Draft,
    Amend,
    List,
    Open,
    Break,
    Count,
    Discard,
    Show,
}

named!(Verb {
    Draft "draft" "拟定票决" "Draft",
    Amend "amend" "修改" "Amend",
    List "list" "确定候选项目" "List candidates",
    Open "open" "开始投票" "Open",
    Break "break" "中止本轮" "Break off",
    Count "count" "计票" "Count",
    Discard "discard" "取消票决" "Call off",
    Show "show" "公开" "Publish",
});

impl Verb {
    /// Whether it may be taken at this stage. `None`: before there is a vote.
    pub fn is_legal(self, stage: Option<Stage>) -> bool {
        use Stage::{Counted, Discarded, Drafting, Failed, Open};
        let Some(stage) = stage else { return self == Verb::Draft };
        match self {
            Verb::Draft => false,
            Verb::Amend | Verb::List => stage == Drafting,
            // A round that failed is repeated on the same card and paper, with new slips.
            Verb::Open | Verb::Discard => matches!(stage, Drafting | Failed),
            Verb::Break | Verb::Count => stage == Open,
            Verb::Show => matches!(stage, Open | Counted | Failed | Discarded),
        }
    }
}
