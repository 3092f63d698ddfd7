//! Whose it is, and how much of it: dispute and settle, ask and grant.

use super::super::Task;
use super::super::event::Event;
use super::super::request::Ask;
use super::super::share;
use super::written;
use crate::Scene;
use yinuo_casework::Words;
use yinuo_kernel::{Refusal, Rule, UnitId};

pub(super) fn dispute(words: &Words, suggests: Option<&UnitId>, scene: &Scene<'_>) -> Result<Event, Refusal> {
    suggests.map_or(Ok(()), |unit| scene.known_unit(unit))?;
    Ok(Event::Disputed { words: written(words)?, suggests: suggests.cloned() })
}

pub(super) fn settle(task: &Task, lead: Option<&UnitId>, words: &Words, scene: &Scene<'_>) -> Result<Event, Refusal> {
    lead.map_or(Ok(()), |unit| scene.known_unit(unit))?;
    // The same unit again is no move: it stays as it was.
    let lead = lead.filter(|lead| task.brief.lead.as_ref() != Some(lead)).cloned();
    let confirm_by = lead.as_ref().map(|_| scene.calendar.deadline(scene.now, scene.rules.confirm).at);
    Ok(Event::Settled { lead, words: written(words)?, confirm_by })
}

pub(super) fn ask(task: &Task, ask: &Ask, words: &Words, scene: &Scene<'_>) -> Result<Event, Refusal> {
    if task.request.is_some() {
        return Err(Rule::RequestOpen.into());
    }
    if let Ask::Adjust { due, goal } = ask {
        if due.is_none() && goal.is_none() {
            return Err(Refusal::new(Rule::BadField, "due or goal"));
        }
        if due.is_some_and(|due| due < scene.today()) {
            return Err(Refusal::new(Rule::BadUntil, "due"));
        }
        if let Some(goal) = goal {
            if !goal.is_sound() {
                return Err(Refusal::new(Rule::BadField, "goal"));
            }
            share::check(&task.shares, goal.value)?;
            super::meter::still_fits(task, Some(goal))?;
        }
    }
    Ok(Event::Asked { ask: ask.clone(), words: written(words)? })
}

pub(super) fn grant(task: &Task, words: Option<&Words>) -> Result<Event, Refusal> {
    let Some(ask) = &task.request else { return Err(Rule::NothingAsked.into()) };
    // The shares or the meter may have been set since it was asked.
    if let Ask::Adjust { goal: Some(goal), .. } = ask {
        share::check(&task.shares, goal.value)?;
        super::meter::still_fits(task, Some(goal))?;
    }
    Ok(Event::Granted { ask: ask.clone(), words: words.cloned() })
}

pub(super) fn refuse(task: &Task, words: &Words) -> Result<Event, Refusal> {
    match task.request {
        Some(_) => Ok(Event::Refused { words: written(words)? }),
        None => Err(Rule::NothingAsked.into()),
    }
}
