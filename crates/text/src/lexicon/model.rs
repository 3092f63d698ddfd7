//! How likely a character is after another in a government work report.
//!
//! The counts come from published reports, as powers of two. Likelihoods are in bits: 0 is certain, -20 is
//! once in a million. Characters are simplified ones.

use super::lines;
use crate::pair::{PairHash, pair};
use std::collections::HashMap;
use std::sync::OnceLock;

/// All characters that were counted, as a power of two.
const ALL_BITS: f32 = 20.0;
/// A character that was never counted, of the 3,755 commonest of GB 2312, of its others, of none.
const NEVER: [f32; 3] = [-17.0, -19.0, -22.0];
/// What it costs that a pair was never counted.
const NEW_PAIR: f32 = -3.0;

/// The counts of pairs, behind a small array of bits: nearly all pairs that are asked for were never seen, and
/// for most of these a bit says so.
#[derive(Debug)]
struct Pairs {
    counts: HashMap<u64, u8, PairHash>,
    seen: Vec<u64>,
}

impl Pairs {
    /// As many words of 64 bits.
    const WORDS: usize = 1 << 13;

    #[inline]
    fn bit(key: u64) -> (usize, u64) {
        let mixed = (key ^ key >> 23).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 45;
        (mixed as usize / 64, 1 << (mixed % 64))
    }

    fn new(counts: HashMap<u64, u8, PairHash>) -> Pairs {
        let mut seen = vec![0; Pairs::WORDS];
        for (word, bit) in counts.keys().map(|key| Pairs::bit(*key)) {
            if let Some(word) = seen.get_mut(word) {
                *word |= bit;
            }
        }
        Pairs { counts, seen }
    }

    #[inline]
    fn get(&self, key: u64) -> Option<u8> {
        let (word, bit) = Pairs::bit(key);
        let seen = self.seen.get(word).is_some_and(|word| word & bit != 0);
        if seen { self.counts.get(&key).copied() } else { None }
    }
}

/// The counts.
#[derive(Debug)]
pub struct Model {
    /// Of each character of the basic plane.
    singles: Vec<Option<u8>>,
    /// Loaded only for a text of which something is to be mended: most are clean.
    pairs: OnceLock<Pairs>,
}

/// The counts, loaded when first asked for.
#[inline]
pub fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model { singles: singles(), pairs: OnceLock::new() })
}

fn singles() -> Vec<Option<u8>> {
    let mut counts = vec![None; 1 << 16];
    let weighted = lines(include_str!("../../data/characters.txt")).filter_map(|line| line.split_once(' '));
    let weighted = weighted.filter_map(|(weight, chars)| Some((weight.parse().ok()?, chars)));
    for (weight, c) in weighted.flat_map(|(weight, chars): (u8, &str)| chars.chars().map(move |c| (weight, c))) {
        if let Some(count) = counts.get_mut(u32::from(c) as usize) {
            *count = Some(weight);
        }
    }
    counts
}

fn pairs() -> Pairs {
    let mut counts = HashMap::default();
    for (weight, chars) in lines(include_str!("../../data/pairs.txt")).filter_map(|line| line.split_once(' ')) {
        let Ok(weight) = weight.parse() else { continue };
        let mut chars = chars.chars();
        while let (Some(a), Some(b)) = (chars.next(), chars.next()) {
            counts.insert(pair(a, b), weight);
        }
    }
    Pairs::new(counts)
}

impl Model {
    #[inline]
    fn count(&self, c: char) -> Option<u8> {
        self.singles.get(u32::from(c) as usize).copied().flatten()
    }

    #[inline]
    fn count_pair(&self, a: char, b: char) -> Option<u8> {
        self.pairs.get_or_init(pairs).get(pair(a, b))
    }

    /// Whether reports use the character.
    pub fn knows(&self, c: char) -> bool {
        self.count(c).is_some()
    }

    /// Whether the two are often seen together.
    pub fn knows_pair(&self, a: char, b: char) -> bool {
        self.count_pair(a, b).is_some()
    }

    /// By how many bits two characters are oftener seen together than by chance: from -3 for a pair that was never
    /// seen to 10; of characters that were never counted nothing is known.
    pub fn together(&self, a: char, b: char) -> f32 {
        let Some((first, second)) = self.count(a).zip(self.count(b)) else { return 0.0 };
        let often = |pair| f32::from(pair) + ALL_BITS - f32::from(first) - f32::from(second);
        self.count_pair(a, b).map_or(NEW_PAIR, often).clamp(NEW_PAIR, 10.0)
    }

    /// Those of many characters that are often seen before another.
    pub fn before<'a, T>(
        &'a self,
        firsts: &'a [(T, char)],
        second: char,
    ) -> impl Iterator<Item = &'a (T, char)> + use<'a, T> {
        let pairs = self.pairs.get_or_init(pairs);
        firsts.iter().filter(move |(_, first)| pairs.get(pair(*first, second)).is_some())
    }

    /// The likelihood of a character by itself.
    pub fn single(&self, c: char) -> f32 {
        match self.count(c) {
            Some(count) => f32::from(count) - ALL_BITS,
            None => never(c),
        }
    }

    /// The likelihood of a known character after another with which it was never seen.
    pub fn apart(&self, c: char) -> f32 {
        self.single(c) + NEW_PAIR
    }

    /// The likelihood of a character after another.
    pub fn after(&self, before: Option<char>, c: char) -> f32 {
        let alone = self.single(c);
        let Some(before) = before else { return alone };
        let Some(pair) = self.count_pair(before, c) else {
            return if self.knows(c) && self.knows(before) { alone + NEW_PAIR } else { alone };
        };
        let first = self.count(before).unwrap_or(pair);
        (f32::from(pair) - f32::from(first)).clamp(alone, 0.0)
    }
}

fn never(c: char) -> f32 {
    let [common, less, none] = NEVER;
    match super::gbk().encode(c) {
        Some([0xB0..=0xD7, 0xA1..=0xFE]) => common,
        Some([0xD8..=0xF7, 0xA1..=0xFE]) => less,
        _ => none,
    }
}
