//! Lines that are furniture of a page, by their own words.

use super::words::{EDGE, KEYS, LOOSE_KEYS, MENU, SURE, WIDGETS};
use crate::NoiseKind;
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::OnceLock;

/// A line of furniture is no longer than this, in characters.
const LONGEST: usize = 90;

/// A line of few words, in characters.
const FEW: usize = 14;

/// How sure it is that a line is furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Nothing else says so.
    Sure,
    /// At the head or tail of a page, yes; within a report, no.
    Likely,
    /// At the tail of a page, if there is surer furniture.
    Loose,
    /// A document says so too.
    No,
}

/// How a line looks by itself.
pub fn look(line: &str) -> Look {
    if line.len() > LONGEST * 3 || line.len() > LONGEST && line.chars().count() > LONGEST {
        return Look::No;
    }
    let bare = line.trim_matches(|c: char| is_ornament(c) || c.is_whitespace());
    if is_mark(line) || is_trail(line) || has_key(bare, &KEYS) || is_phone(bare) || is_address(line) {
        return Look::Sure;
    }
    let (sure, edge) = said(line);
    if sure && !is_prose(line) {
        return Look::Sure;
    }
    if edge && line.chars().count() <= FEW {
        return Look::Sure;
    }
    if edge && !is_prose(line) || WIDGETS.contains(&bare) || is_menu(line) || is_stamp(bare) {
        return Look::Likely;
    }
    if has_key(bare, &LOOSE_KEYS) {
        return Look::Loose;
    }
    if is_pager(bare) { Look::Sure } else { Look::No }
}

/// What stands around the words of furniture.
fn is_ornament(c: char) -> bool {
    matches!(
        c,
        '[' | ']' | '【' | '】' | '(' | ')' | '（' | '）' | '>' | '》' | '|' | '｜' | '·' | '•' | '-' | '—' | '*'
    )
}

/// Whether a line has words that only furniture says, and words that it says as well as a report.
fn said(line: &str) -> (bool, bool) {
    static WORDS: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    let all = || AhoCorasick::builder().ascii_case_insensitive(true).build(SURE.iter().chain(&EDGE)).ok();
    let Some(words) = WORDS.get_or_init(all) else { return (false, false) };
    let mut said = (false, false);
    for hit in words.find_overlapping_iter(line) {
        let sure = hit.pattern().as_usize() < SURE.len();
        said = (said.0 || sure, said.1 || !sure);
    }
    said
}

/// A sentence, with its comma and its stop.
fn is_prose(line: &str) -> bool {
    let inner = line.chars().filter(|c| matches!(c, '，' | ',' | '。' | '；')).count();
    inner >= 2 && (line.ends_with(['。', '！', '；', '.', '!']) || line.chars().count() > 45)
}

/// `来源：…`; in a row of such, the first decides.
fn has_key(line: &str, keys: &[&str]) -> bool {
    let Some(colon) = colon(line) else { return false };
    let key = line.get(..colon).unwrap_or_default();
    let key: String = key.chars().filter(|c| !c.is_whitespace()).collect();
    keys.contains(&key.as_str()) && !is_prose(line) && line.chars().count() <= 80
}

/// Where the first colon stands: of the wide one the last byte is looked for.
fn colon(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    memchr::memchr2_iter(b':', 0x9A, bytes).find_map(|hit| {
        let front = bytes.get(..=hit)?;
        if front.ends_with(b":") { Some(hit) } else { front.ends_with("：".as_bytes()).then(|| hit + 1 - "：".len()) }
    })
}

/// `首页 > 政务公开 > 正文`.
fn is_trail(line: &str) -> bool {
    let parts = || line.split(['>', '＞', '»', '›']);
    match parts().count() {
        0 | 1 => false,
        2 => line.starts_with("首页"),
        _ => parts().all(|part| part.chars().count() <= 24),
    }
}

/// Three words of a menu or more, apart from each other.
fn is_menu(line: &str) -> bool {
    let parts = || line.split([' ', '|', '｜', '/', '·']).filter(|part| !part.is_empty());
    let short = parts().all(|part| part.chars().count() <= 8) && parts().count() >= 3;
    short && parts().filter(|part| MENU.iter().any(|word| part.contains(word))).count() >= 2
}

/// `— 23 —`, `第 3 页`, `3/12`.
fn is_page_number(line: &str) -> bool {
    let around = |c| matches!(c, '-' | '—' | '–' | '－' | '_' | '·' | '.' | '•' | '第' | '页' | '共' | ' ' | '/');
    let bare = line.trim_matches(around);
    let digits = !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|b| b.is_ascii_digit());
    digits && line.chars().count() <= 12 && (line != bare || bare.len() <= 3)
}

