//! Reckon: a holiday notice came out. Deadlines that were provisional are computed anew, and the
//! new instants are events: whoever asks can see what moved them.

use super::entry;
use crate::{Case, Entry, Event, Moved, Scene};

pub(super) fn decide(case: &Case, scene: &Scene<'_>) -> Vec<Entry> {
    let moved: Vec<Moved> = case
        .clocks
        .iter()
        .filter(|clock| clock.is_live() && clock.started.provisional && !clock.is_paused())
        .filter_map(|clock| {
            let anew = scene.reckon(clock, &clock.pauses)?;
            let same = anew.due == clock.started.due && anew.provisional;
            (!same).then_some(anew)
        })
        .collect();
    if moved.is_empty() { Vec::new() } else { vec![entry(scene, Event::Reckoned { moved }, Vec::new())] }
}
