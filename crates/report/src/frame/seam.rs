//! Headings that run into the text without a stop: where one ends and the other begins.

use super::number::year;
use crate::lexicon::Lexicon;
use crate::stops::is_comma;
use std::sync::LazyLock;

/// How the heading of a part ends.
const PART_ENDS: &str = "工作回顾 回顾 工作安排 安排 主要任务 目标任务 重点任务 任务 重点工作 主要工作 奋斗目标 \
    主要目标 总体要求 工作打算 工作建议 工作部署 自身建设 满意政府 满意的政府 服务型政府 基本思路 \
    主要举措";
/// What goes on with the same phrase behind such an end.
const GOES_ON: &str = "和 及 与 、 的 建设 自身 工作 安排 任务 职能 效能 建议 以及";

/// Whether a heading of a part could end here.
pub fn ends_part(front: &str) -> bool {
    static ENDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(PART_ENDS));
    ENDS.ends(front).is_some()
}

/// Whether the words go on as a heading does.
fn goes_on(rest: &str) -> bool {
    static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(GOES_ON));
    WORDS.begins(rest).is_some()
}

/// Where the heading of a part ends that runs into the text; nothing if it does not.
pub fn of_part(head: &str) -> Option<usize> {
    let comma = head.find(is_comma).unwrap_or(head.len());
    let ends = |at: &usize| {
        let (front, rest) = head.split_at(*at);
        let breaks = front.ends_with(|c| "作求标点设平署排".contains(c)) && begins_with_time(rest);
        !rest.is_empty() && (breaks || ends_part(front) && !goes_on(rest))
    };
    let at = head.char_indices().map(|(at, _)| at).take_while(|at| *at <= comma).find(ends)?;
    (head.get(..at)?.chars().count() >= 4).then_some(at)
}

/// Whether a text begins like a sentence.
pub fn begins_sentence(rest: &str) -> bool {
    static WORDS: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::each(LEADS.split_whitespace().chain(STARTS.split_whitespace())));
    begins_with_time(rest) || WORDS.begins(rest).is_some()
}

/// 2032年是…, 过去一年…: no heading goes on like this.
fn begins_with_time(rest: &str) -> bool {
    let words = ["过去一年", "过去的一年", "今年是", "今年", "一年来", "去年", "新的一年"];
    year(rest).is_some() || words.iter().any(|word| rest.starts_with(word))
}

/// What leads a sentence, and any clause, as its verb does.
pub const LEADS: &str = "坚持 深入 大力 全力 加快 推进 突出 围绕 统筹 持续 加大 切实 着力 认真 牢固 全面 稳步 把 \
    以 树立 紧紧 积极 严格 扎实 落实 聚焦 始终 充分 补齐 强化 打造 健全 贯彻 牢记 立足 紧扣 \
    锚定 顺应 激发 树牢 弘扬 践行 学习 发挥";
/// How else a sentence begins.
const STARTS: &str = "我们 按照 针对 面对 20 各位代表 过去 今年 去年 一年来 刚刚 回首 回望";
