//! Backup while the server runs, and restore into an empty place.

use crate::fault::fault;
use crate::open::{FILE, Options, open_reader};
use crate::{SqliteReader, open};
use rusqlite::Connection;
use rusqlite::backup::Backup;
use serde::Serialize;
use std::path::Path;
use std::time::Duration;
use yinuo_journal::{Fault, Reader, Verification, verify};

/// What was copied and what it proves.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct BackupReport {
    pub file: String,
    pub bytes: u64,
    pub places: Vec<Verification>,
}

impl BackupReport {
    pub fn is_sound(&self) -> bool {
        self.places.iter().all(|place| place.problems.is_empty())
    }
}

fn storage(what: &Path) -> impl Fn(std::io::Error) -> Fault {
    let what = what.display().to_string();
    move |e| Fault::Storage(format!("{what}: {e}"))
}

/// Copies the database of `dir` into the new file `to`, through SQLite's online backup, then
/// verifies the copy. The server may go on writing.
///
/// # Errors
/// When there is no database, `to` exists already, or the disk fails.
pub fn backup(dir: &Path, to: &Path) -> Result<BackupReport, Fault> {
    let from = dir.join(FILE);
    if !from.is_file() {
        return Err(Fault::Storage(format!("{} holds no database: check --data", dir.display())));
    }
    if to.exists() {
        return Err(Fault::Storage(format!("{} exists already: choose a new name", to.display())));
    }
    copy_whole(&from, to)?;
    report(to)
}

/// Under another name first, so that a copy that was cut short is never taken for a whole one.
fn copy_whole(from: &Path, to: &Path) -> Result<(), Fault> {
    let part = to.with_extension("part");
    let _ = std::fs::remove_file(&part);
    copy(from, &part)?;
    std::fs::File::open(&part).and_then(|file| file.sync_all()).map_err(storage(&part))?;
    std::fs::rename(&part, to).map_err(storage(to))
}

/// Puts a backup into `dir`, which must hold no database yet, after verifying it.
///
/// # Errors
/// When the backup does not verify, `dir` is taken, or the disk fails.
pub fn restore(from: &Path, dir: &Path) -> Result<BackupReport, Fault> {
    if !from.is_file() {
        return Err(Fault::Storage(format!("{} is no backup file", from.display())));
    }
    if dir.join(FILE).exists() {
        return Err(Fault::Storage(format!(
            "{} holds a database already: restore into an empty directory, or move that one away first",
            dir.display()
        )));
    }
    let proof = report(from)?;
    if !proof.is_sound() {
        return Err(Fault::Damaged(format!("the backup {} does not verify", from.display())));
    }
    std::fs::create_dir_all(dir).map_err(storage(dir))?;
    let to = dir.join(FILE);
    copy_whole(from, &to)?;
    // Opening it once for writing sets WAL again and proves that it opens.
    drop(open(dir, &Options::default())?);
    let mut report = report(&to)?;
    report.file = to.display().to_string();
    Ok(report)
}

fn copy(from: &Path, to: &Path) -> Result<(), Fault> {
    let source = open_reader(&from.to_path_buf())?;
    let mut target = Connection::open(to).map_err(fault)?;
    {
        let backup = Backup::new(&source, &mut target).map_err(fault)?;
        backup.run_to_completion(4_096, Duration::ZERO, None).map_err(fault)?;
    }
    // A backup is one file: no WAL beside it.
    target.pragma_update(None, "journal_mode", "DELETE").map_err(fault)?;
    target.execute_batch("PRAGMA synchronous = FULL").map_err(fault)?;
    target.close().map_err(|(_, e)| fault(e))
}

/// Verifies every place of a database as it was at one instant, so that a working city proves
/// itself as well as a resting one.
///
/// # Errors
/// When it cannot be read.
pub fn verify_snapshot(reader: &SqliteReader) -> Result<Vec<Verification>, Fault> {
    let still = reader.snapshot()?;
    still.places()?.into_iter().map(|place| verify(&still, place)).collect()
}

fn report(file: &Path) -> Result<BackupReport, Fault> {
    let reader = SqliteReader::new(file.to_path_buf());
    let places = verify_snapshot(&reader)?;
    let bytes = std::fs::metadata(file).map(|meta| meta.len()).map_err(storage(file))?;
    Ok(BackupReport { file: file.display().to_string(), bytes, places })
}
