//! The clocks of a case, as the people who live by them would check.

use crate::city::commands::{command, dispatch_to, morning, unit, who};
use crate::city::world::{RESOLVED, World};
use crate::city::{at, city, dec, due, local, warn, whole_city};
use yinuo_casework::{Case, ClockKind, Event, Light, Point, Stage, Verb};
use yinuo_kernel::{Actor, Rule};

#[test]
fn the_promise_is_made_at_acceptance_and_nothing_moves_it() {
    let (mut world, case) = World::at(city(), &[]);
    assert_eq!(due(world.case(case), ClockKind::Accept), "2026-11-24 10:30");
    assert!(world.case(case).promise().is_none(), "nothing is promised before acceptance");
    world.go(case, Verb::Accept, at(24, 10, 10)).unwrap();
    assert_eq!(due(world.case(case), ClockKind::Resolve), "2026-12-01 17:30", "five working days after Tuesday");
    // Returned, sent to another unit, renamed: the citizen's date stays.
    world.go(case, Verb::Dispatch, at(24, 11, 0)).unwrap();
    world.go(case, Verb::Return, at(25, 9, 0)).unwrap();
    world.say(case, &dispatch_to("roads"), &who(Verb::Dispatch), at(25, 10, 0)).unwrap();
    world.go(case, Verb::Amend, at(25, 11, 0)).unwrap();
    world.go(case, Verb::Reassign, at(26, 10, 0)).unwrap();
    let state = world.case(case);
    assert_eq!(due(state, ClockKind::Resolve), "2026-12-01 17:30");
    assert_eq!(due(state, ClockKind::Sign), "2026-11-26 15:30", "a new unit has its own time to sign");
    assert_eq!((state.returns, state.dispatches, state.stage), (1, 3, Stage::Dispatched));
}

#[test]
fn the_light_turns_at_the_warning_and_after_the_deadline() {
    let (mut world, case) = World::at(city(), &[]);
    let lights = [(0, Light::OnTime), (19, Light::OnTime), (20, Light::Warn), (30, Light::Warn), (31, Light::Late)];
    for (minute, light) in lights {
        assert_eq!(world.case(case).light(at(24, 10, minute)), Some(light), "10:{minute}");
    }
    for verb in RESOLVED {
        world.go(case, *verb, at(24, 10, 40)).unwrap();
    }
    assert_eq!(world.case(case).light(at(30, 10, 0)), None, "nothing is owed on a resolved case");
}

#[test]
fn timers_speak_once_and_late_ones_say_what_is_true_now() {
    let (mut world, case) = World::at(city(), &[]);
    world.tick(at(24, 10, 20));
    assert_eq!(world.history(case).len(), 1, "at the very minute the warning has not passed");
    world.tick(at(24, 10, 21));
    world.tick(at(24, 10, 22));
    let spoken = |world: &World| {
        let points = world.history(case).iter().filter_map(|entry| match entry.event {
            Event::Elapsed { point, .. } => Some(point),
            _ => None,
        });
        points.collect::<Vec<_>>()
    };
    assert_eq!(spoken(&world), [Point::Warn], "once");
    world.go(case, Verb::Accept, at(24, 10, 25)).unwrap();
    world.tick(at(24, 12, 0));
    assert_eq!(spoken(&world), [Point::Warn], "a stopped clock is silent");
}

#[test]
fn a_late_decision_of_the_centre_is_not_the_units_lateness() {
    let (mut world, case) = World::at(whole_city(), &[Verb::Accept, Verb::Dispatch, Verb::Sign, Verb::Extend]);
    world.tick(at(25, 10, 30));
    let state = world.case(case);
    let decide = state.running(ClockKind::Decide).unwrap();
    assert!(decide.overdue, "four working hours have passed");
    assert_eq!(state.light(at(25, 10, 30)), Some(Light::OnTime), "the unit is in time");
}

