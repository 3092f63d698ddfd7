//! Every row of `by_hand.md` against the code; the rows were reckoned first.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use yinuo_calendar::{Budget, Calendar, Overlay};

const TABLES: &str = include_str!("by_hand.md");

#[test]
fn every_row() {
    let (mut calendar, mut rows, mut wrong) = (Calendar::china(), 0, Vec::new());
    for line in TABLES.lines() {
        if line.starts_with('#') {
            calendar = Calendar::china();
        } else if let Some(hours) = line.strip_prefix("Hours: ") {
            calendar = Calendar::china().with_hours(hours.parse().unwrap());
        } else if let Some(days) = line.strip_prefix("Overlay: ") {
            calendar = Calendar::china().with_overlay(overlay(days));
        } else if line.starts_with('|') && !line.starts_with("|---") && !line.starts_with("| start") {
            rows += 1;
            wrong.extend(check(&calendar, line));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows >= 100, "only {rows} rows were found");
}

/// What is wrong with one row, if anything.
fn check(calendar: &Calendar, row: &str) -> Option<String> {
    let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
    let [start, limit, deadline, why] = cells[..] else { panic!("four cells, please: {row}") };
    assert!(!why.is_empty(), "a row says why: {row}");
    let budget = Budget::parse(limit).unwrap();
    assert_eq!(budget.to_string(), limit.replace("60 minutes", "1 hour"), "the limit in its canonical text");
    let start = calendar.instant(local(start));
    let provisional = deadline.ends_with(" provisional");
    let expected = calendar.instant(local(deadline.trim_end_matches(" provisional")));

    let got = calendar.deadline(start, budget);
    assert_eq!(calendar.explain(start, budget).deadline, got, "{row}");
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
