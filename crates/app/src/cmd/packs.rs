//! `yinuo packs check`: every mistake with its line, and the examples.

use crate::data;
use serde::Serialize;
use std::path::Path;
use std::process::ExitCode;
use yinuo_calendar::Calendar;
use yinuo_casework::Directory;
use yinuo_packs::{Files, Mistake, load_case_type, load_city, run_examples};

/// The answer with `--json`.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Checked {
    pub dir: String,
    /// `case_type` or `city`.
    pub kind: &'static str,
    pub examples: usize,
    pub mistakes: Vec<Mistake>,
}

pub fn check(dir: &Path, pack: &Path, json: bool) -> anyhow::Result<ExitCode> {
    let checked = if dir.join("city.toml").exists() { city(dir, pack)? } else { case_type(dir)? };
    if json {
        println!("{}", serde_json::to_string_pretty(&checked)?);
    } else {
        for mistake in &checked.mistakes {
            println!("{}", data::line(dir, mistake));
        }
        println!("{}: {} mistakes, {} examples run", dir.display(), checked.mistakes.len(), checked.examples);
    }
    Ok(if checked.mistakes.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn case_type(dir: &Path) -> anyhow::Result<Checked> {
    let files: Files = data::files(dir)?;
    let loaded = load_case_type(&files);
    let mut mistakes = loaded.mistakes;
    let mut examples = 0;
    if let Some(value) = loaded.value {
        let directory =
            Directory::new(value.kinds.clone(), value.categories.clone(), Vec::new(), Vec::new(), Vec::new());
        let (run, more) = run_examples(&files, &value, &directory, &Calendar::china());
        examples = run;
        mistakes.extend(more);
    }
    Ok(Checked { dir: dir.display().to_string(), kind: "case_type", examples, mistakes })
}

fn city(dir: &Path, pack: &Path) -> anyhow::Result<Checked> {
    let files = data::files(dir)?;
    let Some(case_type) = load_case_type(&data::files(pack)?).value else {
        anyhow::bail!("the pack {} does not load: check it first with `yinuo packs check`", pack.display());
    };
    let loaded = load_city(&files, &case_type);
    let mut mistakes = loaded.mistakes;
    let mut examples = 0;
    if let Some(city) = loaded.value {
        let (directory, calendar) = (yinuo_packs::directory(&case_type, &city), yinuo_packs::calendar(&city));
        let (run, more) = run_examples(&files, &case_type, &directory, &calendar);
        examples = run;
        mistakes.extend(more);
    }
    Ok(Checked { dir: dir.display().to_string(), kind: "city", examples, mistakes })
}
