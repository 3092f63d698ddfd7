//! Archive (归档): nothing more can happen to it. Not before the citizen's window has closed, nor
//! while a promise beyond the resolution is followed or a part is open.

use super::{automatic, entry};
use crate::{Case, ClockKind, Entry, Event, Scene, Stage, Started, Verb, legal};
use yinuo_kernel::{Refusal, Rule};

pub(super) fn decide(case: &Case, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    may(case, scene)?;
    Ok(vec![entry(scene, Event::Archived, retention(case, scene))])
}

/// From now on the words are kept as long as the pack says.
fn retention(case: &Case, scene: &Scene<'_>) -> Vec<Started> {
    scene.start(ClockKind::Retain, &case.kind, &case.category).into_iter().collect()
}

fn may(case: &Case, scene: &Scene<'_>) -> Result<(), Refusal> {
    let window = case.live(ClockKind::Reopen).filter(|window| scene.now <= window.started.due);
    if let Some(window) = window.or_else(|| case.live(ClockKind::Follow)) {
        return Err(Refusal::new(Rule::NotReached, window.started.due.to_string()));
    }
    if case.children.values().any(|closed| !closed) {
        return Err(Rule::ChildrenOpen.into());
    }
    Ok(())
}

/// The entries, and the archiving after them where the pack leaves that to the machine: once the
/// citizen's window has closed and nothing is waited for. A recurring duty goes on until somebody
/// ends it.
pub(super) fn by_itself(case: &Case, mut entries: Vec<Entry>, scene: &Scene<'_>) -> Vec<Entry> {
    if !scene.rules.archive_automatic {
        return entries;
    }
    let mut after = case.clone();
    entries.iter().for_each(|entry| after.apply(entry));
    let closed = after.live(ClockKind::Reopen).is_some_and(|window| scene.now > window.started.due);
    let legal = legal::next(Some(after.stage), Verb::Archive) == Some(Stage::Archived);
    if closed && legal && after.live(ClockKind::Recur).is_none() && may(&after, scene).is_ok() {
        entries.push(automatic(scene, Event::Archived, retention(&after, scene)));
    }
    entries
}
