//! What a meter shows at the end of a period, and what it is made of.

use super::fits::{converted, counted, short};
use super::{CaseCount, CaseMeter, Meter, ProjectCount, ProjectMeter};
use crate::project::{ProjectRow, Stage as At};
use crate::task::{Stage, TaskRow};
use crate::{Goal, Period, Row};
use jiff::civil::{Date, date};
use std::ops::Range;
use yinuo_kernel::{CaseNumber, Timestamp};

/// Cases that were settled within a window, as the store counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    pub settled: u64,
    pub in_time: u64,
    pub late: u64,
    pub rated: u64,
    pub pleased: u64,
}

/// A figure that the system knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// In the goal's unit.
    pub value: f64,
    pub made: Made,
}

/// What a figure is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Made {
    Cases(Settled),
    /// Each with its part of the figure. `behind`: not returned for the period yet, so that an earlier
    /// month stands for it or nothing.
    Projects {
        items: Vec<(CaseNumber, f64)>,
        behind: usize,
    },
    Tasks(Vec<(CaseNumber, f64)>),
}

/// Why a meter shows nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The task has no meter, or no figure to fill.
    NoMeter,
    /// Nothing to take a share of: no case was settled, or none rated.
    NoCases,
    /// The task has no parts.
    NoParts,
    /// These have not returned the period yet.
    Waiting(Vec<CaseNumber>),
    /// Its figure is in a unit that does not sum with the others.
    Unit(CaseNumber),
}

/// The year of a period up to its last day (+08:00): what cases are counted in.
pub fn window(period: Period) -> Range<Timestamp> {
    let at = |day: Date| {
        let midnight = day.at(0, 0, 0, 0);
        jiff::tz::Offset::constant(8).to_timestamp(midnight).unwrap_or(Timestamp::MAX)
    };
    at(date(period.year, 1, 1))..at(period.last_day().tomorrow().unwrap_or(Date::MAX))
}

/// What the meter of a task shows at the end of a period. `settled` is the store's count for
/// [`window()`]; only a meter of cases looks at it.
///
/// # Errors
/// A [`Gap`] says why it shows nothing.
pub fn reading<'r>(
    row: &Row,
    period: Period,
    rows: impl IntoIterator<Item = &'r Row>,
    settled: Option<&Settled>,
) -> Result<Reading, Gap> {
    let (meter, goal) =
        row.task().and_then(|task| Some((task.meter.as_ref()?, task.goal.as_ref()?))).ok_or(Gap::NoMeter)?;
    match meter {
        Meter::Cases(cases) => of_cases(meter, cases, goal, settled.copied().unwrap_or_default()),
        Meter::Projects(projects) => {
            let scope = Scope { meter: projects, year: row.year, period };
            of_projects(meter, &scope, goal, rows)
        }
        Meter::Shares => of_shares(row.number, period, goal, rows),
        Meter::Same { task } => of_same(*task, period, goal, rows),
    }
}

fn of_cases(meter: &Meter, cases: &CaseMeter, goal: &Goal, settled: Settled) -> Result<Reading, Gap> {
    // Counts of cases are far below 2⁵³.
    let share =
        |part: u64, whole: u64| if whole == 0 { Err(Gap::NoCases) } else { Ok(part as f64 / whole as f64 * 1e2) };
    let amount = match cases.count {
        CaseCount::Settled => settled.settled as f64,
        CaseCount::InTime => share(settled.in_time, settled.in_time + settled.late)?,
        CaseCount::Pleased => share(settled.pleased, settled.rated)?,
    };
    let value = counted(amount, meter, goal).ok_or(Gap::NoMeter)?;
    Ok(Reading { value, made: Made::Cases(settled) })
}

/// Which projects, and when.
struct Scope<'a> {
    meter: &'a ProjectMeter,
    /// The year whose list is meant.
    year: i16,
    period: Period,
}

