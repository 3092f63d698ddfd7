//! Money: the plan of a year, and the returns, filed once a month and checked by the office.

use super::super::Project;
use super::super::event::Event;
use super::super::money::{EVERY, Return, YearPlan};
use super::super::owed::completed_on;
use super::written;
use crate::node::reasoned;
use crate::{Period, Scene};
use yinuo_casework::Words;
use yinuo_kernel::{Refusal, Rule};

/// The first plan of a year needs no reason, another one does.
pub(super) fn budget(project: &Project, plan: &YearPlan, words: Option<&Words>) -> Result<Event, Refusal> {
    plan.check()?;
    reasoned(!project.plans.contains_key(&plan.year), words)?;
    Ok(Event::Budgeted { plan: plan.clone(), words: words.cloned() })
}

/// A month from the start of construction to its completion is returned once; only one that the office
/// sent back may be returned again. A year that shrinks is told in words.
pub(super) fn file(project: &Project, back: &Return, scene: &Scene<'_>) -> Result<Event, Refusal> {
    let period = back.period;
    let first = project.begun_on().map(|on| Period::of(on, EVERY));
    let last = completed_on(&project.reached).map_or(scene.today(), |on| on.min(scene.today()));
    let exists = (1..=12).contains(&period.month);
    if !exists || first.is_none_or(|first| period < first) || period > Period::of(last, EVERY) {
        return Err(Refusal::new(Rule::BadPeriod, period.to_string()));
    }
    if project.returns.get(&period).is_some_and(|before| before.good != Some(false)) {
        return Err(Refusal::new(Rule::ReturnedAlready, period.to_string()));
    }
    if !back.so_far.is_sound() {
        return Err(Refusal::new(Rule::BadField, "so_far"));
    }
    if shrinks(project, back) {
        written(back.evidence.words.as_ref().ok_or(Rule::WordsMissing)?)?;
    }
    Ok(Event::Returned(Box::new(back.clone())))
}

/// Less than a month before it in the same year, or more than a later one.
fn shrinks(project: &Project, back: &Return) -> bool {
    let counted = project.returns.values().filter(|other| other.good != Some(false));
    counted.map(|other| &other.what).filter(|other| other.period.year == back.period.year).any(|other| {
        (other.period < back.period && other.so_far > back.so_far)
            || (other.period > back.period && other.so_far < back.so_far)
    })
}

pub(super) fn check(
    project: &Project,
    period: Period,
    good: bool,
    words: Option<&Words>,
    scene: &Scene<'_>,
) -> Result<Event, Refusal> {
    let Some(back) = project.returns.get(&period) else {
        return Err(Refusal::new(Rule::BadPeriod, period.to_string()));
    };
    scene.second_reader(&back.by)?;
    reasoned(good, words)?;
    Ok(Event::Checked { period, good, words: words.cloned() })
}
