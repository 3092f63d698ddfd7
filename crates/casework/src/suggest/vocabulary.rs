//! The grams a model knows, and a text as a vector over them.
//!
//! tf-idf with a damped count, length one: a long letter says no more than a short one. A gram of
//! the title counts as several of the body. What stands in fewer than [`Shape::least`] different
//! texts is not kept: it says nothing about a kind of case, and may be somebody's name.

use super::grams::{self, Gram};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A text as grams and how often each occurs, sorted by gram.
pub(super) type Bag = Vec<(Gram, f32)>;
/// A text as features of a vocabulary and their values, sorted by feature.
pub(super) type Vector = Vec<(u32, f32)>;

/// How texts become vectors. Changing one makes old models unreadable: see `model::VERSION`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// Characters of the longest gram, at most three.
    pub longest: usize,
    /// A gram is kept when so many different texts have it.
    pub least: u32,
    /// How often a gram of the title counts.
    pub title: f32,
    /// Characters of the body that are read.
    pub body_chars_max: usize,
}

/// People say first what it is about, then what they felt and whom they asked: see ADR 8.
pub(super) const SHAPE: Shape = Shape { longest: 2, least: 3, title: 5.0, body_chars_max: 500 };

/// The features of a model, sorted by gram, with how much each says (idf).
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Vocabulary {
    pub grams: Vec<Gram>,
    /// In how many different texts each stands, and how many texts there were.
    pub counts: Vec<u32>,
    pub texts: u32,
    idf: Vec<f32>,
}

/// Counts the grams of a title and a body.
pub(super) fn bag(title: &str, body: &str, shape: Shape) -> Bag {
    let (title, body) = (grams::runs(title), grams::runs(clip(body, shape)));
    let mut all: Vec<(Gram, f32)> = grams::grams(&title, shape.longest).map(|gram| (gram, shape.title)).collect();
    all.extend(grams::grams(&body, shape.longest).map(|gram| (gram, 1.0)));
    all.sort_unstable_by_key(|(gram, _)| *gram);
    all.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    all
}

/// The part of a body that is read.
pub(super) fn clip(body: &str, shape: Shape) -> &str {
    let body = body.trim_start();
    body.char_indices().nth(shape.body_chars_max).and_then(|(end, _)| body.get(..end)).unwrap_or(body)
}

impl Vocabulary {
    /// From its parts; `None` when the grams are not sorted or the counts are not theirs.
    pub fn new(grams: Vec<Gram>, counts: Vec<u32>, texts: u32) -> Option<Self> {
        let idf = |count: &u32| ((1.0 + f64::from(texts)) / (1.0 + f64::from(*count))).ln() as f32 + 1.0;
        let fits = grams.len() == counts.len() && grams.is_sorted_by(|a, b| a < b);
        fits.then(|| Self { idf: counts.iter().map(idf).collect(), grams, counts, texts })
    }

    pub fn len(&self) -> usize {
        self.grams.len()
    }

    /// The feature of a gram.
    pub fn find(&self, gram: Gram) -> Option<u32> {
        self.grams.binary_search(&gram).ok().and_then(|at| u32::try_from(at).ok())
    }

    /// From different texts; `max` features at most, those in most texts first.
    pub fn of<'a>(bags: impl Iterator<Item = &'a Bag>, shape: Shape, max: usize) -> Self {
        let mut texts = 0u32;
        let mut counts: HashMap<Gram, u32, BuildHasherDefault<Mix>> = HashMap::default();
        for bag in bags {
            texts += 1;
            for (gram, _) in bag {
                *counts.entry(*gram).or_insert(0) += 1;
            }
        }
        let mut kept: Vec<(Gram, u32)> = counts.into_iter().filter(|(_, count)| *count >= shape.least).collect();
        kept.sort_unstable_by_key(|(gram, count)| (std::cmp::Reverse(*count), *gram));
        kept.truncate(max);
        kept.sort_unstable_by_key(|(gram, _)| *gram);
        let (grams, counts) = kept.into_iter().unzip();
        Self::new(grams, counts, texts).unwrap_or_default()
    }

    /// The text as a vector of length one; empty when the model knows nothing of it.
    pub fn vector(&self, bag: &Bag) -> Vector {
        let mut vector: Vector = bag
            .iter()
            .filter_map(|(gram, count)| {
                let at = self.find(*gram)?;
                Some((at, (1.0 + count.ln()) * self.idf.get(at as usize)?))
            })
            .collect();
        let length = vector.iter().map(|(_, value)| value * value).sum::<f32>().sqrt();
        if length > 0.0 {
            vector.iter_mut().for_each(|(_, value)| *value /= length);
        }
        vector
    }
}

/// A hasher without a random seed: the same texts give the same model.
#[derive(Default)]
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
    fn write_u64(&mut self, value: u64) {
        self.0 = super::mix(self.0 ^ value);
    }
}
