//! `yinuo case import`: cases from another system's list. Every row is either imported, known
//! already, or named with its mistake; a row is imported once however often the file is read.

mod map;
mod rows;

use crate::cli::Import;
use crate::data;
use anyhow::Context;
use map::Map;
use rows::Row;
use schemars::JsonSchema;
use serde::Serialize;
use std::process::ExitCode;
use yinuo_casework::commands::{accept::Accept, dispatch::Dispatch};
use yinuo_casework::event::Channel;
use yinuo_casework::{Command, Scene, decide, route};
use yinuo_journal::{Rejection, Submission, Target, digest};
use yinuo_journal_sqlite::Options;
use yinuo_kernel::{Actor, CaseNumber, Refusal, Rule};
use yinuo_web::App;
use yinuo_web::routes::command::{self, NewCase};

/// What became of a file.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct ImportReport {
    pub file: String,
    pub rows: usize,
    pub imported: usize,
    /// Imported before, and left alone.
    pub known: usize,
    /// Imported rows whose category a rule proposed.
    pub proposed: usize,
    /// Imported rows that went to a unit.
    pub dispatched: usize,
    pub dry_run: bool,
    pub errors: Vec<RowError>,
}

/// A row that was not imported.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RowError {
    /// Line of the file, from 1; in a spreadsheet the row's number.
    pub line: usize,
    pub id: Option<String>,
    /// The rule's code.
    pub rule: String,
    pub what: String,
}

pub fn run(args: &Import) -> anyhow::Result<ExitCode> {
    let map = Map::read(&args.map)?;
    let rows = rows::read(&args.file, &map)?;
    let packs = data::packs_of(&args.data.data)?;
    let app = data::open(&args.data, &packs, &Options::default(), crate::clock::of(&args.data.data)?, false)?;
    let mut report = ImportReport {
        file: args.file.display().to_string(),
        rows: rows.len(),
        dry_run: args.dry_run,
        ..ImportReport::default()
    };
    for row in rows {
        let (line, id) = (row.line, row.values.get("id").cloned());
        if let Err(error) = import(&app, &map, row, args.dry_run, &mut report) {
            let (rule, what) = match error {
                Rejection::Refused(refusal) => (refusal.rule.code().to_owned(), refusal.to_string()),
                // The machine, not the row: stop, everything so far is safe, and say where.
                Rejection::Failed(fault) => {
                    return Err(anyhow::Error::new(fault))
                        .with_context(|| format!("stopped at line {line}; import the file again when this is mended"));
                }
            };
            report.errors.push(RowError { line, id, rule, what });
        }
    }
    app.engine.stop();
    if args.json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        print(&report);
    }
    Ok(if report.errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print(report: &ImportReport) {
    for error in &report.errors {
        println!("{}:{}: {}: {}", report.file, error.line, error.rule, error.what);
    }
    let ImportReport { rows, imported, known, proposed, dispatched, errors, .. } = report;
    let would = if report.dry_run { "would be " } else { "" };
    println!(
        "{rows} rows: {imported} {would}imported ({proposed} with a proposed category, {dispatched} dispatched), {known} known already, {} with mistakes",
        errors.len()
    );
}

fn import(app: &App, map: &Map, row: Row, dry_run: bool, report: &mut ImportReport) -> Result<(), Rejection> {
    if let Some(what) = row.mistake {
        return Err(Refusal::new(Rule::BadField, what).into());
    }
    let get = |name: &str| row.values.get(name).map_or("", |value| value.trim());
    let id = get("id");
    if id.is_empty() {
        return Err(Refusal::new(Rule::BadField, "id: a row without an id could be imported twice").into());
    }
    let key = format!("import:{}:{id}", map.source);
    if app.reader.receipt(app.world.place, &key)?.is_some() {
        report.known += 1;
        return Ok(());
    }
    let kind = map
        .kind(get("kind"))
        .ok_or_else(|| Refusal::new(Rule::UnknownKind, get("kind").chars().take(40).collect::<String>()))?;
    let category = map.category(get("category"));
    let received = match get("time") {
        "" => None,
        text => Some(map.time(text, app.world.calendar()).ok_or_else(|| Refusal::new(Rule::BadField, "time"))?),
    };
    let form = &app.world.main().rules.form;
    let cut = |text: &str, max: u32| text.chars().take(max as usize).collect::<String>();
    let new = NewCase {
        kind,
        category: category.clone(),
        cell: Some(get("cell").to_owned()),
        point: None,
        // A title that is too long for ours opens the body instead of being lost.
        title: cut(get("title"), form.title_max),
        body: if get("body").is_empty() { get("title").to_owned() } else { get("body").to_owned() },
        address: get("address").to_owned(),
        name: get("name").to_owned(),
        phone: get("phone").to_owned(),
        ..NewCase::default()
    };
    let asked = digest::hex(&digest::plain(&[&serde_json::to_vec(&new).unwrap_or_default()]));
    let mut draft = command::draft(app, new, &[], Channel::Import)?;
    if let Command::Submit(submit) = &mut draft.command {
        submit.received = received;
    }
    if dry_run {
        would_be(app, &draft.command)?;
        report.imported += 1;
        report.proposed += usize::from(category.is_none());
        return Ok(());
    }
    let submission = Submission { key: Some(key), asked, by: Actor::SYSTEM, ..draft };
    let receipt = app.engine.submit_blocking(submission)?;
    report.imported += 1;
    report.proposed += usize::from(category.is_none());
    if map.dispatch && hand_on(app, receipt.case)? {
        report.dispatched += 1;
    }
    Ok(())
}

/// What the engine would say, without asking it.
fn would_be(app: &App, command: &Command) -> Result<(), Refusal> {
    let now = app.clock.now();
    let scene = Scene {
        number: CaseNumber::new(app.world.calendar().local(now).date(), 1),
        now,
        by: &Actor::SYSTEM,
        rules: &app.world.main().rules,
        directory: &app.world.main().directory,
        calendar: app.world.calendar(),
        other: None,
    };
    decide(None, command, &scene).map(drop)
}

/// Accepts and dispatches by the duty directory; without a route the case waits for the operator.
fn hand_on(app: &App, case: CaseNumber) -> Result<bool, Rejection> {
    let Some(row) = app.reader.row(app.world.place, case)? else { return Ok(false) };
    if route(&app.world.main().directory, &row.category, row.cell.as_ref()).is_none() {
        return Ok(false);
    }
    for command in [Command::Accept(Accept { category: None }), Command::Dispatch(Dispatch { unit: None })] {
        app.engine.submit_blocking(Submission::plain(Target::Case(case), command, Actor::SYSTEM))?;
    }
    Ok(true)
}
