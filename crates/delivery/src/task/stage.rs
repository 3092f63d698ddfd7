//! Where a task stands.

use crate::named::named;
use serde::{Deserialize, Serialize};

/// The stage of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 拟定: proposed, not sent out yet.
    Draft,
    /// 待确认: sent to the unit.
    Issued,
    /// 有异议: the unit disputes it.
    Disputed,
    /// 推进中.
    Active,
    /// 申请销号.
    Claimed,
    /// 已销号.
    Closed,
    /// 已撤销: withdrawn with the office's word; stays visible.
    Withdrawn,
    /// A proposal that became no task.
    Discarded,
}

named!(Stage {
    Draft "draft" "拟定" "Draft",
    Issued "issued" "待确认" "To be confirmed",
    Disputed "disputed" "有异议" "Disputed",
    Active "active" "推进中" "Under way",
    Claimed "claimed" "申请销号" "Sign-off asked",
    Closed "closed" "已销号" "Signed off",
    Withdrawn "withdrawn" "已撤销" "Withdrawn",
    Discarded "discarded" "不予立项" "Discarded",
});

impl Stage {
    /// Its clocks run and its lights shine.
    pub fn is_open(self) -> bool {
        matches!(self, Stage::Issued | Stage::Disputed | Stage::Active | Stage::Claimed)
    }
}
