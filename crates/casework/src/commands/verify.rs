//! Verify (核查): somebody other than the unit has looked, and it is done. Who finds that it is not
//! opens the case again.

use super::{archive, entry};
use crate::{Case, Entry, Event, Scene, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::Refusal;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verify {
    pub words: Option<Words>,
}

pub(super) fn decide(case: &Case, verify: &Verify, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    if let Some(words) = &verify.words {
        scene.fitting(words.chars, scene.rules.form.reply_max)?;
    }
    let verified = entry(scene, Event::Verified { words: verify.words.clone() }, Vec::new());
    Ok(archive::by_itself(case, vec![verified], scene))
}
