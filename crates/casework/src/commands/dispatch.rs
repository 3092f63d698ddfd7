//! Dispatch (派单): to the unit that the duty directory names, or to another the dispatcher chooses.

use super::{automatic, entry};
use crate::{Case, ClockKind, Entry, Event, Level, Scene, Started, route};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Rule, UnitId};

/// `unit: None` takes the proposal of the duty directory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispatch {
    pub unit: Option<UnitId>,
}

pub(super) fn decide(case: &Case, dispatch: &Dispatch, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    let (unit, by_directory) = choose(case, dispatch.unit.as_ref(), scene)?;
    let designated = scene.rules.designate_after.is_some_and(|after| case.dispatches >= after);
    let dispatched = Event::Dispatched { unit, by_directory, designated };
    let window = scene.start(ClockKind::Return, &case.kind, &case.category).filter(|_| !designated);
    if scene.rules.sign_automatic {
        let dispatched = entry(scene, dispatched, window.into_iter().collect());
        return Ok(vec![dispatched, automatic(scene, Event::Signed, Vec::new())]);
    }
    let sign = scene.start(ClockKind::Sign, &case.kind, &case.category);
    Ok(vec![entry(scene, dispatched, sign.into_iter().chain(window).collect())])
}

/// The unit a case goes to, and whether the duty directory says so.
pub(super) fn choose(case: &Case, wanted: Option<&UnitId>, scene: &Scene<'_>) -> Result<(UnitId, bool), Refusal> {
    let proposed = route(scene.directory, &case.category, case.cell.as_ref()).map(|route| route.unit);
    let Some(unit) = wanted.or(proposed) else {
        let cell = case.cell.as_ref().map_or("*", |cell| cell.as_str());
        return Err(Refusal::new(Rule::NoRoute, format!("{} × {cell}", case.category)));
    };
    let Some(known) = scene.directory.unit(unit) else {
        return Err(Refusal::new(Rule::UnknownUnit, unit.as_str()));
    };
    not_accused(case, unit, scene)?;
    let township = matches!(known.level, Level::Township | Level::Village);
    if township && !scene.directory.answers_for(unit, &case.category) {
        return Err(Refusal::new(Rule::PushedDown, format!("{} × {unit}", case.category)));
    }
    Ok((unit.clone(), proposed == Some(unit)))
}

/// A sealed case goes neither to the unit it speaks against nor to one below it.
pub(super) fn not_accused(case: &Case, unit: &UnitId, scene: &Scene<'_>) -> Result<(), Refusal> {
    match &case.accused {
        Some(accused) if scene.directory.is_over(accused, unit) => Err(Refusal::new(Rule::Accused, unit.as_str())),
        _ => Ok(()),
    }
}

/// The clocks of a fresh dispatch.
pub(super) fn clocks(case: &Case, scene: &Scene<'_>) -> Vec<Started> {
    let start = |clock| scene.start(clock, &case.kind, &case.category);
    [ClockKind::Sign, ClockKind::Return].into_iter().filter_map(start).collect()
}
