//! Pace (序时进度) of a year's investment.
//!
//! A plan's own marks speak first; between them it grows evenly. It grows from the planned start of
//! construction if that lies in the year (without a planned start, from the start as it was), else from
//! 1 January, to the planned completion if that lies in the year, else to 31 December. What was returned
//! is held against the end of its own month.

use super::{ProjectRow, Wan};
use crate::Period;
use jiff::civil::{Date, date};

/// A year's investment beside where it should have stood at the end of the same month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InvestPace {
    pub period: Period,
    pub so_far: Wan,
    /// Rounded to whole 万元 for display; the share is of the exact value.
    pub expected: Wan,
    /// So far over expected; 1 is on pace.
    pub share: f64,
}

impl InvestPace {
    /// `None` without a plan of the year, without a return, or when nothing was to be expected yet.
    pub fn of(project: &ProjectRow, year: i16) -> Option<InvestPace> {
        let (period, so_far) = project.so_far(year)?;
        let expected = expected(project, year, period.last_day())?;
        let share = (expected > 0.0).then(|| so_far.as_f64() / expected)?;
        Some(InvestPace { period, so_far, expected: Wan(expected.round() as i64), share })
    }
}

/// Where a year's investment should stand on a day, in 万元.
pub fn expected(project: &ProjectRow, year: i16, on: Date) -> Option<f64> {
    let plan = project.plan(year)?;
    let within = |day: &Date| day.year() == year;
    let end = project.promise.complete.filter(within).unwrap_or(date(year, 12, 31));
    let start = project.promise.start.or(project.begun_on());
    let start = start.filter(within).unwrap_or(date(year, 1, 1)).min(end);
    let marks = plan.marks.iter().map(|mark| (mark.period.last_day(), mark.so_far.as_f64()));
    let mut points: Vec<(Date, f64)> = vec![(start, 0.0)];
    // A mark before the start is its own beginning.
    points.extend(marks);
    points.sort_by_key(|(day, _)| *day);
    if points.last().is_none_or(|(day, _)| *day < end) {
        points.push((end, plan.total.as_f64()));
    }
    crate::pace::between(points, on)
}
