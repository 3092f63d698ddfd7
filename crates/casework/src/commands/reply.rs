//! Reply (答复): what the citizen is told. The first one stops the reply clock.

use super::{entry, resolve, return_case};
use crate::{Case, Entry, Event, Scene, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{OutcomeId, Refusal, Rule};

/// The words to the citizen; a proposal's reply letter carries its grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    pub words: Words,
    pub outcome: Option<OutcomeId>,
}

pub(super) fn decide(case: &Case, reply: &Reply, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    return_case::not_asked(case)?;
    let form = &scene.rules.form;
    scene.fitting(reply.words.chars, form.reply_max)?;
    if reply.words.chars < form.reply_min {
        return Err(Refusal::new(Rule::WordsMissing, format!("{} < {}", reply.words.chars, form.reply_min)));
    }
    resolve::known_outcome(reply.outcome.as_ref(), scene)?;
    let replied = Event::Replied { words: reply.words.clone(), outcome: reply.outcome.clone() };
    Ok(vec![entry(scene, replied, Vec::new())])
}
