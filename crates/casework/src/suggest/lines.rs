//! One line a label over one vocabulary: what training makes and a model keeps.
//!
//! Weights are kept as bytes, in steps of a 127th of the label's largest: the error of a sum is far
//! below what moves a probability by a percent, and a model of 200 labels stays a few megabytes.

use super::svm;
use super::vocabulary::{Bag, SHAPE, Vector, Vocabulary};

/// Features at most: the ones in most texts.
const FEATURES_MAX: usize = 60_000;

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Lines {
    pub vocabulary: Vocabulary,
    /// Feature by feature, in each one weight a label, in steps of the label's scale.
    pub weights: Vec<i8>,
    pub scales: Vec<f32>,
    pub biases: Vec<f32>,
}

impl Lines {
    /// Learns from texts and the number of their label, each below `labels`.
    pub fn learn(examples: &[(&Bag, usize)], labels: usize) -> Self {
        let mut different: Vec<&Bag> = examples.iter().map(|(bag, _)| *bag).collect();
        different.sort_unstable_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
        different.dedup();
        let vocabulary = Vocabulary::of(different.into_iter(), SHAPE, FEATURES_MAX);
        let vectors: Vec<Vector> = examples.iter().map(|(bag, _)| vocabulary.vector(bag)).collect();
        let features = vocabulary.len();
        let mut lines =
            Self { vocabulary, weights: vec![0; features * labels], scales: Vec::new(), biases: Vec::new() };
        for label in 0..labels {
            let sides: Vec<(&Vector, bool)> =
                vectors.iter().zip(examples).map(|(vector, (_, is))| (vector, *is == label)).collect();
            lines.keep(label, labels, &svm::separate(&sides, features, labels));
        }
        lines
    }

    fn keep(&mut self, label: usize, labels: usize, line: &svm::Line) {
        let largest = line.weights.iter().fold(0.0f32, |most, weight| most.max(weight.abs()));
        let scale = if largest > 0.0 { largest / 127.0 } else { 1.0 };
        for (row, weight) in self.weights.chunks_exact_mut(labels).zip(&line.weights) {
            if let Some(at) = row.get_mut(label) {
                *at = (weight / scale).round() as i8;
            }
        }
        self.scales.push(scale);
        self.biases.push(line.bias);
    }

    /// One score a label: above zero means "on its side".
    pub fn scores(&self, vector: &Vector) -> Vec<f64> {
        let mut sums = vec![0.0f32; self.scales.len()];
        for (feature, x) in vector {
            for (sum, weight) in sums.iter_mut().zip(self.row(*feature)) {
                *sum += f32::from(*weight) * x;
            }
        }
        let whole = |((sum, scale), bias): ((&f32, &f32), &f32)| f64::from(sum * scale + bias);
        sums.iter().zip(&self.scales).zip(&self.biases).map(whole).collect()
    }

    /// How much more a feature speaks for one label than for the others on average.
    pub fn speaks(&self, feature: u32, label: usize) -> f32 {
        let weights = self.row(feature).iter().zip(&self.scales).map(|(weight, scale)| f32::from(*weight) * scale);
        let (mut own, mut others) = (0.0, 0.0);
        for (at, weight) in weights.enumerate() {
            if at == label { own = weight } else { others += weight }
        }
        own - others / (self.scales.len().saturating_sub(1).max(1)) as f32
    }

    fn row(&self, feature: u32) -> &[i8] {
        let labels = self.scales.len();
        let from = feature as usize * labels;
        self.weights.get(from..from + labels).unwrap_or(&[])
    }
}
