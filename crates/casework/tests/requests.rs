//! What a unit must ask for, and what becomes of it.

use crate::city::commands::{actor, ask, command, dispatch_to, extend, reassign_to, staff, unit, who};
use crate::city::world::{REPLIED, SIGNED, World};
use crate::city::{at, city, dec, due, warn, whole_city};
use yinuo_casework::{ClockKind, Event, Light, Request, Stage, Verb};
use yinuo_kernel::{Actor, Role, Rule};

const DISPATCHED: &[Verb] = &[Verb::Accept, Verb::Dispatch];

#[test]
fn a_return_is_argued_and_granted_and_the_citizens_time_runs_on() {
    let (mut world, case) = World::at(whole_city(), DISPATCHED);
    let promised = due(world.case(case), ClockKind::Resolve);
    world.go(case, Verb::Return, at(24, 11, 0)).unwrap();
    assert_eq!(world.stage(case), Stage::Dispatched, "the centre decides");
    assert!(world.case(case).live(ClockKind::Sign).is_none(), "who says not ours need not sign");
    assert_eq!(world.no(case, &command(Verb::Sign), &unit("lamps"), at(24, 11, 1)), Rule::RequestOpen);
    assert_eq!(world.no(case, &command(Verb::Return), &unit("lamps"), at(24, 11, 1)), Rule::RequestOpen);
    world.go(case, Verb::Grant, at(24, 14, 0)).unwrap();
    let state = world.case(case);
    assert_eq!((state.stage, &state.unit, &state.asked), (Stage::Accepted, &None, &None));
    assert_eq!(due(state, ClockKind::Resolve), promised);
    assert!(state.live(ClockKind::Decide).is_none());
}

#[test]
fn who_said_not_ours_does_not_answer_the_citizen_meanwhile() {
    let (mut world, case) = World::at(whole_city(), SIGNED);
    world.go(case, Verb::Return, at(24, 11, 0)).unwrap();
    for verb in [Verb::Reply, Verb::Resolve] {
        assert_eq!(world.no(case, &command(verb), &unit("lamps"), at(24, 11, 1)), Rule::RequestOpen, "{verb:?}");
    }
}

#[test]
fn a_refused_return_is_final_for_this_dispatch() {
    let (mut world, case) = World::at(whole_city(), DISPATCHED);
    world.go(case, Verb::Return, at(24, 11, 0)).unwrap();
    world.go(case, Verb::Refuse, at(24, 14, 0)).unwrap();
    assert_eq!(due(world.case(case), ClockKind::Sign), "2026-11-25 09:00", "time to sign begins anew");
    assert_eq!(world.no(case, &command(Verb::Return), &unit("lamps"), at(24, 14, 1)), Rule::ReturnRefused);
    assert_eq!(world.no(case, &command(Verb::Grant), &who(Verb::Grant), at(24, 14, 1)), Rule::NothingAsked);
    // Another unit has its own right to say so.
    world.say(case, &reassign_to("roads"), &who(Verb::Reassign), at(24, 15, 0)).unwrap();
    world.say(case, &command(Verb::Return), &unit("roads"), at(24, 16, 0)).unwrap();
}

#[test]
fn silence_agrees_to_a_return_and_to_nothing_else() {
    let (mut world, case) = World::at(whole_city(), DISPATCHED);
    world.go(case, Verb::Return, at(24, 11, 0)).unwrap();
    world.tick(at(24, 16, 30));
    assert_eq!(world.stage(case), Stage::Dispatched, "four working hours are not over");
    world.tick(at(24, 16, 31));
    assert_eq!(world.stage(case), Stage::Accepted);
    let last = world.last(case);
    assert!(matches!(last.event, Event::Granted { request: Request::Return, silence: true, .. }));
    assert_eq!(last.by, Actor::SYSTEM);

    let (mut world, case) = World::at(whole_city(), &[SIGNED, &[Verb::Extend]].concat());
    world.tick(at(27, 9, 0));
    assert!(world.case(case).asked.is_some(), "more time is never given by silence");
}

