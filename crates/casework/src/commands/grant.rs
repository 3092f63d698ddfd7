//! Grant (同意): the centre agrees to what the unit asked for.

use super::entry;
use crate::{Case, ClockKind, Entry, Event, Moved, Request, Scene, Started, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Actor, Refusal, Role, Rule};

/// Agreement, with or without words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    pub words: Option<Words>,
}

pub(super) fn decide(case: &Case, grant: &Grant, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    if let Some(words) = &grant.words {
        scene.fitting(words.chars, scene.rules.form.reply_max)?;
    }
    let request = open(case, scene)?;
    let moved = match request {
        Request::Extend { budget } => extension(case, budget, scene),
        _ => Vec::new(),
    };
    let starts = match request {
        Request::Suspend { until } | Request::Defer { until } => {
            vec![scene.until(ClockKind::Suspend, 0, until.max(scene.now), until.max(scene.now))]
        }
        Request::SetAside => {
            super::resolve::finished(case, scene)?;
            super::resolve::windows(case, scene)
        }
        Request::Return | Request::Extend { .. } => Vec::<Started>::new(),
    };
    let granted = Event::Granted { request, words: grant.words.clone(), silence: false, moved };
    Ok(vec![entry(scene, granted, starts)])
}

/// The request that waits, if this post may decide it.
pub(super) fn open(case: &Case, scene: &Scene<'_>) -> Result<Request, Refusal> {
    let Some(asked) = &case.asked else { return Err(Rule::NothingAsked.into()) };
    if asked.request == Request::SetAside && scene.by.role != Role::Supervisor {
        return Err(Rule::SecondReader.into());
    }
    if asked.post.is_some() && asked.post == scene.by.post {
        return Err(Refusal::new(Rule::RoleForbids, "own request"));
    }
    Ok(asked.request)
}

/// Nobody decided a return in time.
pub(super) fn by_silence(scene: &Scene<'_>) -> Entry {
    let granted = Event::Granted { request: Request::Return, words: None, silence: true, moved: Vec::new() };
    Entry { at: scene.now, by: Actor::SYSTEM, event: granted, starts: Vec::new() }
}

/// More time counts from the old deadline, and the old deadline becomes the warning.
fn extension(case: &Case, budget: yinuo_calendar::Budget, scene: &Scene<'_>) -> Vec<Moved> {
    let Some(clock) = case.live(ClockKind::Resolve) else { return Vec::new() };
    let old = clock.started.due;
    let due = scene.calendar.deadline(old, budget);
    vec![Moved {
        clock: ClockKind::Resolve,
        tag: clock.started.tag,
        from: old,
        budget: Some(budget),
        warn_budget: None,
        due: due.at,
        warn: old,
        provisional: due.provisional || clock.started.provisional,
        grades: scene.grades(due.at, clock.started.grades.iter().map(|grade| grade.after)),
    }]
}
