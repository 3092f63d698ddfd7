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
    begins_with_time(rest) || longest(STARTS, |start| rest.starts_with(start)) > 0
}

/// 2032年是…, 过去一年…: no heading goes on like this.
fn begins_with_time(rest: &str) -> bool {
    let words = ["过去一年", "过去的一年", "今年是", "今年", "一年来", "去年", "新的一年"];
    year(rest).is_some() || words.iter().any(|word| rest.starts_with(word))
}

/// How headings below the parts end.
const ENDS: &str = "新成效 新台阶 新动能 新高地 新引擎 新体系 新优势 新活力 新格局 新突破 新发展 新需求 新局面 \
    新篇章 新面貌 新进展 新路子 新步伐 夯实 释放 提升 改善 增强 优化 扩大 提高 显现 协调发展 \
    发展动力 发展 环境 指数 后劲 升级 对外开放 改革开放 活力 群众生活 执行力 质效 民生 自身建设 \
    定位 振兴 稳定 福祉 基础 支撑 动力 效能 品质 治理 转型 安全 底线 成效 进步 加快 有力 \
    明显 显著 向好 加强 巩固 推进 面貌 示范区 集聚区 先行区 试验区 高地 格局 屏障 短板 引擎 优势 潜力 动能 基石";
/// How a sentence begins.
const STARTS: &str = "坚持 深入 大力 全力 加快 推进 突出 围绕 统筹 持续 加大 切实 着力 认真 牢固 全面 稳步 \
    我们 把 以 按照 树立 紧紧 积极 严格 扎实 落实 聚焦 针对 面对 始终 充分 补齐 强化 打造 \
    健全 贯彻 20 各位代表 过去 今年 去年 一年来 牢记 立足 紧扣 锚定 顺应 激发 树牢 弘扬 践行 学习 发挥 刚刚 回首 回望";

/// Where a heading below the parts ends, in a text that loses its stops, and how sure that is. `clauses`: how
/// many such headings have here.
pub fn of_item(text: &str, head: &str, clauses: usize) -> Option<(i32, usize)> {
    let mut from = 0;
    for _ in 1..clauses {
        let comma = head.get(from..)?.char_indices().find(|(_, c)| is_comma(*c))?;
        from += comma.0 + comma.1.len_utf8();
    }
    let clause = head.get(from..)?.split(is_comma).next()?;
    let chars: Vec<usize> = clause.char_indices().map(|(at, _)| at).collect();
    let best = chars.iter().enumerate().filter(|(count, _)| (4..24).contains(count)).filter_map(|(count, at)| {
        let (front, rest) = clause.split_at_checked(*at)?;
        let mut weight = longest(ENDS, |end| front.ends_with(end));
        // the end of the heading itself, torn off: 发展|后劲
        weight -= longest(ENDS, |end| rest.starts_with(end)) / 2;
        weight += if longest(STARTS, |start| rest.starts_with(start)) > 0 { 4 } else { 0 };
        weight -= (count as i32 - 9).abs() / 3;
        // counting in the whole text is dear: only where it can decide
        weight -= if weight >= 2 && recurs(text, front, rest) { 4 } else { 0 };
        (rest.chars().count() >= 2).then_some((weight, *at))
    });
    let (weight, at) = best.max_by_key(|(weight, at)| (*weight, std::cmp::Reverse(*at)))?;
    (weight >= 2).then_some((weight, from + at))
}

/// Three more than the characters of the longest word of a list that fits.
fn longest(words: &str, fits: impl Fn(&str) -> bool) -> i32 {
    words
        .split_ascii_whitespace()
        .filter(|word| fits(word))
        .map(|word| word.chars().count() as i32 + 3)
        .max()
        .unwrap_or(0)
}

/// As much of a text as a report has; more would be dear.
const NEAR: usize = 65_536;

/// Whether the characters on both sides of a border stand together elsewhere in the text.
fn recurs(text: &str, front: &str, rest: &str) -> bool {
    let left: String = front.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
    let right: String = rest.chars().take(2).collect();
    let both = format!("{left}{right}");
    let near = text.get(..text.floor_char_boundary(NEAR)).unwrap_or(text);
    near.match_indices(both.as_str()).take(2).count() > 1
}
