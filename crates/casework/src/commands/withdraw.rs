//! Withdraw (撤回): the person takes the matter back, with or without a reason.

use super::entry;
use crate::{Entry, Event, Scene, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::Refusal;

/// A withdrawal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdraw {
    pub words: Option<Words>,
}

pub(super) fn decide(withdraw: &Withdraw, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    if let Some(words) = &withdraw.words {
        scene.fitting(words.chars, scene.rules.form.body_max)?;
    }
    Ok(vec![entry(scene, Event::Withdrawn { words: withdraw.words.clone() }, Vec::new())])
}
