//! What each sort of meter shows, and why it shows nothing.

use super::*;
use crate::board::{of_project, of_task, project};
use jiff::civil::date;
use std::collections::BTreeMap;
use yinuo_delivery::meter::{Settled, window};
use yinuo_delivery::project::{Level, ProjectRow, Sector, Stage as At, Wan, YearPlan};
use yinuo_delivery::task::Stage;

const SETTLED: Settled = Settled { settled: 12_345, in_time: 970, late: 30, rated: 300, pleased: 287 };

#[test]
fn cases_count_in_pieces_and_shares_in_percent() {
    let table = [
        (CaseCount::Settled, "件", Some(12_345.0)),
        (CaseCount::Settled, "万件", Some(1.2345)),
        (CaseCount::InTime, "%", Some(97.0)),
        (CaseCount::Pleased, "%", Some(95.67)),
        // An old goal in a unit that is no count: nothing is guessed.
        (CaseCount::Settled, "公里", None),
    ];
    for (count, unit, wanted) in table {
        let row = metered(cases(count), unit);
        let found = reading(&row, month(8), [&row], Some(&SETTLED));
        assert_eq!(found.map(|found| found.value).ok(), wanted, "{count:?} in {unit}");
    }
    let empty = metered(cases(CaseCount::Pleased), "%");
    assert_eq!(reading(&empty, month(8), [&empty], Some(&Settled::default())), Err(Gap::NoCases));
}

#[test]
fn the_window_is_the_year_up_to_the_last_day_in_china() {
    let window = window(month(2));
    assert_eq!(window.start.to_string(), "2025-12-31T16:00:00Z");
    assert_eq!(window.end.to_string(), "2026-02-28T16:00:00Z");
}

fn at(serial: u32, change: impl FnOnce(&mut ProjectRow)) -> Row {
    let mut row = project();
    row.reached = BTreeMap::from([(At::Started, date(2026, 3, 10)), (At::Completed, date(2026, 6, 20))]);
    change(&mut row);
    of_project(serial, row)
}

#[test]
fn a_project_counts_from_the_day_it_reached_the_stage_in_that_year_alone() {
    let rows = |count| {
        vec![
            metered(projects(count), "个"),
            at(2, |_| {}),
            at(3, |it| it.reached = BTreeMap::from([(At::Started, date(2025, 12, 31))])),
            at(4, |it| it.dropped = Some((date(2026, 5, 2), At::Building))),
            // Entered when it was being built already: the day it began is the first that is known.
            at(5, |it| it.reached = BTreeMap::from([(At::Building, date(2026, 4, 1))])),
            at(6, |it| it.counted = Some(date(2026, 4, 30))),
        ]
    };
    let started = rows(ProjectCount::Started);
    assert_eq!(made(&started, 2), (0.0, vec![]));
    assert_eq!(made(&started, 3), (3.0, vec![2, 4, 6]));
    assert_eq!(made(&started, 4), (4.0, vec![2, 4, 5, 6]));
    assert_eq!(made(&started, 5), (3.0, vec![2, 5, 6]), "what was given up is no success");
    assert_eq!(made(&rows(ProjectCount::Completed), 6), (2.0, vec![2, 6]));
    assert_eq!(made(&rows(ProjectCount::Counted), 4), (1.0, vec![6]));
    assert_eq!(made(&rows(ProjectCount::Production), 8), (0.0, vec![]));
}

#[test]
fn a_scope_narrows_by_county_sector_level_and_list() {
    let scoped = |change: &dyn Fn(&mut ProjectMeter)| {
        let Meter::Projects(mut meter) = projects(ProjectCount::Started) else { unreachable!() };
        change(&mut meter);
        let rows = [
            metered(Meter::Projects(meter), "个"),
            at(2, |_| {}),
            at(3, |it| it.county = None),
            at(4, |it| it.sector = Sector::Ecology),
            at(5, |it| it.level = Level::Province),
            at(6, |it| it.years = vec![2025]),
        ];
        made(&rows, 8).1
    };
    assert_eq!(scoped(&|_| {}), [2, 3, 4, 5, 6]);
    assert_eq!(scoped(&|it| it.county = Some(unit("east"))), [2, 4, 5, 6]);
    assert_eq!(scoped(&|it| it.sector = Some(Sector::Ecology)), [4]);
    assert_eq!(scoped(&|it| it.level = Some(Level::Province)), [5]);
    assert_eq!(scoped(&|it| it.project = Some(number(4))), [4]);
    assert_eq!(scoped(&|it| it.listed = true), [2, 3, 4, 5]);
}

