//! Which lines are worth a search for noise within them.
//!
//! Hardly one has any. Where two characters stand together that a word of noise begins with, its line is searched.

use super::{advert, chrome};
use crate::scan::CharSet;
use std::sync::OnceLock;

/// How the words begin.
struct Beginnings {
    firsts: CharSet,
    seconds: CharSet,
    /// The two characters that a word begins with, in order.
    pairs: Vec<(char, char)>,
}

impl Beginnings {
    fn new<'a>(words: impl Iterator<Item = &'a str>) -> Beginnings {
        let mut pairs: Vec<(char, char)> = words.filter_map(two).collect();
        pairs.sort_unstable();
        let firsts = CharSet::of(pairs.iter().map(|(a, _)| *a));
        Beginnings { firsts, seconds: CharSet::of(pairs.iter().map(|(_, b)| *b)), pairs }
    }
}

fn two(word: &str) -> Option<(char, char)> {
    let mut chars = word.chars();
    chars.next().zip(chars.next())
}

fn beginnings() -> &'static Beginnings {
    static BEGINNINGS: OnceLock<Beginnings> = OnceLock::new();
    BEGINNINGS.get_or_init(|| Beginnings::new(advert::words().chain(chrome::words())))
}

/// The characters that words of noise begin with.
pub fn begin_noise() -> impl Iterator<Item = char> {
    beginnings().pairs.iter().map(|(first, _)| *first)
}

/// Whether a word of noise may begin with a character, where `rest` stands behind it.
pub fn noise_begins(first: char, rest: &str) -> bool {
    let words = beginnings();
    let second = || rest.chars().next().filter(|second| words.seconds.has(*second));
    words.firsts.has(first) && second().is_some_and(|second| words.pairs.binary_search(&(first, second)).is_ok())
}

/// Whether a word of noise may begin in a line.
pub fn is_doubtful(line: &str) -> bool {
    let words = beginnings();
    let mut from = 0;
    while let Some(at) = words.firsts.next(line, from) {
        let mut rest = line.get(at..).unwrap_or_default().chars();
        let Some(first) = rest.next() else { return false };
        if noise_begins(first, rest.as_str()) {
            return true;
        }
        from = at + first.len_utf8();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_doubtful_if_a_word_of_noise_begins_in_it() {
        let page = "新建桥梁12座。\n（下转第2版）\n改造道路，彩\n金属制品增长，出版广告业发展。";
        assert_eq!(page.lines().map(is_doubtful).collect::<Vec<_>>(), [false, true, false, true]);
    }
}
