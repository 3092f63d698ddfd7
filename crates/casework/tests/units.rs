//! One lead unit, those who help it, those above it, and those on whom nothing is pushed down.

use crate::city::commands::{actor, assist, chase, command, dispatch_to, reassign_to, relieve, unit, who};
use crate::city::world::{REPLIED, RESOLVED, SIGNED, World};
use crate::city::{at, city, due, whole_city};
use yinuo_casework::{ClockKind, Stage, Verb};
use yinuo_kernel::{Role, Rule};

fn joint() -> (World, yinuo_kernel::CaseNumber) {
    let (mut world, case) = World::at(whole_city().ruled(|rules| rules.joint = true), REPLIED);
    world.say(case, &assist(&["roads", "county"]), &who(Verb::Assist), at(24, 11, 0)).unwrap();
    (world, case)
}

#[test]
fn a_co_unit_that_is_not_needed_any_more_holds_nothing_up() {
    let (mut world, case) = joint();
    let lead = unit("lamps");
    world.go(case, Verb::Contribute, at(24, 12, 0)).unwrap();
    let gone = world.no(case, &relieve(&["roads"]), &lead, at(24, 12, 30));
    assert_eq!(gone, Rule::NotHelping, "what the roads office gave stays given");
    assert_eq!(world.no(case, &relieve(&["town"]), &lead, at(24, 12, 30)), Rule::NotHelping, "it was never asked");
    assert_eq!(world.no(case, &relieve(&[]), &lead, at(24, 12, 30)), Rule::BadField);
    assert_eq!(world.no(case, &relieve(&["county"]), &unit("county"), at(24, 12, 30)), Rule::NotYourUnit);
    assert!(world.case(case).live(ClockKind::Assist).is_some());

    world.say(case, &relieve(&["county"]), &lead, at(24, 13, 0)).unwrap();
    let state = world.case(case);
    assert_eq!(state.co_units.keys().map(|unit| unit.as_str()).collect::<Vec<_>>(), ["roads"]);
    assert!(state.live(ClockKind::Assist).is_none(), "nobody owes a part any more");
    assert_eq!(world.no(case, &command(Verb::Contribute), &unit("county"), at(24, 13, 5)), Rule::NotYourUnit);
    world.say(case, &command(Verb::Resolve), &lead, at(24, 14, 0)).unwrap();
}

#[test]
fn joint_work_ends_when_every_co_unit_has_spoken() {
    let (mut world, case) = joint();
    let resolve = command(Verb::Resolve);
    assert_eq!(world.no(case, &resolve, &unit("lamps"), at(24, 12, 0)), Rule::CoUnitsOpen);
    world.go(case, Verb::Contribute, at(24, 14, 0)).unwrap();
    assert!(world.case(case).live(ClockKind::Assist).is_some());
    world.say(case, &command(Verb::Contribute), &unit("county"), at(24, 15, 0)).unwrap();
    assert!(world.case(case).live(ClockKind::Assist).is_none(), "the last contribution stops the clock");
    world.say(case, &resolve, &unit("lamps"), at(24, 16, 0)).unwrap();
}

#[test]
fn a_stranger_contributes_nothing_and_a_co_unit_resolves_nothing() {
    let (mut world, case) = joint();
    assert_eq!(world.no(case, &command(Verb::Contribute), &unit("works"), at(24, 12, 0)), Rule::NotYourUnit);
    assert_eq!(world.no(case, &command(Verb::Resolve), &unit("roads"), at(24, 12, 0)), Rule::NotYourUnit);
}

#[test]
fn a_new_round_asks_the_co_units_again_and_gives_them_time() {
    let (mut world, case) = joint();
    for id in ["roads", "county"] {
        world.say(case, &command(Verb::Contribute), &unit(id), at(24, 14, 0)).unwrap();
    }
    world.go(case, Verb::Resolve, at(24, 15, 0)).unwrap();
    world.go(case, Verb::Reopen, at(25, 9, 0)).unwrap();
    assert_eq!(due(world.case(case), ClockKind::Assist), "2026-11-30 17:30");
    assert!(world.case(case).co_units.values().all(|done| !done));
}

#[test]
fn a_co_unit_that_takes_the_lead_owes_no_contribution() {
    let (mut world, case) = joint();
    world.say(case, &command(Verb::Contribute), &unit("county"), at(24, 12, 0)).unwrap();
    world.say(case, &reassign_to("roads"), &who(Verb::Reassign), at(24, 14, 0)).unwrap();
    let state = world.case(case);
    assert_eq!(state.unit.as_ref().unwrap().as_str(), "roads");
    assert_eq!(state.co_units.keys().map(|unit| unit.as_str()).collect::<Vec<_>>(), ["county"]);
    assert!(state.live(ClockKind::Assist).is_none(), "all others have spoken");
}

