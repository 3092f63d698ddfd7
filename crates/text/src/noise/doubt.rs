//! Which lines are worth a search for noise within them.
//!
//! Every line of every report is asked, and hardly one has any. So each character is looked up in one set:
//! whether it begins one of the words of noise. Only where a second one stands behind it is the line searched.

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

/// Whether a word of noise may begin in a line.
pub fn is_doubtful(line: &str) -> bool {
    let words = beginnings();
    let mut from = 0;
    while let Some(at) = words.firsts.next(line, from) {
        let Some((a, b)) = line.get(at..).and_then(two) else { return false };
        if words.seconds.has(b) && words.pairs.binary_search(&(a, b)).is_ok() {
            return true;
        }
        from = at + a.len_utf8();
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
