//! How the system counts a task's figure: set, changed and taken away by the office.

use super::super::Task;
use super::super::event::Event;
use crate::meter::{self, Link, Meter, check};
use crate::{Dossier, Goal, Scene};
use std::collections::BTreeSet;
use yinuo_kernel::{CaseNumber, Refusal, Rule};

pub(super) fn set(task: &Task, meter: Option<&Meter>, scene: &Scene<'_>) -> Result<Vec<Event>, Refusal> {
    if meter == task.meter.as_ref() {
        return Ok(Vec::new());
    }
    if let Some(meter) = meter {
        let goal = task.brief.goal.as_ref().ok_or(Rule::MeterNeedsGoal)?;
        known(meter, scene)?;
        fits(task, meter, goal, scene)?;
        if reach(meter, scene).contains(&task.number) {
            return Err(Refusal::new(Rule::MeterCircle, task.number.to_string()));
        }
    }
    Ok(vec![Event::Metered { meter: meter.cloned() }])
}

fn known(meter: &Meter, scene: &Scene<'_>) -> Result<(), Refusal> {
    match meter {
        Meter::Cases(cases) => cases.unit.iter().try_for_each(|unit| scene.known_unit(unit)),
        Meter::Projects(projects) => {
            let is_project = |number: &CaseNumber| scene.others.get(number).is_some_and(|it| it.project().is_some());
            if let Some(other) = projects.project.filter(|number| !is_project(number)) {
                return Err(Refusal::new(Rule::UnknownDossier, other.to_string()));
            }
            projects.county.iter().try_for_each(|unit| scene.known_unit(unit))
        }
        Meter::Shares | Meter::Same { .. } => Ok(()),
    }
}

fn fits(task: &Task, meter: &Meter, goal: &Goal, scene: &Scene<'_>) -> Result<(), Refusal> {
    let other = match meter.same() {
        Some(number) if number == task.number => Some(goal),
        Some(number) => {
            let other = scene.others.get(&number).and_then(Dossier::task);
            let other = other.ok_or_else(|| Refusal::new(Rule::UnknownDossier, number.to_string()))?;
            other.brief.goal.as_ref()
        }
        None => None,
    };
    check(meter, goal, other)
}

/// Another goal must still be one that the meter can fill. Whether it fits the task it takes its figure
/// from was looked at when that was set, so there the unit must stay.
pub(super) fn still_fits(task: &Task, goal: Option<&Goal>) -> Result<(), Refusal> {
    match (&task.meter, goal) {
        (None, _) => Ok(()),
        (Some(_), None) => Err(Rule::MeterNeedsGoal.into()),
        (Some(meter), Some(goal)) => check(meter, goal, task.brief.goal.as_ref()),
    }
}

fn reach(meter: &Meter, scene: &Scene<'_>) -> BTreeSet<CaseNumber> {
    let tasks = scene.others.values().filter_map(Dossier::task);
    let links: Vec<Link<'_>> = tasks.map(Task::link).collect();
    meter::reach(scene.number, meter, &links)
}
