//! Contribute (协办意见): a co-unit gives its part to the lead unit. The citizen reads the lead's
//! reply, not this.

use super::entry;
use crate::{Case, Entry, Event, Scene, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Rule};

/// What the co-unit says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribute {
    pub words: Words,
}

pub(super) fn decide(case: &Case, contribute: &Contribute, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    scene.fitting(contribute.words.chars, scene.rules.form.reply_max)?;
    let mine = scene.by.unit.as_ref().and_then(|mine| {
        // One that has not spoken before one that has, so that a bureau over two of them fills both.
        let over = |(unit, _): &(&_, &bool)| scene.directory.is_over(mine, unit);
        case.co_units.iter().filter(over).min_by_key(|(_, done)| **done).map(|(unit, _)| unit.clone())
    });
    let Some(unit) = mine else {
        return Err(Refusal::new(Rule::NotYourUnit, case.number.to_string()));
    };
    Ok(vec![entry(scene, Event::Contributed { unit, words: contribute.words.clone() }, Vec::new())])
}
