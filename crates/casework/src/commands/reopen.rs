//! Reopen (重办): it is not fixed. The case goes back to exactly the unit that resolved it,
//! with new clocks, within the window and as often as the pack allows.

use super::{accept, entry};
use crate::{Case, ClockKind, Entry, Event, Scene, Started, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Rule};

/// What is still wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopen {
    pub words: Words,
}

pub(super) fn decide(case: &Case, reopen: &Reopen, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    scene.fitting(reopen.words.chars, scene.rules.form.body_max)?;
    if case.round > scene.rules.reopen_max {
        return Err(Refusal::new(Rule::ReopenedEnough, scene.rules.reopen_max.to_string()));
    }
    in_window(case, scene)?;
    Ok(vec![entry(scene, Event::Reopened { words: reopen.words.clone() }, clocks(case, scene))])
}

pub(super) fn in_window(case: &Case, scene: &Scene<'_>) -> Result<(), Refusal> {
    match case.running(ClockKind::Reopen) {
        Some(window) if scene.now > window.started.due => {
            Err(Refusal::new(Rule::ReopenTooLate, window.started.due.to_string()))
        }
        _ => Ok(()),
    }
}

/// The clocks of another round.
pub(super) fn clocks(case: &Case, scene: &Scene<'_>) -> Vec<Started> {
    let mut starts = accept::clocks(scene, &case.kind, &case.category);
    starts.extend(scene.start(ClockKind::Sign, &case.kind, &case.category));
    starts
}
