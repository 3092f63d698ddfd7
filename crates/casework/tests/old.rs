//! Histories written before stages, requests and pauses came are read for ever.

use yinuo_casework::{Case, ClockKind, Entry, Event, Point, Stage};

/// One case as the first release wrote it.
const OLD: &str = r#"
{"at":"2026-11-24T02:00:00Z","by":{"role":"citizen"},"event":"submitted","number":"261124-00001-2","case_type":"hotline","kind":"help","category":"city.lamp","category_by":"proposed","cell":null,"channel":"web","person":null,"words":{"id":"00000000-0000-0000-0000-000000000007","digest":"","chars":20},"starts":[{"clock":"accept","limit":"accept","effective":"2020-01-01","due":"2026-11-24T02:30:00Z","warn":"2026-11-24T02:20:00Z"}]}
{"at":"2026-11-24T02:21:00Z","by":{"role":"system"},"event":"elapsed","clock":"accept","round":1,"point":"warn"}
{"at":"2026-11-24T02:25:00Z","by":{"role":"operator","unit":"centre","post":"operator"},"event":"accepted","category":"city.lamp","starts":[{"clock":"reply","limit":"reply","effective":"2020-01-01","due":"2026-11-26T09:30:00Z","warn":"2026-11-25T09:30:00Z"},{"clock":"resolve","limit":"resolve","effective":"2020-01-01","due":"2026-12-01T09:30:00Z","warn":"2026-11-30T09:30:00Z","provisional":true}]}
{"at":"2026-11-24T03:00:00Z","by":{"role":"dispatcher","unit":"centre","post":"dispatcher"},"event":"dispatched","unit":"lamps","by_directory":true,"starts":[{"clock":"sign","limit":"sign","effective":"2020-01-01","due":"2026-11-25T01:00:00Z","warn":"2026-11-24T08:00:00Z"},{"clock":"return","limit":"return","effective":"2020-01-01","due":"2026-11-25T09:30:00Z","warn":"2026-11-25T09:30:00Z"}]}
{"at":"2026-11-24T03:30:00Z","by":{"role":"unit","unit":"lamps","post":"lamps"},"event":"signed"}
{"at":"2026-11-24T04:00:00Z","by":{"role":"unit","unit":"lamps","post":"lamps"},"event":"replied","words":{"id":"00000000-0000-0000-0000-000000000008","digest":"","chars":30}}
{"at":"2026-11-24T05:00:00Z","by":{"role":"unit","unit":"lamps","post":"lamps"},"event":"resolved","starts":[{"clock":"reopen","limit":"reopen","effective":"2020-01-01","due":"2026-12-09T16:00:00Z","warn":"2026-12-04T16:00:00Z"}]}
{"at":"2026-11-25T05:00:00Z","by":{"role":"citizen"},"event":"reopened","words":{"id":"00000000-0000-0000-0000-000000000009","digest":"","chars":9},"starts":[{"clock":"resolve","limit":"resolve","effective":"2020-01-01","due":"2026-12-02T09:30:00Z","warn":"2026-12-01T09:30:00Z"}]}
{"at":"2026-12-02T10:00:00Z","by":{"role":"system"},"event":"elapsed","clock":"resolve","round":2,"point":"due"}
"#;

fn entries() -> Vec<Entry> {
    let lines = OLD.lines().filter(|line| !line.is_empty());
    lines.map(|line| serde_json::from_str(line).unwrap_or_else(|no| panic!("{no}: {line}"))).collect()
}

#[test]
fn the_first_releases_histories_are_read() {
    let entries = entries();
    let case = Case::replay(&entries).unwrap();
    assert_eq!((case.stage, case.round, case.reopened), (Stage::Dispatched, 2, 1));
    assert!(!case.sealed && case.parent.is_none() && case.recurrence.is_none());
    assert_eq!(case.unit.as_ref().unwrap().as_str(), "lamps");
    let resolve = case.running(ClockKind::Resolve).unwrap();
    assert!(resolve.overdue && resolve.started.budget.is_none() && resolve.started.tag == 0);
    let last = &entries.last().unwrap().event;
    assert!(matches!(last, Event::Elapsed { point: Point::Due, tag: 0, to: None, .. }));
}

#[test]
fn and_written_again_byte_by_byte_for_the_chain_rests_on_them() {
    for (line, entry) in OLD.lines().filter(|line| !line.is_empty()).zip(entries()) {
        assert_eq!(serde_json::to_string(&entry).unwrap(), line);
    }
}

#[test]
fn an_old_clock_without_its_budget_is_not_moved_by_a_notice() {
    let city = crate::city::whole_city();
    let case = Case::replay(entries().iter().take(6)).unwrap();
    let by = yinuo_kernel::Actor::SYSTEM;
    let now = crate::city::at(24, 12, 0);
    let moved = city.decide(case.number, Some(&case), None, &yinuo_casework::Command::Reckon, (&by, now)).unwrap();
    assert!(moved.is_empty());
    assert!(case.is_provisional());
}
