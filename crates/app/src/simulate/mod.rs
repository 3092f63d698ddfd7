//! `yinuo simulate`: a believable city lives for some days through the public API, from a seed.
//!
//! People report by the hour and weekday, alone and in bursts; desks accept and dispatch, units
//! sign, reply, return, ask for more time and resolve, some of them late; citizens rate and open cases
//! again; a supervisor chases. Everything goes the way it goes in a real city, over HTTP; the
//! simulation looks into no database. Without `--server` it starts a server of its own whose clock it
//! sets, so that the days pass in seconds and every timer fires by its time.
//!
//! The same seed lets the same happen: what the server answers depends on its clock and on what it
//! was sent, and both are the simulation's.

mod course;
mod life;
mod machine;
mod rhythm;
mod town;
mod words;

use crate::cli::{Format, Simulate};
use crate::cmd::Login;
use crate::data;
use anyhow::Context;
use serde::Serialize;
use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Instant;

/// The last line.
#[derive(Debug, Default, Serialize, schemars::JsonSchema)]
pub struct Report {
    pub cases: u64,
    /// Commands that were carried out, submissions apart.
    pub steps: u64,
    /// Commands that a rule forbade, by rule.
    pub refused: BTreeMap<String, u64>,
    /// Resolutions, again those after a reopening.
    pub resolved: u64,
    /// Of these after the promised date.
    pub late: u64,
    pub late_share: f64,
    pub reopened: u64,
    pub days: u32,
    pub wall_s: f64,
    pub seed: u64,
}

/// Runs the simulation.
///
/// # Errors
/// When the city does not load, or the server fails.
pub fn run(args: &Simulate) -> anyhow::Result<ExitCode> {
    let started = Instant::now();
    let from: jiff::civil::Date =
        args.from.parse().with_context(|| format!("{} is no day, such as 2026-11-02", args.from))?;
    let packs = data::packs(&args.pack, &args.city)?;
    let (machine, server, logins) = match (&args.server, &args.logins) {
        (Some(server), Some(file)) => {
            let text = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
            let logins: Vec<Login> = serde_json::from_slice(&text).with_context(|| {
                format!("{} is no list of logins as `yinuo init --logins` writes it", file.display())
            })?;
            (None, server.clone(), logins)
        }
        _ => {
            let at = yinuo_packs::calendars(&packs.city).city().instant(from.at(0, 0, 0, 0));
            let mut machine = machine::Machine::start(&args.pack, &args.city, &packs.city, at)?;
            let (server, logins) = (machine.server.clone(), std::mem::take(&mut machine.logins));
            (Some(machine), server, logins)
        }
    };
    let town = town::Town::new(packs, logins, &server)?;
    let mut course = course::Course::new(town, machine, args.seed);
    course.run(from, args.days, args.rate)?;
    if args.report == Format::Text {
        println!("{}", serde_json::to_string_pretty(&course.board()?)?);
    }
    let mut report = course.report;
    report.days = args.days;
    report.late_share = (report.late as f64 / report.resolved.max(1) as f64 * 1_000.0).round() / 1_000.0;
    report.wall_s = (started.elapsed().as_secs_f64() * 100.0).round() / 100.0;
    println!("{}", serde_json::to_string(&report)?);
    Ok(ExitCode::SUCCESS)
}
