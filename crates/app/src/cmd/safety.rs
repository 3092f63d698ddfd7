//! `yinuo verify`, `yinuo backup`, `yinuo restore`. Each prints one JSON document.

use anyhow::bail;
use serde::Serialize;
use std::path::Path;
use std::process::ExitCode;
use yinuo_journal::Verification;
use yinuo_journal_sqlite::{SqliteReader, exists};

/// The answer of `yinuo verify`.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Verified {
    pub ok: bool,
    pub places: Vec<Verification>,
}

pub fn verify(data: &Path) -> anyhow::Result<ExitCode> {
    if !exists(data) {
        bail!("{} holds no database: check --data", data.display());
    }
    let reader = SqliteReader::over(data);
    let places = yinuo_journal_sqlite::verify_snapshot(&reader)?;
    let ok = places.iter().all(|place| place.problems.is_empty());
    println!("{}", serde_json::to_string_pretty(&Verified { ok, places })?);
    Ok(if ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

pub fn backup(data: &Path, to: &Path) -> anyhow::Result<ExitCode> {
    let report = yinuo_journal_sqlite::backup(data, to)?;
    println!("{}", serde_json::to_string_pretty(&report)?);
    Ok(if report.is_sound() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

pub fn restore(data: &Path, from: &Path) -> anyhow::Result<ExitCode> {
    let report = yinuo_journal_sqlite::restore(from, data)?;
    println!("{}", serde_json::to_string_pretty(&report)?);
    if !data.join("city").is_dir() {
        eprintln!("The database is back. Put the folders `pack` and `city` beside it, as they were, before you serve.");
    }
    Ok(ExitCode::SUCCESS)
}
