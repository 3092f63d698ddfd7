//! A sample city's year of delivery: sources, tasks, projects, candidates and their vote, played
//! through the engine in the order of time, between the hotline's cases.
//!
//! What is written (`samples/*/delivery/*.toml`, shapes in [`written`]) says little: a task names the
//! words of the report that promise it, the figures it returned and what was special; [`tasks`],
//! [`projects`] and [`congress`] make every step of it, each with its instant. A step that lies after
//! the sample's moment has not happened. Nothing goes round the domain: a step that is refused fails
//! the load.

mod congress;
mod days;
mod obstacles;
mod plan;
mod projects;
mod proof;
mod report;
mod script;
mod story;
mod tasks;
mod written;

use anyhow::{Context, anyhow, bail};
use script::{Script, Step};
use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use yinuo_delivery::{Command, task};
use yinuo_journal::{Deed, Rejection, Target, digest};
use yinuo_kernel::{CaseNumber, Timestamp};
use yinuo_web::App;
use yinuo_web::routes::delivery::known;

/// The numbers of what has been made so far, by the name the files give it.
pub(super) type Known = BTreeMap<String, CaseNumber>;

/// The steps that wait, in the order of time.
#[derive(Default)]
pub(super) struct Year {
    steps: VecDeque<Step>,
    known: Known,
    pub(super) dossiers: usize,
    pub(super) done: usize,
}

impl Year {
    /// Reads `dir`; a city without it has no year of delivery.
    ///
    /// # Errors
    /// When a file does not read, or names what is not there.
    pub(super) fn read(dir: &Path, app: &App, now: Timestamp) -> anyhow::Result<Year> {
        if !dir.is_dir() {
            return Ok(Year::default());
        }
        let written = written::read(dir)?;
        let mut script = Script::new(app, &written.office, now)?;
        report::enter(&mut script, &written, dir)?;
        congress::write(&mut script, &written)?;
        tasks::write(&mut script, &written, dir)?;
        congress::kept(&mut script, &written)?;
        let text = std::fs::read_to_string(report::path(&written.report, dir))?;
        projects::write(&mut script, &written, &text)?;
        obstacles::write(&mut script, &written)?;
        Ok(Year { steps: script.sorted(), ..Year::default() })
    }

    /// When the next step happens.
    pub(super) fn next(&self) -> Option<Timestamp> {
        self.steps.front().map(|step| step.at)
    }

    /// Carries out what happens at the next instant, as one list where it can be one: what is new
    /// gets its number before anybody speaks of it.
    ///
    /// # Errors
    /// When a step is refused: the sample must be right.
    pub(super) fn play(&mut self, app: &App) -> anyhow::Result<()> {
        let Some(first) = self.steps.pop_front() else { return Ok(()) };
        match &first.make {
            script::Make::Case(_) => return self.submit(app, first),
            script::Make::Cast(_) => return self.cast(app, &first),
            script::Make::Deed(_) => {}
        }
        let (at, new) = (first.at, first.new);
        let mut list = vec![first];
        while let Some(next) = self.steps.pop_front_if(|next| next.goes_with(at, new)) {
            list.push(next);
        }
        let deeds = list.iter().map(|step| self.deed(app, step)).collect::<anyhow::Result<Vec<_>>>()?;
        let receipts = app.engine.deliver_blocking(deeds).map_err(|rejections| refused(&list, &rejections))?;
        for (step, receipt) in list.iter().zip(receipts) {
            if step.new {
                self.known.insert(step.key.clone(), receipt.case);
                self.dossiers += 1;
            }
        }
        self.done += list.len();
        Ok(())
    }

    /// A case that hinders a project.
    fn submit(&mut self, app: &App, step: Step) -> anyhow::Result<()> {
        let told = format!("{} at {}", step.key, step.at);
        let script::Make::Case(make) = step.make else { return Ok(()) };
        let number = self.known.get(&step.key).copied();
        let submission = make(app, number).with_context(|| told.clone())?;
        let receipt = app.engine.submit_blocking(submission).with_context(|| told)?;
        self.known.insert(step.key, receipt.case);
        self.done += 1;
        Ok(())
    }

    /// The deputies in the hall.
    fn cast(&mut self, app: &App, step: &Step) -> anyhow::Result<()> {
        let script::Make::Cast(make) = &step.make else { return Ok(()) };
        let vote = script::number(&self.known, &step.key)?;
        for (code, choices) in make(&self.known)? {
            app.engine.cast_blocking(vote, code, choices).context("a ballot of the sample")?;
        }
        self.done += 1;
        Ok(())
    }

    fn deed(&self, app: &App, step: &Step) -> anyhow::Result<Deed> {
        let told = || format!("{} at {}", step.key, step.at);
        let script::Make::Deed(make) = &step.make else { return Err(anyhow!("{}: a case is no deed", told())) };
        let mut command = make(&self.known).with_context(told)?;
        let target = match self.known.get(&step.key) {
            Some(number) if !step.new => Target::Case(*number),
            None if step.new => Target::New,
            _ => return Err(anyhow!("{}: it is made once, and before anything is done with it", told())),
        };
        if let (Command::Task(task::Command::Return(back)), Target::Case(number)) = (&mut command, target) {
            known(app, number, back).with_context(told)?;
        }
        let (words, blobs) = (step.words.clone(), step.blobs.clone());
        Ok(Deed { asked: digest::hex(&[0]), words, blobs, ..Deed::plain(target, command, step.by.clone()) })
    }
}

/// As at the desk: beside every return stands what the system counts then; one without a figure takes it.
fn known(app: &App, number: CaseNumber, back: &mut task::Return) -> anyhow::Result<()> {
    let rows = app.rows()?;
    let Some(entry) = rows.get(&number).filter(|entry| entry.row.task().is_some_and(|task| task.meter.is_some()))
    else {
        return Ok(());
    };
    match known::known(app, &rows, &entry.row, back.period)? {
        Ok(reading) => (back.known, back.value) = (Some(reading.value), back.value.or(Some(reading.value))),
        Err(gap) if back.value.is_none() => bail!("nothing is known of {}: {gap:?}", back.period),
        Err(_) => {}
    }
    Ok(())
}

fn refused(list: &[Step], rejections: &[(usize, Rejection)]) -> anyhow::Error {
    let told = rejections.iter().map(|(at, why)| match list.get(*at) {
        Some(step) => format!("{} ({}) at {}: {why}", step.key, step.what, step.at),
        None => why.to_string(),
    });
    anyhow!("the sample's year of delivery: {}", told.collect::<Vec<_>>().join("; "))
}
