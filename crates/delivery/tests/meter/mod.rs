//! What the system counts by itself: set by the office, read at the end of a period, confirmed or corrected.

mod proofs;
mod readings;
mod setting;

use crate::board::{month, task};
use crate::world::{number, unit};
use yinuo_delivery::meter::{CaseCount, CaseMeter, Gap, Made, ProjectCount, ProjectMeter, Reading, reading};
use yinuo_delivery::task::TaskRow;
use yinuo_delivery::{Basis, Goal, Meter, Row};
use yinuo_report::Cmp;

pub fn goal(value: f64, unit: &str) -> Goal {
    Goal { value, unit: unit.into(), cmp: Cmp::Ge, basis: Basis::Total }
}

pub fn cases(count: CaseCount) -> Meter {
    Meter::Cases(CaseMeter { count, case_type: "hotline".parse().unwrap(), category: None, unit: None })
}

pub fn projects(count: ProjectCount) -> Meter {
    Meter::Projects(ProjectMeter { count, county: None, sector: None, level: None, project: None, listed: false })
}

pub fn same(serial: u32) -> Meter {
    Meter::Same { task: number(serial) }
}

/// Task 1, which counts by this meter in this unit.
pub fn metered(meter: Meter, unit: &str) -> Row {
    crate::board::of_task(1, TaskRow { meter: Some(meter), goal: Some(goal(100.0, unit)), ..task() })
}

/// A part of task 1.
pub fn part(serial: u32, unit: &str, figures: &[(i8, f64)]) -> Row {
    let figures = figures.iter().map(|(at, value)| (month(*at), *value)).collect();
    let row = TaskRow { parent: Some(number(1)), goal: Some(goal(10.0, unit)), figures, ..task() };
    crate::board::of_task(serial, row)
}

/// What the meter of the first row shows at the end of a month.
pub fn read(rows: &[Row], at: i8) -> Result<Reading, Gap> {
    reading(&rows[0], month(at), rows, None)
}

/// The figure with the numbers that made it.
pub fn made(rows: &[Row], at: i8) -> (f64, Vec<u32>) {
    let found = read(rows, at).expect("a reading");
    let items = match found.made {
        Made::Projects { items, .. } | Made::Tasks(items) => items,
        Made::Cases(_) => Vec::new(),
    };
    (found.value, items.iter().map(|(number, _)| number.serial()).collect())
}

pub fn county(meter: ProjectCount, id: &str) -> Meter {
    Meter::Projects(ProjectMeter {
        count: meter,
        county: Some(unit(id)),
        sector: None,
        level: None,
        project: None,
        listed: false,
    })
}
