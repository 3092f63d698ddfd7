//! `yinuo verify`, `yinuo backup`, `yinuo restore`. Each prints one JSON document.

use crate::cli;
use crate::store::Place;
use anyhow::bail;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use yinuo_journal::Verification;
use yinuo_journal_sqlite::SqliteReader;

/// The answer of `yinuo verify`.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Verified {
    pub ok: bool,
    pub places: Vec<Verification>,
}

pub fn verify(data: &cli::Data) -> anyhow::Result<ExitCode> {
    let place = Place::of(data)?;
    if !place.is_taken()? {
        bail!("{place} holds no city: check {}", place.flag());
    }
    let places = match place {
        Place::Sqlite(dir) => yinuo_journal_sqlite::verify_snapshot(&SqliteReader::over(&dir))?,
        Place::Postgres(target) => yinuo_journal_postgres::verify_snapshot(&target)?,
    };
    let ok = places.iter().all(|place| place.problems.is_empty());
    println!("{}", serde_json::to_string_pretty(&Verified { ok, places })?);
    Ok(if ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// PostgreSQL has tools of its own for this, which also keep every moment since the last copy.
fn file(data: &cli::Data) -> anyhow::Result<PathBuf> {
    match Place::of(data)? {
        Place::Sqlite(dir) => Ok(dir),
        place @ Place::Postgres(_) => bail!(
            "{place} is backed up and restored with PostgreSQL's own tools (pg_dump -n yinuo, pg_basebackup with WAL archiving); then run `yinuo verify`: docs/operations.md"
        ),
    }
}

pub fn backup(data: &cli::Data, to: &Path) -> anyhow::Result<ExitCode> {
    let report = yinuo_journal_sqlite::backup(&file(data)?, to)?;
    println!("{}", serde_json::to_string_pretty(&report)?);
    Ok(if report.is_sound() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

pub fn restore(args: &cli::Data, from: &Path, forgotten: Option<&PathBuf>) -> anyhow::Result<ExitCode> {
    let data = file(args)?;
    let report = yinuo_journal_sqlite::restore(from, &data)?;
    println!("{}", serde_json::to_string_pretty(&report)?);
    if !data.join("city").is_dir() {
        eprintln!("The database is back. Put the folders `pack` and `city` beside it, as they were, before you serve.");
    }
    let again = super::forget::again(args, forgotten)?;
    if again > 0 {
        eprintln!("{again} cases that were forgotten after this backup were forgotten again.");
    }
    Ok(ExitCode::SUCCESS)
}
