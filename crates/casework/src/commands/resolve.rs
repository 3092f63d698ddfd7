//! Resolve (办结): done, in the unit's word. It opens the window in which the citizen may say
//! otherwise: closed is not fixed.

use super::{entry, return_case};
use crate::{Blob, Case, ClockKind, Entry, Event, Scene, Started, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{OutcomeId, Refusal, Rule};

/// What was done; words are optional where the reply has said it already.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolve {
    pub words: Option<Words>,
    /// The photos after.
    pub photos: Vec<Blob>,
    pub outcome: Option<OutcomeId>,
}

pub(super) fn decide(case: &Case, resolve: &Resolve, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    return_case::not_asked(case)?;
    finished(case, scene)?;
    if let Some(words) = &resolve.words {
        scene.fitting(words.chars, scene.rules.form.reply_max)?;
    }
    scene.few_photos(resolve.photos.len())?;
    known_outcome(resolve.outcome.as_ref(), scene)?;
    if scene.rules.joint && case.co_units.values().any(|done| !done) {
        return Err(Rule::CoUnitsOpen.into());
    }
    if case.live(ClockKind::Milestone).is_some() {
        return Err(Rule::MilestonesOpen.into());
    }
    let photos_min = scene.rules.photos_after(&case.category);
    if resolve.photos.len() < photos_min as usize {
        return Err(Refusal::new(Rule::EvidenceMissing, format!("{} < {photos_min}", resolve.photos.len())));
    }
    let outcome = resolve.outcome.clone().or_else(|| case.outcome.clone());
    if !scene.rules.outcomes.is_empty() && outcome.is_none() {
        return Err(Rule::OutcomeMissing.into());
    }
    let mut starts = windows(case, scene);
    if outcome.as_ref().and_then(|id| scene.rules.outcome(id)).is_some_and(|outcome| outcome.follow) {
        starts.extend(scene.start(ClockKind::Follow, &case.kind, &case.category));
    }
    let resolved = Event::Resolved { words: resolve.words.clone(), photos: resolve.photos.clone(), outcome };
    Ok(vec![entry(scene, resolved, starts)])
}

/// The person has been answered where the rules ask for it, and no part is open.
pub(super) fn finished(case: &Case, scene: &Scene<'_>) -> Result<(), Refusal> {
    if scene.rules.reply_first && !case.replied {
        return Err(Rule::ReplyFirst.into());
    }
    if case.children.values().any(|closed| !closed) {
        return Err(Rule::ChildrenOpen.into());
    }
    Ok(())
}

pub(super) fn known_outcome(outcome: Option<&OutcomeId>, scene: &Scene<'_>) -> Result<(), Refusal> {
    match outcome {
        Some(id) if scene.rules.outcome(id).is_none() => Err(Refusal::new(Rule::OutcomeMissing, id.as_str())),
        _ => Ok(()),
    }
}

/// What begins to run when a case is resolved: the citizen's window, and what the centre owes.
pub(super) fn windows(case: &Case, scene: &Scene<'_>) -> Vec<Started> {
    let start = |clock| scene.start(clock, &case.kind, &case.category);
    [ClockKind::Reopen, ClockKind::Verify, ClockKind::CallBack].into_iter().filter_map(start).collect()
}
