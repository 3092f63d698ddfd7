//! Cases that belong together: duplicates merged, matters split, parents and their parts.

use crate::city::commands::{assist, command, dispatch_to, number, reassign_to, split, unit, who};
use crate::city::world::{REPLIED, SIGNED, World};
use crate::city::{at, city, due, whole_city};
use yinuo_casework::{ClockKind, Event, Stage, Verb};
use yinuo_kernel::{Actor, CaseNumber, Rule};

/// Case 1 merged into case 2, which has signed.
fn merged(way: &[Verb]) -> (World, CaseNumber, CaseNumber) {
    let mut world = World::new(whole_city());
    let (duplicate, main) = (world.lead(way), world.lead(SIGNED));
    world.go(duplicate, Verb::Merge, at(24, 11, 0)).unwrap();
    (world, duplicate, main)
}

#[test]
fn a_duplicate_stops_and_its_person_hears_how_the_other_ended() {
    let (mut world, duplicate, main) = merged(&[]);
    assert_eq!((world.stage(duplicate), world.case(duplicate).merged_into), (Stage::Merged, Some(main)));
    assert_eq!(world.case(main).absorbed, [duplicate]);
    assert!(world.case(duplicate).clocks.iter().all(|clock| !clock.is_live()));
    assert_eq!(world.no(duplicate, &command(Verb::Archive), &who(Verb::Archive), at(24, 12, 0)), Rule::StageForbids);
    for verb in [Verb::Reply, Verb::Resolve] {
        world.go(main, verb, at(24, 14, 0)).unwrap();
    }
    assert_eq!(world.stage(duplicate), Stage::Resolved);
    let Event::Followed { words, unit } = &world.last(duplicate).event else { panic!("followed") };
    assert!(words.is_some(), "the reply is what the person reads, where the resolution has no words of its own");
    assert_eq!(unit.as_ref().unwrap().as_str(), "lamps");
    // It is a case of its own again: rated or reopened by its own person, at the unit that did it.
    world.go(duplicate, Verb::Reopen, at(25, 9, 0)).unwrap();
    assert_eq!(world.case(duplicate).unit.as_ref().unwrap().as_str(), "lamps");
    assert_eq!((world.stage(duplicate), world.stage(main)), (Stage::Dispatched, Stage::Resolved));
}

#[test]
fn a_case_that_follows_its_own_co_unit_has_one_lead() {
    let mut world = World::new(whole_city());
    let (duplicate, main) = (world.lead(SIGNED), world.lead(SIGNED));
    world.say(duplicate, &assist(&["works"]), &who(Verb::Assist), at(24, 11, 0)).unwrap();
    world.say(main, &reassign_to("works"), &who(Verb::Reassign), at(24, 11, 0)).unwrap();
    world.go(duplicate, Verb::Merge, at(24, 11, 0)).unwrap();
    for verb in [Verb::Sign, Verb::Reply, Verb::Resolve] {
        world.say(main, &command(verb), &unit("works"), at(24, 12, 0)).unwrap();
    }
    assert!(world.case(duplicate).co_units.is_empty());
}

#[test]
fn when_the_other_is_withdrawn_the_duplicate_stands_for_itself_with_a_promise() {
    let (mut world, duplicate, main) = merged(REPLIED);
    world.go(main, Verb::Withdraw, at(25, 9, 0)).unwrap();
    let state = world.case(duplicate);
    assert_eq!((state.stage, state.merged_into, &state.unit), (Stage::Accepted, None, &None));
    assert_eq!(due(state, ClockKind::Resolve), "2026-12-02 17:30");
    world.say(duplicate, &dispatch_to("roads"), &who(Verb::Dispatch), at(25, 10, 0)).unwrap();
}

#[test]
fn what_does_not_fit_is_not_merged() {
    let mut world = World::new(city());
    let (first, second) = (world.lead(&[Verb::Accept]), world.lead(&[]));
    let by = who(Verb::Merge);
    let merge = command(Verb::Merge);
    assert_eq!(world.no(first, &merge, &by, at(24, 11, 0)), Rule::MergeMismatch, "the other is not accepted");
    assert_eq!(world.no(second, &merge, &by, at(24, 11, 0)), Rule::MergeMismatch, "into itself");
    world.go(second, Verb::Accept, at(24, 11, 0)).unwrap();
    let third = world.lead(&[]);
    world.say(third, &merge, &by, at(24, 11, 0)).unwrap();
    let mut into_first = merge.clone();
    if let yinuo_casework::Command::Merge(merge) = &mut into_first {
        merge.into = first;
    }
    assert_eq!(world.no(second, &into_first, &by, at(24, 11, 0)), Rule::MergeMismatch, "no chains of duplicates");
    if let yinuo_casework::Command::Merge(merge) = &mut into_first {
        merge.into = number(99);
    }
    assert_eq!(world.no(second, &into_first, &by, at(24, 11, 0)), Rule::UnknownCase);
}

