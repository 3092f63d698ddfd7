//! Where a candidate stands.

use crate::named::named;
use serde::{Deserialize, Serialize};

/// The stage of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 征集.
    Suggested,
    /// 初审通过.
    Reviewed,
    /// 论证完成: what it costs, who pays, who does it by when.
    Costed,
    /// 列入票决.
    Listed,
    /// 票决产生.
    Chosen,
    /// 未入选: it stays in the pool (项目库) and may be listed again.
    NotChosen,
    /// 合并: it lives on in another candidate.
    Merged,
    /// 不予采纳, with the office's word; stays visible.
    Declined,
}

named!(Stage {
    Suggested "suggested" "征集" "Suggested",
    Reviewed "reviewed" "初审通过" "Reviewed",
    Costed "costed" "论证完成" "Costed",
    Listed "listed" "列入票决" "Listed",
    Chosen "chosen" "票决产生" "Chosen",
    NotChosen "not_chosen" "未入选" "Not chosen",
    Merged "merged" "已合并" "Merged",
    Declined "declined" "不予采纳" "Declined",
});
