//! Spam within a line: betting, mostly, pushed into the pages of others.
//!
//! A spot begins at a word that only spam uses and grows over the words that keep it company. It needs
//! two such words, or one and a company that no report has; what the police fight is no spam.

use super::words::{AGAINST, SPAM, SPAM_COMPANY};
use crate::NoiseKind;
use aho_corasick::{AhoCorasick, MatchKind};
use std::ops::Range;
use std::sync::OnceLock;

/// So far before a word of spam is looked for the police, in bytes.
const AGAINST_BYTES: usize = 30;

/// The spots of a line that are adverts.
pub fn spots(line: &str) -> Vec<(Range<usize>, NoiseKind)> {
    let mut spots = marked(line);
    let Some(words) = spam() else { return spots };
    let mut done = 0;
    for hit in words.find_iter(line) {
        if hit.start() < done {
            continue;
        }
        let range = grown(line, hit.range(), done);
        done = range.end;
        if is_spam(line, &range) {
            spots.push((with_separator(line, range), NoiseKind::Advert));
        }
    }
    spots
}

/// Whether spam stands in a line.
pub fn holds_advert(line: &str) -> bool {
    !spots(line).is_empty()
}

/// Whether all of a line is spam.
pub fn is_advert(line: &str) -> bool {
    fills(&spots(line), line)
}

/// Whether adverts are nearly all that there is in a line.
pub fn fills(adverts: &[(Range<usize>, NoiseKind)], line: &str) -> bool {
    let taken: usize = adverts.iter().map(|(range, _)| range.len()).sum();
    taken > 0 && taken * 10 >= line.len() * 8
}

/// Words without which nothing in a line is an advert.
pub fn words() -> impl Iterator<Item = &'static str> {
    SPAM.into_iter().chain(["广告", "推广】"])
}

fn spam() -> Option<&'static AhoCorasick> {
    static WORDS: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    WORDS.get_or_init(|| automaton(&SPAM, false)).as_ref()
}

fn company() -> Option<&'static AhoCorasick> {
    static WORDS: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    let all = || SPAM.iter().chain(&SPAM_COMPANY).copied().collect::<Vec<_>>();
    WORDS.get_or_init(|| automaton(&all(), true)).as_ref()
}

fn automaton(words: &[&str], any_case: bool) -> Option<AhoCorasick> {
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(any_case).build(words).ok()
}

/// Grows a hit over the words of spam, Latin letters, digits and separators at its sides.
fn grown(line: &str, hit: Range<usize>, least: usize) -> Range<usize> {
    const REACH: usize = 300;
    let (mut start, mut end) = (hit.start, hit.end);
    let ceiling = (hit.end + REACH).min(line.len());
    // separators, figures and short words may be the report's: they are taken only before more spam
    let mut firm = end;
    while end < ceiling {
        let Some(rest) = line.get(end..) else { break };
        let Some((step, sure)) = glue_at(rest).or_else(|| word_at(rest).map(|len| (len, len > "新".len()))) else {
            break;
        };
        end += step;
        firm = if sure { end } else { firm };
    }
    while start > least && hit.start - start < REACH {
        let Some(head) = line.get(least..start) else { break };
        let step = head.chars().next_back().filter(|c| is_glue(*c)).map(char::len_utf8).or_else(|| word_before(head));
        let Some(step) = step else { break };
        start -= step;
    }
    let inner = line.get(start..firm).unwrap_or_default();
    let trimmed = inner.trim_start_matches(|c: char| is_glue(c) && !c.is_ascii_alphanumeric());
    // a figure is spam's where it begins a clause: 2024世界杯…
    let begins = line.get(..firm - trimmed.len()).is_none_or(|head| head.chars().next_back().is_none_or(is_stop));
    let trimmed =
        if begins { trimmed } else { trimmed.trim_start_matches(|c: char| is_glue(c) && !c.is_ascii_alphabetic()) };
    let start = firm - trimmed.len();
    let start = start - year_of_a_cup(line, start);
    let opened = trimmed.contains('】') && line.get(..start).is_some_and(|head| head.ends_with('【'));
    start - if opened { '【'.len_utf8() } else { 0 }..firm
}

