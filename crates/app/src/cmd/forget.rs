//! `yinuo forget`: a person's name, phone, words and photos go; the events stay. What was forgotten
//! is noted beside the database, so that a restored backup forgets it again.

use crate::cli::{Data, Forget};
use crate::data;
use crate::store::Place;
use anyhow::{Context, bail};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use yinuo_casework::Command;
use yinuo_journal::{Rejection, Submission, Target};
use yinuo_journal_sqlite::Options;
use yinuo_kernel::{Actor, CaseNumber};
use yinuo_web::App;

/// The list's name in the data directory: a case number a line, and nothing else about anybody.
const LIST: &str = "forgotten.jsonl";

/// What became of it.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Forgotten {
    /// Cases whose words, photos, name and phone are gone now.
    pub forgotten: Vec<String>,
    /// Cases that are still being worked: resolve or withdraw them first.
    pub open: Vec<String>,
    /// Cases that had been forgotten before.
    pub before: Vec<String>,
}

/// A line of the list.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    case: CaseNumber,
}

pub fn run(args: &Forget) -> anyhow::Result<ExitCode> {
    let packs = data::packs_of(&args.data.data)?;
    let app = data::open(&args.data, &packs, &Options::default(), crate::clock::of(&args.data.data)?, false)?;
    let cases = match (&args.phone, &args.case) {
        (Some(phone), None) => app.reader.cases_of_phone(app.world.place, phone.trim())?,
        (None, Some(number)) => {
            vec![CaseNumber::parse(number).with_context(|| format!("{number} is no case number"))?]
        }
        _ => bail!("say whom: --phone NUMBER for everything reported with it, or --case NUMBER"),
    };
    let done = forget(&app, &args.data, &cases)?;
    finish(app, &args.data)?;
    println!("{}", serde_json::to_string_pretty(&done)?);
    if args.data.data.join("model.json").exists() {
        eprintln!("What was learned may rest on these words: run `yinuo learn` again.");
    }
    Ok(if done.open.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn forget(app: &App, data: &Data, cases: &[CaseNumber]) -> anyhow::Result<Forgotten> {
    let mut done = Forgotten::default();
    for case in cases {
        // Noted first: should the machine stop in between, a later run finds the rest to do.
        note(&data.data, *case)?;
        let submission = Submission::plain(Target::Case(*case), Command::Forget, Actor::SYSTEM);
        let row = app.reader.row(app.world.place, *case)?.with_context(|| format!("there is no case {case}"))?;
        match app.engine.submit_blocking(submission) {
            Ok(_) => done.forgotten.push(case.to_string()),
            Err(Rejection::Refused(_)) if row.stage.is_open() => done.open.push(case.to_string()),
            Err(Rejection::Refused(_)) => done.before.push(case.to_string()),
            Err(Rejection::Failed(fault)) => return Err(fault).with_context(|| format!("case {case}")),
        }
    }
    Ok(done)
}

fn note(dir: &Path, case: CaseNumber) -> anyhow::Result<()> {
    let path = dir.join(LIST);
    let line = serde_json::to_string(&Line { case })?;
    let open = std::fs::OpenOptions::new().create(true).append(true).open(&path);
    open.and_then(|mut file| writeln!(file, "{line}").and_then(|()| file.sync_all()))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// Forgets again what was forgotten after a backup was made: the list of this data directory and,
/// where it was kept elsewhere, the one given.
///
/// # Errors
/// When a list does not read, or the storage fails.
pub fn again(data: &Data, list: Option<&PathBuf>) -> anyhow::Result<usize> {
    let mut cases = Vec::new();
    for path in [Some(&data.data.join(LIST)), list].into_iter().flatten() {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && list != Some(path) => continue,
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        };
        for line in text.lines().filter(|line| !line.is_empty()) {
            let line: Line = serde_json::from_str(line).with_context(|| format!("{} does not read", path.display()))?;
            cases.push(line.case);
        }
    }
    cases.sort();
    cases.dedup();
    if cases.is_empty() {
        return Ok(0);
    }
    let packs = data::packs_of(&data.data)
        .context("people were forgotten after this backup; put the folders `pack`, `packs` and `city` back, then run `yinuo forget --again`")?;
    let app = data::open(data, &packs, &Options::default(), crate::clock::of(&data.data)?, false)?;
    let mut count = 0;
    for case in cases {
        // A case that came after the backup is not in it.
        if app.reader.row(app.world.place, case)?.is_some() {
            count += forget(&app, data, &[case])?.forgotten.len();
        }
    }
    finish(app, data)?;
    Ok(count)
}

/// Stops, and leaves no trace of what was erased in the log beside the database.
fn finish(app: App, data: &Data) -> anyhow::Result<()> {
    app.engine.stop();
    drop(app);
    match Place::of(data)? {
        Place::Sqlite(dir) => Ok(yinuo_journal_sqlite::settle(&dir)?),
        // Its own vacuum does this in its own time: docs/operations.md.
        Place::Postgres(_) => Ok(()),
    }
}
