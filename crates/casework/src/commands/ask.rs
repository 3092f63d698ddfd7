//! Ask (申请): more time, a suspension, a deferral, setting a demand aside. The centre decides.
//!
//! A return has a command of its own, because a pack may do without the decision; asked for here it
//! is that command.

use super::return_case::Return;
use super::{entry, resolve, return_case};
use crate::{Case, ClockKind, Entry, Event, Request, Scene, Verb, Words};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use yinuo_calendar::Budget;
use yinuo_kernel::{Refusal, Rule};

/// What a unit asks for, with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    pub request: Request,
    pub words: Words,
}

impl Ask {
    /// The verb of the legal table.
    pub fn verb(&self) -> Verb {
        match self.request {
            Request::Return => Verb::Return,
            Request::Extend { .. } => Verb::Extend,
            Request::Suspend { .. } => Verb::Suspend,
            Request::Defer { .. } => Verb::Defer,
            Request::SetAside => Verb::SetAside,
        }
    }
}

pub(super) fn decide(case: &Case, ask: &Ask, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    if ask.request == Request::Return {
        return return_case::decide(case, &Return { words: ask.words.clone() }, scene);
    }
    scene.fitting(ask.words.chars, scene.rules.form.reply_max)?;
    if let Some(asked) = &case.asked {
        return Err(Refusal::new(Rule::RequestOpen, asked.request.as_str()));
    }
    match ask.request {
        Request::Return => {}
        Request::Extend { budget } => may_extend(case, budget, scene)?,
        Request::Suspend { until } => may_wait(scene.rules.suspend_days_max, until, scene)?,
        Request::Defer { until } => {
            let categories = &scene.rules.defer_categories;
            if !categories.is_empty() && !categories.iter().any(|category| category.covers(&case.category)) {
                return Err(Refusal::new(Rule::NoPause, case.category.as_str()));
            }
            may_wait(scene.rules.defer_days_max, until, scene)?;
        }
        // It ends the case like a resolution, so what must come before one comes before it.
        Request::SetAside => resolve::finished(case, scene)?,
    }
    Ok(vec![asked(case, ask.request, &ask.words, scene)])
}

/// The entry that opens a request and the clock of its decision.
pub(super) fn asked(case: &Case, request: Request, words: &Words, scene: &Scene<'_>) -> Entry {
    let clock = scene.start(ClockKind::Decide, &case.kind, &case.category);
    entry(scene, Event::Asked { request, words: words.clone() }, clock.into_iter().collect())
}

fn may_extend(case: &Case, budget: Budget, scene: &Scene<'_>) -> Result<(), Refusal> {
    let Some(clock) = case.running(ClockKind::Resolve) else {
        return Err(Refusal::new(Rule::BadField, "no resolve clock"));
    };
    if scene.now > clock.started.due {
        return Err(Refusal::new(Rule::ExtendTooLate, clock.started.due.to_string()));
    }
    if case.extensions >= scene.rules.extensions_max {
        return Err(Refusal::new(Rule::ExtendedEnough, scene.rules.extensions_max.to_string()));
    }
    if let Some(max) = scene.rules.extend_max {
        // Two budgets of different units are compared by where they lead.
        let end = |budget| scene.calendar.deadline(clock.started.due, budget).at;
        if end(budget) > end(max) {
            return Err(Refusal::new(Rule::ExtensionTooLong, format!("{budget} > {max}")));
        }
    }
    Ok(())
}

fn may_wait(days_max: Option<u32>, until: Timestamp, scene: &Scene<'_>) -> Result<(), Refusal> {
    let Some(days) = days_max else { return Err(Rule::NoPause.into()) };
    let latest = scene.now.checked_add(SignedDuration::from_hours(i64::from(days) * 24)).unwrap_or(Timestamp::MAX);
    if until <= scene.now || until > latest {
        return Err(Refusal::new(Rule::BadUntil, format!("{until}, at most {days} days")));
    }
    Ok(())
}
