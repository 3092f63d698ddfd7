//! From settled cases to a model: the trainer.
//!
//! While learning, each fifth of the texts is once held back and judged by lines that have not seen
//! it. From that come the probabilities and the report; the model itself then learns from all.
//! Texts that are equal word for word stay in one fifth, so that nothing is judged by its own copy.
//!
//! A thousand texts of seven labels take less than a second; the time grows with texts × labels.
//! Give a large city's newest 50,000 cases rather than all of them: older ones speak of other rules.

use super::calibrate::Calibration;
use super::evaluate::{Evaluation, Outcome};
use super::lines::Lines;
use super::model::{LeftOut, Model, Report};
use super::vocabulary::{self, Bag, SHAPE};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A label with fewer texts is not learned, and the report says so.
pub const EXAMPLES_MIN: usize = 10;
const FOLDS: usize = 5;
/// Above so many texts one fifth held back tells enough.
const FOLDED_MAX: usize = 20_000;

/// Takes settled cases one by one.
#[derive(Debug, Default)]
pub struct Trainer {
    examples: Vec<(Bag, String)>,
    digest: Sha256,
}

impl Trainer {
    pub fn new() -> Self {
        Self::default()
    }

    /// A case with the label a person gave it in the end, a category id for example.
    pub fn add(&mut self, title: &str, body: &str, label: &str) {
        for part in [title, body, label] {
            self.digest.update((part.len() as u64).to_le_bytes());
            self.digest.update(part.as_bytes());
        }
        self.examples.push((vocabulary::bag(title, body, SHAPE), label.to_owned()));
    }

    /// The model. With fewer than two labels of [`EXAMPLES_MIN`] texts it suggests nothing.
    pub fn finish(self) -> Model {
        let digest = self.digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, label) in &self.examples {
            *counts.entry(label).or_insert(0) += 1;
        }
        let enough = counts.values().filter(|count| **count >= EXAMPLES_MIN).count() >= 2;
        let learned = |count: usize| enough && count >= EXAMPLES_MIN;
        let labels: Vec<String> =
            counts.iter().filter(|(_, count)| learned(**count)).map(|(label, _)| (*label).to_owned()).collect();
        let left_out = counts
            .iter()
            .filter(|(_, count)| !learned(**count))
            .map(|(label, examples)| LeftOut { label: (*label).to_owned(), examples: *examples })
            .collect();
        let examples: Vec<(&Bag, usize)> =
            self.examples.iter().filter_map(|(bag, label)| Some((bag, labels.binary_search(label).ok()?))).collect();
        let held = held_out(&examples, labels.len());
        let calibration = Calibration::fit(labels.len(), &held);
        let outcomes: Vec<Outcome> = held.iter().map(|(scores, truth)| outcome(&calibration, scores, *truth)).collect();
        let report =
            Report { examples: examples.len(), digest, left_out, held_out: Evaluation::of(&labels, &outcomes) };
        Model { lines: Lines::learn(&examples, labels.len()), labels, calibration, report }
    }
}

/// Scores of texts by lines that have not seen them, with the labels they have.
fn held_out(examples: &[(&Bag, usize)], labels: usize) -> Vec<(Vec<f64>, usize)> {
    let folds = folds(examples, labels);
    let judged = if examples.len() > FOLDED_MAX { 1 } else { FOLDS };
    let mut held = Vec::new();
    for fold in 0..judged {
        let (mut seen, mut unseen) = (Vec::new(), Vec::new());
        for (example, of) in examples.iter().zip(&folds) {
            if *of == fold { unseen.push(*example) } else { seen.push(*example) }
        }
        let lines = Lines::learn(&seen, labels);
        held.extend(unseen.iter().map(|(bag, truth)| (lines.scores(&lines.vocabulary.vector(bag)), *truth)));
    }
    held
}

/// Deals the different texts of each label out in turn.
fn folds(examples: &[(&Bag, usize)], labels: usize) -> Vec<usize> {
    let mut next = vec![0; labels];
    let mut dealt: BTreeMap<u64, usize> = BTreeMap::new();
    let deal = |(bag, label): &(&Bag, usize)| {
        let key = bag.iter().fold(0, |key, (gram, count)| super::mix(key ^ gram ^ u64::from(count.to_bits())));
        *dealt.entry(key).or_insert_with(|| {
            next.get_mut(*label).map_or(0, |next: &mut usize| {
                *next += 1;
                (*next - 1) % FOLDS
            })
        })
    };
    examples.iter().map(deal).collect()
}

fn outcome(calibration: &Calibration, scores: &[f64], truth: usize) -> Outcome {
    let best = calibration.probabilities(scores).into_iter().enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
    Outcome { truth, suggested: best }
}
