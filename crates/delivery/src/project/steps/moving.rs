//! Moves along the pipeline, each with the day it happened; counted by the statistics; dropped and
//! revived.

use super::super::event::Event;
use super::super::permit;
use super::super::{Project, Stage, Way};
use super::{happened, written};
use crate::{Evidence, Scene};
use jiff::civil::Date;
use yinuo_casework::Words;
use yinuo_kernel::{Refusal, Rule};

pub(super) fn advance(
    project: &Project,
    to: Stage,
    on: Date,
    evidence: &Evidence,
    scene: &Scene<'_>,
) -> Result<Event, Refusal> {
    way(project, to, Way::Forward)?;
    happened(on, Some(project.moved_on), scene)?;
    if to == Stage::Started {
        permit::may_start(&project.permits, on)?;
    }
    Ok(Event::Moved { to, on, evidence: evidence.clone() })
}

/// Back because it happened, or because it was never true: so the day may lie before the moves that
/// fall with it, but not before those that stand.
pub(super) fn go_back(
    project: &Project,
    to: Stage,
    on: Date,
    words: &Words,
    scene: &Scene<'_>,
) -> Result<Event, Refusal> {
    way(project, to, Way::Back)?;
    let stands = project.reached.range(..=to).next_back().map(|(_, on)| *on);
    happened(on, stands, scene)?;
    // A start that falls away and comes back below it was looked at; one that is put in here was not.
    if to.is_begun() && !project.reached.range(..=to).any(|(stage, _)| stage.is_begun()) {
        permit::may_start(&project.permits, on)?;
    }
    Ok(Event::MovedBack { to, on, words: written(words)? })
}

fn way(project: &Project, to: Stage, way: Way) -> Result<(), Refusal> {
    match to.is_for(project.card.owner) && project.stage.way(to) == Some(way) {
        true => Ok(()),
        false => Err(Refusal::new(Rule::MoveForbids, format!("{} → {}", project.stage.as_str(), to.as_str()))),
    }
}

/// The statistics count what is being built (固定资产投资统计: 开工后入库), so not before it began.
pub(super) fn count(project: &Project, on: Date, evidence: &Evidence, scene: &Scene<'_>) -> Result<Event, Refusal> {
    happened(on, project.begun_on(), scene)?;
    Ok(Event::Counted { on, evidence: evidence.clone() })
}

pub(super) fn drop(project: &Project, on: Date, words: &Words, scene: &Scene<'_>) -> Result<Event, Refusal> {
    happened(on, Some(project.moved_on), scene)?;
    Ok(Event::Dropped { on, words: written(words)? })
}

pub(super) fn revive(project: &Project, on: Date, words: &Words, scene: &Scene<'_>) -> Result<Event, Refusal> {
    happened(on, Some(project.moved_on), scene)?;
    Ok(Event::Revived { on, words: written(words)? })
}
