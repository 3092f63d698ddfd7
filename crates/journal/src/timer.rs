//! A timer: when a clock of a case must speak. Kept in the transaction of the events that set
//! it, so it survives a crash; firing it is a command, so it fires once.

use yinuo_casework::{ClockKind, Point};
use yinuo_kernel::{CaseNumber, Timestamp};

/// One pending timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timer {
    pub at: Timestamp,
    pub case: CaseNumber,
    pub clock: ClockKind,
    pub round: u32,
    pub point: Point,
}
