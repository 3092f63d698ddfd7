//! A sample city's past: its cases live through the engine on a clock of their own, step by
//! step in the order of time, so that everything in the demo has really happened.

mod delivery;
mod picture;
mod story;

use anyhow::Context;
use jiff::ToSpan;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::path::Path;
use story::{SampleCase, SampleStep};
use yinuo_casework::Verb;
use yinuo_casework::event::Channel;
use yinuo_journal::{Rejection, Submission, Target, Text, digest};
use yinuo_kernel::{Actor, CaseNumber, ManualClock, Role, Timestamp, UnitId};
use yinuo_web::App;
use yinuo_web::http::rows;
use yinuo_web::routes::command::{self, NewCase};
use yinuo_web::routes::step::{self, Step};

/// What was loaded.
#[derive(Debug, Default)]
pub struct Loaded {
    pub cases: usize,
    pub steps: usize,
    /// Of the year of delivery.
    pub dossiers: usize,
    pub deeds: usize,
}

/// A step that waits for its time: when, which case, which step of its story (0 = submit).
type Due = Reverse<(Timestamp, usize, usize)>;

/// Loads `dir/*.toml` so that day 0 is today, and between the cases, where it is given, a year of
/// delivery: the records of a place are in the order of time.
///
/// # Errors
/// When a file does not read, or a step is refused: the sample must be right.
pub fn load(dir: &Path, year: Option<&Path>, app: &App, clock: &ManualClock, now: Timestamp) -> anyhow::Result<Loaded> {
    let mut year = match year {
        Some(dir) => delivery::Year::read(dir, app, now)?,
        None => delivery::Year::default(),
    };
    let cases = story::read(dir)?;
    let mut numbers: Vec<Option<CaseNumber>> = vec![None; cases.len()];
    let mut due: BinaryHeap<Due> = BinaryHeap::new();
    for (index, case) in cases.iter().enumerate() {
        due.push(Reverse((case.submitted(app.world.calendar(), now)?, index, 0)));
    }
    let mut loaded = Loaded::default();
    while let Some(Reverse((at, index, step))) = due.pop() {
        let Some(case) = cases.get(index).filter(|_| at <= now) else { continue };
        play(&mut year, at, app, clock)?;
        clock.set(at);
        app.engine.tick_blocking()?;
        let number = numbers.get(index).copied().flatten();
        let done = match (number, step.checked_sub(1).and_then(|at| case.story.get(at))) {
            (None, _) => submit(app, case),
            (Some(number), Some(told)) => act(app, number, case, told),
            (Some(_), None) => continue,
        };
        let number = done.with_context(|| format!("the sample case {}, step {step}", case.id))?;
        if let Some(slot) = numbers.get_mut(index) {
            *slot = Some(number);
        }
        loaded.cases += usize::from(step == 0);
        loaded.steps += 1;
        if let Some(next) = case.story.get(step) {
            due.push(Reverse((next.at(app.world.calendar(), at)?, index, step + 1)));
        }
    }
    play(&mut year, now, app, clock)?;
    clock.set(now);
    app.engine.tick_blocking()?;
    (loaded.dossiers, loaded.deeds) = (year.dossiers, year.done);
    Ok(loaded)
}

/// What the year has until then.
fn play(year: &mut delivery::Year, until: Timestamp, app: &App, clock: &ManualClock) -> anyhow::Result<()> {
    while let Some(at) = year.next().filter(|at| *at <= until) {
        clock.set(at);
        app.engine.tick_blocking()?;
        year.play(app)?;
    }
    Ok(())
}

fn submit(app: &App, case: &SampleCase) -> anyhow::Result<CaseNumber> {
    let (name, phone) = case.person.clone().map(|person| (person.name, person.phone)).unwrap_or_default();
    let new = NewCase {
        case_type: case.case_type.clone(),
        kind: case.kind.clone(),
        category: Some(case.category.clone()),
        cell: Some(case.cell.clone()),
        point: Some(case.point),
        title: case.title.clone(),
        body: case.body.trim().to_owned(),
        address: String::new(),
        name,
        phone,
        ..NewCase::default()
    };
    let channel = Channel::parse(&case.channel).context("channel")?;
    let photos = match &case.photo {
        Some(scene) => rows::photos(app, &[picture::draw(scene, &case.id)?.into()]).map_err(Rejection::Refused)?,
        None => Vec::new(),
    };
    let draft = command::draft(app, new, &photos, channel).map_err(Rejection::Refused)?;
    let key = format!("sample:{}", case.id);
    let submission = Submission { key: Some(key), asked: digest::hex(&[0]), blobs: photos, ..draft };
    Ok(app.engine.submit_blocking(submission)?.case)
}