#[test]
fn lateness_goes_up_the_chain_grade_by_grade() {
    let city = whole_city()
        .with_grades(ClockKind::Resolve, &["1 working day", "3 working days"])
        .with_grades(ClockKind::Verify, &["1 working day"]);
    let (mut world, case) = World::at(city, &[Verb::Accept, Verb::Dispatch, Verb::Sign]);
    world.tick(dec(2, 17, 31));
    let told = |case: &Case| (case.escalated, case.escalated_to.clone().map(|unit| unit.to_string()));
    assert_eq!(told(world.case(case)), (1, Some("works".into())), "a day late: the bureau over the office");
    world.tick(dec(4, 18, 0));
    assert_eq!(told(world.case(case)), (2, Some("works".into())), "nobody stands above the bureau");
    assert_eq!(world.case(case).running(ClockKind::Resolve).unwrap().graded, 2);
    // The centre is late with the verification: that is not told to the bureau.
    for verb in [Verb::Reply, Verb::Resolve] {
        world.go(case, verb, dec(7, 9, 0)).unwrap();
    }
    world.tick(dec(20, 9, 0));
    let to = world.history(case).iter().rev().find_map(|entry| match &entry.event {
        Event::Elapsed { clock: ClockKind::Verify, point: Point::Grade(1), to, .. } => Some(to.clone()),
        _ => None,
    });
    assert_eq!(to, Some(None));
}

#[test]
fn a_reopening_reaches_the_unit_that_resolved_it_with_new_clocks() {
    let (mut world, case) = World::at(city(), RESOLVED);
    world.go(case, Verb::Reopen, at(26, 9, 0)).unwrap();
    let state = world.case(case);
    assert_eq!(state.unit.as_ref().unwrap().as_str(), "lamps");
    assert_eq!(due(state, ClockKind::Resolve), "2026-12-03 17:30");
    assert_eq!(state.running(ClockKind::Resolve).unwrap().round, 2);
    assert!(!state.replied, "the reply of the first round does not count");
    assert_eq!(due(state, ClockKind::Return), "2026-11-27 17:30", "the window to return is not open for ever");
    for verb in [Verb::Sign, Verb::Reply, Verb::Resolve, Verb::Reopen, Verb::Sign, Verb::Reply, Verb::Resolve] {
        world.go(case, verb, at(26, 10, 0)).unwrap();
    }
    let rule = world.no(case, &command(Verb::Reopen), &Actor::CITIZEN, at(26, 11, 0));
    assert_eq!(rule, Rule::ReopenedEnough, "twice is what this pack allows");
}

#[test]
fn windows_close() {
    let (mut world, case) = World::at(city(), &[Verb::Accept, Verb::Dispatch]);
    assert_eq!(world.no(case, &command(Verb::Return), &unit("lamps"), at(25, 17, 31)), Rule::ReturnTooLate);
    world.go(case, Verb::Return, at(25, 17, 30)).unwrap();

    // Resolved on 24 November: the fifteenth day is 9 December, 24:00.
    let (mut world, case) = World::at(city(), RESOLVED);
    let reopen = command(Verb::Reopen);
    assert_eq!(world.no(case, &reopen, &Actor::CITIZEN, dec(10, 0, 1)), Rule::ReopenTooLate);
    world.tick(dec(10, 0, 1));
    assert_eq!(world.no(case, &reopen, &Actor::CITIZEN, dec(10, 0, 2)), Rule::ReopenTooLate, "also once it spoke");
    world.say(case, &reopen, &Actor::CITIZEN, dec(10, 0, 0)).unwrap();
}

