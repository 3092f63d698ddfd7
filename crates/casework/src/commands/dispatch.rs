//! Dispatch (派单): to the unit the duty directory names, or to another the dispatcher chooses.

use super::{automatic, entry};
use crate::{Case, ClockKind, Entry, Event, Scene, route};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Rule, UnitId};

/// `unit: None` takes the proposal of the duty directory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispatch {
    pub unit: Option<UnitId>,
}

pub(super) fn decide(case: &Case, dispatch: &Dispatch, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    let proposed = route(scene.directory, &case.category, case.cell.as_ref()).map(|route| route.unit);
    let unit = match (&dispatch.unit, proposed) {
        (Some(unit), _) => unit,
        (None, Some(unit)) => unit,
        (None, None) => {
            let cell = case.cell.as_ref().map_or("*", |cell| cell.as_str());
            return Err(Refusal::new(Rule::NoRoute, format!("{} × {cell}", case.category)));
        }
    };
    if scene.directory.unit(unit).is_none() {
        return Err(Refusal::new(Rule::UnknownUnit, unit.as_str()));
    }
    let dispatched = Event::Dispatched { unit: unit.clone(), by_directory: proposed == Some(unit) };
    let window = scene.start(ClockKind::Return, &case.kind, &case.category);
    if scene.rules.sign_automatic {
        let dispatched = entry(scene, dispatched, window.into_iter().collect());
        return Ok(vec![dispatched, automatic(scene, Event::Signed, Vec::new())]);
    }
    let sign = scene.start(ClockKind::Sign, &case.kind, &case.category);
    Ok(vec![entry(scene, dispatched, sign.into_iter().chain(window).collect())])
}
