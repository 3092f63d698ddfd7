//! Returns that are owed: duties come by themselves, and no period is asked for twice.

use crate::{Period, Rules};
use jiff::civil::Date;
use yinuo_calendar::Calendar;
use yinuo_casework::Every;

/// A return that is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owed {
    pub period: Period,
    /// The last day on which it is in time.
    pub due: Date,
}

/// Periods kept in view at most; what slept for five years is told once.
const PERIODS_MAX: usize = 72;

/// The span in which something returns, and what it has returned.
pub(crate) struct Duty<'a> {
    pub(crate) every: Every,
    pub(crate) first: Period,
    /// `None`: no end is known yet.
    pub(crate) last: Option<Period>,
    /// In order.
    pub(crate) filed: &'a [Period],
}

/// The periods of a duty that have ended and have no return: oldest first.
pub(crate) fn unfiled(duty: &Duty<'_>, today: Date, rules: &Rules, calendar: &Calendar) -> Vec<Owed> {
    std::iter::successors(Some(duty.first), |period| Some(period.next(duty.every)))
        .take(PERIODS_MAX)
        .take_while(|period| period.is_over(today) && duty.last.is_none_or(|last| *period <= last))
        .filter(|period| duty.filed.binary_search(period).is_err())
        .map(|period| Owed { period, due: rules.return_due(period, calendar) })
        .collect()
}