#[test]
fn the_lead_is_no_co_unit_of_its_own() {
    let (mut world, case) = World::at(whole_city(), SIGNED);
    let by = who(Verb::Assist);
    assert_eq!(world.no(case, &assist(&["lamps"]), &by, at(24, 11, 0)), Rule::BadField);
    assert_eq!(world.no(case, &assist(&[]), &by, at(24, 11, 0)), Rule::BadField);
    assert_eq!(world.no(case, &assist(&["moon"]), &by, at(24, 11, 0)), Rule::UnknownUnit);
    world.say(case, &assist(&["lamps", "roads"]), &unit("lamps"), at(24, 11, 0)).unwrap();
    assert_eq!(world.case(case).co_units.len(), 1);
    assert_eq!(world.no(case, &assist(&["roads"]), &by, at(24, 11, 0)), Rule::BadField, "twice");
}

#[test]
fn a_departments_work_is_not_pushed_down() {
    let (mut world, case) = World::at(whole_city(), &[Verb::Accept]);
    let by = who(Verb::Dispatch);
    for id in ["town", "village"] {
        assert_eq!(world.no(case, &dispatch_to(id), &by, at(24, 11, 0)), Rule::PushedDown, "{id}");
    }
    world.say(case, &dispatch_to("county"), &by, at(24, 11, 0)).unwrap();
    assert_eq!(world.no(case, &reassign_to("town"), &by, at(24, 11, 0)), Rule::PushedDown);
    world.say(case, &assist(&["town"]), &by, at(24, 11, 0)).unwrap();

    // What the county answers for is not the town's; what the town answers for may be its village's.
    for (category, id, refused) in [
        ("city.bridge", "town", Some(Rule::PushedDown)),
        ("city.bridge", "county", None),
        ("city.rural", "town", None),
        ("city.rural", "village", None),
    ] {
        let case =
            world.open(|s| s.category = category.parse().unwrap(), &actor(Role::Citizen), at(24, 10, 0)).unwrap();
        world.go(case, Verb::Accept, at(24, 10, 0)).unwrap();
        let result = world.say(case, &dispatch_to(id), &by, at(24, 11, 0));
        assert_eq!(result.err().map(|refusal| refusal.rule), refused, "{category} × {id}");
    }
}

#[test]
fn a_matter_without_a_line_in_the_directory_is_sent_by_hand() {
    let mut world = World::new(city());
    let case =
        world.open(|s| s.category = "city.other".parse().unwrap(), &actor(Role::Citizen), at(24, 10, 0)).unwrap();
    world.go(case, Verb::Accept, at(24, 10, 0)).unwrap();
    let by = who(Verb::Dispatch);
    assert_eq!(world.no(case, &command(Verb::Dispatch), &by, at(24, 11, 0)), Rule::NoRoute);
    assert_eq!(world.no(case, &dispatch_to("moon"), &by, at(24, 11, 0)), Rule::UnknownUnit);
    world.say(case, &dispatch_to("roads"), &by, at(24, 11, 0)).unwrap();
    assert_eq!(world.no(case, &reassign_to("roads"), &by, at(24, 11, 0)), Rule::BadField, "it has it already");
}

#[test]
fn the_centre_reminds_and_supervision_chases() {
    let (mut world, case) = World::at(whole_city(), SIGNED);
    for (grade, role, may) in [
        (1, Role::Operator, true),
        (1, Role::Dispatcher, true),
        (2, Role::Operator, false),
        (2, Role::Dispatcher, false),
        (2, Role::Supervisor, true),
        (3, Role::Supervisor, true),
    ] {
        let result = world.say(case, &chase(grade), &actor(role), at(24, 11, 0));
        assert_eq!(result.is_ok(), may, "{grade} by {role:?}");
    }
    assert_eq!(world.case(case).chased, 3);
    for grade in [0, 4] {
        assert_eq!(world.no(case, &chase(grade), &actor(Role::Supervisor), at(24, 11, 0)), Rule::BadField);
    }
}

#[test]
fn a_reopened_case_goes_to_its_last_lead_although_others_had_it_before() {
    let (mut world, case) = World::at(city(), &[Verb::Accept, Verb::Dispatch, Verb::Reassign]);
    for verb in &RESOLVED[2..] {
        world.say(case, &command(*verb), &unit("works"), at(24, 11, 0)).unwrap();
    }
    world.go(case, Verb::Reopen, at(25, 9, 0)).unwrap();
    let state = world.case(case);
    assert_eq!((state.stage, state.unit.as_ref().unwrap().as_str()), (Stage::Dispatched, "works"));
}