/// A page number or a rule: it stands anywhere.
pub fn is_mark(line: &str) -> bool {
    is_page_number(line) || is_rule(line)
}

/// The day on which a line of furniture says that the page was published, as ISO.
pub fn published(line: &str) -> Option<String> {
    const KEYS: [&str; 8] = ["发布时间", "发布日期", "发表时间", "更新时间", "更新日期", "发文日期", "日期", "时间"];
    let after = KEYS.iter().find_map(|key| line.split_once(key)).map(|(_, rest)| rest)?;
    date_of(after.trim_start_matches([':', '：', ' ', ']', '】'])).map(|(day, _)| day)
}

/// `1 2 3 … 下一页`.
fn is_pager(line: &str) -> bool {
    let counts = line.starts_with('共') && line.contains(['页', '条']) && line.contains(|c: char| c.is_ascii_digit());
    counts && line.chars().count() <= 16
}

/// `400-000-0000`.
fn is_phone(line: &str) -> bool {
    let signs = |c| matches!(c, '-' | ' ' | '(' | ')' | '（' | '）' | '转');
    line.contains('-')
        && line.chars().all(|c| c.is_ascii_digit() || signs(c))
        && (7..=16).contains(&line.bytes().filter(u8::is_ascii_digit).count())
        && !is_date(line)
}

/// A web or mail address and nothing else.
fn is_address(line: &str) -> bool {
    let bare = line.trim();
    !bare.contains(' ')
        && bare.is_ascii()
        && (bare.starts_with("http") || bare.starts_with("www."))
        && bare.contains('.')
}

/// `======`, a line of signs.
pub fn is_rule(line: &str) -> bool {
    let sign =
        |c: &char| matches!(c, '=' | '-' | '_' | '*' | '—' | '–' | '─' | '━' | '~' | '#' | '·' | '.' | '…' | '+');
    let first = line.chars().next().filter(sign);
    first.is_some_and(|first| line.chars().all(|c| c == first)) && line.chars().count() >= 3
}

/// A day and nothing else, such as `2024-01-20` or `2024年1月20日`, perhaps with a time.
pub fn is_date(line: &str) -> bool {
    date_of(line).is_some_and(|(_, rest)| rest.chars().all(|c| c.is_ascii_digit() || ": ".contains(c)))
}

/// A day as machines write it; `2024年1月20日` may be the day of the report.
fn is_stamp(line: &str) -> bool {
    is_date(line) && line.contains(['-', '/', ':'])
}

/// The day that a line begins with, as ISO, and what follows.
pub fn date_of(line: &str) -> Option<(String, &str)> {
    let (year, rest) = number(line.trim())?;
    let rest = rest.strip_prefix(['-', '/', '.', '年'])?;
    let (month, rest) = number(rest.trim_start())?;
    let rest = rest.strip_prefix(['-', '/', '.', '月'])?;
    let (day, rest) = number(rest.trim_start())?;
    let rest = rest.strip_prefix('日').unwrap_or(rest);
    let real = (1949..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    real.then(|| (format!("{year:04}-{month:02}-{day:02}"), rest))
}

fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let digits = text.get(..end).filter(|digits| digits.len() <= 4)?;
    Some((digits.parse().ok()?, text.get(end..)?))
}

/// Furniture within a line: `（上接第1版）`, a `点击查看` in brackets.
pub fn spots(line: &str) -> Vec<(Range<usize>, NoiseKind)> {
    let mut spots = Vec::new();
    for (open, close) in [('（', '）'), ('(', ')'), ('【', '】')] {
        for (start, _) in line.match_indices(open) {
            let rest = line.get(start..).unwrap_or_default();
            let Some(end) = rest.char_indices().take(14).find(|(_, c)| *c == close).map(|(k, c)| k + c.len_utf8())
            else {
                continue;
            };
            let inner = rest.get(open.len_utf8()..end - close.len_utf8()).unwrap_or_default();
            if is_jump(inner) {
                spots.push((start..start + end, NoiseKind::Chrome));
            }
        }
    }
    spots
}

/// What newspapers refer to other pages with, and what pages put in brackets.
const PAPER: [&str; 3] = ["上接", "下转", "紧接"];
const BUTTONS: [&str; 6] = ["打印", "关闭", "返回顶部", "点击查看", "查看原文", "责任编辑"];

/// Words without which nothing in a line is furniture.
pub fn words() -> impl Iterator<Item = &'static str> {
    PAPER.into_iter().chain(BUTTONS)
}

fn is_jump(inner: &str) -> bool {
    let paper = PAPER.iter().any(|word| inner.starts_with(word)) && inner.ends_with('版');
    paper || BUTTONS.iter().any(|word| inner.starts_with(word))
}
