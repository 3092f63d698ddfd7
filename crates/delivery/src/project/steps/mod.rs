//! What each verb asks beyond stage and post, and which events it becomes.

pub(super) mod card;
mod moving;
mod nodes;
mod owning;
mod permits;
mod returning;
mod seen;

use super::command::Command;
use super::event::Event;
use super::{Project, Verb};
use crate::Scene;
use crate::task::steps::{chase, written};
use jiff::civil::Date;
use yinuo_kernel::{Refusal, Rule};

pub(super) fn decide(project: &Project, command: &Command, scene: &Scene<'_>) -> Result<Vec<Event>, Refusal> {
    let event = match command {
        // Legal only before there is a project.
        Command::Enter(_) | Command::EnterPlanned { .. } => {
            return Err(Refusal::new(Rule::StageForbids, Verb::Enter.as_str()));
        }
        Command::Amend(card) => card::amend(project, card, scene)?,
        Command::Advance { to, on, evidence } => moving::advance(project, *to, *on, evidence, scene)?,
        Command::GoBack { to, on, words } => moving::go_back(project, *to, *on, words, scene)?,
        Command::Count { on, evidence } => moving::count(project, *on, evidence, scene)?,
        Command::Uncount { .. } if project.counted.is_none() => return Ok(Vec::new()),
        Command::Uncount { words } => Event::Uncounted { words: written(words)? },
        Command::Drop { on, words } => moving::drop(project, *on, words, scene)?,
        Command::Revive { on, words } => moving::revive(project, *on, words, scene)?,
        Command::Permit { permit, standing, evidence } => {
            permits::record(project, *permit, *standing, evidence, scene)?
        }
        Command::Budget { plan, .. } if project.plans.get(&plan.year) == Some(plan) => return Ok(Vec::new()),
        Command::Budget { plan, words } => returning::budget(project, plan, words.as_ref())?,
        Command::Plan { nodes, words } => nodes::plan(project, nodes, words, scene)?,
        Command::Meet { node, evidence } => nodes::meet(project, *node, evidence)?,
        Command::Verify { node, good, words } => nodes::verify(project, *node, *good, words.as_ref(), scene)?,
        Command::Return(back) => returning::file(project, back, scene)?,
        Command::Check { period, good, words } => returning::check(project, *period, *good, words.as_ref(), scene)?,
        Command::Obstruct { case, node } => return seen::obstruct(project, *case, *node),
        Command::Clear { case } => seen::clear(project, *case)?,
        Command::Visit(visit) => seen::visit(visit, scene)?,
        Command::Hand { charge, .. } if **charge == project.charge => return Ok(Vec::new()),
        Command::Hand { charge, words } => {
            charge.check(scene)?;
            Event::Handed { charge: charge.clone(), words: words.clone() }
        }
        Command::Ask { ask, words } => owning::ask(project, *ask, words, scene)?,
        Command::Grant { words } => owning::grant(project, words.as_ref(), scene)?,
        Command::Refuse { words } => owning::refuse(project, words)?,
        Command::Chase { grade, words } => {
            chase::grade(project.chased, *grade)?;
            Event::Chased { grade: *grade, words: written(words)? }
        }
        Command::Link { to } if project.links.contains(to) || *to == project.number => return Ok(Vec::new()),
        Command::Link { to } => Event::Linked { to: *to },
        Command::Show { on } if *on == project.shown => return Ok(Vec::new()),
        Command::Show { on: true } if project.stage.is_discreet() => {
            return Err(Refusal::new(Rule::StageForbids, format!("{} × show", project.stage.as_str())));
        }
        Command::Show { on } => Event::Shown { on: *on },
    };
    Ok(vec![event])
}

/// A day something happened on: not ahead, and not before what it follows.
fn happened(on: Date, after: Option<Date>, scene: &Scene<'_>) -> Result<(), Refusal> {
    let today = scene.today();
    if on > today {
        return Err(Refusal::new(Rule::DayForbids, format!("{on} > {today}")));
    }
    match after.filter(|after| on < *after) {
        Some(after) => Err(Refusal::new(Rule::DayForbids, format!("{on} < {after}"))),
        None => Ok(()),
    }
}
