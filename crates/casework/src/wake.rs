//! When a case must be woken: the points at which its running clocks speak. A timer is only a
//! note of one of these; a stale one leads to nothing.

use crate::{Bearer, Case, ClockKind, ClockState, Point};
use yinuo_kernel::Timestamp;

/// One instant at which a clock speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wake {
    pub at: Timestamp,
    pub clock: ClockKind,
    pub tag: u32,
    pub round: u32,
    pub point: Point,
}

impl Case {
    /// Every instant at which a running clock has still to speak.
    pub fn wakes(&self) -> Vec<Wake> {
        self.clocks.iter().filter(|clock| clock.is_running()).flat_map(wakes).collect()
    }
}

fn wakes(clock: &ClockState) -> Vec<Wake> {
    let started = &clock.started;
    let wake = |at, point| Wake { at, clock: started.clock, tag: started.tag, round: clock.round, point };
    let mut wakes = Vec::new();
    match started.clock.bearer() {
        Bearer::Nobody => {
            if !clock.overdue && matters(started.clock) {
                wakes.push(wake(started.due, Point::Due));
            }
        }
        Bearer::Centre | Bearer::Unit => {
            if !clock.warned {
                wakes.push(wake(started.warn, Point::Warn));
            }
            if !clock.overdue {
                wakes.push(wake(started.due, Point::Due));
            }
            let grades = started.grades.iter().zip(1u8..).skip(usize::from(clock.graded));
            wakes.extend(grades.map(|(grade, n)| wake(grade.at, Point::Grade(n))));
        }
    }
    wakes
}

/// A window whose end does something. The end of the return window does nothing.
fn matters(clock: ClockKind) -> bool {
    matches!(clock, ClockKind::Reopen | ClockKind::Suspend | ClockKind::Recur | ClockKind::Retain)
}
