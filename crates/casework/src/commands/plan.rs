//! Plan (设节点) and meet (完成节点): a case with a way of its own has milestones, each with its date.
//! More may be added; none is moved by adding others.

use super::entry;
use crate::{Blob, Case, ClockKind, Entry, Event, Scene, Words};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Rule};

/// How many milestones a case may have.
const MILESTONES: usize = 100;

/// New milestones: one date for each line of the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub words: Words,
    pub dates: Vec<Timestamp>,
}

pub(super) fn decide(case: &Case, plan: &Plan, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    scene.fitting(plan.words.chars, scene.rules.form.reply_max)?;
    let before = milestones(case);
    if plan.dates.is_empty() || before + plan.dates.len() > MILESTONES {
        return Err(Refusal::new(Rule::BadField, format!("{} dates", plan.dates.len())));
    }
    if let Some(past) = plan.dates.iter().find(|date| **date <= scene.now) {
        return Err(Refusal::new(Rule::BadUntil, past.to_string()));
    }
    let limit = scene.limit(ClockKind::Milestone, &case.kind, &case.category);
    // The rule for milestones says whether they stand still; without one they go with the whole.
    let whole = || case.live(ClockKind::Resolve).is_some_and(|clock| clock.started.pausable);
    let pausable = limit.map_or_else(whole, |limit| limit.pausable);
    let tags = u32::try_from(before).unwrap_or(u32::MAX) + 1..;
    let starts = tags.zip(&plan.dates).map(|(tag, date)| {
        let mut started = scene.until(ClockKind::Milestone, tag, *date, warning(*date, scene));
        started.pausable = pausable;
        if let Some(limit) = limit {
            started.limit = limit.id.clone();
            started.effective = limit.effective;
            started.grades = scene.grades(*date, limit.grades.iter().copied());
        }
        started
    });
    Ok(vec![entry(scene, Event::Planned { words: plan.words.clone() }, starts.collect())])
}

fn milestones(case: &Case) -> usize {
    case.clocks.iter().filter(|clock| clock.started.clock == ClockKind::Milestone).count()
}

/// A week before, or half-way where it is nearer than two.
fn warning(date: Timestamp, scene: &Scene<'_>) -> Timestamp {
    let left = scene.now.duration_until(date);
    let week = jiff::SignedDuration::from_hours(7 * 24);
    let ahead = week.min(left / 2);
    date.checked_sub(ahead).unwrap_or(date)
}

/// A milestone met, with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meet {
    pub milestone: u32,
    pub words: Option<Words>,
    pub photos: Vec<Blob>,
}

pub(super) fn meet(case: &Case, meet: &Meet, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    if let Some(words) = &meet.words {
        scene.fitting(words.chars, scene.rules.form.reply_max)?;
    }
    scene.few_photos(meet.photos.len())?;
    let open = |clock: &&crate::ClockState| {
        clock.started.clock == ClockKind::Milestone && clock.started.tag == meet.milestone && clock.is_live()
    };
    if case.clocks.iter().find(open).is_none() {
        return Err(Refusal::new(Rule::UnknownMilestone, meet.milestone.to_string()));
    }
    let met = Event::Met { milestone: meet.milestone, words: meet.words.clone(), photos: meet.photos.clone() };
    Ok(vec![entry(scene, met, Vec::new())])
}