fn act(app: &App, number: CaseNumber, case: &SampleCase, told: &SampleStep) -> anyhow::Result<CaseNumber> {
    let verb = Verb::parse(&told.verb).with_context(|| format!("there is no verb {}", told.verb))?;
    let step = Step {
        unit: told.unit.clone(),
        units: told.units.clone(),
        score: told.score,
        grade: told.grade,
        budget: told.budget.clone(),
        outcome: told.outcome.clone(),
        to: told.to.clone(),
        satisfied: told.satisfied,
        until: match told.until_days {
            Some(days) => {
                Some(app.world.calendar().local(app.clock.now()).date().checked_add(days.days())?.to_string())
            }
            None => None,
        },
        ..Step::default()
    };
    let row =
        told.words.as_ref().map(|words| rows::words(app, Text { body: words.trim().to_owned(), ..Text::default() }));
    let pointer = row.as_ref().map(|row| row.pointer());
    let photos = match &told.photo {
        Some(scene) => rows::photos(app, &[picture::draw(scene, &case.id)?.into()]).map_err(Rejection::Refused)?,
        None => Vec::new(),
    };
    let pointers = photos.iter().map(|photo| photo.pointer()).collect();
    let command = step::command(verb, &step, pointer, pointers, app.world.calendar()).map_err(Rejection::Refused)?;
    let words = row.into_iter().filter(|_| command.words().is_some()).collect();
    let by = actor(app, number, verb, told)?;
    let submission = Submission { words, blobs: photos, ..Submission::plain(Target::Case(number), command, by) };
    let receipt = app.engine.submit_blocking(submission).with_context(|| format!("{}: {}", case.id, told.verb))?;
    Ok(receipt.case)
}

/// Whoever would do it: the centre, the unit that has the case, the citizen.
fn actor(app: &App, number: CaseNumber, verb: Verb, told: &SampleStep) -> anyhow::Result<Actor> {
    let centre: UnitId = "centre".parse()?;
    let unit = || -> anyhow::Result<UnitId> {
        let row = app.reader.row(app.world.place, number)?.context("the case has no row")?;
        row.unit.with_context(|| format!("{}: no unit has it", told.verb))
    };
    let staff = |role, unit: UnitId| -> anyhow::Result<Actor> {
        let post = format!("{unit}-desk").parse()?;
        Ok(Actor::staff(role, unit, post))
    };
    Ok(match told.by.as_deref().or_else(|| usual(verb)) {
        Some("operator") => Actor::staff(Role::Operator, centre, "op1".parse()?),
        Some("dispatcher") => Actor::staff(Role::Dispatcher, centre, "dispatch1".parse()?),
        Some("supervisor") => Actor::staff(Role::Supervisor, centre, "chase1".parse()?),
        Some("unit") => staff(Role::Unit, unit()?)?,
        Some("citizen") => Actor::CITIZEN,
        Some(other) => staff(Role::Unit, other.parse()?)?,
        None => anyhow::bail!("{}: say by whom", told.verb),
    })
}

/// Who takes a step as a rule; a story may say otherwise.
fn usual(verb: Verb) -> Option<&'static str> {
    Some(match verb {
        Verb::Accept | Verb::Decline | Verb::CallBack | Verb::Merge | Verb::Archive => "operator",
        Verb::Dispatch
        | Verb::Grant
        | Verb::Refuse
        | Verb::Reassign
        | Verb::Assist
        | Verb::Relieve
        | Verb::Split
        | Verb::Amend => "dispatcher",
        Verb::Chase | Verb::Verify => "supervisor",
        Verb::Submit | Verb::Rate | Verb::Reopen | Verb::Withdraw | Verb::Object => "citizen",
        verb if verb.allows(Role::Unit) => "unit",
        _ => return None,
    })
}
