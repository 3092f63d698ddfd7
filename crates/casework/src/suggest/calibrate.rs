//! How sure: scores become probabilities that mean what they say.
//!
//! Of a hundred suggestions "80 %", eighty should be right. Scores of texts the lines have *not*
//! seen are put through a softmax with one steepness for all labels and one shift a label, fitted
//! to what the texts really were. Deterministic: plain descent on a convex loss.

use serde::{Deserialize, Serialize};

/// Steepness and shifts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Calibration {
    pub steepness: f64,
    pub shifts: Vec<f64>,
}

const STEPS: usize = 400;
/// Holds the shifts near zero where there is little to learn from.
const CAUTION: f64 = 2.0;

impl Calibration {
    /// From scores of unseen texts, one a label, and the label each text has.
    pub fn fit(labels: usize, seen: &[(Vec<f64>, usize)]) -> Self {
        let mut fit = Self { steepness: 2.0, shifts: vec![0.0; labels] };
        let texts = seen.len().max(1) as f64;
        let mut rate = 1.0;
        let mut loss = fit.loss(seen);
        for _ in 0..STEPS {
            let (mut steeper, mut shift) = (0.0, vec![0.0; labels]);
            for (scores, truth) in seen {
                for (label, (p, score)) in fit.probabilities(scores).into_iter().zip(scores).enumerate() {
                    let off = p - f64::from(u8::from(label == *truth));
                    steeper += off * score;
                    if let Some(at) = shift.get_mut(label) {
                        *at += off;
                    }
                }
            }
            let next = Self {
                steepness: (fit.steepness - rate * steeper / texts).clamp(0.01, 100.0),
                shifts: fit.shifts.iter().zip(&shift).map(|(s, d)| s - rate * (d + CAUTION * s) / texts).collect(),
            };
            let now = next.loss(seen);
            if now < loss {
                (fit, loss, rate) = (next, now, rate * 1.3);
            } else {
                rate *= 0.5;
            }
        }
        fit.shifts.iter_mut().for_each(|shift| *shift = super::rounded(*shift));
        Self { steepness: super::rounded(fit.steepness), ..fit }
    }

    /// One probability a label; they sum to one.
    pub fn probabilities(&self, scores: &[f64]) -> Vec<f64> {
        let raised: Vec<f64> = scores.iter().zip(&self.shifts).map(|(s, b)| self.steepness * s + b).collect();
        let top = raised.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let parts: Vec<f64> = raised.iter().map(|value| (value - top).exp()).collect();
        let sum: f64 = parts.iter().sum();
        parts.into_iter().map(|part| part / sum).collect()
    }

    fn loss(&self, seen: &[(Vec<f64>, usize)]) -> f64 {
        let held: f64 = self.shifts.iter().map(|s| s * s).sum::<f64>() * CAUTION / 2.0;
        let missed = |(scores, truth): &(Vec<f64>, usize)| {
            -self.probabilities(scores).get(*truth).copied().unwrap_or(0.0).max(1e-12).ln()
        };
        (held + seen.iter().map(missed).sum::<f64>()) / seen.len().max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_that_say_nothing_become_the_shares_of_the_labels() {
        let seen: Vec<_> = (0..400).map(|i| (vec![0.0, 0.0], usize::from(i % 4 == 0))).collect();
        let p = Calibration::fit(2, &seen).probabilities(&[0.0, 0.0]);
        assert!((p[0] - 0.75).abs() < 0.02 && (p[0] + p[1] - 1.0).abs() < 1e-9, "{p:?}");
    }

    #[test]
    fn scores_that_are_right_four_times_of_five_say_so() {
        let seen: Vec<_> = (0..500).map(|i| (vec![1.0, -1.0], usize::from(i % 5 == 0))).collect();
        let more: Vec<_> = (0..500).map(|i| (vec![-1.0, 1.0], usize::from(i % 5 != 0))).collect();
        let p = Calibration::fit(2, &[seen, more].concat()).probabilities(&[1.0, -1.0]);
        assert!((p[0] - 0.8).abs() < 0.02, "{p:?}");
    }
}
