//! Which returns of investment are owed: from the month construction began to the month it was
//! completed, each once. Months before the project was entered here are not asked for.

use super::{ProjectRow, Stage, money};
use crate::task::owed::Owed;
use crate::{Period, Rules};
use jiff::civil::Date;
use yinuo_calendar::Calendar;

/// Months kept in view at most, as for tasks.
const PERIODS_MAX: usize = 72;

/// The months that have ended and have no return: oldest first.
pub fn owed(project: &ProjectRow, today: Date, rules: &Rules, calendar: &Calendar) -> Vec<Owed> {
    let (Some(begun), true) = (project.begun_on(), project.stage.is_begun()) else { return Vec::new() };
    let first = Period::of(begun.max(project.entered), money::EVERY);
    let last = last(project);
    std::iter::successors(Some(first), |period| Some(period.next(money::EVERY)))
        .take(PERIODS_MAX)
        .take_while(|period| period.is_over(today) && last.is_none_or(|last| *period <= last))
        .filter(|period| project.filed.binary_search(period).is_err())
        .map(|period| Owed { period, due: rules.return_due(period, calendar) })
        .collect()
}

/// The last month there is something to return for; `None` while it is being built.
fn last(project: &ProjectRow) -> Option<Period> {
    completed_on(&project.reached).map(|on| Period::of(on, money::EVERY))
}

/// The day it was completed; for one that was entered in production, at the latest that.
pub(super) fn completed_on(reached: &std::collections::BTreeMap<Stage, Date>) -> Option<Date> {
    reached.get(&Stage::Completed).or_else(|| reached.get(&Stage::Production)).copied()
}
