//! Reply (答复): what the citizen is told. The first one stops the reply clock.

use super::entry;
use crate::{Entry, Event, Scene, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Rule};

/// The words to the citizen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    pub words: Words,
}

pub(super) fn decide(reply: &Reply, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    let form = &scene.rules.form;
    scene.fitting(reply.words.chars, form.reply_max)?;
    if reply.words.chars < form.reply_min {
        return Err(Refusal::new(Rule::WordsMissing, format!("{} < {}", reply.words.chars, form.reply_min)));
    }
    Ok(vec![entry(scene, Event::Replied { words: reply.words.clone() }, Vec::new())])
}
