//! Titles: what and how much, in one calm line.

use super::figure::said;
use super::orders::{begins_with_verb, unnumbered};
use crate::Goal;
use yinuo_report::Stage;

/// Characters of a title at most.
pub const TITLE_MAX: usize = 40;

/// `城镇新增就业3.5万人以上`; `year` where it is not the report's own.
pub(super) fn of_target(what: &str, goal: Option<&Goal>, year: Option<i32>) -> String {
    let figure = goal.map(said).unwrap_or_default();
    let year = year.map(|year| format!("到{year}年")).unwrap_or_default();
    // 超12万户 has its verb; so has a thing that begins with what is to be done.
    let level = |goal: &Goal| goal.basis == crate::Basis::Level && goal.cmp != yinuo_report::Cmp::Gt;
    let reaches = goal.is_some_and(level) && !what.ends_with(['达', '到']) && !begins_with_verb(what);
    let verb = if !reaches {
        ""
    } else if goal.is_some_and(Goal::is_ceiling) {
        "控制在"
    } else {
        "达到"
    };
    let room = TITLE_MAX.saturating_sub(chars(&figure) + chars(&year) + chars(verb));
    format!("{year}{}{verb}{figure}", short(plain(what), room))
}

/// Ends of names of what is done rather than built.
const ACTS: &[&str] = &[
    "治理",
    "整治",
    "改造",
    "提升",
    "普查",
    "修复",
    "更新",
    "开发",
    "行动",
    "计划",
    "规划",
    "活动",
    "改革",
    "保护",
    "攻坚",
    "培育",
    "融合",
    "战略",
    "方案",
    "政策",
    "创建",
    "综合利用",
    "扩能",
];

/// A project and how far it is to be.
pub(super) fn of_project(name: &str, stage: Stage) -> String {
    let name = plain(name);
    // What is done rather than built: a census, a clean-up, an action.
    let act = ACTS.iter().any(|end| name.trim_end_matches(['”', '》', '"']).ends_with(end));
    let stage = match (stage, act) {
        (Stage::Planned, _) => "推进前期",
        (Stage::Signed, _) => "签约落地",
        (Stage::Started, false) => "开工建设",
        (Stage::Started, true) => "启动",
        (Stage::Building, false) => "加快建设",
        (Stage::Building, true) => "加快推进",
        (Stage::Completed, false) => "建成",
        (Stage::Operating, false) => "投入使用",
        (Stage::Completed | Stage::Operating, true) => "完成",
        (Stage::Other, _) => "推进实施",
    };
    let name = name.strip_suffix("建设").filter(|_| stage.ends_with("建设")).unwrap_or(name);
    format!("{}：{stage}", short(name, TITLE_MAX - chars(stage) - 1))
}

/// Of words: its first clauses that fit, else cut.
pub(super) fn of_words(words: &str) -> String {
    let words = plain(words);
    let mut fits = "";
    for (at, _) in words.match_indices(['，', ',', '。', '；', '：']) {
        let front = words.get(..at).unwrap_or_default();
        if chars(front) > TITLE_MAX {
            break;
        }
        fits = front;
        // One clause of some length says what it is about.
        if chars(fits) >= 14 {
            break;
        }
    }
    if chars(words) <= TITLE_MAX && (fits.is_empty() || chars(fits) < 14) {
        return short(words, TITLE_MAX);
    }
    short(if fits.is_empty() { words } else { fits }, TITLE_MAX)
}

fn plain(words: &str) -> &str {
    unnumbered(words.trim())
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '。' | '，' | ',' | '；' | '：' | ':'))
}

fn chars(text: &str) -> usize {
    text.chars().count()
}

/// Cut to so many characters, with a sign that it was; without the spaces that a broken line left in it.
fn short(words: &str, room: usize) -> String {
    let latin = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
    let mut words_joined = String::with_capacity(words.len());
    let mut rest = words.chars().peekable();
    let mut before = None;
    while let Some(c) = rest.next() {
        if !c.is_whitespace() || (latin(before.as_ref()) && latin(rest.peek())) {
            words_joined.push(c);
        }
        before = Some(c);
    }
    let words = words_joined.as_str();
    if chars(words) <= room {
        return words.to_owned();
    }
    let cut: String = words.chars().take(room.saturating_sub(1)).collect();
    format!("{cut}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_short() {
        let long = "海".repeat(90);
        assert_eq!(of_words(&long).chars().count(), TITLE_MAX);
        assert_eq!(of_project(&long, Stage::Started).chars().count(), TITLE_MAX);
        assert_eq!(of_words("一是办好渔市，做强渔港。"), "办好渔市，做强渔港");
        assert_eq!(of_project("鲸屿渔港", Stage::Completed), "鲸屿渔港：建成");
    }
}
