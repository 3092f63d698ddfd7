//! Elapse: a timer speaks. A timer is only another command; one that comes late, twice, or
//! after its clock has stopped leads to nothing, which is what makes firing it safe.

use super::entry;
use crate::{Case, ClockKind, Entry, Event, Point, Scene};
use serde::{Deserialize, Serialize};

/// Which clock of which round reached which point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elapse {
    pub clock: ClockKind,
    pub round: u32,
    pub point: Point,
}

pub(super) fn decide(case: &Case, elapse: &Elapse, scene: &Scene<'_>) -> Vec<Entry> {
    let Elapse { clock, round, point } = *elapse;
    let Some(running) = case.running(clock).filter(|state| state.round == round) else { return Vec::new() };
    let (reached, spoken) = match point {
        Point::Warn => (scene.now >= running.started.warn, running.warned),
        Point::Due => (scene.now > running.started.due, running.overdue),
    };
    if !reached || spoken {
        return Vec::new();
    }
    vec![entry(scene, Event::Elapsed { clock, round, point }, Vec::new())]
}
