//! Which pairs of characters are common to reports, so that a proper name shows by what is not.
//!
//! A report names projects nobody has heard of, in the words of companies and villages. No list of names can
//! hold them; but the language around them is the same everywhere. `frequent.txt` holds the pairs of characters
//! that stand in every fourteenth report or more: a line for each first character, followed by the second ones.

use std::sync::LazyLock;

/// Each pair at its place, or soon behind it; 0 where there is none.
static PAIRS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let rows = include_str!("frequent.txt").lines().map(str::chars);
    let rows = rows.filter_map(|mut row| Some((row.next()?, row)));
    let pairs: Vec<u32> = rows.flat_map(|(a, row)| row.filter_map(move |b| pair(a, b))).collect();
    let mut places = vec![0; (2 * pairs.len()).next_power_of_two()];
    for pair in pairs {
        let at = place(pair, &places);
        if let Some(place) = places.get_mut(at) {
            *place = pair;
        }
    }
    places
});

/// Two Chinese characters of the basic plane as one number.
#[inline]
fn pair(a: char, b: char) -> Option<u32> {
    let han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}').then_some(u32::from(c));
    han(a).zip(han(b)).map(|(a, b)| a << 16 | b)
}

/// Where a pair stands, or where there is room for it.
#[inline]
fn place(pair: u32, places: &[u32]) -> usize {
    let last = places.len() - 1;
    let mut at = pair.wrapping_mul(0x9E37_79B1) as usize >> 15 & last;
    while places.get(at).is_some_and(|other| *other != 0 && *other != pair) {
        at = (at + 1) & last;
    }
    at
}

/// How rare the neighbours of a text are. Two rare pairs in a row are a word that nobody uses elsewhere; a
/// rare one alone is mostly the seam of two common words, unless it begins the text.
pub fn rarity(text: &str) -> usize {
    let pairs = &*PAIRS;
    let rare = |a: char, b: char| pair(a, b).is_some_and(|pair| pairs.get(place(pair, pairs)) == Some(&0));
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
