//! Whatever happens: a sum is the sum, and what comes after a period's end does not move its reading.

use super::*;
use crate::board::{of_project, project};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeMap;
use yinuo_delivery::project::{Stage as At, Wan};
use yinuo_delivery::task::Stage;

const STAGES: [At; 4] = [At::Started, At::Building, At::Completed, At::Production];

/// A project as it stood at the end of a day: days of stages, returns, perhaps dropped.
fn project_until(serial: u32, days: &[i16], returned: &[i64], dropped: Option<i16>, until: Date) -> Row {
    let day = |nth: i16| date(2026, 1, 1).saturating_add(jiff::Span::new().days(nth));
    let mut row = project();
    row.reached = BTreeMap::new();
    let mut at = 0;
    for (stage, after) in STAGES.iter().zip(days) {
        at += after;
        row.reached.insert(*stage, day(at));
    }
    row.reached.retain(|_, on| *on <= until);
    row.counted = row.reached.get(&At::Building).copied();
    row.dropped = dropped.map(|nth| (day(nth), At::Building)).filter(|(on, _)| *on <= until);
    let months = (1..=12).zip(returned).map(|(at, wan)| (month(at), Wan(*wan)));
    row.months = months.filter(|(of, _)| of.last_day() <= until).collect();
    of_project(serial, row)
}

/// A part of task 1 as it stood at the end of a day.
fn part_until(serial: u32, figures: &[f64], closed: bool, until: Date) -> Row {
    let told: Vec<(i8, f64)> = (1..=12).zip(figures.iter().copied()).collect();
    let told: Vec<_> = told.into_iter().filter(|(at, _)| month(*at).last_day() <= until).collect();
    let mut row = part(serial, "个", &told);
    let yinuo_delivery::Detail::Task(task) = &mut row.detail else { unreachable!() };
    let last = month(i8::try_from(figures.len().max(1)).unwrap()).last_day();
    if closed && last < until {
        task.stage = Stage::Closed;
        task.closed_at = Some(yinuo_calendar::Calendar::china().instant(last.at(9, 0, 0, 0)));
    }
    row
}

type Life = (Vec<i16>, Vec<i64>, Option<i16>);

fn lives() -> impl Strategy<Value = Vec<Life>> {
    let life = (
        prop::collection::vec(0i16..150, 0..5),
        prop::collection::vec(0i64..90_000, 0..13),
        prop::option::weighted(0.2, 0i16..364),
    );
    prop::collection::vec(life, 0..8)
}

proptest! {
    #[test]
    fn what_comes_later_moves_no_reading(
        lives in lives(),
        count in prop::sample::select(ProjectCount::ALL.to_vec()),
        at in 1i8..=11,
        later in 0i16..200,
    ) {
        let end = month(at).last_day();
        let unit = if count == ProjectCount::Invested { "亿元" } else { "个" };
        let city = |until: Date| {
            let each = (2u32..).zip(&lives);
            let rows = each.map(|(serial, (days, months, gone))| project_until(serial, days, months, *gone, until));
            std::iter::once(metered(projects(count), unit)).chain(rows).collect::<Vec<_>>()
        };
        let then = read(&city(end), at).unwrap();
        let afterwards = read(&city(end.saturating_add(jiff::Span::new().days(later))), at).unwrap();
        prop_assert_eq!(then.value, afterwards.value);
        prop_assert_eq!(made(&city(end), at).1, made(&city(Date::MAX), at).1);
    }

    #[test]
    fn the_reading_of_parts_is_their_sum_and_stays_it(
        parts in prop::collection::vec((prop::collection::vec(0u32..1_000, 0..13), any::<bool>()), 1..6),
        at in 1i8..=12,
        later in 0i16..300,
    ) {
        let end = month(at).last_day();
        let city = |until: Date| {
            let each = (2u32..).zip(&parts);
            let rows = each.map(|(serial, (figures, closed))| {
                let figures: Vec<f64> = figures.iter().map(|quarters| f64::from(*quarters) / 4.0).collect();
                part_until(serial, &figures, *closed, until)
            });
            std::iter::once(metered(Meter::Shares, "个")).chain(rows).collect::<Vec<_>>()
        };
        let then = read(&city(end), at);
        let months = usize::try_from(at).unwrap();
        if parts.iter().all(|(figures, _)| figures.len() >= months) {
            let sum: u32 = parts.iter().map(|(figures, _)| figures[months - 1]).sum();
            prop_assert_eq!(then.as_ref().unwrap().value, f64::from(sum) / 4.0);
        }
        if then.is_ok() {
            let afterwards = end.saturating_add(jiff::Span::new().days(later));
            prop_assert_eq!(read(&city(afterwards), at), then);
        }
    }
}
