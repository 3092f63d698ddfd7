//! Reassign (改派): the dispatcher takes a case from one unit and gives it to another, with the
//! reason. The promise to the citizen stays; the new unit has its own time to sign. It is a
//! dispatch like others: after too many the unit is designated.

use super::dispatch;
use crate::{Case, ClockKind, Entry, Event, Scene, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Rule, UnitId};

/// To whom, and why. `unit: None` takes the proposal of the duty directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reassign {
    pub unit: Option<UnitId>,
    pub words: Words,
}

pub(super) fn decide(case: &Case, reassign: &Reassign, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    scene.fitting(reassign.words.chars, scene.rules.form.reply_max)?;
    let (unit, by_directory) = dispatch::choose(case, reassign.unit.as_ref(), scene)?;
    if case.unit.as_ref() == Some(&unit) {
        return Err(Refusal::new(Rule::BadField, format!("{unit} has it already")));
    }
    let words = reassign.words.clone();
    let mut entries = Vec::new();
    if case.stage.is_paused() {
        // What stood still goes on first, with its new instants.
        entries.extend(super::resume::decide(case, scene));
    }
    let designated = dispatch::designates(case, scene);
    let window = if designated { None } else { Some(ClockKind::Return) };
    let reassigned = Event::Reassigned { unit, by_directory, designated, words };
    entries.extend(dispatch::handed(case, reassigned, window, Vec::new(), scene));
    Ok(entries)
}
