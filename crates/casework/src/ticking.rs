//! The clocks of a case as its events move them: started, paused, moved, stopped, spoken.

use crate::{Case, ClockKind, ClockState, Entry, Moved, Point, Stage};
use yinuo_calendar::Pause;
use yinuo_kernel::{Timestamp, UnitId};

impl Case {
    pub(crate) fn pause(&mut self, stage: Stage, at: Timestamp) {
        self.stage = stage;
        for clock in self.clocks.iter_mut().filter(|clock| clock.is_running() && clock.started.pausable) {
            clock.pauses.push(Pause { from: at, to: None });
        }
    }

    pub(crate) fn resume(&mut self, at: Timestamp) {
        for clock in self.clocks.iter_mut().filter(|clock| clock.is_paused()) {
            if let Some(pause) = clock.pauses.last_mut() {
                pause.to = Some(at);
            }
        }
    }

    pub(crate) fn take(&mut self, moved: &[Moved], at: Timestamp) {
        self.each_moved(moved, |clock, one| clock.take(one, at));
    }

    pub(crate) fn start_clocks(&mut self, entry: &Entry) {
        for started in &entry.starts {
            // What begins while the case is paused stands still from the beginning.
            let still = self.stage.is_paused() && started.pausable;
            self.clocks.push(ClockState {
                started: started.clone(),
                from: entry.at,
                start: entry.at,
                earlier: Vec::new(),
                round: self.round,
                stopped: None,
                pauses: still.then_some(Pause { from: entry.at, to: None }).into_iter().collect(),
                warned: false,
                overdue: false,
                graded: 0,
            });
        }
    }

    pub(crate) fn halt(&mut self, at: Timestamp, which: impl Fn(&ClockState) -> bool) {
        for clock in self.clocks.iter_mut().filter(|clock| clock.is_live() && which(clock)) {
            if let Some(pause) = clock.pauses.last_mut().filter(|pause| pause.to.is_none()) {
                pause.to = Some(at);
            }
            clock.stopped = Some(at);
        }
    }

    pub(crate) fn stop(&mut self, at: Timestamp, kinds: &[ClockKind]) {
        self.halt(at, |clock| kinds.contains(&clock.started.clock));
    }

    pub(crate) fn stop_tagged(&mut self, at: Timestamp, kind: ClockKind, tag: u32) {
        self.halt(at, |clock| clock.started.clock == kind && clock.started.tag == tag);
    }

    pub(crate) fn stop_all_but(&mut self, at: Timestamp, kinds: &[ClockKind]) {
        self.halt(at, |clock| !kinds.contains(&clock.started.clock));
    }

    pub(crate) fn elapse(&mut self, kind: ClockKind, tag: u32, round: u32, point: Point, to: Option<&UnitId>) {
        let same =
            |c: &&mut ClockState| c.started.clock == kind && c.started.tag == tag && c.round == round && c.is_live();
        if let Some(clock) = self.clocks.iter_mut().rev().find(same) {
            match point {
                Point::Warn => clock.warned = true,
                Point::Due => clock.overdue = true,
                Point::Grade(n) => clock.graded = clock.graded.max(n),
            }
        }
        if let Point::Grade(n) = point {
            self.escalated = self.escalated.max(n);
            self.escalated_to = to.cloned().or(self.escalated_to.take());
        }
    }
}
