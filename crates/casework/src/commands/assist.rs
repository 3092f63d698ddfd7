//! Assist (协办): other units help the lead unit. The lead stays one, and answers for the case.

use super::entry;
use crate::{Case, ClockKind, Entry, Event, Scene};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use yinuo_kernel::{Refusal, Rule, UnitId};

/// How many units one case may have beside its lead.
const UNITS: usize = 20;

/// The units that are to help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assist {
    pub units: Vec<UnitId>,
}

pub(super) fn decide(case: &Case, assist: &Assist, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    let mut fresh = BTreeSet::new();
    for unit in &assist.units {
        if scene.directory.unit(unit).is_none() {
            return Err(Refusal::new(Rule::UnknownUnit, unit.as_str()));
        }
        super::dispatch::not_accused(case, unit, scene)?;
        if case.unit.as_ref() != Some(unit) && !case.co_units.contains_key(unit) {
            fresh.insert(unit.clone());
        }
    }
    if fresh.is_empty() || case.co_units.len() + fresh.len() > UNITS {
        return Err(Refusal::new(Rule::BadField, "units"));
    }
    let clock = scene.start(ClockKind::Assist, &case.kind, &case.category);
    let units = fresh.into_iter().collect();
    Ok(vec![entry(scene, Event::Assisted { units }, clock.into_iter().collect())])
}
