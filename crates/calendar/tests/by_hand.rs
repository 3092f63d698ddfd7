//! Every row of `by_hand.md` against the code; the rows were reckoned first.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use yinuo_calendar::{Budget, Calendar, Calendars, Overlay, Pause};

const TABLES: &str = include_str!("by_hand.md");

#[test]
fn every_row() {
    let (mut calendars, mut rows, mut wrong) = (Calendars::new(Calendar::china()), 0, Vec::new());
    for line in TABLES.lines() {
        if line.starts_with('#') {
            calendars = Calendars::new(Calendar::china());
        } else if line.starts_with('|') && !line.starts_with("|---") && !line.starts_with("| start") {
            rows += 1;
            wrong.extend(check(&calendars, line));
        } else if let Some((key, value)) = line.split_once(": ") {
            let city = calendars.city().clone();
            calendars = match key {
                "Hours" => Calendars::new(city.with_hours(value.parse().unwrap())),
                "Overlay" => Calendars::new(city.with_overlay(overlay(value))),
                "Region" => Calendars::new(city.with_region(value.parse().unwrap())),
                "Units" => value.split("; ").fold(calendars, |calendars, unit| {
                    let (name, hours) = unit.split_once(' ').unwrap();
                    calendars.with_hours(name, hours.parse().unwrap())
                }),
                year if year.starts_with("Notice ") => {
                    let year = year.trim_start_matches("Notice ").parse().unwrap();
                    Calendars::new(city.with_year(year, &format!("notice https://example\n{value}")).unwrap())
                }
                _ => continue,
            };
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows >= 200, "only {rows} rows were found");
}

/// What is wrong with one row, if anything.
fn check(calendars: &Calendars, row: &str) -> Option<String> {
    let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
    let [start, limit, deadline, why] = cells[..] else { panic!("four cells, please: {row}") };
    assert!(!why.is_empty(), "a row says why: {row}");
    let mut parts = limit.split("; ");
    let limit = parts.next().unwrap();
    let budget = Budget::parse(limit).unwrap();
    assert_eq!(budget.to_string(), limit.replace("60 minutes", "1 hour"), "the limit in its canonical text");
    let (mut calendar, mut pauses) = (calendars.city(), Vec::new());
    for part in parts {
        match part.split_once(' ').unwrap() {
            ("unit", chain) => calendar = calendars.for_unit(chain.split(" < ")),
            ("paused", span) => {
                let (from, to) = match span.split_once(" to ") {
                    Some((from, to)) => (from, Some(calendar.instant(local(to)))),
                    None => (span.strip_suffix(" on").unwrap(), None),
                };
                pauses.push(Pause { from: calendar.instant(local(from)), to });
            }
            _ => panic!("no part {part}"),
        }
    }
    let start = calendar.instant(local(start));
    let provisional = deadline.ends_with(" provisional");
    let expected = match deadline.trim_end_matches(" provisional") {
        "open" => jiff::Timestamp::MAX,
        deadline => calendar.instant(local(deadline)),
    };

    let got = calendar.deadline_with(start, budget, &pauses);
    assert_eq!(calendar.explain_with(start, budget, &pauses).deadline, got, "{row}");
    let said = |right: bool| if right { " provisional" } else { "" };
    (got.at != expected || got.provisional != provisional)
        .then(|| format!("{row}\n  got {}{}", calendar.local(got.at), said(got.provisional)))
}

/// `Tue 2026-11-24 10:00`; the weekday must be right, which guards the reckoning itself.
fn local(text: &str) -> DateTime {
    let (weekday, rest) = text.split_once(' ').unwrap();
    let (day, clock) = rest.split_once(' ').unwrap();
    let day: Date = day.parse().unwrap();
    assert_eq!(day.strftime("%a").to_string(), weekday, "{text}");
    if clock == "24:00" {
        return day.tomorrow().unwrap().at(0, 0, 0, 0);
    }
    format!("{day}T{clock}").parse().unwrap()
}

fn overlay(text: &str) -> Overlay {
    let (mut off, mut work) = (Vec::new(), Vec::new());
    for part in text.split(", ") {
        let (kind, days) = part.split_once(' ').unwrap();
        let (from, to) = days.split_once("..").unwrap_or((days, days));
        let (from, to): (Date, Date) = (from.parse().unwrap(), to.parse().unwrap());
        let days = from.series(1.day()).take_while(|day| *day <= to);
        if kind == "off" { off.extend(days) } else { work.extend(days) }
    }
    Overlay { off, work, name: "开海节".into(), source: "https://www.qingyu.example/notice/2026".into() }
}
