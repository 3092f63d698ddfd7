//! Which returns of investment are owed: from the month construction began to the month it was
//! completed, each once. Months before the project was entered here are not asked for.

use super::{ProjectRow, Stage, money};
use crate::owed::{Duty, unfiled};
use crate::{Owed, Period, Rules};
use jiff::civil::Date;
use yinuo_calendar::Calendar;

/// The months that have ended and have no return: oldest first.
pub fn owed(project: &ProjectRow, today: Date, rules: &Rules, calendar: &Calendar) -> Vec<Owed> {
    let (Some(begun), true) = (project.begun_on(), project.stage.is_begun()) else { return Vec::new() };
    let first = Period::of(begun.max(project.entered), money::EVERY);
    let duty = Duty { every: money::EVERY, first, last: last(project), filed: &project.filed };
    unfiled(&duty, today, rules, calendar)
}

/// The last month there is something to return for; `None` while it is being built.
fn last(project: &ProjectRow) -> Option<Period> {
    completed_on(&project.reached).map(|on| Period::of(on, money::EVERY))
}

/// The day it was completed; for one that was entered in production, at the latest that.
pub(super) fn completed_on(reached: &std::collections::BTreeMap<Stage, Date>) -> Option<Date> {
    reached.get(&Stage::Completed).or_else(|| reached.get(&Stage::Production)).copied()
}
