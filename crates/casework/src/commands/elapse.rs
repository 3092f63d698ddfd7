//! Elapse: a timer speaks. A timer is only another command; one that comes late, twice, or
//! after its clock has stopped leads to nothing, which is what makes firing it safe.
//!
//! Some ends do something: an undecided return is agreed to, a suspension ends, the citizen's
//! window closes and the case is archived, a recurring duty opens its next case, what was kept long
//! enough is erased.

use super::{archive, entry};
use crate::{Bearer, Case, ClockKind, ClockState, Entry, Event, Point, Request, Scene};
use serde::{Deserialize, Serialize};

/// Which clock of which round reached which point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elapse {
    pub clock: ClockKind,
    pub round: u32,
    pub point: Point,
    #[serde(default)]
    pub tag: u32,
}

pub(super) fn decide(case: &Case, elapse: &Elapse, scene: &Scene<'_>) -> Vec<Entry> {
    let Elapse { clock, round, point, tag } = *elapse;
    let same = |c: &&ClockState| c.started.clock == clock && c.started.tag == tag && c.round == round && c.is_running();
    let Some(running) = case.clocks.iter().rev().find(same) else { return Vec::new() };
    let (reached, spoken) = match point {
        Point::Warn => (scene.now >= running.started.warn, running.warned),
        Point::Due => (scene.now > running.started.due, running.overdue),
        Point::Grade(n) => {
            let grade = usize::from(n).checked_sub(1).and_then(|at| running.started.grades.get(at));
            (grade.is_some_and(|grade| scene.now >= grade.at), running.graded >= n)
        }
    };
    if !reached || spoken {
        return Vec::new();
    }
    match (clock, point) {
        (ClockKind::Suspend, Point::Due) => super::resume::decide(case, scene),
        (ClockKind::Recur, Point::Due) => super::related::recur(case, running, scene),
        (ClockKind::Retain, Point::Due) => super::forget::forgotten(case, scene),
        (ClockKind::Reopen, Point::Due) => archive::by_itself(case, vec![spoke(case, elapse, scene)], scene),
        (ClockKind::Decide, Point::Due) if returning(case) => {
            vec![spoke(case, elapse, scene), super::grant::by_silence(scene)]
        }
        _ => vec![spoke(case, elapse, scene)],
    }
}

fn spoke(case: &Case, elapse: &Elapse, scene: &Scene<'_>) -> Entry {
    let Elapse { clock, round, point, tag } = *elapse;
    // The units up the chain hear of a unit's lateness, not of the centre's.
    let unit = case.unit.as_ref().filter(|_| clock.bearer() == Bearer::Unit);
    let to = match (point, unit) {
        (Point::Grade(n), Some(unit)) => scene.directory.up(unit, n).map(|unit| unit.id.clone()),
        _ => None,
    };
    entry(scene, Event::Elapsed { clock, round, point, tag, to }, Vec::new())
}

fn returning(case: &Case) -> bool {
    case.asked.as_ref().is_some_and(|asked| asked.request == Request::Return)
}
