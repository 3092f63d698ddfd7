//! Which category: proposed from the words a person wrote, by the words a pack lists.
//!
//! A category's score is the sum over its *different* words found in the text; longer words
//! say more, a word in the title counts twice. A parent's words count for its children at a
//! quarter, so that "采暖" alone still leads into the heating branch. The proposal names the
//! words it rests on: nobody is routed by a number they cannot check.

use crate::Directory;
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::BTreeMap;
use yinuo_kernel::CategoryId;

/// A proposed category with its reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub category: CategoryId,
    pub score: f64,
    /// The words that speak for it, in the order of the pack.
    pub words: Vec<String>,
}

/// The rules of a pack, made ready for matching.
#[derive(Debug)]
pub struct Proposer {
    matcher: AhoCorasick,
    /// Per pattern: the word and the categories that list it, with their weight.
    words: Vec<(String, Vec<(CategoryId, f64)>)>,
    leaves: Vec<CategoryId>,
}

impl Proposer {
    /// # Errors
    /// When the words are too many for one automaton (over two billion bytes of patterns).
    pub fn new(directory: &Directory) -> Result<Self, aho_corasick::BuildError> {
        let mut by_word: BTreeMap<&str, Vec<(CategoryId, f64)>> = BTreeMap::new();
        for category in directory.categories() {
            for word in category.words.iter().filter(|word| !word.is_empty()) {
                by_word.entry(word).or_default().push((category.id.clone(), category.weight));
            }
        }
        let words: Vec<_> = by_word.into_iter().map(|(word, to)| (word.to_owned(), to)).collect();
        let matcher = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(true)
            .build(words.iter().map(|(word, _)| word))?;
        let leaves = directory.leaves().map(|category| category.id.clone()).collect();
        Ok(Self { matcher, words, leaves })
    }

    /// The best leaves, best first, at most `top`; empty when no word of the pack occurs.
    pub fn propose(&self, title: &str, body: &str, top: usize) -> Vec<Proposal> {
        let mut found: BTreeMap<usize, f64> = BTreeMap::new();
        for (text, times) in [(title, 2.0), (body, 1.0)] {
            for hit in self.matcher.find_overlapping_iter(text) {
                let best = found.entry(hit.pattern().as_usize()).or_insert(0.0);
                *best = best.max(times);
            }
        }
        let mut own: BTreeMap<&CategoryId, (f64, Vec<&str>)> = BTreeMap::new();
        for (pattern, times) in found {
            let Some((word, to)) = self.words.get(pattern) else { continue };
            // A two-character word says one, each further character half more.
            let length = (word.chars().count() as f64).max(1.0) / 2.0;
            for (category, weight) in to {
                let entry = own.entry(category).or_default();
                entry.0 += length * weight * times;
                entry.1.push(word);
            }
        }
        let mut proposals: Vec<Proposal> = self
            .leaves
            .iter()
            .filter_map(|leaf| {
                let mut score = 0.0;
                let mut words = Vec::new();
                let mut share = 1.0;
                for level in std::iter::successors(Some(leaf.clone()), CategoryId::parent) {
                    if let Some((points, said)) = own.get(&level) {
                        score += points * share;
                        words.extend(said.iter().map(|word| (*word).to_owned()));
                    }
                    share *= 0.25;
                }
                (score > 0.0).then(|| Proposal { category: leaf.clone(), score, words })
            })
            .collect();
        proposals.sort_by(|a, b| b.score.total_cmp(&a.score));
        proposals.truncate(top);
        proposals
    }
}
