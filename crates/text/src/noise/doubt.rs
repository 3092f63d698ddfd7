//! Which lines are worth a search for noise within them.
//!
//! Every line of every report is asked, and hardly one has any. So each character is looked up in one array:
//! whether it begins one of the words of noise, whether it comes second in one. Only where such two stand
//! side by side is the line searched.

use super::{advert, chrome};
use crate::scan::{Plane, each};
use std::ops::Range;
use std::sync::OnceLock;

const FIRST: u8 = 1;
const SECOND: u8 = FIRST << 1;

/// How the words begin.
struct Beginnings {
    /// Of each character of the basic plane.
    places: Plane,
    /// The two characters that a word begins with, in order.
    pairs: Vec<(u32, u32)>,
}

impl Beginnings {
    fn new<'a>(words: impl Iterator<Item = &'a str>) -> Beginnings {
        let two = |word: &str| word.chars().next().zip(word.chars().nth(1));
        let mut places = Plane::new();
        let mut pairs = Vec::new();
        for (a, b) in words.filter_map(two) {
            places.add(a, FIRST);
            places.add(b, SECOND);
            pairs.push((u32::from(a), u32::from(b)));
        }
        pairs.sort_unstable();
        Beginnings { places, pairs }
    }
}

fn beginnings() -> &'static Beginnings {
    static BEGINNINGS: OnceLock<Beginnings> = OnceLock::new();
    BEGINNINGS.get_or_init(|| Beginnings::new(advert::words().chain(chrome::words())))
}

/// Whether a word of noise may begin in each of the lines.
pub fn doubtful(chars: &str, lines: &[Range<usize>]) -> Vec<bool> {
    let words = beginnings();
    let mut doubtful = vec![false; lines.len()];
    let whole = lines.first().zip(lines.last()).map_or(0..0, |(first, last)| first.start..last.end);
    let (mut last, mut before) = (0, 0);
    each(chars.get(whole.clone()).unwrap_or_default(), |at, c| {
        let places = words.places.of(c);
        if before & FIRST & places >> 1 != 0 && words.pairs.binary_search(&(last, c)).is_ok() {
            let line = lines.partition_point(|line| line.start <= whole.start + at);
            if let Some(line) = line.checked_sub(1).and_then(|line| doubtful.get_mut(line)) {
                *line = true;
            }
        }
        (last, before) = (c, places);
    });
    doubtful
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_doubtful_if_a_word_of_noise_begins_in_it() {
        let page = "新建桥梁12座。\n（下转第2版）\n改造道路，彩\n金属制品增长，出版广告业发展。";
        assert_eq!(doubtful(page, &crate::noise::lines(page)), [false, true, false, true]);
    }
}