#[test]
fn automatic_steps_are_the_systems_own() {
    let city = city().ruled(|rules| (rules.accept_automatic, rules.sign_automatic) = (true, true));
    let (mut world, case) = World::at(city, &[]);
    assert_eq!((world.history(case).len(), world.stage(case)), (2, Stage::Accepted));
    assert_eq!(world.last(case).by, Actor::SYSTEM);
    assert!(world.case(case).running(ClockKind::Accept).is_none() && world.case(case).promise().is_some());
    // Signing needs no person, whichever way a unit comes to the case.
    world.go(case, Verb::Dispatch, at(24, 10, 1)).unwrap();
    assert_eq!(world.stage(case), Stage::Signed);
    world.go(case, Verb::Reassign, at(24, 10, 2)).unwrap();
    assert_eq!(world.stage(case), Stage::Signed, "reassigned");
    for verb in [Verb::Reply, Verb::Resolve] {
        world.say(case, &command(verb), &unit("works"), at(24, 10, 3)).unwrap();
    }
    world.go(case, Verb::Reopen, at(24, 10, 4)).unwrap();
    assert_eq!((world.stage(case), world.case(case).live(ClockKind::Sign)), (Stage::Signed, None), "reopened");
}

#[test]
fn a_chase_has_its_own_clock_and_touches_no_other() {
    let (mut world, case) = World::at(whole_city(), &[Verb::Accept, Verb::Dispatch, Verb::Sign]);
    let before = world.case(case).clocks.clone();
    world.go(case, Verb::Chase, at(24, 11, 0)).unwrap();
    assert_eq!(due(world.case(case), ClockKind::Chase), "2026-11-26 17:30");
    assert_eq!(world.case(case).clocks[..before.len()], before, "no other");
    world.go(case, Verb::Chase, at(26, 11, 0)).unwrap();
    assert_eq!(due(world.case(case), ClockKind::Chase), "2026-11-26 17:30", "pressing again gives no more time");
    world.go(case, Verb::Reply, at(26, 12, 0)).unwrap();
    assert!(world.case(case).live(ClockKind::Chase).is_none(), "a reply answers it");
}

#[test]
fn milestones_warn_are_met_one_by_one_and_all_before_the_end() {
    let (mut world, case) = World::at(whole_city(), crate::city::world::REPLIED);
    world.go(case, Verb::Plan, at(24, 11, 0)).unwrap();
    let state = world.case(case);
    assert_eq!(due(state, ClockKind::Milestone), "2026-12-10 00:00");
    assert_eq!(warn(state, ClockKind::Milestone), "2026-12-03 00:00", "a week ahead");
    assert_eq!(world.no(case, &command(Verb::Resolve), &unit("lamps"), at(24, 12, 0)), Rule::MilestonesOpen);
    world.go(case, Verb::Plan, at(25, 9, 0)).unwrap();
    let mut second = command(Verb::Meet);
    if let yinuo_casework::Command::Meet(meet) = &mut second {
        meet.milestone = 2;
    }
    world.say(case, &second, &unit("lamps"), at(25, 10, 0)).unwrap();
    assert_eq!(world.no(case, &second, &unit("lamps"), at(25, 10, 0)), Rule::UnknownMilestone, "once");
    assert_eq!(world.case(case).live(ClockKind::Milestone).unwrap().started.tag, 1, "the first still runs");
    world.go(case, Verb::Meet, at(25, 11, 0)).unwrap();
    world.go(case, Verb::Resolve, at(25, 11, 0)).unwrap();
    let plan = yinuo_casework::commands::plan::Plan { words: crate::city::commands::words(9), dates: vec![morning()] };
    let (mut world, case) = World::at(whole_city(), crate::city::world::REPLIED);
    let plan = yinuo_casework::Command::Plan(plan);
    assert_eq!(world.no(case, &plan, &unit("lamps"), at(25, 9, 0)), Rule::BadUntil, "a date that has passed");
}

#[test]
fn deadlines_are_read_in_local_time() {
    let (world, case) = World::at(city(), &[Verb::Accept]);
    let state = world.case(case);
    assert_eq!(state.due().map(local), Some("2026-11-26 17:30".into()), "the first reply is owed first");
    assert_eq!(state.warn().map(local), Some("2026-11-25 17:30".into()));
}
