//! Refuse (不同意): the centre says no to what the unit asked for, with its reason. A unit whose
//! return is refused has its time to sign again.

use super::entry;
use crate::{Case, ClockKind, Entry, Event, Request, Scene, Stage, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::Refusal;

/// A no with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refuse {
    pub words: Words,
}

pub(super) fn decide(case: &Case, refuse: &Refuse, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    scene.fitting(refuse.words.chars, scene.rules.form.reply_max)?;
    let request = super::grant::open(case, scene)?;
    let unsigned = request == Request::Return && case.stage == Stage::Dispatched;
    let sign = scene.start(ClockKind::Sign, &case.kind, &case.category).filter(|_| unsigned);
    let refused = Event::Refused { request, words: refuse.words.clone() };
    Ok(vec![entry(scene, refused, sign.into_iter().collect())])
}
