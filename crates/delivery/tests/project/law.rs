//! Random commands in any order: nothing panics, what was refused changed nothing, the records say what
//! stands, and the invariants hold.

use super::{card, charge, go, granted, opening, row};
use crate::world::{World, number, of, office1, office2, photo, said, unit, words};
use jiff::Span;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use yinuo_calendar::Calendar;
use yinuo_delivery::project::*;
use yinuo_delivery::{Dossier, Period, Rules, light};
use yinuo_kernel::Actor;

fn day() -> impl Strategy<Value = Date> {
    (-40..800i64).prop_map(|n| date(2026, 1, 1) + Span::new().days(n))
}

fn period() -> impl Strategy<Value = Period> {
    // A caller may build months that do not exist.
    (2025..2029i16, 0..14i8).prop_map(|(year, month)| Period { year, month })
}

fn stage() -> impl Strategy<Value = Stage> {
    prop::sample::select(Stage::ALL)
}

fn promise() -> impl Strategy<Value = Promise> {
    (prop::option::of(day()), prop::option::of(day()), prop::option::of(-5..90_000i64))
        .prop_map(|(start, complete, invest)| Promise { start, complete, invest: invest.map(Wan) })
}

fn evidence() -> impl Strategy<Value = yinuo_delivery::Evidence> {
    prop::sample::select(vec![photo(), said(), yinuo_delivery::Evidence { words: Some(words(9)), ..photo() }])
}

fn node() -> impl Strategy<Value = NodePlan> {
    let after = prop::collection::vec(0..6u32, 0..3);
    (0..6u32, prop::option::of(day()), day(), after).prop_map(|(id, start, due, after)| NodePlan {
        id,
        start,
        due,
        after,
    })
}

fn moving() -> impl Strategy<Value = Command> {
    prop_oneof![
        (stage(), day(), evidence()).prop_map(|(to, on, evidence)| Command::Advance { to, on, evidence }),
        (stage(), day(), 0..2u32).prop_map(|(to, on, n)| Command::GoBack { to, on, words: words(n) }),
        (day(), evidence()).prop_map(|(on, evidence)| Command::Count { on, evidence }),
        Just(Command::Uncount { words: words(3) }),
        day().prop_map(|on| Command::Drop { on, words: words(3) }),
        day().prop_map(|on| Command::Revive { on, words: words(3) }),
        (day(), 0..4u8, prop::sample::select(Permit::ALL), evidence()).prop_map(|(on, n, permit, evidence)| {
            let standing = match n {
                0 => Standing::None,
                1 => Standing::Applied { on },
                2 => Standing::Granted { on },
                _ => Standing::NotNeeded,
            };
            Command::Permit { permit, standing, evidence }
        }),
    ]
}

fn working() -> impl Strategy<Value = Command> {
    prop_oneof![
        promise().prop_map(|promise| Command::Amend(Box::new(Card { promise, ..card(Owner::Enterprise) }))),
        (2025..2028i16, 0..90_000i64).prop_map(|(year, total)| Command::Budget {
            plan: YearPlan { year, total: Wan(total), marks: vec![] },
            words: Some(words(2)),
        }),
        prop::collection::vec(node(), 0..5).prop_map(|nodes| Command::Plan { nodes, words: words(9) }),
        (0..6u32, evidence()).prop_map(|(node, evidence)| Command::Meet { node, evidence }),
        (0..6u32, any::<bool>()).prop_map(|(node, good)| Command::Verify { node, good, words: Some(words(2)) }),
        (period(), -5..90_000i64, evidence()).prop_map(|(period, so_far, evidence)| {
            Command::Return(Box::new(Return { period, so_far: Wan(so_far), known: None, evidence }))
        }),
        (period(), any::<bool>()).prop_map(|(period, good)| Command::Check { period, good, words: Some(words(2)) }),
    ]
}

fn around() -> impl Strategy<Value = Command> {
    prop_oneof![
        (1..4u32, prop::option::of(0..6u32)).prop_map(|(n, node)| Command::Obstruct { case: number(n), node }),
        (1..4u32).prop_map(|n| Command::Clear { case: number(n) }),
        (day(), evidence()).prop_map(|(on, evidence)| Command::Visit(Box::new(Visit {
            purpose: Purpose::Site,
            on,
            post: "team-1".parse().unwrap(),
            evidence,
        }))),
        prop::sample::select(vec!["industry", "housing", "nowhere"])
            .prop_map(|id| Command::Hand { charge: Box::new(Charge { unit: unit(id), ..charge() }), words: None }),
        promise().prop_map(|promise| Command::Ask { ask: Ask::Adjust(promise), words: words(2) }),
        Just(Command::Ask { ask: Ask::Drop, words: words(2) }),
        Just(Command::Grant { words: None }),
        Just(Command::Refuse { words: words(2) }),
        (0..5u8).prop_map(|grade| Command::Chase { grade, words: words(2) }),
        (1..4u32).prop_map(|n| Command::Link { to: number(n) }),
        any::<bool>().prop_map(|on| Command::Show { on }),
    ]
}

fn actor() -> impl Strategy<Value = Actor> {
    prop::sample::select(vec![
        office1(),
        office2(),
        of("industry"),
        of("housing"),
        of("east"),
        Actor::SYSTEM,
        Actor::CITIZEN,
    ])
}

proptest! {
    #[test]
    fn any_commands_in_any_order(
        from in prop::sample::select(Stage::ALL),
        steps in prop::collection::vec((actor(), prop_oneof![moving(), working(), around()], 0..40i64), 0..60),
    ) {
        let mut world = World::on(date(2026, 1, 5));
        let mut today = date(2026, 1, 5);
        let entering = opening(Owner::Enterprise, &[(from, today)], granted(date(2026, 1, 1)));
        prop_assert_eq!(world.run(&office1(), go(entering)).is_ok(), from != Stage::Dropped);
        for (by, command, on) in steps {
            today += Span::new().days(on);
            world.go(today);
            let before = world.dossier.clone();
            if world.run(&by, go(command)).is_err() {
                prop_assert_eq!(&world.dossier, &before);
            }
            let Some(Dossier::Project(project)) = &world.dossier else { continue };
            prop_assert!(project.reached.values().is_sorted() && project.moved_on <= today);
            prop_assert!(project.counted.is_none() || project.begun_on().is_some());
            prop_assert!(project.card.promise.complete >= project.card.promise.start || project.card.promise.complete.is_none());
            let row = row(&world);
            prop_assert_eq!(row.critical(today).is_some(), !row.nodes.is_empty());
            let light = light::of_project(&row, 2026, today, &Rules::default(), &Calendar::china());
            prop_assert!(!light.whys.is_empty());
        }
        world.holds();
    }
}
