//! Dispatch (派单): to the unit that the duty directory names, or to another the dispatcher chooses.

use super::{automatic, entry};
use crate::{Case, ClockKind, Entry, Event, Scene, Started, route};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Rule, UnitId};

/// `unit: None` takes the proposal of the duty directory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispatch {
    pub unit: Option<UnitId>,
}

pub(super) fn decide(case: &Case, dispatch: &Dispatch, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    let (unit, by_directory) = choose(case, dispatch.unit.as_ref(), scene)?;
    let designated = designates(case, scene);
    let window = if designated { None } else { Some(ClockKind::Return) };
    Ok(handed(case, Event::Dispatched { unit, by_directory, designated }, window, Vec::new(), scene))
}

/// Whether the centre designates (指定) the next unit, because too many have had the case.
pub(super) fn designates(case: &Case, scene: &Scene<'_>) -> bool {
    scene.rules.designate_after.is_some_and(|after| case.dispatches >= after)
}

/// A unit is given the case: with its time to sign, or signed at once where that needs no
/// person; with its window to return, where it has one; with what else starts.
pub(super) fn handed(
    case: &Case,
    event: Event,
    window: Option<ClockKind>,
    mut starts: Vec<Started>,
    scene: &Scene<'_>,
) -> Vec<Entry> {
    let start = |clock| scene.start(clock, &case.kind, &case.category);
    if !scene.rules.sign_automatic {
        starts.extend(start(ClockKind::Sign));
    }
    starts.extend(window.and_then(start));
    let mut entries = vec![entry(scene, event, starts)];
    if scene.rules.sign_automatic {
        entries.push(automatic(scene, Event::Signed, Vec::new()));
    }
    entries
}

/// The unit a case goes to, and whether the duty directory says so.
pub(super) fn choose(case: &Case, wanted: Option<&UnitId>, scene: &Scene<'_>) -> Result<(UnitId, bool), Refusal> {
    let proposed = route(scene.directory, &case.category, case.cell.as_ref()).map(|route| route.unit);
    let Some(unit) = wanted.or(proposed) else {
        let cell = case.cell.as_ref().map_or("*", |cell| cell.as_str());
        return Err(Refusal::new(Rule::NoRoute, format!("{} × {cell}", case.category)));
    };
    if scene.directory.unit(unit).is_none() {
        return Err(Refusal::new(Rule::UnknownUnit, unit.as_str()));
    }
    not_accused(case, unit, scene)?;
    if scene.directory.is_grass_roots(unit) && !scene.directory.answers_for(unit, &case.category) {
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
