//! Decline (不予受理): with a reason and the right address, in words the person can use.

use super::entry;
use crate::{Entry, Event, Scene, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::Refusal;

/// Why the city does not take this on, and who does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decline {
    pub words: Words,
}

pub(super) fn decide(decline: &Decline, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    scene.fitting(decline.words.chars, scene.rules.form.reply_max)?;
    Ok(vec![entry(scene, Event::Declined { words: decline.words.clone() }, Vec::new())])
}
