//! Decline (不予受理): with a reason and the right address, in words the person can use.

use super::entry;
use crate::{Entry, Event, Scene, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{GuideId, Refusal, Rule};

/// Why the city does not take this on, and who does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decline {
    pub words: Words,
    /// One of the pack's addresses: courts, discipline bodies, petitions.
    pub guide: Option<GuideId>,
}

pub(super) fn decide(decline: &Decline, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    scene.fitting(decline.words.chars, scene.rules.form.reply_max)?;
    if let Some(guide) = decline.guide.as_ref().filter(|guide| scene.directory.guide(guide).is_none()) {
        return Err(Refusal::new(Rule::UnknownGuide, guide.as_str()));
    }
    let declined = Event::Declined { words: decline.words.clone(), guide: decline.guide.clone() };
    Ok(vec![entry(scene, declined, Vec::new())])
}
