//! The classifier against real messages, where they stand (`../shared` or `$YINUO_SHARED`); none of
//! their sentences is in the project, nor anything learned from them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};
use yinuo_casework::suggest::{Example, cross_validate};

#[test]
fn real_messages_find_their_label() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = std::env::var("YINUO_SHARED").map_or_else(|_| root.join("../shared"), PathBuf::from);
    let Ok(messages) = std::fs::read_to_string(shared.join("data/complaints/teddy8_train.jsonl")) else {
        println!("NOT RUN: classifier: {} is not there (or set YINUO_SHARED)", shared.display());
        return;
    };
    let messages: Vec<serde_json::Value> =
        messages.lines().map(|line| serde_json::from_str(line).expect("a message")).collect();
    let examples: Vec<Example<'_>> = messages
        .iter()
        .map(|message| {
            let text = |key: &str| message[key].as_str().unwrap();
            Example { title: text("title"), body: text("body"), label: text("label") }
        })
        .collect();
    let got = cross_validate(&examples, 5, |line| line % 5);
    println!("macro F1 {:.4}, accuracy {:.4}, ECE {:.4}", got.macro_f1, got.accuracy, got.calibration_error);
    for label in &got.labels {
        println!("  P {:.3} R {:.3} F1 {:.3} {}", label.precision, label.recall, label.f1, label.label);
    }
    assert!(got.macro_f1 >= 0.85, "{:.4}", got.macro_f1);
    assert!(got.calibration_error <= 0.1, "{:.4}", got.calibration_error);
}
