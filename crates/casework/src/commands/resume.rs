//! Resume (恢复办理): work goes on. Each clock that stood still is reckoned anew with its pauses, so
//! that nobody loses or gains a day; the date of a milestone is put off by the working days lost.

use super::entry;
use crate::{Case, ClockState, Entry, Event, Moved, Scene};
use yinuo_calendar::Pause;

pub(super) fn decide(case: &Case, scene: &Scene<'_>) -> Vec<Entry> {
    let moved = case.clocks.iter().filter(|clock| clock.is_paused()).filter_map(|clock| anew(clock, scene));
    vec![entry(scene, Event::Resumed { moved: moved.collect() }, Vec::new())]
}

fn anew(clock: &ClockState, scene: &Scene<'_>) -> Option<Moved> {
    let now = Some(scene.now);
    let pauses: Vec<Pause> =
        clock.pauses.iter().map(|pause| Pause { from: pause.from, to: pause.to.or(now) }).collect();
    scene.reckon(clock, &pauses).or_else(|| Some(scene.put_off(clock, *pauses.last()?)))
}
