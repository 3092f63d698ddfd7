//! Sentences that tell part and years where no heading does.

use super::number::{chinese, year};
use crate::Signs;
use crate::scan::{Pack, cut, has, has_any};
use crate::stops::is_space;
use std::sync::LazyLock;

/// The sentences between two places: where each begins, and whether it opens a line.
pub fn sentences<'a>(
    text: &'a str,
    signs: &'a Signs,
    from: usize,
    to: usize,
) -> impl Iterator<Item = (usize, &'a str, bool)> {
    let ends = signs.within(from..to).iter().filter(|sign| sign.class.ends_sentence()).map(|sign| sign.end());
    let mut at = from;
    let mut opens = from == 0 || text.get(..from).is_some_and(|before| before.ends_with('\n'));
    ends.chain([to]).filter_map(move |end| {
        let start = at;
        let opened = opens;
        let piece = text.get(start..end).filter(|piece| !piece.is_empty())?;
        at = end;
        let words = piece.trim_start_matches(|c| is_space(c) || c == '\n');
        if words.is_empty() {
            opens |= piece.contains('\n');
            return None;
        }
        opens = piece.ends_with('\n');
        Some((start + piece.len() - words.len(), words, opened))
    })
}

/// "In the past five years …": the review turns from the last year to the five.
pub fn turns_to_five_years(sentence: &str) -> bool {
    ["五年来", "过去五年", "五年间", "这五年", "本届政府"].iter().any(|word| sentence.starts_with(word))
}

/// "Now I report … and ask for your opinion": the end of the greeting.
pub fn greets(sentence: &str) -> bool {
    has(sentence, "代表") && has(sentence, "报告") && has_any(sentence, &["审议", "意见"])
}

/// One of these stands in every sentence that tells of problems.
static PROBLEMS: LazyLock<Pack> =
    LazyLock::new(|| Pack::of(&["清醒", "困难", "问题", "挑战", "不足", "短板", "差距", "弱项"]));

/// "But we also see clearly that …".
pub fn sees_problems(sentence: &str) -> bool {
    let has = |words: &[&str]| has_any(sentence, words);
    if !PROBLEMS.stand_in(sentence) {
        return false;
    }
    let sober = has(&["清醒"]) && has(&["看到", "认识", "意识", "知道"]);
    let named = !sober && has(&["困难", "问题", "挑战", "不足", "短板", "差距", "弱项"]);
    let lists =
        named && has(&["主要是", "主要表现", "主要有", "集中表现"]) && has(&["存在", "面临", "还有", "仍", "需要"]);
    sober
        || lists
        || (named && has(&["同时", "成绩", "但"]) && has(&["存在", "面临"]) && has(&["看到", "认识到", "意识到"]))
}

/// A sentence at the beginning of a paragraph that owns up to problems without more ado.
pub fn owns_problems(sentence: &str) -> bool {
    let has = |words: &[&str]| has_any(sentence, words);
    PROBLEMS.stand_in(sentence)
        && has(&["困难", "问题", "挑战", "不足", "短板"])
        && has(&["存在", "面临", "还有"])
        && has(&[
            "存在一些",
            "存在不少",
            "存在许多",
            "面临不少",
            "面临一些",
            "面临诸多",
            "面临许多",
            "还存在",
            "仍存在",
            "仍然存在",
            "还有不少",
        ])
}

/// The newest year that sentences speak of as such ("2032年是…"): for a report whose headings name none.
pub fn newest_year(text: &str, signs: &Signs) -> Option<i32> {
    let of = |opening: bool| {
        let found = sentences(text, signs, 0, text.len()).filter(|(_, _, opens)| *opens || !opening);
        let found = found.map(|(_, sentence, _)| address(sentence));
        found.filter(|sentence| sentence.chars().nth(5) == Some('是')).filter_map(year).max()
    };
    of(true).or_else(|| of(false))
}

/// A sentence that opens the plan: its year, its aims.
pub fn plans(sentence: &str, year: Option<i32>) -> bool {
    let named = names(sentence, year) || sentence.starts_with("今年");
    let aims = has_any(
        sentence,
        &[
            "工作的总体要求",
            "工作总体要求",
            "工作的总要求",
            "工作总的要求",
            "主要预期目标",
            "工作总体思路",
            "工作的总体思路",
        ],
    );
    aims || (named && cut(sentence, "是").is_some_and(|(front, _)| front.chars().count() <= 6))
}

/// A sentence that begins with the year of the plan.
pub fn turns_to_year(sentence: &str, year: Option<i32>) -> bool {
    names(sentence, year) || ["今年", "做好今年", "新的一年", "做好明年"].iter().any(|w| sentence.starts_with(w))
}

/// A sentence that begins with the year under review.
pub fn turns_to_past_year(sentence: &str, year: Option<i32>) -> bool {
    let words = ["过去一年", "过去的一年", "一年来", "去年", "刚刚过去的一年"];
    let bare = address(sentence);
    names(bare, year.map(|y| y - 1)) || words.iter().any(|w| bare.starts_with(w))
}

/// "In the past N years", at the beginning of a sentence.
pub fn years_past(sentence: &str) -> Option<i32> {
    let bare = address(sentence);
    let bare = ["过去的", "过去", "近", "这"].iter().find_map(|w| bare.strip_prefix(w)).unwrap_or(bare);
    let (n, taken) = chinese(bare)?;
    let rest = bare.get(taken..)?;
    let past = rest.starts_with("年来") || (rest.starts_with('年') && bare.len() < sentence.len());
    (past && (2..=10).contains(&n)).then_some(n.cast_signed())
}

/// A sentence without "fellow deputies".
fn address(sentence: &str) -> &str {
    let Some(rest) = sentence.strip_prefix("各位代表") else { return sentence };
    rest.trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a sentence begins with a year.
fn names(sentence: &str, wanted: Option<i32>) -> bool {
    let sentence = sentence.strip_prefix("做好").unwrap_or(sentence);
    wanted.is_some() && year(sentence) == wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_know_where_they_stand() {
        let text = "甲。乙!\n丙。";
        let signs = Signs::of(text);
        let got: Vec<_> = sentences(text, &signs, 0, text.len()).collect();
        assert_eq!(got, [(0, "甲。", true), (6, "乙!", false), (11, "丙。", true)]);
    }

    #[test]
    fn a_sentence_tells_what_it_opens() {
        assert!(sees_problems("同时,我们也清醒地看到,渔港淤积还很严重。"));
        assert!(sees_problems("发展中还存在不少困难,主要是渔港淤积。"));
        assert!(!sees_problems("我们解决了渔港淤积的问题。"));
        assert!(plans("2032年是渔港清淤的收官之年。", Some(2032)));
        assert!(plans("今年政府工作的总体要求是:挖泥。", Some(2032)));
        assert!(!plans("2032年春天挖泥的船是新船。", Some(2032)));
        assert!(turns_to_past_year("各位代表,2031年是收官之年。", Some(2032)));
        assert_eq!(years_past("五年来,我们挖泥。"), Some(5));
        assert_eq!(years_past("三年前,我们挖泥。"), None);
    }
}
