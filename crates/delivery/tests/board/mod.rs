//! The board counts what its lists show; the account says what is right.

mod counts;
mod verdicts;

use crate::world::{number, unit, words};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use yinuo_calendar::Calendar;
use yinuo_casework::Every;
use yinuo_delivery::board::View;
use yinuo_delivery::project::{Charge, Level, OpenObstacle, Owner, ProjectRow, Promise, Sector, Wan, YearPlan};
use yinuo_delivery::task::{Nature, NodeMark, Sort, Stage, TaskRow};
use yinuo_delivery::{Basis, Detail, Goal, Period, Row, Rules, project};
use yinuo_report::Cmp;

pub const TODAY: Date = date(2026, 9, 15);

/// A target of 120 km, sent out in January, returned each month.
pub fn task() -> TaskRow {
    TaskRow {
        stage: Stage::Active,
        sort: Sort::Target,
        nature: Nature::Task,
        source: None,
        parent: None,
        goal: Some(Goal { value: 120.0, unit: "公里".into(), cmp: Cmp::Ge, basis: Basis::Total }),
        due: Some(date(2026, 12, 31)),
        begun: Some(date(2026, 1, 20)),
        confirm_by: None,
        lead: Some(unit("housing")),
        co: Vec::new(),
        leader: None,
        every: Some(Every::Month),
        nodes: Vec::new(),
        plan: None,
        attained: Some((month(8), 80.0)),
        attained_verified: true,
        filed: (1..=8).map(month).collect(),
        figures: (1..=8).map(|at| (month(at), f64::from(at) * 10.0)).collect(),
        meter: None,
        shared: false,
        asked: false,
        chased: 0,
        relapses: 0,
        adjusted: 0,
        heard: (0, 0),
        closed_at: None,
        shown: false,
    }
}

pub fn month(month: i8) -> Period {
    Period { year: 2026, month }
}

pub fn node(id: u32, due: Date) -> NodeMark {
    NodeMark { id, due, value: None, met: None, verified: false }
}

/// Under construction since April, with a plan of 1 亿元.
pub fn project() -> ProjectRow {
    ProjectRow {
        stage: project::Stage::Building,
        reached: BTreeMap::from([(project::Stage::Building, date(2026, 4, 1))]),
        dropped: None,
        counted: None,
        years: vec![2026],
        county: Some(unit("east")),
        field: None,
        sector: Sector::Industry,
        owner: Owner::Enterprise,
        level: Level::City,
        charge: Charge { unit: unit("industry"), leader: None, steward: None, team: Vec::new() },
        promise: Promise { start: None, complete: None, invest: Some(Wan(30_000)) },
        source: None,
        permits: BTreeMap::new(),
        plans: vec![YearPlan { year: 2026, total: Wan(10_000), marks: Vec::new() }],
        invested_before: Wan(0),
        invested: vec![(month(8), Wan(6_000))],
        months: (4..=8).map(|at| (month(at), Wan(i64::from(at) * 750))).collect(),
        invested_verified: true,
        filed: (4..=8).map(month).collect(),
        entered: date(2026, 1, 10),
        nodes: Vec::new(),
        ledger: None,
        obstacles: Vec::new(),
        visits: 0,
        last_visit: None,
        asked: false,
        chased: 0,
        adjusted: 0,
        shown: false,
    }
}

pub fn obstacle(case: u32, opened: &str) -> OpenObstacle {
    OpenObstacle { case: number(case), node: None, opened_at: opened.parse().unwrap() }
}

pub fn row(serial: u32, detail: Detail) -> Row {
    let at = "2026-01-20T01:00:00Z".parse().unwrap();
    Row { number: number(serial), year: 2026, words: words(9), n: 1, opened_at: at, last_at: at, detail }
}

pub fn of_task(serial: u32, task: TaskRow) -> Row {
    row(serial, Detail::Task(Box::new(task)))
}

pub fn of_project(serial: u32, project: ProjectRow) -> Row {
    row(serial, Detail::Project(Box::new(project)))
}

pub fn look<T>(see: impl FnOnce(&View<'_>) -> T) -> T {
    let (rules, calendar) = (Rules::default(), Calendar::china());
    see(&View { today: TODAY, year: 2026, rules: &rules, calendar: &calendar, mine: None })
}
