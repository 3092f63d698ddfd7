//! Return (退单): "not ours", with the reason, inside its window. The promise to the citizen
//! keeps running: a dispute between units is not the citizen's time.

use super::entry;
use crate::{Case, ClockKind, Entry, Event, Scene, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Rule};

/// Why it is not this unit's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    pub words: Words,
}

pub(super) fn decide(case: &Case, back: &Return, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    scene.fitting(back.words.chars, scene.rules.form.reply_max)?;
    if let Some(window) = case.running(ClockKind::Return)
        && scene.now > window.started.due
    {
        return Err(Refusal::new(Rule::ReturnTooLate, window.started.due.to_string()));
    }
    Ok(vec![entry(scene, Event::Returned { words: back.words.clone() }, Vec::new())])
}
