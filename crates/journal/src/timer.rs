//! A timer: when a clock of a case must speak. Kept in the transaction of the events that set
//! it, so it survives a crash; firing it is a command, so it fires once.

use yinuo_casework::commands::elapse::Elapse;
use yinuo_casework::{Case, ClockKind, Point};
use yinuo_kernel::{CaseNumber, Timestamp};

/// One pending timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timer {
    pub at: Timestamp,
    pub case: CaseNumber,
    pub clock: ClockKind,
    pub tag: u32,
    pub round: u32,
    pub point: Point,
}

impl Timer {
    /// The command it becomes.
    pub fn command(&self) -> Elapse {
        Elapse { clock: self.clock, tag: self.tag, round: self.round, point: self.point }
    }
}

/// The timers a case wants.
pub fn timers(case: &Case) -> Vec<Timer> {
    let timer = |wake: yinuo_casework::Wake| Timer {
        at: wake.at,
        case: case.number,
        clock: wake.clock,
        tag: wake.tag,
        round: wake.round,
        point: wake.point,
    };
    case.wakes().into_iter().map(timer).collect()
}
