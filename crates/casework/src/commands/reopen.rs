//! Reopen (重办): it is not fixed. The case goes back to exactly the unit that resolved it,
//! with new clocks, within the window and as often as the pack allows.

use super::{accept, dispatch};
use crate::{Case, ClockKind, Entry, Event, Scene, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Rule};

/// What is still wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopen {
    pub words: Words,
}

pub(super) fn decide(case: &Case, reopen: &Reopen, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    scene.fitting(reopen.words.chars, scene.rules.form.body_max)?;
    if case.reopened >= scene.rules.reopen_max {
        return Err(Refusal::new(Rule::ReopenedEnough, scene.rules.reopen_max.to_string()));
    }
    in_window(case, scene)?;
    Ok(again(case, Event::Reopened { words: reopen.words.clone() }, scene))
}

/// Within the window, or as long as a promise beyond the resolution is not verified.
pub(super) fn in_window(case: &Case, scene: &Scene<'_>) -> Result<(), Refusal> {
    if case.live(ClockKind::Follow).is_some() {
        return Ok(());
    }
    match case.running(ClockKind::Reopen) {
        Some(window) if scene.now > window.started.due => {
            Err(Refusal::new(Rule::ReopenTooLate, window.started.due.to_string()))
        }
        _ => Ok(()),
    }
}

/// Another round with its clocks, for the co-units too; the unit's window to return is a new one.
pub(super) fn again(case: &Case, event: Event, scene: &Scene<'_>) -> Vec<Entry> {
    let mut starts = accept::clocks(scene, &case.kind, &case.category);
    if !case.co_units.is_empty() {
        starts.extend(scene.start(ClockKind::Assist, &case.kind, &case.category));
    }
    let window = if case.designated { None } else { Some(ClockKind::Return) };
    dispatch::handed(case, event, window, starts, scene)
}
