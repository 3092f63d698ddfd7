//! Relieve (撤销协办): a unit that was asked to help need not any more. What it has given stays
//! given, so only one that still owes its part can be let go; whoever asked says why.

use super::entry;
use crate::{Case, Entry, Event, Scene, Words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use yinuo_kernel::{Refusal, Rule, UnitId};

/// The co-units that are let go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relieve {
    pub units: Vec<UnitId>,
    pub words: Words,
}

pub(super) fn decide(case: &Case, relieve: &Relieve, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    scene.fitting(relieve.words.chars, scene.rules.form.reply_max)?;
    if relieve.units.is_empty() {
        return Err(Refusal::new(Rule::BadField, "units"));
    }
    if let Some(unit) = relieve.units.iter().find(|unit| case.co_units.get(*unit) != Some(&false)) {
        return Err(Refusal::new(Rule::NotHelping, unit.as_str()));
    }
    let units = relieve.units.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect();
    Ok(vec![entry(scene, Event::Relieved { units, words: relieve.words.clone() }, Vec::new())])
}
