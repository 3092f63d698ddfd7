//! What the classifier is worth and costs on real messages: five parts, each judged by a model that
//! has not seen it. The messages stay where they stand; no model of them is kept.

use super::report::{self, Classify};
use super::round;
use anyhow::Context;
use std::time::Instant;
use yinuo_casework::suggest::{Example, Model, Trainer, cross_validate};

const FOLDS: usize = 5;

pub fn run() -> anyhow::Result<()> {
    if cfg!(debug_assertions) {
        // xtask is commonly built for development: the times of that are nobody's.
        let again = ["run", "--quiet", "--release", "--package", "xtask", "--", "bench", "classify"];
        return crate::shell::run(&crate::shell::cargo(), &again);
    }
    let file = crate::test::shared().join("data/complaints/teddy8_train.jsonl");
    let text = std::fs::read_to_string(&file)
        .with_context(|| format!("{}: real messages are not there (or set YINUO_SHARED)", file.display()))?;
    let messages = text.lines().map(serde_json::from_str).collect::<Result<Vec<Message>, _>>()?;
    let examples: Vec<Example<'_>> =
        messages.iter().map(|m| Example { title: &m.title, body: &m.body, label: &m.label }).collect();
    let got = cross_validate(&examples, FOLDS, |line| line % FOLDS);
    for label in &got.labels {
        println!(
            "P {:.3}  R {:.3}  F1 {:.3}  {:4}  {}",
            label.precision, label.recall, label.f1, label.examples, label.label
        );
    }
    for (tenth, bin) in got.bins.iter().enumerate().filter(|(_, bin)| bin.suggestions > 0) {
        let (said, right) = (bin.said, bin.right);
        println!("sure 0.{tenth}–: {:4} suggestions, said {said:.2}, right {right:.2}", bin.suggestions);
    }
    let (model, train_s) = trained(&examples);
    let started = Instant::now();
    for example in &examples {
        std::hint::black_box(model.suggest(example.title, example.body, 3));
    }
    let suggest_ms = started.elapsed().as_secs_f64() * 1e3 / examples.len().max(1) as f64;
    println!("the model in JSON: {:.2} MB", serde_json::to_vec(&model)?.len() as f64 / 1e6);
    let four = |value: f64| (value * 1e4).round() / 1e4;
    report::print(&Classify {
        macro_f1: four(got.macro_f1),
        accuracy: four(got.accuracy),
        train_s: round(train_s),
        suggest_ms: four(suggest_ms),
        ece: four(got.calibration_error),
        examples: got.examples,
    })
}

/// A model of all messages and the seconds it took.
fn trained(examples: &[Example<'_>]) -> (Model, f64) {
    let started = Instant::now();
    let mut trainer = Trainer::new();
    for example in examples {
        trainer.add(example.title, example.body, example.label);
    }
    (trainer.finish(), started.elapsed().as_secs_f64())
}

#[derive(serde::Deserialize)]
struct Message {
    title: String,
    body: String,
    label: String,
}
