//! The returns a task owes: from the period in which it was sent out to that of its last day.

use super::TaskRow;
use crate::owed::{Duty, unfiled};
use crate::{Owed, Period, Rules};
use jiff::civil::Date;
use yinuo_calendar::Calendar;

/// The periods that have ended and have no return: oldest first.
pub fn owed(task: &TaskRow, today: Date, rules: &Rules, calendar: &Calendar) -> Vec<Owed> {
    let (Some(every), Some(begun), true) = (task.every, task.begun, task.stage.is_open()) else { return Vec::new() };
    let (first, last) = (Period::of(begun, every), Period::of(task.due.unwrap_or(today), every));
    unfiled(&Duty { every, first, last: Some(last), filed: &task.filed }, today, rules, calendar)
}
