//! Which pairs of characters are common to reports, so that a proper name shows by what is not.
//!
//! A report names projects nobody has heard of, in the words of companies and villages. No list of names can
//! hold them; but the language around them is the same everywhere. `frequent.txt` holds the pairs of characters
//! that stand in every fourteenth report or more: a line for each first character, followed by the second ones.

use crate::table::Table;
use std::num::NonZeroU32;
use std::sync::LazyLock;

static PAIRS: LazyLock<Table<NonZeroU32, ()>> = LazyLock::new(|| {
    let rows = include_str!("frequent.txt").lines().map(str::chars);
    let rows = rows.filter_map(|mut row| Some((row.next()?, row)));
    Table::of(rows.flat_map(|(a, row)| row.filter_map(move |b| pair(a, b))).map(|pair| (pair, ())))
});

/// Two Chinese characters of the basic plane as one number.
#[inline]
fn pair(a: char, b: char) -> Option<NonZeroU32> {
    let han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}').then_some(u32::from(c));
    han(a).zip(han(b)).and_then(|(a, b)| NonZeroU32::new(a << 16 | b))
}

/// How rare the neighbours of a text are. Two rare pairs in a row are a word that nobody uses elsewhere; a
/// rare one alone is mostly the seam of two common words, unless it begins the text.
pub fn rarity(text: &str) -> usize {
    let pairs = &*PAIRS;
    let rare = |a: char, b: char| pair(a, b).is_some_and(|pair| pairs.get(pair).is_none());
    let mut chars = text.chars();
    let Some(mut last) = chars.next() else { return 0 };
    let (mut sum, mut run, mut seen) = (0, 0, 0);
    for c in chars {
        if rare(last, c) {
            run += 1;
        } else {
            sum += worth(run, seen);
            run = 0;
        }
        (last, seen) = (c, seen + 1);
    }
    sum + worth(run, seen)
}

/// What a run of rare pairs tells, the last of so many pairs.
fn worth(run: usize, seen: usize) -> usize {
    match run {
        0 => 0,
        1 if seen == 1 => 3,
        1 => 1,
        _ => 4 * run,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_shows_by_its_rare_pairs() {
        assert_eq!(rarity("老旧小区改造"), 0);
        assert_eq!(rarity("乡村振兴"), 0);
        assert!(rarity("鲸屿岬风电") > 3);
    }
}
