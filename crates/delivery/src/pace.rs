//! Pace (序时进度): where a figure should stand on a day.
//!
//! A plan's own values speak first: between two nodes the figure grows evenly. Without them a figure
//! that adds up grows evenly from 1 January of its year to its last day; a growth rate is to be
//! there all the year; a level is to be there on its last day and says nothing before.

use crate::scene::days;
use crate::task::TaskRow;
use crate::{Basis, Goal, Period};
use jiff::civil::{Date, date};

/// A returned figure beside where it should have stood at the end of its period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    pub period: Period,
    pub attained: f64,
    pub expected: f64,
    /// Attained over expected, a ceiling the other way round; 1 is on pace.
    pub share: f64,
}

impl Pace {
    /// `None` where there is no figure, no goal, or nothing to be expected yet.
    pub fn of(task: &TaskRow, year: i16) -> Option<Pace> {
        let goal = task.goal.as_ref()?;
        let (period, attained) = task.attained?;
        let expected = expected(task, goal, year, period.last_day())?;
        let share = Goal { value: expected, ..goal.clone() }.attainment(attained)?;
        Some(Pace { period, attained, expected, share })
    }
}

/// Where the figure should stand on a day; `None`: nothing can be said.
pub fn expected(task: &TaskRow, goal: &Goal, year: i16, on: Date) -> Option<f64> {
    let end = task.due?;
    let start = date(year, 1, 1).min(end);
    let planned = task.nodes.iter().filter_map(|node| Some((node.due, node.value?)));
    let mut points: Vec<(Date, f64)> = planned.collect();
    if points.is_empty() {
        match goal.basis {
            Basis::Growth => return Some(goal.value),
            Basis::Level if on < end => return None,
            Basis::Level | Basis::Total if goal.is_ceiling() => return Some(goal.value),
            Basis::Level | Basis::Total => {}
        }
    }
    if points.last().is_none_or(|(day, _)| *day < end) {
        points.push((end, goal.value));
    }
    let from = if goal.basis == Basis::Total { Some((start, 0.0)) } else { None };
    between(from.into_iter().chain(points), on)
}

/// Even growth between the points around a day; before the first point nothing, after the last one
/// its value. Days count to their end, so on a point's day its value is due.
pub(crate) fn between(points: impl IntoIterator<Item = (Date, f64)>, on: Date) -> Option<f64> {
    let mut before: Option<(Date, f64)> = None;
    for (day, value) in points {
        if day >= on {
            let Some((from, base)) = before else { return (day == on).then_some(value) };
            let all = f64::from(days(from, day));
            let part = f64::from(days(from, on));
            return Some(if all > 0.0 { base + (value - base) * part / all } else { value });
        }
        before = Some((day, value));
    }
    before.map(|(_, value)| value)
}
