//! Rules change, calendars are completed: from their day on, and never silently.

use crate::city::world::{SIGNED, World};
use crate::city::{at, city, due, limit, local, whole_city};
use jiff::civil::date;
use yinuo_calendar::Calendar;
use yinuo_casework::{ClockKind, Command, Event, Verb};
use yinuo_kernel::{Actor, CaseNumber, Timestamp};

#[test]
fn a_new_rule_applies_from_its_day_and_never_backwards() {
    let stricter = limit(ClockKind::Resolve, "3 working days", "2 working days", date(2026, 11, 25));
    let mut world = World::new(city().with_limit(stricter));
    let old = world.lead(&[Verb::Accept]);
    assert_eq!(due(world.case(old), ClockKind::Resolve), "2026-12-01 17:30");
    world.go(old, Verb::Dispatch, at(26, 10, 1)).unwrap();
    assert_eq!(due(world.case(old), ClockKind::Resolve), "2026-12-01 17:30", "still the rule of its day");
    let new = world.open(|_| (), &Actor::CITIZEN, at(25, 10, 0)).unwrap();
    world.go(new, Verb::Accept, at(25, 10, 1)).unwrap();
    assert_eq!(due(world.case(new), ClockKind::Resolve), "2026-11-30 17:30");
    assert_eq!(world.case(new).promise().unwrap().started.effective, date(2026, 11, 25));
    // Reopened under the new rule, it is worked under the new rule.
    for verb in [Verb::Sign, Verb::Reply, Verb::Resolve, Verb::Reopen] {
        world.go(old, verb, at(26, 11, 0)).unwrap();
    }
    assert_eq!(due(world.case(old), ClockKind::Resolve), "2026-12-01 17:30", "three days after the 26th");
}

#[test]
fn a_pause_over_the_day_of_a_new_rule_keeps_the_old_one() {
    let (mut world, case) = World::at(whole_city(), &[SIGNED, &[Verb::Suspend, Verb::Grant]].concat());
    world.city = world.city.with_limit(limit(ClockKind::Resolve, "1 working day", "1 working day", date(2026, 11, 25)));
    world.go(case, Verb::Resume, at(25, 9, 0)).unwrap();
    assert_eq!(due(world.case(case), ClockKind::Resolve), "2026-12-02 17:30");
}

#[test]
fn putting_right_touches_no_clock() {
    let (mut world, case) = World::at(whole_city(), SIGNED);
    let before = world.case(case).clocks.clone();
    world.go(case, Verb::Amend, at(24, 11, 0)).unwrap();
    assert_eq!(world.case(case).category.as_str(), "city.other");
    assert_eq!(world.case(case).clocks, before);
}

/// The Wednesday before New Year's Eve: five working days lead into a year not yet known.
fn new_year() -> (World, CaseNumber) {
    let now = instant(2026, 12, 30, 10);
    let mut world = World::new(whole_city());
    let case = world.open(|_| (), &Actor::CITIZEN, now).unwrap();
    for verb in SIGNED {
        world.go(case, *verb, now).unwrap();
    }
    (world, case)
}

fn instant(year: i16, month: i8, day: i8, hour: i8) -> Timestamp {
    Calendar::china().instant(date(year, month, day).at(hour, 0, 0, 0))
}

fn with_notice(world: &mut World) {
    let text = "notice https://example.org\noff 2027-01-01..2027-01-03 元旦\nwork 2027-01-09 元旦";
    world.city.calendar = Calendar::china().with_year(2027, text).unwrap();
}

#[test]
fn a_notice_moves_provisional_deadlines_as_an_event_and_no_others() {
    let (mut world, case) = new_year();
    let state = world.case(case);
    assert!(state.is_provisional());
    // Weekends alone: 31, 1, 4, 5, 6.
    assert_eq!(due(state, ClockKind::Resolve), "2027-01-06 17:30");
    let now = instant(2026, 12, 31, 9);
    with_notice(&mut world);
    world.say(case, &Command::Reckon, &Actor::SYSTEM, now).unwrap();
    let state = world.case(case);
    assert_eq!(due(state, ClockKind::Resolve), "2027-01-07 17:30", "New Year's Day is off");
    assert!(!state.is_provisional());
    let Event::Reckoned { moved } = &world.last(case).event else { panic!("an event says so") };
    assert!(moved.iter().any(|one| one.clock == ClockKind::Resolve && local(one.due) == "2027-01-07 17:30"));
    let entries = world.history(case).len();
    world.say(case, &Command::Reckon, &Actor::SYSTEM, now).unwrap();
    assert_eq!(world.history(case).len(), entries, "asked again there is nothing to move");
}

#[test]
fn without_news_there_is_no_event() {
    let (mut world, case) = new_year();
    let entries = world.history(case).len();
    world.say(case, &Command::Reckon, &Actor::SYSTEM, instant(2026, 12, 31, 9)).unwrap();
    assert_eq!(world.history(case).len(), entries);
}

#[test]
fn an_extension_over_the_new_year_moves_with_what_it_rests_on() {
    let (mut world, case) = new_year();
    world.go(case, Verb::Extend, instant(2026, 12, 30, 11)).unwrap();
    world.go(case, Verb::Grant, instant(2026, 12, 30, 12)).unwrap();
    assert_eq!(due(world.case(case), ClockKind::Resolve), "2027-01-08 17:30");
    with_notice(&mut world);
    world.say(case, &Command::Reckon, &Actor::SYSTEM, instant(2026, 12, 31, 9)).unwrap();
    // The old deadline is the 7th now; the 8th and the make-up Saturday follow.
    assert_eq!(due(world.case(case), ClockKind::Resolve), "2027-01-09 17:30");
    assert_eq!(crate::city::warn(world.case(case), ClockKind::Resolve), "2027-01-07 17:30");
}
