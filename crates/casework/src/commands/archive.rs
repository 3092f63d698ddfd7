//! Archive (归档): nothing more can happen to it. Not before the citizen's window has closed.

use super::entry;
use crate::{Case, ClockKind, Entry, Event, Scene};
use yinuo_kernel::{Refusal, Rule};

pub(super) fn decide(case: &Case, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    let window = case.live(ClockKind::Reopen).filter(|window| scene.now <= window.started.due);
    if let Some(window) = window.or_else(|| case.live(ClockKind::Follow)) {
        return Err(Refusal::new(Rule::NotReached, window.started.due.to_string()));
    }
    Ok(vec![entry(scene, Event::Archived, Vec::new())])
}
