//! Sealed matters: whistle-blowers. Not even there for others, never at the unit accused.

use crate::city::commands::{actor, command, dispatch_to, number, staff, unit, who};
use crate::city::world::World;
use crate::city::{at, whole_city};
use yinuo_casework::{Command, Stage, Verb};
use yinuo_kernel::{Actor, CaseNumber, PersonId, Role, Rule};

fn inspector(role: Role, unit: &str) -> Actor {
    staff(role, unit, "inspector")
}

/// A report against the works bureau.
fn report() -> (World, CaseNumber) {
    let mut world = World::new(whole_city());
    let case = world.open(
        |s| {
            s.kind = "report".parse().unwrap();
            s.accused = Some("works".parse().unwrap());
            s.person = Some(PersonId(uuid::Uuid::from_u128(5)));
        },
        &Actor::CITIZEN,
        at(24, 10, 0),
    );
    (world, case.unwrap())
}

fn accepted() -> (World, CaseNumber) {
    let (mut world, case) = report();
    world.say(case, &command(Verb::Accept), &inspector(Role::Operator, "centre"), at(24, 11, 0)).unwrap();
    (world, case)
}

#[test]
fn for_other_posts_it_is_not_even_there() {
    let (mut world, case) = accepted();
    for verb in Verb::ALL.iter().copied().filter(|verb| *verb != Verb::Submit) {
        for role in [Role::Operator, Role::Dispatcher, Role::Unit, Role::Supervisor, Role::Admin] {
            let rule = world.no(case, &command(verb), &actor(role), at(24, 12, 0));
            assert_eq!(rule, Rule::UnknownCase, "{verb:?} as {role:?}");
        }
    }
    for role in [Role::Operator, Role::Dispatcher, Role::Unit, Role::Supervisor, Role::Admin] {
        let rule = world.no(case, &Command::Disclose, &actor(role), at(24, 12, 0));
        assert_eq!(rule, Rule::UnknownCase, "the person's data as {role:?}");
    }
    world.say(case, &Command::Disclose, &inspector(Role::Operator, "centre"), at(24, 12, 0)).unwrap();
    world.go(case, Verb::Withdraw, at(24, 13, 0)).unwrap();
}

#[test]
fn never_at_the_unit_accused_nor_below_nor_beside() {
    let (mut world, case) = accepted();
    let by = inspector(Role::Dispatcher, "centre");
    assert_eq!(world.no(case, &command(Verb::Dispatch), &by, at(24, 12, 0)), Rule::Accused, "not by the directory");
    for id in ["works", "lamps"] {
        assert_eq!(world.no(case, &dispatch_to(id), &by, at(24, 12, 0)), Rule::Accused, "{id}");
    }
    world.say(case, &dispatch_to("roads"), &by, at(24, 12, 0)).unwrap();
    let assist = crate::city::commands::assist(&["lamps"]);
    assert_eq!(world.no(case, &assist, &by, at(24, 12, 0)), Rule::Accused, "not to help either");
    assert_eq!(world.no(case, &command(Verb::Reassign), &by, at(24, 12, 0)), Rule::Accused);
    assert_eq!(world.no(case, &command(Verb::Sign), &unit("roads"), at(24, 13, 0)), Rule::UnknownCase);
    world.say(case, &command(Verb::Sign), &inspector(Role::Unit, "roads"), at(24, 13, 0)).unwrap();
}

#[test]
fn a_named_post_of_the_unit_accused_sees_nothing() {
    let (mut world, case) = report();
    for id in ["works", "lamps"] {
        let by = inspector(Role::Operator, id);
        assert_eq!(world.no(case, &command(Verb::Accept), &by, at(24, 11, 0)), Rule::UnknownCase, "{id}");
        assert_eq!(world.no(case, &Command::Disclose, &by, at(24, 11, 0)), Rule::UnknownCase, "{id}");
    }
}

#[test]
fn what_is_split_off_is_as_sealed_as_the_whole() {
    let (mut world, case) = accepted();
    let split = crate::city::commands::split(&[("city.lamp", Some("lamps")), ("city.other", None)]);
    world.say(case, &split, &inspector(Role::Dispatcher, "centre"), at(24, 12, 0)).unwrap();
    assert!(world.refused.is_empty());
    for child in world.case(case).children.keys().copied() {
        let state = world.case(child);
        assert!(state.sealed && state.accused.as_ref().unwrap().as_str() == "works");
        assert_eq!(state.stage, Stage::Accepted, "not sent to the unit accused");
    }
    // By hand too, whatever kind it is given.
    let by = inspector(Role::Operator, "centre");
    let child = world.open(|s| s.parent = Some(case), &by, at(24, 12, 0)).unwrap();
    assert!(world.case(child).sealed && world.case(child).accused.is_some());
    let stranger = world.open(|s| s.parent = Some(case), &actor(Role::Operator), at(24, 12, 0)).unwrap_err();
    assert_eq!(stranger.rule, Rule::UnknownCase);
}

#[test]
fn it_is_merged_with_nothing() {
    let (mut world, sealed) = accepted();
    let plain = world.lead(&[Verb::Accept]);
    assert_eq!(plain, number(2));
    let by = inspector(Role::Operator, "centre");
    assert_eq!(world.no(sealed, &command(Verb::Merge), &by, at(24, 12, 0)), Rule::MergeMismatch);
    let into = Command::Merge(yinuo_casework::commands::merge::Merge { into: sealed });
    assert_eq!(world.no(plain, &into, &by, at(24, 12, 0)), Rule::MergeMismatch);
    let rule = world.no(plain, &into, &who(Verb::Merge), at(24, 12, 0));
    assert_eq!(rule, Rule::UnknownCase, "who may not see it does not learn of it");
}

#[test]
fn nothing_is_sealed_or_unsealed_afterwards() {
    let (mut world, sealed) = accepted();
    let amend = |kind: &str| {
        Command::Amend(yinuo_casework::commands::amend::Amend {
            category: None,
            kind: Some(kind.parse().unwrap()),
            cell: None,
        })
    };
    let by = inspector(Role::Operator, "centre");
    world.say(sealed, &amend("help"), &by, at(24, 12, 0)).unwrap();
    assert!(world.case(sealed).sealed, "another kind, and as sealed as before");
    let plain = world.lead(&[Verb::Accept]);
    assert_eq!(world.no(plain, &amend("report"), &by, at(24, 12, 0)), Rule::BadField);
}

#[test]
fn who_opened_a_persons_data_is_an_event() {
    let mut world = World::new(whole_city());
    let person = Some(PersonId(uuid::Uuid::from_u128(5)));
    let case = world.open(|s| s.person = person, &Actor::CITIZEN, at(24, 10, 0)).unwrap();
    for role in [Role::Citizen, Role::Supervisor, Role::Admin, Role::System] {
        assert_eq!(world.no(case, &Command::Disclose, &actor(role), at(24, 11, 0)), Rule::RoleForbids, "{role:?}");
    }
    assert_eq!(world.no(case, &Command::Disclose, &unit("lamps"), at(24, 11, 0)), Rule::NotYourUnit);
    world.say(case, &Command::Disclose, &actor(Role::Operator), at(24, 11, 0)).unwrap();
    assert_eq!(world.last(case).by, actor(Role::Operator));
    let nobody = world.lead(&[]);
    assert_eq!(world.no(nobody, &Command::Disclose, &actor(Role::Operator), at(24, 11, 0)), Rule::NoPersonGiven);
}
