//! Whether suggestions are worth having: right how often, for which label, and as sure as they say.

use super::{Model, Trainer, rounded};
use serde::{Deserialize, Serialize};

/// A settled case, as evaluation takes it.
#[derive(Clone, Copy, Debug)]
pub struct Example<'a> {
    pub title: &'a str,
    pub body: &'a str,
    pub label: &'a str,
}

/// What came of suggesting a label for texts that were not learned from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    pub examples: usize,
    /// Share of texts whose first suggestion was right, 0 to 1.
    pub accuracy: f64,
    /// The mean of the labels' F1: a rare label counts as much as a common one.
    pub macro_f1: f64,
    /// Expected calibration error: how far "80 %" is from being right in 80 of 100, averaged.
    pub calibration_error: f64,
    pub labels: Vec<LabelScore>,
    /// Row: the label a text has; column: the label suggested; both in the order of `labels`.
    pub confusion: Vec<Vec<usize>>,
    /// Suggestions by how sure they were, in tenths.
    pub bins: Vec<Bin>,
}

/// How one label fares.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LabelScore {
    pub label: String,
    pub examples: usize,
    /// Of the texts it was suggested for, the share that have it.
    pub precision: f64,
    /// Of the texts that have it, the share it was suggested for.
    pub recall: f64,
    pub f1: f64,
}

/// Suggestions that were about as sure as each other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bin {
    pub suggestions: usize,
    /// The mean of their probabilities.
    pub said: f64,
    /// The share that was right.
    pub right: f64,
}

/// The label a text has, and the one suggested with its probability.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outcome {
    pub truth: usize,
    pub suggested: Option<(usize, f64)>,
}

const BINS: usize = 10;

/// Learns `folds` times without one part of the examples and judges that part. `fold_of` gives the
/// part of the nth example, from 0.
pub fn cross_validate(examples: &[Example<'_>], folds: usize, fold_of: impl Fn(usize) -> usize) -> Evaluation {
    let mut labels: Vec<String> = examples.iter().map(|example| example.label.to_owned()).collect();
    labels.sort_unstable();
    labels.dedup();
    let number = |label: &str| labels.binary_search_by(|known| known.as_str().cmp(label)).ok();
    let mut outcomes = Vec::new();
    for fold in 0..folds {
        let mut trainer = Trainer::new();
        let parted = examples.iter().enumerate();
        for (_, example) in parted.clone().filter(|(at, _)| fold_of(*at) != fold) {
            trainer.add(example.title, example.body, example.label);
        }
        let model: Model = trainer.finish();
        for (_, example) in parted.filter(|(at, _)| fold_of(*at) == fold) {
            let best = model.suggest(example.title, example.body, 1).into_iter().next();
            let suggested = best.and_then(|best| Some((number(&best.label)?, best.probability)));
            outcomes.extend(number(example.label).map(|truth| Outcome { truth, suggested }));
        }
    }
    Evaluation::of(&labels, &outcomes)
}

impl Evaluation {
    pub(super) fn of(labels: &[String], outcomes: &[Outcome]) -> Self {
        let mut confusion = vec![vec![0usize; labels.len()]; labels.len()];
        let mut sums = vec![(0usize, 0.0, 0usize); BINS];
        let mut right = 0;
        for outcome in outcomes {
            let Some((suggested, probability)) = outcome.suggested else { continue };
            let hit = usize::from(suggested == outcome.truth);
            right += hit;
            if let Some(cell) = confusion.get_mut(outcome.truth).and_then(|row| row.get_mut(suggested)) {
                *cell += 1;
            }
            let bin = ((probability * BINS as f64) as usize).min(BINS - 1);
            if let Some((count, said, hits)) = sums.get_mut(bin) {
                (*count, *said, *hits) = (*count + 1, *said + probability, *hits + hit);
            }
        }
        let labels: Vec<LabelScore> = labels
            .iter()
            .enumerate()
            .map(|(at, label)| {
                let examples = outcomes.iter().filter(|outcome| outcome.truth == at).count();
                let cell = |row: &Vec<usize>| row.get(at).copied().unwrap_or(0);
                let both = confusion.get(at).map_or(0, cell);
                let (precision, recall) = (share(both, confusion.iter().map(cell).sum()), share(both, examples));
                let f1 = if both == 0 { 0.0 } else { rounded(2.0 * precision * recall / (precision + recall)) };
                LabelScore { label: label.clone(), examples, precision, recall, f1 }
            })
            .collect();
        let bins: Vec<Bin> = sums
            .into_iter()
            .map(|(count, said, hits)| Bin {
                suggestions: count,
                said: rounded(said / count.max(1) as f64),
                right: share(hits, count),
            })
            .collect();
        let suggestions: usize = bins.iter().map(|bin| bin.suggestions).sum();
        let off: f64 = bins.iter().map(|bin| bin.suggestions as f64 * (bin.said - bin.right).abs()).sum();
        Self {
            examples: outcomes.len(),
            accuracy: share(right, outcomes.len()),
            macro_f1: rounded(labels.iter().map(|label| label.f1).sum::<f64>() / labels.len().max(1) as f64),
            calibration_error: rounded(off / suggestions.max(1) as f64),
            labels,
            confusion,
            bins,
        }
    }
}

fn share(part: usize, of: usize) -> f64 {
    rounded(part as f64 / of.max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_of_a_table_worked_by_hand() {
        let labels = ["a".to_owned(), "b".to_owned()];
        let table = [(0, Some(0), 8), (0, Some(1), 2), (1, Some(1), 5), (1, Some(0), 3), (1, None, 2)];
        let outcomes: Vec<Outcome> = table
            .iter()
            .flat_map(|(truth, said, times)| {
                (0..*times).map(|_| Outcome { truth: *truth, suggested: said.map(|s: usize| (s, 0.75)) })
            })
            .collect();
        let got = Evaluation::of(&labels, &outcomes);
        assert_eq!(got.confusion, [[8, 2], [3, 5]]);
        assert_eq!((got.examples, got.accuracy), (20, 0.65));
        assert!((got.labels[0].precision - 8.0 / 11.0).abs() < 2e-6 && (got.labels[0].recall - 0.8).abs() < 2e-6);
        assert!((got.labels[1].precision - 5.0 / 7.0).abs() < 2e-6 && (got.labels[1].recall - 0.5).abs() < 2e-6);
        assert!((got.macro_f1 - (16.0 / 21.0 + 10.0 / 17.0) / 2.0).abs() < 2e-6);
        assert!((got.calibration_error - (0.75 - 13.0 / 18.0)).abs() < 2e-6);
    }
}
