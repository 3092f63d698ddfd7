//! The items behind the numbers.

use super::View;
use crate::Owed;
use crate::project::OpenObstacle;
use crate::scene::days;
use crate::{Detail, Kind, Light, Period, Row, Why};
use jiff::civil::Date;
use yinuo_kernel::{CaseNumber, UnitId};

/// A node whose day has passed. A city in trouble has hundreds of thousands: they borrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LateNode<'r> {
    pub number: CaseNumber,
    pub kind: Kind,
    pub unit: Option<&'r UnitId>,
    pub node: u32,
    pub due: Date,
    /// Calendar days since.
    pub days: i32,
}

/// A case that hinders a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldObstacle {
    pub project: CaseNumber,
    pub case: CaseNumber,
    pub node: Option<u32>,
    pub unit: UnitId,
    pub days: i32,
    /// Open for longer than the pack's days.
    pub old: bool,
}

/// A return that is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwedReturn {
    pub number: CaseNumber,
    pub kind: Kind,
    pub unit: UnitId,
    pub period: Period,
    pub due: Date,
    /// Days since its last day; 0: there is still time.
    pub late: i32,
}

/// The late nodes a light speaks of. From the light, so that a unit that waits for the office is not
/// late here and on time there.
pub(super) fn late(light: &Light) -> impl Iterator<Item = (u32, Date, i32)> {
    light.whys.iter().filter_map(|(_, why)| match why {
        Why::NodeLate { node, due, days } => Some((*node, *due, *days)),
        _ => None,
    })
}

/// The nodes whose day has passed, in the order of the rows.
pub fn late_nodes<'r>(rows: impl IntoIterator<Item = &'r Row>, view: &View<'_>) -> Vec<LateNode<'r>> {
    let mut found = Vec::new();
    for row in rows.into_iter().filter(|row| view.sees(row)) {
        let Some(light) = view.light(row) else { continue };
        found.extend(late(&light).map(|(node, due, days)| LateNode {
            number: row.number,
            kind: row.kind(),
            unit: row.unit(),
            node,
            due,
            days,
        }));
    }
    found
}

fn age(open: &OpenObstacle, view: &View<'_>) -> i32 {
    days(crate::scene::day(open.opened_at), view.today)
}

pub(super) fn is_old(open: &OpenObstacle, view: &View<'_>) -> bool {
    age(open, view) > i32::from(view.rules.obstacle_days)
}

/// The cases that hinder projects, in the order of the rows.
pub fn obstacles<'r>(rows: impl IntoIterator<Item = &'r Row>, view: &View<'_>) -> Vec<OldObstacle> {
    let mut found = Vec::new();
    for row in rows.into_iter().filter(|row| view.sees(row)) {
        let Some(project) = row.project() else { continue };
        found.extend(project.obstacles.iter().map(|open| OldObstacle {
            project: row.number,
            case: open.case,
            node: open.node,
            unit: project.charge.unit.clone(),
            days: age(open, view),
            old: is_old(open, view),
        }));
    }
    found
}

/// What a row owes, and who owes it. Who only helps owes nothing.
pub(super) fn returns_owed<'r>(row: &'r Row, view: &View<'_>) -> Option<(&'r UnitId, Vec<Owed>)> {
    let unit = row.unit().filter(|unit| view.mine.is_none_or(|mine| mine(unit)))?;
    let (today, rules, calendar) = (view.today, view.rules, view.calendar);
    let owed = match &row.detail {
        Detail::Task(task) => crate::task::owed::owed(task, today, rules, calendar),
        Detail::Project(project) => crate::project::owed::owed(project, today, rules, calendar),
        Detail::Source(_) | Detail::Candidate(_) | Detail::Vote(_) => return None,
    };
    Some((unit, owed))
}

/// The returns that are owed, in the order of the rows.
pub fn owed<'r>(rows: impl IntoIterator<Item = &'r Row>, view: &View<'_>) -> Vec<OwedReturn> {
    let mut found = Vec::new();
    for row in rows.into_iter().filter(|row| view.sees(row)) {
        let Some((unit, owed)) = returns_owed(row, view) else { continue };
        found.extend(owed.into_iter().map(|owed| OwedReturn {
            number: row.number,
            kind: row.kind(),
            unit: unit.clone(),
            period: owed.period,
            due: owed.due,
            late: days(owed.due, view.today).max(0),
        }));
    }
    found
}
