//! Where a vote stands.

use crate::named::named;
use serde::{Deserialize, Serialize};

/// The stage of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 筹备: card and candidates may change.
    Drafting,
    /// 投票中: slips are out.
    Open,
    /// 已计票.
    Counted,
    /// 本轮无效: no quorum, more ballots than voters, or broken off.
    Failed,
    /// 已取消.
    Discarded,
}

named!(Stage {
    Drafting "drafting" "筹备" "Being drafted",
    Open "open" "投票中" "Open",
    Counted "counted" "已计票" "Counted",
    Failed "failed" "本轮无效" "Round failed",
    Discarded "discarded" "已取消" "Called off",
});