/// The bytes of the year before 世界杯: wherever spam was pushed in, it is spam's.
fn year_of_a_cup(line: &str, at: usize) -> usize {
    let (head, rest) = line.split_at_checked(at).unwrap_or_default();
    let cup = ["世界杯", "欧洲杯"].iter().any(|cup| rest.starts_with(cup));
    let year = head.len().checked_sub(4).and_then(|from| head.get(from..)).filter(|_| cup);
    year.filter(|year| year.starts_with("20") && year.bytes().all(|b| b.is_ascii_digit())).map_or(0, str::len)
}

/// The bytes of letters, digits or a separator, and whether they are surely spam's: letters and long numbers are.
fn glue_at(rest: &str) -> Option<(usize, bool)> {
    const LONG: usize = 5;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return Some((digits, digits >= LONG));
    }
    let first = rest.chars().next().filter(|c| is_glue(*c))?;
    Some((first.len_utf8(), first.is_ascii_alphabetic()))
}

fn word_at(rest: &str) -> Option<usize> {
    company()?
        .find(aho_corasick::Input::new(rest).anchored(aho_corasick::Anchored::No).range(..rest.len().min(24)))
        .filter(|m| m.start() == 0)
        .map(|m| m.end())
}

fn word_before(head: &str) -> Option<usize> {
    SPAM.iter().chain(&SPAM_COMPANY).filter(|word| ends_with(head, word)).map(|word| word.len()).max()
}

fn ends_with(head: &str, word: &str) -> bool {
    let tail = head.len().checked_sub(word.len()).and_then(|at| head.get(at..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(word))
}

fn is_glue(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(
            c,
            ',' | '，' | '、' | ' ' | '.' | '/' | ':' | '-' | '_' | '|' | '·' | '+' | '@' | '&' | '【' | '】'
        )
}

/// Two words of spam, or one in the company that only spam keeps; and nobody acts against it.
fn is_spam(line: &str, range: &Range<usize>) -> bool {
    let inside = line.get(range.clone()).unwrap_or_default();
    let head = line.get(..range.start).unwrap_or_default();
    let near = head.char_indices().rev().find(|(k, _)| head.len() - k >= AGAINST_BYTES).map_or(0, |(k, _)| k);
    let near = head.get(near..).unwrap_or_default();
    // who fights it names no address
    let address = ["www.", ".com", ".cn", ".net", ".cc"].iter().any(|part| inside.contains(part));
    if !address && AGAINST.iter().any(|word| near.contains(word)) {
        return false;
    }
    let count = spam().map_or(0, |words| words.find_iter(inside).count());
    let company = company().map_or(0, |words| words.find_iter(inside).count());
    count >= 2 || company >= 2 || inside.contains('.')
}

/// One of the two separators around a spot goes with it; in the midst of a clause only one that is not the text's.
fn with_separator(line: &str, range: Range<usize>) -> Range<usize> {
    let foreign = |c: char| c == ' ' || c == ',' && line.contains('，');
    let before = line.get(..range.start).unwrap_or_default().chars().next_back();
    let after = line.get(range.end..).unwrap_or_default().chars().next();
    match after {
        Some(c) if foreign(c) || is_separator(c) && before.is_none_or(is_stop) => range.start..range.end + c.len_utf8(),
        _ => range,
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, ',' | '，' | '、' | ' ' | '。' | '；')
}

/// Behind which a clause begins.
fn is_stop(c: char) -> bool {
    is_separator(c) || "！；：:!”".contains(c)
}

/// `【广告】…【/广告】`, `（广告：…）`, `[推广]…`: what says itself that it is an advert.
fn marked(line: &str) -> Vec<(Range<usize>, NoiseKind)> {
    const MARKS: [(&str, &str); 8] = [
        ("【广告】", "【/广告】"),
        ("【推广】", "【/推广】"),
        ("[广告]", "[/广告]"),
        ("（广告：", "）"),
        ("(广告:", ")"),
        ("(广告：", ")"),
        ("【广告：", "】"),
        ("【广告:", "】"),
    ];
    let mut spots = Vec::new();
    if !line.contains("广告") && !line.contains("推广】") {
        return spots;
    }
    for (open, close) in MARKS {
        let mut at = 0;
        while let Some(start) = line.get(at..).and_then(|rest| rest.find(open)).map(|k| at + k) {
            let Some(end) = line.get(start..).and_then(|rest| rest.find(close)).map(|k| start + k + close.len()) else {
                break;
            };
            spots.push((start..end, NoiseKind::Advert));
            at = end;
        }
    }
    spots
}
