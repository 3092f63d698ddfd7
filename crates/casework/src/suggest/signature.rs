//! A text in half a kilobyte, from which its likeness to another can be told without the text.
//!
//! Sixty-four smallest hashes over the text's pairs of characters (MinHash; Broder, "On the
//! resemblance and containment of documents", 1997): the share of equal places estimates the share
//! of pairs two texts have in common. Enough to find candidates for a person to look at, too little
//! to read anything from. Made once when a case comes in and kept beside it.

use super::grams;
use super::mix;
use serde::{Deserialize, Serialize};

const HASHES: usize = 64;

/// The signature of one text. Empty for a text without words, which is like no other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature(Vec<u64>);

impl Signature {
    pub fn of(title: &str, body: &str) -> Self {
        let mut pairs: Vec<u64> = Vec::new();
        for run in grams::runs(title).iter().chain(&grams::runs(body)) {
            // A run of one character is a pair with nothing.
            pairs.extend(run.windows(run.len().min(2)).map(grams::pack));
        }
        if pairs.is_empty() {
            return Self(Vec::new());
        }
        pairs.sort_unstable();
        pairs.dedup();
        let least = |seed: usize| pairs.iter().map(|pair| mix(pair ^ mix(seed as u64))).min().unwrap_or(0);
        Self((0..HASHES).map(least).collect())
    }

    /// 0 (nothing in common) to 1 (the same pairs); the same both ways. Off by about 0.06.
    pub fn similarity(&self, other: &Self) -> f64 {
        if self.0.is_empty() || self.0.len() != other.0.len() {
            return 0.0;
        }
        let equal = self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count();
        equal as f64 / self.0.len() as f64
    }
}
