//! Resolve (办结): done, in the unit's word. It opens the window in which the citizen may say
//! otherwise: closed is not fixed.

use super::entry;
use crate::{Case, ClockKind, Entry, Event, Scene, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Rule};

/// What was done; optional where the reply has said it already.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolve {
    pub words: Option<Words>,
}

pub(super) fn decide(case: &Case, resolve: &Resolve, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    if scene.rules.reply_first && !case.replied {
        return Err(Rule::ReplyFirst.into());
    }
    if let Some(words) = &resolve.words {
        scene.fitting(words.chars, scene.rules.form.reply_max)?;
    }
    let window = scene.start(ClockKind::Reopen, &case.kind, &case.category);
    Ok(vec![entry(scene, Event::Resolved { words: resolve.words.clone() }, window.into_iter().collect())])
}
