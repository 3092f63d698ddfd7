//! Call back (回访): the centre asks the person whether it is really done. Whoever says no is told
//! that the case can be opened again; opening it is a step of its own.

use super::entry;
use crate::{Entry, Event, Scene, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::Refusal;

/// What the call heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallBack {
    /// `None`: nobody answered.
    pub satisfied: Option<bool>,
    pub words: Option<Words>,
}

pub(super) fn decide(call: &CallBack, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    if let Some(words) = &call.words {
        scene.fitting(words.chars, scene.rules.form.reply_max)?;
    }
    let heard = Event::CalledBack { satisfied: call.satisfied, words: call.words.clone() };
    Ok(vec![entry(scene, heard, Vec::new())])
}