impl Scope<'_> {
    fn takes(&self, number: CaseNumber, project: &ProjectRow) -> bool {
        let ProjectMeter { county, sector, level, project: only, listed, count: _ } = self.meter;
        let dropped = project.dropped.is_some_and(|(on, _)| on <= self.period.last_day());
        !dropped
            && only.is_none_or(|only| only == number)
            && county.as_ref().is_none_or(|county| project.county.as_ref() == Some(county))
            && sector.is_none_or(|sector| project.sector == sector)
            && level.is_none_or(|level| project.level == level)
            && (!listed || project.years.contains(&self.year))
    }

    /// A day of the year so far.
    fn holds(&self, day: Option<Date>) -> bool {
        day.is_some_and(|day| day.year() == self.period.year && day <= self.period.last_day())
    }

    /// What a project adds, in projects or in 万元; `None`: it is none of those that are counted.
    fn adds(&self, project: &ProjectRow) -> Option<f64> {
        let reached = |stage: At| project.reached.get(&stage).copied();
        let one = |day| self.holds(day).then_some(1.0);
        match self.meter.count {
            ProjectCount::Started => one(project.begun_on()),
            ProjectCount::Completed => one(reached(At::Completed)),
            ProjectCount::Production => one(reached(At::Production)),
            ProjectCount::Counted => one(project.counted),
            ProjectCount::Invested => project.so_far_at(self.period).map(|(_, so_far)| so_far.as_f64()),
        }
    }

    fn is_behind(&self, project: &ProjectRow) -> bool {
        self.meter.count == ProjectCount::Invested
            && project.stage.is_open()
            && project.plan(self.period.year).is_some()
            && project.so_far_at(self.period).is_none_or(|(of, _)| of != self.period)
    }
}

fn of_projects<'r>(
    meter: &Meter,
    scope: &Scope<'_>,
    goal: &Goal,
    rows: impl IntoIterator<Item = &'r Row>,
) -> Result<Reading, Gap> {
    let (mut items, mut behind, mut amount) = (Vec::new(), 0, 0.0);
    for (number, project) in rows.into_iter().filter_map(|row| Some((row.number, row.project()?))) {
        if !scope.takes(number, project) {
            continue;
        }
        behind += usize::from(scope.is_behind(project));
        if let Some(adds) = scope.adds(project) {
            amount += adds;
            items.push((number, counted(adds, meter, goal).ok_or(Gap::NoMeter)?));
        }
    }
    let value = counted(amount, meter, goal).ok_or(Gap::NoMeter)?;
    Ok(Reading { value, made: Made::Projects { items, behind } })
}

/// What a task says of a period: its return; once it is signed off, the last one of the year.
fn stands(task: &TaskRow, period: Period) -> Option<f64> {
    let before = task.figures.iter().rev().find(|(of, _)| *of <= period);
    let closed = task.closed_at.is_some_and(|at| crate::scene::day(at) <= period.last_day());
    let stands = before.filter(|(of, _)| *of == period || (closed && of.year == period.year));
    stands.map(|(_, value)| *value)
}

/// Part of the figure: sent out by then, and not thrown away as a draft.
fn is_part(task: &TaskRow, of: CaseNumber, period: Period) -> bool {
    task.parent == Some(of)
        && !matches!(task.stage, Stage::Draft | Stage::Discarded)
        && task.begun.is_some_and(|begun| begun <= period.last_day())
}

fn of_shares<'r>(
    number: CaseNumber,
    period: Period,
    goal: &Goal,
    rows: impl IntoIterator<Item = &'r Row>,
) -> Result<Reading, Gap> {
    let (mut items, mut waiting) = (Vec::new(), Vec::new());
    for (part, task) in rows.into_iter().filter_map(|row| Some((row.number, row.task()?))) {
        if !is_part(task, number, period) {
            continue;
        }
        match stands(task, period) {
            Some(value) => items.push((part, in_goal(part, task, value, goal)?)),
            // What was withdrawn owes nothing; what it had returned before still counts.
            None if task.stage == Stage::Withdrawn => {}
            None => waiting.push(part),
        }
    }
    if !waiting.is_empty() {
        return Err(Gap::Waiting(waiting));
    }
    if items.is_empty() {
        return Err(Gap::NoParts);
    }
    let value = short(items.iter().map(|(_, value)| value).sum(), goal);
    Ok(Reading { value, made: Made::Tasks(items) })
}

fn of_same<'r>(
    number: CaseNumber,
    period: Period,
    goal: &Goal,
    rows: impl IntoIterator<Item = &'r Row>,
) -> Result<Reading, Gap> {
    let waiting = || Gap::Waiting(vec![number]);
    let found = rows.into_iter().find(|row| row.number == number);
    let task = found.and_then(Row::task).ok_or_else(waiting)?;
    let value = in_goal(number, task, stands(task, period).ok_or_else(waiting)?, goal)?;
    Ok(Reading { value: short(value, goal), made: Made::Tasks(vec![(number, value)]) })
}

fn in_goal(number: CaseNumber, task: &TaskRow, value: f64, goal: &Goal) -> Result<f64, Gap> {
    let unit = task.goal.as_ref().map(|goal| goal.unit.as_str());
    unit.and_then(|unit| converted(value, unit, &goal.unit)).ok_or(Gap::Unit(number))
}
