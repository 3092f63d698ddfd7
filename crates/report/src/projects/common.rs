//! Which pairs of characters are common to reports, so that a proper name shows by what is not.
//!
//! A report names projects nobody has heard of, in the words of companies and villages. No list of names can
//! hold them; but the language around them is the same everywhere. `common.txt` holds the pairs of characters
//! that stand in every seventh report or more: a line for each first character, followed by the second ones.

use crate::stops::is_han;
use std::collections::HashSet;
use std::sync::LazyLock;

static PAIRS: LazyLock<HashSet<(char, char)>> = LazyLock::new(|| {
    let mut pairs = HashSet::with_capacity(12_000);
    for line in include_str!("common.txt").lines() {
        let mut chars = line.chars();
        if let Some(first) = chars.next() {
            pairs.extend(chars.map(|second| (first, second)));
        }
    }
    pairs
});

/// How many neighbouring characters of a text are no common pair.
pub fn rarity(text: &str) -> usize {
    let pairs = &*PAIRS;
    let next = text.chars().skip(1);
    text.chars().zip(next).filter(|pair| is_han(pair.0) && is_han(pair.1) && !pairs.contains(pair)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_shows_by_its_rare_pairs() {
        assert_eq!(rarity("老旧小区改造"), 0);
        assert_eq!(rarity("乡村振兴"), 0);
        assert!(rarity("鲸屿岬风电") > 1);
    }
}