#[test]
fn asked_for_in_either_way_a_return_is_the_same() {
    let (mut world, case) = World::at(city(), DISPATCHED);
    world.say(case, &ask(Request::Return), &unit("lamps"), at(24, 11, 0)).unwrap();
    assert_eq!(world.stage(case), Stage::Accepted, "no time to decide: at once, and nothing waits for ever");
}

#[test]
fn after_so_many_dispatches_the_centre_designates() {
    let city = city().ruled(|rules| rules.designate_after = Some(2));
    let (mut world, case) = World::at(city, &[Verb::Accept, Verb::Dispatch, Verb::Return]);
    let dispatcher = who(Verb::Dispatch);
    world.say(case, &dispatch_to("roads"), &dispatcher, at(24, 11, 0)).unwrap();
    assert!(!world.case(case).designated);
    world.say(case, &reassign_to("works"), &dispatcher, at(24, 12, 0)).unwrap();
    assert!(world.case(case).designated, "the third, also as a reassignment");
    assert!(world.case(case).live(ClockKind::Return).is_none());
    assert_eq!(world.no(case, &command(Verb::Return), &unit("works"), at(24, 12, 1)), Rule::Designated);
}

#[test]
fn more_time_counts_from_the_old_deadline_which_becomes_the_warning() {
    let (mut world, case) = World::at(whole_city(), SIGNED);
    world.tick(at(30, 18, 0));
    assert!(world.case(case).running(ClockKind::Resolve).unwrap().warned, "the old warning has spoken");
    world.go(case, Verb::Extend, dec(1, 9, 0)).unwrap();
    world.go(case, Verb::Grant, dec(1, 10, 0)).unwrap();
    let state = world.case(case);
    assert_eq!(due(state, ClockKind::Resolve), "2026-12-03 17:30", "two working days after 1 December");
    assert_eq!(warn(state, ClockKind::Resolve), "2026-12-01 17:30");
    let resolve = |world: &World| world.case(case).running(ClockKind::Resolve).cloned().unwrap();
    assert_eq!(resolve(&world).light(dec(1, 17, 0)), Light::OnTime);
    world.tick(dec(1, 18, 0));
    assert!(resolve(&world).warned, "the new warning speaks too");
    world.tick(dec(3, 18, 0));
    assert!(resolve(&world).overdue);
    assert_eq!(world.no(case, &extend("2 working days"), &unit("lamps"), dec(4, 9, 0)), Rule::ExtendTooLate);
}

#[test]
fn asked_in_time_and_granted_late_the_new_deadline_still_speaks() {
    let (mut world, case) = World::at(whole_city(), SIGNED);
    world.go(case, Verb::Extend, dec(1, 17, 0)).unwrap();
    world.tick(dec(2, 9, 0));
    assert!(world.case(case).running(ClockKind::Resolve).unwrap().overdue);
    world.go(case, Verb::Grant, dec(2, 10, 0)).unwrap();
    assert!(!world.case(case).running(ClockKind::Resolve).unwrap().overdue);
    world.tick(dec(4, 9, 0));
    assert!(world.case(case).running(ClockKind::Resolve).unwrap().overdue);
}

#[test]
fn more_time_only_once_not_too_much_and_not_when_late() {
    let (mut world, case) = World::at(whole_city(), SIGNED);
    let lamps = unit("lamps");
    assert_eq!(world.no(case, &extend("6 working days"), &lamps, at(25, 9, 0)), Rule::ExtensionTooLong);
    assert_eq!(world.no(case, &extend("1 month"), &lamps, at(25, 9, 0)), Rule::ExtensionTooLong);
    assert_eq!(world.no(case, &extend("1 working day"), &lamps, dec(1, 17, 31)), Rule::ExtendTooLate);
    world.say(case, &extend("5 working days"), &lamps, at(25, 9, 0)).unwrap();
    world.go(case, Verb::Refuse, at(25, 10, 0)).unwrap();
    world.say(case, &extend("1 working day"), &lamps, at(25, 11, 0)).unwrap();
    world.go(case, Verb::Grant, at(25, 12, 0)).unwrap();
    assert_eq!(world.no(case, &extend("1 working day"), &lamps, at(25, 14, 0)), Rule::ExtendedEnough);
}

