//! The words a suggestion rests on, as a person would read them.
//!
//! The model knows pairs of characters; people read words. Strong pairs that follow on each other in
//! the text are joined: 养猪 and 猪场 are shown as 养猪场.

use super::grams;
use super::lines::Lines;
use super::vocabulary::Vector;
use std::collections::BTreeMap;

/// Words shown at most.
const WORDS: usize = 5;
/// Characters of a joined word at most.
const CHARS: usize = 6;
/// A pair counts when it says this share of what the strongest says.
const SHARE: f32 = 0.25;

/// The words of the text that speak for a label, strongest first.
pub(super) fn words(lines: &Lines, vector: &Vector, runs: &[Vec<char>], label: usize) -> Vec<String> {
    let worth = |chars: &[char]| -> f32 {
        let at = lines.vocabulary.find(grams::pack(chars));
        let x = at.and_then(|at| vector.binary_search_by_key(&at, |(feature, _)| *feature).ok());
        let x = x.and_then(|x| vector.get(x));
        x.map_or(0.0, |(feature, x)| x * lines.speaks(*feature, label))
    };
    // Single characters say little to a reader: only where there is no pair.
    for size in [2, 1] {
        let strongest = runs.iter().flat_map(|run| run.windows(size)).map(worth).fold(0.0, f32::max);
        if strongest > 0.0 {
            return joined(runs, size, strongest * SHARE, worth);
        }
    }
    Vec::new()
}

fn joined(runs: &[Vec<char>], size: usize, least: f32, worth: impl Fn(&[char]) -> f32) -> Vec<String> {
    let mut found: BTreeMap<String, f32> = BTreeMap::new();
    for run in runs {
        let (mut word, mut sum) = (String::new(), 0.0f32);
        for pair in run.windows(size) {
            let value = worth(pair);
            let strong = value >= least;
            if !word.is_empty() && (!strong || size == 1 || word.chars().count() >= CHARS) {
                found.insert(std::mem::take(&mut word), std::mem::take(&mut sum));
            }
            if strong {
                let new = if word.is_empty() { pair } else { pair.get(size - 1..).unwrap_or(pair) };
                word.extend(new);
                sum += value;
            }
        }
        if !word.is_empty() {
            found.insert(word, sum);
        }
    }
    let mut words: Vec<(String, f32)> = found.into_iter().collect();
    words.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut shown: Vec<String> = Vec::new();
    for (word, _) in words {
        if shown.len() < WORDS && !shown.iter().any(|other| other.contains(&word)) {
            shown.push(word);
        }
    }
    shown
}
