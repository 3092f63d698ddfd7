//! `yinuo learn`: what the city's settled cases teach, kept as `model.json` in the data directory.

use crate::cli::Data;
use crate::data;
use anyhow::Context;
use schemars::JsonSchema;
use serde::Serialize;
use std::path::Path;
use std::process::ExitCode;
use yinuo_casework::suggest::{Model, Trainer};
use yinuo_journal::{CaseRow, Order, QueueQuery};
use yinuo_journal_sqlite::Options;
use yinuo_kernel::WordsId;

/// The model's name in the data directory.
const FILE: &str = "model.json";

/// The newest cases that are read at most: beyond these more teach little, and the oldest least.
const NEWEST: usize = 50_000;

/// What was learned, and whether it is worth using.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Learned {
    /// Settled cases of the main case type whose words still exist.
    pub examples: usize,
    /// Categories with enough cases.
    pub labels: Vec<LearnedLabel>,
    /// Categories with too few cases to learn from, and how many they have.
    pub left_out: Vec<(String, usize)>,
    /// On cases held out of the learning: the mean F1 over the categories.
    pub macro_f1: f64,
    pub accuracy: f64,
    /// How far "so sure" is from "so often right", on average.
    pub calibration_error: f64,
    pub file: String,
}

/// How well one category is told from the others, on cases held out.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LearnedLabel {
    pub category: String,
    pub examples: usize,
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
}

/// The model of a data directory, if one was learned.
///
/// # Errors
/// When the file is damaged or of another version: learn again.
pub fn model(dir: &Path) -> anyhow::Result<Option<Model>> {
    let file = dir.join(FILE);
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", file.display())),
    };
    let model = serde_json::from_str(&text)
        .with_context(|| format!("{} does not read: delete it, and run `yinuo learn` again", file.display()))?;
    Ok(Some(model))
}

pub fn run(args: &Data) -> anyhow::Result<ExitCode> {
    let packs = data::packs_of(&args.data)?;
    let app = data::open(args, &packs, &Options::default(), crate::clock::of(&args.data)?, false)?;
    let mut trainer = Trainer::new();
    let place = app.world.place;
    // Sealed cases are in no list, so none is learned from.
    let mut query = QueueQuery {
        case_type: Some(app.world.main().rules.case_type.clone()),
        order: Order::Newest,
        limit: 200,
        ..QueueQuery::all(place, app.clock.now())
    };
    let mut read = 0;
    loop {
        let page = app.reader.list(&query)?;
        let settled: Vec<&CaseRow> = page.rows.iter().filter(|row| row.stage.is_done() && !row.set_aside).collect();
        let ids: Vec<WordsId> = settled.iter().map(|row| row.words).collect();
        let texts = app.reader.words(place, &ids)?;
        for row in settled {
            if let Some(text) = texts.get(&row.words) {
                trainer.add(&text.title, &text.body, row.category.as_str());
                read += 1;
            }
        }
        match page.next {
            Some(next) if read < NEWEST => query.after = Some(next),
            _ => break,
        }
    }
    let model = trainer.finish();
    app.engine.stop();
    let file = args.data.join(FILE);
    let part = file.with_extension("part");
    std::fs::write(&part, serde_json::to_string(&model)?)
        .and_then(|()| std::fs::rename(&part, &file))
        .with_context(|| format!("cannot write {}", file.display()))?;
    println!("{}", serde_json::to_string_pretty(&report(&model, &file))?);
    Ok(ExitCode::SUCCESS)
}

fn report(model: &Model, file: &Path) -> Learned {
    let report = model.report();
    let held_out = &report.held_out;
    Learned {
        examples: report.examples,
        labels: held_out
            .labels
            .iter()
            .map(|score| LearnedLabel {
                category: score.label.clone(),
                examples: score.examples,
                precision: score.precision,
                recall: score.recall,
                f1: score.f1,
            })
            .collect(),
        left_out: report.left_out.iter().map(|one| (one.label.clone(), one.examples)).collect(),
        macro_f1: held_out.macro_f1,
        accuracy: held_out.accuracy,
        calibration_error: held_out.calibration_error,
        file: file.display().to_string(),
    }
}
