//! Whether a figure is a level, a growth or an absolute change: told by the word before it.

use super::figure::Figure;
use super::subject::trim_links;
use super::words::{LEXICA, RATES};
use crate::lexicon::Lexicon;
use crate::scan::{ends_chinese, has_any};
use std::sync::LazyLock;

/// What a figure says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Role {
    /// A value.
    Level,
    /// Percent against before; the sign.
    Growth(f64),
    /// An amount against before; the sign.
    Delta(f64),
}

/// Reads the words before a figure: what it says, and the text that is left for the thing.
pub(super) fn role<'a>(before: &'a str, figure: &Figure<'_>) -> (Role, &'a str) {
    if figure.unit.name == "番" {
        return (Role::Growth(1.0), within_years(trim_links(before).0));
    }
    let tight = if ends_chinese(before) { before } else { before.trim_end() };
    let direct = change(tight);
    let (left, level) = trim_links(tight);
    let linked = || {
        let far = !level && left.len() < tight.len();
        let told = || rate(left).or_else(|| change(left).filter(|(_, w)| matches!(*w, "增长" | "下降" | "上涨")));
        if far { told() } else { None }
    };
    let found = direct.or_else(linked);
    if figure.is_percent() && !level && found.is_none() {
        // 压减一般性支出6%
        const CUTS: &[&str] = &["压减", "精简", "压缩", "减少", "降低", "削减", "缩减"];
        let own = super::subject::trim_lead(left);
        if let Some(rest) = CUTS.iter().find_map(|w| own.strip_prefix(w)).filter(|r| r.chars().count() > 1) {
            return (Role::Growth(-1.0), rest);
        }
    }
    let Some((sign, word)) = found else {
        if figure.is_percent() && (!level && is_price(left) || is_aim(left)) {
            return (Role::Growth(1.0), left);
        }
        return (Role::Level, left);
    };
    let base = if direct.is_some_and(|(_, w)| w == word) { tight } else { left };
    let rest = base.strip_suffix(word).unwrap_or(base);
    if figure.is_percent() || figure.unit.name == "倍" {
        return (Role::Growth(sign), rest);
    }
    if figure.is_points() || !figure.unit.name.is_empty() || !figure.unit.many.is_empty() {
        return (Role::Delta(sign), rest);
    }
    (Role::Level, left)
}

fn change(text: &str) -> Option<(f64, &'static str)> {
    let (word, sign) = LEXICA.changes.closing(text)?;
    // 改造提升, 优化提升 are one verb.
    if LEXICA.verbs.ends(text).is_some_and(|verb| verb.len() > word.len()) {
        return None;
    }
    let rest = text.strip_suffix(word)?;
    // 新增, 净增 count things; 提升, 直升, 减 of 加减 belong to other words.
    let other = word.chars().count() == 1
        && rest.ends_with([
            '新', '净', '倍', '扩', '提', '直', '攀', '加', '免', '削', '裁', '压', '缩', '跃', '回', '晋', '高', '公',
            '下', '精', '共',
        ]);
    (!other).then_some((sign, word))
}

fn rate(text: &str) -> Option<(f64, &'static str)> {
    let word = RATES.iter().find(|w| text.ends_with(**w))?;
    Some((if *word == "降幅" { -1.0 } else { 1.0 }, word))
}

/// 甲、乙增速均达到|20%: a growth of each, told by the last.
pub(super) fn rated(told: Role, last: &str, figure: &Figure<'_>) -> Role {
    let rate = rate(last).filter(|(_, word)| told == Role::Level && figure.is_percent() && last.len() > word.len());
    rate.map_or(told, |(sign, _)| Role::Growth(sign))
}

/// Without its rate.
pub(super) fn unrated(thing: &str) -> &str {
    rate(thing).and_then(|(_, word)| thing.strip_suffix(word)).unwrap_or(thing)
}

/// 经济增长预期目标为5%
fn is_aim(text: &str) -> bool {
    text.ends_with("目标") && has_any(text, &["增长", "增速"])
}

/// 实现两年|翻番
pub(super) fn within_years(text: &str) -> &str {
    let number = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c);
    let years = text.strip_suffix('年').map(|text| text.trim_end_matches(number));
    years.filter(|left| left.len() + '年'.len_utf8() < text.len()).unwrap_or(text)
}

/// A percentage of prices is a growth (居民消费价格控制在3%左右).
fn is_price(text: &str) -> bool {
    text.ends_with("消费价格")
        || text.ends_with("物价")
        || text.ends_with("价格总水平")
        || text.ends_with("消费价格总水平")
        || text.ends_with("价格指数")
}

/// Without what says against when a change is: 同比, 比上年, 较2019年, 年均 is kept.
pub(super) fn trim_basis(mut text: &str) -> &str {
    loop {
        let before = text;
        text = if ends_chinese(text) { text } else { text.trim_end() };
        if let Some(word) = LEXICA.basis.ends(text)
            && let Some(rest) = text.strip_suffix(word)
        {
            let own = word == "均" && rest.ends_with(['年', '人', '户', '平', '月', '村'])
                || word == "平均" && rest.ends_with('年')
                || word == "都" && rest.ends_with(['成', '首']);
            if !own {
                text = rest;
            }
        }
        text = trim_than(text);
        if text.len() == before.len() {
            return text;
        }
    }
}

/// 比上年, 较去年同期, 与2020年相比.
fn trim_than(text: &str) -> &str {
    const ENDS: &[&str] =
        &["上年同期", "去年同期", "上年", "去年", "同期", "年初", "上年末", "上年底", "前年", "上一年", "年末", "年底"];
    static THAN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("年 期 初 末 底 比 预算 之前 以前"));
    if THAN.ends(text).is_none() {
        return text;
    }
    let body = text.strip_suffix("相比").unwrap_or(text);
    let body = body.strip_suffix('末').or_else(|| body.strip_suffix('底')).unwrap_or(body);
    for word in ENDS {
        if let Some(rest) = body.strip_suffix(word) {
            let digits = rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == '年');
            if let Some(rest) = digits.strip_suffix(['比', '较', '与']) {
                return rest;
            }
        }
    }
    if let Some(rest) = body.strip_suffix('年') {
        let digits = rest.trim_end_matches(|c: char| c.is_ascii_digit());
        if digits.len() < rest.len()
            && let Some(rest) = digits.strip_suffix(['比', '较', '与'])
        {
            return rest;
        }
    }
    // 比年初预算, 较改革之初
    if let Some((head, base)) = text.rfind(['比', '较']).and_then(|at| text.split_at_checked(at))
        && (3..=10).contains(&base.chars().count())
        && ["预算", "之初", "之前", "以前"].iter().any(|w| base.ends_with(w))
        && !head.ends_with(['占', '同', '环', '对', '相'])
    {
        return head;
    }
    text
}
