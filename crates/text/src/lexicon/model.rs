//! How likely a character is after another in a government work report.
//!
//! The counts come from published reports, as powers of two. Likelihoods are in bits: 0 is certain, -20 is
//! once in a million. Characters are simplified ones.

use super::lines;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// All characters that were counted, as a power of two.
const ALL_BITS: f32 = 20.0;
/// A character that was never counted, of the 3,755 commonest of GB 2312, of its others, of none.
const NEVER: [f32; 3] = [-17.0, -19.0, -22.0];
/// What it costs that a pair was never counted.
const NEW_PAIR: f32 = -3.0;

type Counts<K> = HashMap<K, u8, BuildHasherDefault<Mix>>;

/// The counts.
#[derive(Debug)]
pub struct Model {
    singles: Counts<u32>,
    pairs: Counts<u64>,
}

/// The counts, loaded when first asked for.
pub fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model { singles: singles(), pairs: pairs() })
}

fn singles() -> Counts<u32> {
    let weighted = lines(include_str!("../../data/characters.txt")).filter_map(|line| line.split_once(' '));
    let weighted = weighted.filter_map(|(weight, chars)| Some((weight.parse().ok()?, chars)));
    weighted.flat_map(|(weight, chars): (u8, &str)| chars.chars().map(move |c| (u32::from(c), weight))).collect()
}

fn pairs() -> Counts<u64> {
    let mut counts = Counts::default();
    for (weight, chars) in lines(include_str!("../../data/pairs.txt")).filter_map(|line| line.split_once(' ')) {
        let Ok(weight) = weight.parse() else { continue };
        let mut chars = chars.chars();
        while let (Some(a), Some(b)) = (chars.next(), chars.next()) {
            counts.insert(key(a, b), weight);
        }
    }
    counts
}

fn key(a: char, b: char) -> u64 {
    u64::from(u32::from(a)) << 32 | u64::from(u32::from(b))
}

impl Model {
    /// Whether reports use the character.
    pub fn knows(&self, c: char) -> bool {
        self.singles.contains_key(&u32::from(c))
    }

    /// Whether the two are often seen together.
    pub fn knows_pair(&self, a: char, b: char) -> bool {
        self.pairs.contains_key(&key(a, b))
    }

    /// The likelihood of a character by itself.
    pub fn single(&self, c: char) -> f32 {
        match self.singles.get(&u32::from(c)) {
            Some(count) => f32::from(*count) - ALL_BITS,
            None => never(c),
        }
    }

    /// The likelihood of a character after another.
    pub fn after(&self, before: Option<char>, c: char) -> f32 {
        let alone = self.single(c);
        let Some(before) = before else { return alone };
        let Some(pair) = self.pairs.get(&key(before, c)) else {
            return if self.knows(c) && self.knows(before) { alone + NEW_PAIR } else { alone };
        };
        let first = self.singles.get(&u32::from(before)).copied().unwrap_or(*pair);
        (f32::from(*pair) - f32::from(first)).clamp(alone, 0.0)
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

/// A hasher for keys that are numbers already.
#[derive(Debug, Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(5) ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 ^= self.0 >> 29;
    }
}