#[test]
fn investment_is_what_stood_at_the_end_of_the_month_in_the_goals_unit() {
    let months = |all: &[(i8, i64)]| all.iter().map(|(at, wan)| (month(*at), Wan(*wan))).collect::<Vec<_>>();
    let rows = |unit| {
        vec![
            metered(projects(ProjectCount::Invested), unit),
            at(2, |it| it.months = months(&[(3, 5_000), (4, 12_345), (5, 90_000)])),
            at(3, |it| it.months = months(&[(3, 2_000)])),
            at(4, |it| {
                it.months = vec![(yinuo_delivery::Period { year: 2025, month: 12 }, Wan(70_000))];
                it.plans = vec![YearPlan { year: 2025, total: Wan(1), marks: Vec::new() }];
            }),
        ]
    };
    assert_eq!(made(&rows("亿元"), 4), (1.4345, vec![2, 3]));
    assert_eq!(made(&rows("万元"), 3), (7_000.0, vec![2, 3]));
    let behind = |at| match read(&rows("亿元"), at).unwrap().made {
        Made::Projects { behind, .. } => behind,
        _ => unreachable!(),
    };
    assert_eq!((behind(3), behind(4)), (0, 1), "what is not returned yet is told, not hidden");
}

#[test]
fn parts_sum_once_all_have_returned() {
    let mut rows = vec![metered(Meter::Shares, "亿元"), part(2, "亿元", &[(3, 1.5)]), part(3, "万元", &[(3, 2_500.0)])];
    assert_eq!(made(&rows, 3), (1.75, vec![2, 3]));
    assert_eq!(read(&rows, 4), Err(Gap::Waiting(vec![number(2), number(3)])));
    let with = |serial, change: &dyn Fn(&mut TaskRow)| {
        let mut row = part(serial, "亿元", &[]);
        let yinuo_delivery::Detail::Task(task) = &mut row.detail else { unreachable!() };
        change(task);
        row
    };
    // Sent out later, still a draft, withdrawn: none of them is waited for.
    rows.push(with(4, &|it| it.begun = Some(date(2026, 4, 1))));
    rows.push(with(5, &|it| (it.stage, it.begun) = (Stage::Draft, None)));
    rows.push(with(6, &|it| it.stage = Stage::Withdrawn));
    assert_eq!(made(&rows, 3), (1.75, vec![2, 3]));
    // Signed off in February: its last word stands for the year.
    let closed = "2026-02-27T02:00:00Z".parse().unwrap();
    rows.push(with(7, &|it| {
        (it.stage, it.closed_at) = (Stage::Closed, Some(closed));
        it.figures = vec![(month(2), 0.25)];
    }));
    assert_eq!(made(&rows, 3), (2.0, vec![2, 3, 7]));
    rows.push(part(8, "公里", &[(3, 3.0)]));
    assert_eq!(read(&rows, 3), Err(Gap::Unit(number(8))));
    assert_eq!(read(&rows[..1], 3), Err(Gap::NoParts));
}

#[test]
fn the_same_figure_is_used_where_it_is_promised_again() {
    let there = TaskRow { goal: Some(goal(10.0, "亿元")), figures: vec![(month(3), 1.2)], ..task() };
    let rows = [metered(same(2), "万元"), of_task(2, there)];
    assert_eq!(made(&rows, 3), (12_000.0, vec![2]));
    assert_eq!(read(&rows, 4), Err(Gap::Waiting(vec![number(2)])));
    assert_eq!(read(&rows[..1], 3), Err(Gap::Waiting(vec![number(2)])), "the other task is not there");
    let bare = of_task(1, task());
    assert_eq!(reading(&bare, month(3), [&bare], None), Err(Gap::NoMeter));
}
