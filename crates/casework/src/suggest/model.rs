//! What was learned: suggests, explains itself, and is written to a file and read back.
//!
//! In JSON: weights as base64, grams as words parted by spaces, so that a person can look through
//! what a model has kept. A file of another [`VERSION`], or one that does not fit together, is
//! refused.

use super::calibrate::Calibration;
use super::evaluate::Evaluation;
use super::lines::Lines;
use super::vocabulary::{self, SHAPE, Vocabulary};
use super::{base64, grams, speak};
use serde::{Deserialize, Serialize};

/// Changes whenever a text would become other features.
pub const VERSION: u32 = 1;

/// A label with how sure the model is of it, and why.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Suggestion {
    pub label: String,
    /// 0 to 1; of a hundred suggestions "0.8" about eighty are right (see [`Evaluation::bins`]).
    /// A text of a kind that was never learned gets probabilities all the same: they say which of the
    /// known labels, not whether any.
    pub probability: f64,
    /// The words of the text that speak for it, strongest first.
    pub words: Vec<String>,
}

/// From what a model was learned, and what it is worth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Texts it learned from.
    pub examples: usize,
    /// SHA-256 over all texts and labels in the order they were given.
    pub digest: String,
    /// Labels with too few texts to learn: never suggested.
    pub left_out: Vec<LeftOut>,
    /// How parts that were held back while learning were judged.
    pub held_out: Evaluation,
}

/// A label that was not learned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub label: String,
    pub examples: usize,
}

/// See [`super::Trainer`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "File", into = "File")]
pub struct Model {
    pub(super) labels: Vec<String>,
    pub(super) lines: Lines,
    pub(super) calibration: Calibration,
    pub(super) report: Report,
}

impl Model {
    /// The likeliest labels, likeliest first, at most `top`. Empty when the model knows no label, or
    /// none of the text's words.
    pub fn suggest(&self, title: &str, body: &str, top: usize) -> Vec<Suggestion> {
        let vector = self.lines.vocabulary.vector(&vocabulary::bag(title, body, SHAPE));
        if vector.is_empty() {
            return Vec::new();
        }
        let probabilities = self.calibration.probabilities(&self.lines.scores(&vector));
        let mut best: Vec<(usize, f64)> = probabilities.into_iter().enumerate().collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1));
        let runs = [grams::runs(title), grams::runs(vocabulary::clip(body, SHAPE))].concat();
        let suggestion = |(at, probability): (usize, f64)| {
            let words = speak::words(&self.lines, &vector, &runs, at);
            Some(Suggestion { label: self.labels.get(at)?.clone(), probability, words })
        };
        best.into_iter().take(top).filter_map(suggestion).collect()
    }

    /// The labels it can suggest, sorted.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    pub fn report(&self) -> &Report {
        &self.report
    }
}

/// A model as it is written.
#[derive(Serialize, Deserialize)]
struct File {
    version: u32,
    report: Report,
    labels: Vec<String>,
    scales: Vec<f32>,
    biases: Vec<f32>,
    calibration: Calibration,
    texts: u32,
    grams: String,
    counts: Vec<u32>,
    weights: String,
}

/// A file that is no model of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    #[error("the model is of version {0}, this program reads version {VERSION}: learn again")]
    Version(u32),
    #[error("the model does not fit together: learn again")]
    Broken,
}

impl From<Model> for File {
    fn from(model: Model) -> Self {
        let Lines { vocabulary, weights, scales, biases } = model.lines;
        let bytes: Vec<u8> = weights.iter().flat_map(|weight| weight.to_le_bytes()).collect();
        let words: Vec<String> = vocabulary.grams.iter().map(|gram| grams::read(*gram)).collect();
        Self {
            version: VERSION,
            report: model.report,
            labels: model.labels,
            scales,
            biases,
            calibration: model.calibration,
            texts: vocabulary.texts,
            grams: words.join(" "),
            counts: vocabulary.counts,
            weights: base64::write(&bytes),
        }
    }
}

impl TryFrom<File> for Model {
    type Error = ModelError;
    fn try_from(file: File) -> Result<Self, ModelError> {
        if file.version != VERSION {
            return Err(ModelError::Version(file.version));
        }
        let bytes = base64::read(&file.weights).ok_or(ModelError::Broken)?;
        let weights: Vec<i8> = bytes.into_iter().map(|byte| i8::from_le_bytes([byte])).collect();
        let packed = file.grams.split_whitespace().map(|word| grams::pack(&word.chars().collect::<Vec<_>>()));
        let vocabulary = Vocabulary::new(packed.collect(), file.counts, file.texts).ok_or(ModelError::Broken)?;
        let labels = file.labels.len();
        let fits = weights.len() == vocabulary.len() * labels
            && [file.scales.len(), file.biases.len(), file.calibration.shifts.len()] == [labels; 3];
        if !fits {
            return Err(ModelError::Broken);
        }
        let lines = Lines { vocabulary, weights, scales: file.scales, biases: file.biases };
        Ok(Self { labels: file.labels, lines, calibration: file.calibration, report: file.report })
    }
}
