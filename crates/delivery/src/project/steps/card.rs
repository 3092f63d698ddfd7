//! Entered, and amended.

use super::super::card::Card;
use super::super::event::{Event, Opening};
use super::super::money::YearPlan;
use super::super::permit;
use super::super::{Project, Stage};
use super::happened;
use crate::Scene;
use yinuo_kernel::{Refusal, Rule};

/// A project that is entered under construction needs the permit that one needs to start.
pub(in super::super) fn enter(opening: &Opening, scene: &Scene<'_>) -> Result<Vec<Event>, Refusal> {
    opening.card.check(scene)?;
    opening.charge.check(scene)?;
    if opening.reached.is_empty() {
        return Err(Refusal::new(Rule::BadField, "reached"));
    }
    let mut before = None;
    for (stage, on) in &opening.reached {
        if *stage == Stage::Dropped || !stage.is_for(opening.card.owner) {
            return Err(Refusal::new(Rule::MoveForbids, stage.as_str()));
        }
        happened(*on, before.replace(*on), scene)?;
    }
    for on in opening.permits.values().filter_map(|standing| standing.on()) {
        happened(on, None, scene)?;
    }
    if let Some(on) = super::super::begun_on(&opening.reached) {
        permit::may_start(&opening.permits, on)?;
    }
    Ok(vec![Event::Entered(Box::new(opening.clone()))])
}

/// Entered with the plans of its years.
pub(in super::super) fn enter_planned(
    opening: &Opening,
    plans: &[YearPlan],
    scene: &Scene<'_>,
) -> Result<Vec<Event>, Refusal> {
    let mut events = enter(opening, scene)?;
    for plan in plans {
        plan.check()?;
        events.push(Event::Budgeted { plan: plan.clone(), words: None });
    }
    Ok(events)
}

/// What the machine knows of a project stays: its source, its place in the file. What was promised may
/// be written down where nothing stood; otherwise it changes by a grant alone.
pub(super) fn amend(project: &Project, card: &Card, scene: &Scene<'_>) -> Result<Event, Refusal> {
    card.check(scene)?;
    // Each part of the promise that stood must stand.
    if project.card.promise.or(card.promise) != card.promise {
        return Err(Rule::AdjustNeeded.into());
    }
    if project.reached.keys().any(|stage| !stage.is_for(card.owner)) {
        return Err(Refusal::new(Rule::BadField, "owner"));
    }
    let kept = Card { source: project.card.source, origin: project.card.origin.clone(), ..card.clone() };
    Ok(Event::Amended(Box::new(kept)))
}
