//! What hinders a project: cases of the pack `obstacle`, made by the office, sent to the unit that can
//! remove them. A city that does not run the pack has none, and its projects none either.

use super::Known;
use super::days::{Slot, day};
use super::script::{Carried, Script, number};
use super::written::{Obstacle, Written};
use anyhow::Context;
use jiff::civil::{Date, time};
use yinuo_casework::Verb;
use yinuo_casework::commands::dispatch::Dispatch;
use yinuo_casework::event::Channel;
use yinuo_delivery::{Command, project};
use yinuo_journal::{Rejection, Submission, Target, Text, digest};
use yinuo_kernel::{Actor, CaseNumber, CaseTypeId, Role};
use yinuo_web::App;
use yinuo_web::http::rows;
use yinuo_web::routes::command::{self, NewCase};
use yinuo_web::routes::step::{self, Step};

const PACK: &str = "obstacle";

pub(super) fn write(script: &mut Script<'_>, written: &Written) -> anyhow::Result<()> {
    let pack: CaseTypeId = PACK.parse()?;
    if script.app.world.matter(&pack).is_none() {
        return Ok(());
    }
    written.obstacles.iter().try_for_each(|it| one(script, it).with_context(|| it.id.clone()))
}

fn one(script: &mut Script<'_>, it: &Obstacle) -> anyhow::Result<()> {
    let on = script.days.working(day(&it.on)?);
    let (first, unit) = (script.first.clone(), script.desk(&it.unit)?);
    // As the desk does it: the machine makes the case, the post stands in its record.
    let office = Actor { role: Role::System, ..first.clone() };
    let (new, by) = (it.clone(), office.clone());
    script.case(on, Slot::At(time(9, 50, 0, 0)), (&it.id, "submit"), move |app, _| submit(app, &new, by));
    let to = it.unit.parse()?;
    script.case(on, Slot::At(time(9, 55, 0, 0)), (&it.id, "dispatch"), move |_, case| {
        let dispatch = yinuo_casework::Command::Dispatch(Dispatch { unit: Some(to) });
        Ok(Submission::plain(Target::Case(case.context("the case")?), dispatch, office))
    });
    let (case, node) = (it.id.clone(), it.node);
    let make =
        move |known: &Known| Ok(Command::Project(project::Command::Obstruct { case: number(known, &case)?, node }));
    script.add(on, Slot::At(time(10, 0, 0, 0)), (&it.project, "obstruct"), &first, Carried::default(), make);
    act(script, it, script.days.later(on, 1), Verb::Sign, Step::default(), None, &unit);
    if let Some([on, words]) = &it.reply {
        act(script, it, script.days.working(day(on)?), Verb::Reply, Step::default(), Some(words.clone()), &unit);
    }
    if let Some([on, words]) = &it.cleared {
        let on = script.days.working(day(on)?);
        let step = Step { outcome: Some("removed".into()), ..Step::default() };
        act(script, it, on, Verb::Resolve, step, Some(words.clone()), &unit);
        let case = it.id.clone();
        let make = move |known: &Known| Ok(Command::Project(project::Command::Clear { case: number(known, &case)? }));
        script.add(on, Slot::At(time(16, 40, 0, 0)), (&it.project, "clear"), &first, Carried::default(), make);
    }
    Ok(())
}

fn submit(app: &App, it: &Obstacle, by: Actor) -> anyhow::Result<Submission> {
    let new = NewCase {
        case_type: Some(PACK.to_owned()),
        kind: PACK.to_owned(),
        category: Some(it.category.clone()),
        title: it.title.clone(),
        body: it.body.trim().to_owned(),
        ..NewCase::default()
    };
    let draft = command::draft(app, new, &[], Channel::Web).map_err(Rejection::Refused)?;
    Ok(Submission { key: Some(format!("sample:{}", it.id)), asked: digest::hex(&[0]), by, ..draft })
}

/// A step of the unit that has the case.
fn act(script: &mut Script<'_>, it: &Obstacle, on: Date, verb: Verb, step: Step, words: Option<String>, by: &Actor) {
    let by = by.clone();
    let make = move |app: &App, case: Option<CaseNumber>| {
        let row = words.map(|body| rows::words(app, Text { body, ..Text::default() }));
        let pointer = row.as_ref().map(|row| row.pointer());
        let command = step::command(verb, &step, pointer, Vec::new(), app.world.calendar());
        let command = command.map_err(Rejection::Refused)?;
        let words = row.into_iter().filter(|_| command.words().is_some()).collect();
        Ok(Submission { words, ..Submission::plain(Target::Case(case.context("the case")?), command, by) })
    };
    let slot = if verb == Verb::Sign { time(8, 50, 0, 0) } else { time(15, 40, 0, 0) };
    script.case(on, Slot::At(slot), (&it.id, verb.as_str()), make);
}