#[test]
fn nobody_decides_their_own_request() {
    let (mut world, case) = World::at(whole_city(), &[SIGNED, &[Verb::Extend]].concat());
    let same_post = staff(Role::Dispatcher, "lamps", "lamps");
    assert_eq!(world.no(case, &command(Verb::Grant), &same_post, at(24, 11, 0)), Rule::RoleForbids);
}

#[test]
fn a_demand_is_set_aside_by_a_second_reader_after_an_answer_and_can_be_objected_to() {
    let (mut world, case) = World::at(whole_city(), SIGNED);
    assert_eq!(world.no(case, &command(Verb::SetAside), &unit("lamps"), at(24, 11, 0)), Rule::ReplyFirst);
    world.go(case, Verb::Reply, at(24, 11, 0)).unwrap();
    world.go(case, Verb::SetAside, at(24, 12, 0)).unwrap();
    for verb in [Verb::Grant, Verb::Refuse] {
        let rule = world.no(case, &command(verb), &actor(Role::Dispatcher), at(24, 14, 0));
        assert_eq!(rule, Rule::SecondReader, "{verb:?}");
    }
    world.go(case, Verb::Grant, at(24, 14, 0)).unwrap();
    assert_eq!((world.stage(case), world.case(case).set_aside), (Stage::Resolved, true));
    assert!(world.case(case).live(ClockKind::Reopen).is_some(), "the window to object is open");
    assert_eq!(world.no(case, &command(Verb::Object), &Actor::CITIZEN, dec(12, 0, 0)), Rule::ReopenTooLate);
    world.go(case, Verb::Object, at(25, 9, 0)).unwrap();
    let state = world.case(case);
    assert_eq!((state.stage, state.set_aside, state.round), (Stage::Dispatched, false, 2));
    assert_eq!(state.unit.as_ref().unwrap().as_str(), "lamps");
    assert_eq!(state.reopened, 0, "an objection uses up no reopening");
}

#[test]
fn only_what_was_set_aside_can_be_objected_to() {
    let (mut world, case) = World::at(city(), crate::city::world::RESOLVED);
    assert_eq!(world.no(case, &command(Verb::Object), &Actor::CITIZEN, at(25, 9, 0)), Rule::StageForbids);
}

#[test]
fn parts_come_before_a_setting_aside() {
    let (mut world, case) = World::at(whole_city(), REPLIED);
    world.go(case, Verb::SetAside, at(24, 11, 0)).unwrap();
    world.go(case, Verb::Split, at(24, 12, 0)).unwrap();
    assert_eq!(world.no(case, &command(Verb::Grant), &who(Verb::Grant), at(24, 13, 0)), Rule::ChildrenOpen);
}

#[test]
fn a_reassignment_ends_the_request_of_the_unit_before() {
    let (mut world, case) = World::at(whole_city(), &[SIGNED, &[Verb::Extend]].concat());
    world.go(case, Verb::Reassign, at(24, 11, 0)).unwrap();
    let state = world.case(case);
    assert!(state.asked.is_none() && state.live(ClockKind::Decide).is_none());
}

#[test]
fn a_case_with_no_resolve_limit_cannot_be_extended() {
    let city = city().ruled(|rules| {
        let limits = rules.limits.all().iter().filter(|limit| limit.clock != ClockKind::Resolve).cloned().collect();
        rules.limits = yinuo_casework::Limits::new(limits);
    });
    let (mut world, case) = World::at(city, SIGNED);
    assert_eq!(world.no(case, &command(Verb::Extend), &unit("lamps"), at(25, 9, 0)), Rule::BadField);
}