#[test]
fn parts_are_cases_of_their_own_and_the_parent_waits_for_them() {
    let mut world = World::new(whole_city());
    let parent = world.lead(REPLIED);
    let parts = split(&[("city.bridge", Some("county")), ("city.lamp", Some("town")), ("city.other", None)]);
    world.say(parent, &parts, &who(Verb::Split), at(24, 11, 0)).unwrap();
    assert!(world.refused.is_empty(), "{:?}", world.refused);
    let children: Vec<CaseNumber> = world.case(parent).children.keys().copied().collect();
    assert_eq!(children.len(), 3);
    let stages: Vec<Stage> = children.iter().map(|child| world.stage(*child)).collect();
    assert_eq!(stages, [Stage::Dispatched, Stage::Accepted, Stage::Accepted], "what cannot be sent on waits");
    assert!(children.iter().all(|child| world.case(*child).promise().is_some()));
    assert_eq!(world.no(parent, &command(Verb::Resolve), &unit("lamps"), at(24, 12, 0)), Rule::ChildrenOpen);
    // One done, one taken back, one merged elsewhere: each is closed for the parent.
    for verb in [Verb::Sign, Verb::Reply, Verb::Resolve] {
        world.say(children[0], &command(verb), &unit("county"), at(24, 13, 0)).unwrap();
    }
    world.go(children[1], Verb::Withdraw, at(24, 13, 0)).unwrap();
    let elsewhere = world.lead(&[Verb::Accept]);
    let merge = yinuo_casework::Command::Merge(yinuo_casework::commands::merge::Merge { into: elsewhere });
    world.say(children[2], &merge, &who(Verb::Merge), at(24, 14, 0)).unwrap();
    assert!(world.case(parent).children.values().all(|closed| *closed));
    // The other was withdrawn: the part is open again, and the parent knows.
    world.go(elsewhere, Verb::Withdraw, at(24, 15, 0)).unwrap();
    assert_eq!(world.no(parent, &command(Verb::Resolve), &unit("lamps"), at(24, 15, 0)), Rule::ChildrenOpen);
    world.go(children[2], Verb::Withdraw, at(24, 16, 0)).unwrap();
    // Reopened: open again for the parent too.
    world.go(children[0], Verb::Reopen, at(25, 9, 0)).unwrap();
    assert!(!world.case(parent).children[&children[0]]);
    for verb in [Verb::Sign, Verb::Reply, Verb::Resolve] {
        world.say(children[0], &command(verb), &unit("county"), at(25, 13, 0)).unwrap();
    }
    world.go(parent, Verb::Resolve, at(25, 14, 0)).unwrap();
}

#[test]
fn parts_have_no_parts_and_a_split_cuts_something_off() {
    let mut world = World::new(whole_city());
    let parent = world.lead(SIGNED);
    let by = who(Verb::Split);
    assert_eq!(world.no(parent, &split(&[]), &by, at(24, 11, 0)), Rule::BadField);
    assert_eq!(world.no(parent, &split(&[("city.moon", None)]), &by, at(24, 11, 0)), Rule::UnknownCategory);
    assert_eq!(world.no(parent, &split(&[("city", Some("moon"))]), &by, at(24, 11, 0)), Rule::UnknownUnit);
    world.go(parent, Verb::Split, at(24, 11, 0)).unwrap();
    let child = *world.case(parent).children.keys().next().unwrap();
    assert_eq!(world.no(child, &command(Verb::Split), &by, at(24, 11, 0)), Rule::BadField);
}

#[test]
fn a_citizen_makes_no_tasks() {
    let mut world = World::new(whole_city());
    let parent = world.lead(SIGNED);
    for change in [
        (|s, parent| s.parent = Some(parent)) as fn(&mut yinuo_casework::commands::submit::Submit, CaseNumber),
        |s, _| s.until = Some(at(30, 9, 0)),
        |s, _| s.unit = Some("roads".parse().unwrap()),
    ] {
        let refused = world.open(|s| change(s, parent), &Actor::CITIZEN, at(24, 11, 0)).unwrap_err();
        assert_eq!(refused.rule, Rule::RoleForbids);
    }
    let by = who(Verb::Accept);
    assert_eq!(world.open(|s| s.parent = Some(number(77)), &by, at(24, 11, 0)).unwrap_err().rule, Rule::UnknownCase);
    let past = world.open(|s| s.until = Some(at(23, 9, 0)), &by, at(24, 11, 0)).unwrap_err();
    assert_eq!(past.rule, Rule::BadUntil);
    let child = world.open(|s| (s.parent, s.until) = (Some(parent), Some(at(30, 9, 0))), &by, at(24, 11, 0)).unwrap();
    assert_eq!(due(world.case(child), ClockKind::Resolve), "2026-11-30 09:00", "a task with a date of its own");
    assert!(world.case(parent).children.contains_key(&child));
}
