//! Titles: what and how much, in one calm line.

use super::figure::said;
use super::words::{begins_with_verb, unnumbered};
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

/// A project and how far it is to be.
pub(super) fn of_project(name: &str, stage: Stage) -> String {
    let stage = match stage {
        Stage::Planned => "推进前期",
        Stage::Signed => "签约落地",
        Stage::Started => "开工建设",
        Stage::Building => "加快建设",
        Stage::Completed => "建成",
        Stage::Operating => "投入使用",
        Stage::Other => "推进实施",
    };
    let name = plain(name);
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
        return words.to_owned();
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

/// Cut to so many characters, with a sign that it was.
fn short(words: &str, room: usize) -> String {
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
