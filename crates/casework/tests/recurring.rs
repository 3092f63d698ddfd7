//! Duties that come again: each month by the 28th.

use crate::city::commands::{actor, command, unit, who};
use crate::city::world::World;
use crate::city::{at, local, whole_city};
use jiff::Timestamp;
use jiff::civil::date;
use yinuo_calendar::Calendar;
use yinuo_casework::recur::Every;
use yinuo_casework::{ClockKind, Recurrence, Stage, Verb};
use yinuo_kernel::{CaseNumber, Role, Rule};

fn on(year: i16, month: i8, day: i8) -> Timestamp {
    Calendar::china().instant(date(year, month, day).at(9, 0, 0, 0))
}

/// A monthly report to the supervision office, which the lamps' office has signed for.
fn duty(every: Every, day: i8) -> (World, CaseNumber) {
    let mut world = World::new(whole_city());
    let recurrence = Some(Recurrence { every, day });
    let case = world.open(|s| s.recurrence = recurrence, &actor(Role::Operator), at(24, 10, 0)).unwrap();
    for verb in [Verb::Accept, Verb::Dispatch, Verb::Sign] {
        world.go(case, verb, at(24, 10, 0)).unwrap();
    }
    (world, case)
}

/// When the parts of a case are due.
fn dues(world: &World, case: CaseNumber) -> Vec<String> {
    let promise = |child: &CaseNumber| local(world.case(*child).promise().unwrap().started.due);
    world.case(case).children.keys().map(promise).collect()
}

#[test]
fn each_month_opens_one_case_at_the_unit_with_its_day_moved_past_days_off() {
    let (mut world, case) = duty(Every::Month, 28);
    world.tick(at(30, 23, 0));
    assert!(world.case(case).children.is_empty(), "this month has begun already");
    world.tick(on(2026, 12, 1));
    // 28 December 2026 is a Monday; 28 February 2027 a Sunday, so Monday 1 March.
    assert_eq!(dues(&world, case), ["2026-12-29 00:00"], "the end of the 28th");
    let child = *world.case(case).children.keys().next().unwrap();
    assert_eq!(
        (world.stage(child), world.case(child).unit.clone()),
        (Stage::Dispatched, world.case(case).unit.clone())
    );
    world.tick(on(2027, 1, 1));
    world.tick(on(2027, 2, 1));
    assert_eq!(dues(&world, case)[2], "2027-03-02 00:00");
}

#[test]
fn a_machine_that_slept_opens_every_month_it_missed() {
    let (mut world, case) = duty(Every::Month, 5);
    world.tick(on(2027, 3, 10));
    assert_eq!(dues(&world, case).len(), 4, "December to March");
    assert!(world.refused.is_empty(), "a late occurrence is late, not lost: {:?}", world.refused);
    world.tick(on(2027, 3, 11));
    assert_eq!(dues(&world, case).len(), 4, "and none twice");
}

#[test]
fn quarters_and_years_end_with_their_last_month() {
    let (mut world, case) = duty(Every::Quarter, 31);
    world.tick(on(2027, 1, 2));
    assert_eq!(dues(&world, case), ["2027-04-01 00:00"]);
    let (mut world, case) = duty(Every::Year, 30);
    world.tick(on(2027, 1, 2));
    assert_eq!(dues(&world, case), ["2027-12-31 00:00"]);
}

#[test]
fn it_goes_on_although_the_standing_case_was_resolved_until_it_is_ended() {
    let (mut world, case) = duty(Every::Month, 28);
    world.city = world.city.clone().ruled(|rules| rules.archive_automatic = true);
    for verb in [Verb::Reply, Verb::Resolve] {
        world.go(case, verb, at(24, 12, 0)).unwrap();
    }
    world.tick(on(2027, 1, 2));
    assert!(world.refused.is_empty(), "{:?}", world.refused);
    assert_eq!(dues(&world, case).len(), 2);
    assert_eq!(world.stage(case), Stage::Resolved, "a machine does not end a duty");
    let archive = command(Verb::Archive);
    assert_eq!(world.no(case, &archive, &who(Verb::Archive), on(2027, 1, 3)), Rule::ChildrenOpen);
    for child in world.case(case).children.keys().copied().collect::<Vec<_>>() {
        for verb in [Verb::Sign, Verb::Reply, Verb::Resolve] {
            world.say(child, &command(verb), &unit("lamps"), on(2027, 1, 3)).unwrap();
        }
    }
    world.go(case, Verb::Archive, on(2027, 1, 4)).unwrap();
    world.tick(on(2027, 3, 2));
    assert_eq!(dues(&world, case).len(), 2);
}

#[test]
fn a_standing_duty_is_no_duplicate_and_its_day_is_a_day() {
    let (mut world, case) = duty(Every::Month, 28);
    world.lead(&[Verb::Accept]);
    assert_eq!(world.no(case, &command(Verb::Merge), &who(Verb::Merge), at(24, 11, 0)), Rule::MergeMismatch);
    for day in [0, 32] {
        let recurrence = Some(Recurrence { every: Every::Month, day });
        let refused = world.open(|s| s.recurrence = recurrence, &actor(Role::Operator), at(24, 10, 0)).unwrap_err();
        assert_eq!(refused.rule, Rule::BadField);
    }
    world.go(case, Verb::Withdraw, at(25, 9, 0)).unwrap();
    assert!(world.case(case).live(ClockKind::Recur).is_none(), "withdrawn, it comes no more");
}
