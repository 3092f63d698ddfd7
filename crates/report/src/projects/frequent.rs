//! Which pairs of characters are common to reports, so that a proper name shows by what is not.
//!
//! A report names projects nobody has heard of, in the words of companies and villages. No list of names can
//! hold them; but the language around them is the same everywhere. `frequent.txt` holds the pairs of characters
//! that stand in every fourteenth report or more: a line for each first character, followed by the second ones.

use crate::stops::is_han;
use std::collections::HashSet;
use std::sync::LazyLock;
use yinuo_text::{PairHash, pair};

static PAIRS: LazyLock<HashSet<u64, PairHash>> = LazyLock::new(|| {
    let rows = include_str!("frequent.txt").lines().map(str::chars);
    rows.filter_map(|mut row| Some((row.next()?, row))).flat_map(|(a, row)| row.map(move |b| pair(a, b))).collect()
});

/// How rare the neighbours of a text are. Two rare pairs in a row are a word that nobody uses elsewhere; a
/// rare one alone is mostly the seam of two common words, unless it begins the text.
pub fn rarity(text: &str) -> usize {
    let pairs = &*PAIRS;
    let next = text.chars().skip(1);
    let common = |a: char, b: char| pairs.contains(&pair(a, b));
    let rare = text.chars().zip(next).map(|(a, b)| is_han(a) && is_han(b) && !common(a, b));
    let mut sum = 0;
    let mut run = 0;
    for (at, rare) in rare.chain([false]).enumerate() {
        if rare {
            run += 1;
            continue;
        }
        sum += match run {
            0 => 0,
            1 if at == 1 => 3,
            1 => 1,
            _ => 4 * run,
        };
        run = 0;
    }
    sum
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
