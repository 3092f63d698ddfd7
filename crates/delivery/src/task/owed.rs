//! Which returns are owed: duties come by themselves, and no period is asked for twice.

use super::TaskRow;
use crate::{Period, Rules};
use jiff::civil::Date;
use yinuo_calendar::Calendar;

/// A return that is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owed {
    pub period: Period,
    /// The last day on which it is in time.
    pub due: Date,
}

/// Periods kept in view at most; a task that slept for five years is told once.
const PERIODS_MAX: usize = 72;

/// The periods that have ended, or end by the task's last day, and have no return: oldest first.
pub fn owed(task: &TaskRow, today: Date, rules: &Rules, calendar: &Calendar) -> Vec<Owed> {
    let (Some(every), Some(begun), true) = (task.every, task.begun, task.stage.is_open()) else { return Vec::new() };
    let last = Period::of(task.due.unwrap_or(today), every);
    let first = Period::of(begun, every);
    std::iter::successors(Some(first), |period| Some(period.next(every)))
        .take(PERIODS_MAX)
        .take_while(|period| period.is_over(today) && *period <= last)
        .filter(|period| task.filed.binary_search(period).is_err())
        .map(|period| Owed { period, due: rules.return_due(period, calendar) })
        .collect()
}
