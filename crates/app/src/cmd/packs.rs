//! `yinuo packs check`: every mistake with its line, and the examples.

use crate::data;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use yinuo_calendar::Calendar;
use yinuo_casework::Directory;
use yinuo_packs::{
    Files, Mistake, is_delivery, load_case_type, load_city, load_city_delivery, load_delivery, run_examples,
};

/// The answer with `--json`.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Checked {
    pub dir: String,
    /// `case_type`, `delivery` or `city`.
    pub kind: &'static str,
    pub examples: usize,
    pub mistakes: Vec<Mistake>,
}

pub fn check(dir: &Path, pack: &[PathBuf], json: bool) -> anyhow::Result<ExitCode> {
    let checked = if dir.join("city.toml").exists() { city(dir, pack)? } else { alone(dir)? };
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

/// A pack without a city.
fn alone(dir: &Path) -> anyhow::Result<Checked> {
    let files: Files = data::files(dir)?;
    if is_delivery(&files) {
        let mistakes = load_delivery(&files).mistakes;
        return Ok(Checked { dir: dir.display().to_string(), kind: "delivery", examples: 0, mistakes });
    }
    let loaded = load_case_type(&files);
    let mut mistakes = loaded.mistakes;
    let mut examples = 0;
    if let Some(value) = loaded.value {
        let directory =
            Directory::new(value.kinds.clone(), value.categories.clone(), Vec::new(), Vec::new(), Vec::new());
        let (run, more) = run_examples(&files, &[(&value, &directory)], &Calendar::china());
        examples = run;
        mistakes.extend(more);
    }
    Ok(Checked { dir: dir.display().to_string(), kind: "case_type", examples, mistakes })
}

fn city(dir: &Path, packs: &[PathBuf]) -> anyhow::Result<Checked> {
    let files = data::files(dir)?;
    let mut case_types = Vec::new();
    let mut delivery = None;
    let broken = |pack: &Path| {
        anyhow::anyhow!("the pack {} does not load: check it first with `yinuo packs check`", pack.display())
    };
    for pack in packs {
        let files = data::files(pack)?;
        match is_delivery(&files) {
            true => delivery = Some(load_delivery(&files).value.ok_or_else(|| broken(pack))?),
            false => case_types.push(load_case_type(&files).value.ok_or_else(|| broken(pack))?),
        }
    }
    let loaded = load_city(&files, &case_types.iter().collect::<Vec<_>>());
    let mut mistakes = loaded.mistakes;
    let mut examples = 0;
    if let Some(city) = loaded.value {
        let directories: Vec<Directory> = case_types.iter().map(|one| yinuo_packs::directory(one, &city)).collect();
        let worlds: Vec<_> = case_types.iter().zip(&directories).collect();
        let (run, more) = run_examples(&files, &worlds, &yinuo_packs::calendar(&city));
        examples = run;
        mistakes.extend(more);
        if let Some(pack) = &delivery {
            mistakes.extend(load_city_delivery(&files, pack, &city).mistakes);
        }
    }
    Ok(Checked { dir: dir.display().to_string(), kind: "city", examples, mistakes })
}
