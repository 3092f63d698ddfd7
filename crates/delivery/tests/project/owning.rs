//! Charge, requests, chasing, obstacles, visits.

use super::{at, card, charge, go, row};
use crate::world::{number, of, office1, office2, photo, said, unit, words};
use jiff::civil::date;
use yinuo_delivery::Evidence;
use yinuo_delivery::project::{Ask, Card, Charge, Command, Owner, Promise, Purpose, Stage, Visit, Wan};
use yinuo_kernel::{Actor, Role, Rule};

#[test]
fn a_successor_inherits() {
    let mut world = at(Stage::Building);
    let to = |charge: Charge| go(Command::Hand { charge: Box::new(charge), words: Some(words(9)) });
    let next = Charge { unit: unit("housing"), steward: Some("steward-2".parse().unwrap()), ..charge() };
    world.no(&of("industry"), to(next.clone()), Rule::RoleForbids);
    world.no(&office1(), to(Charge { leader: Some("nobody".parse().unwrap()), ..charge() }), Rule::UnknownLeader);
    world.no(&office1(), to(Charge { unit: unit("nowhere"), ..charge() }), Rule::UnknownUnit);
    assert_eq!(world.run(&office1(), to(charge())), Ok(Vec::new()));
    world.ok(&office1(), to(next));
    let case = number(40);
    world.no(&of("industry"), go(Command::Obstruct { case, node: None }), Rule::NotYourUnit);
    // The steward acts from whatever unit.
    let steward = Actor::staff(Role::Unit, unit("office"), "steward-2".parse().unwrap());
    world.ok(&steward, go(Command::Obstruct { case, node: None }));
    world.no(
        &Actor::staff(Role::Unit, unit("office"), "steward-1".parse().unwrap()),
        go(Command::Clear { case }),
        Rule::NotYourUnit,
    );
    world.holds();
}

#[test]
fn a_promise_changes_by_request_and_grant_alone() {
    let mut world = at(Stage::Preparation);
    let amend = |card: Card| go(Command::Amend(Box::new(card)));
    let later = Promise { start: Some(date(2026, 6, 1)), ..Promise::default() };
    let promise = later.or(card(Owner::Enterprise).promise);
    world.no(&office1(), amend(Card { promise, ..card(Owner::Enterprise) }), Rule::AdjustNeeded);
    world.no(&office1(), amend(Card { promise: Promise::default(), ..card(Owner::Enterprise) }), Rule::AdjustNeeded);
    world.ok(&office1(), amend(Card { level: super::Level::Province, ..card(Owner::Enterprise) }));
    let ask = |ask| go(Command::Ask { ask, words: words(20) });
    world.no(&of("industry"), ask(Ask::Adjust(Promise::default())), Rule::BadField);
    world.no(&of("industry"), ask(Ask::Adjust(Promise { start: Some(date(2026, 1, 4)), ..later })), Rule::BadUntil);
    world.no(&of("industry"), ask(Ask::Adjust(Promise { start: Some(date(2027, 11, 1)), ..later })), Rule::BadField);
    world.no(&of("industry"), ask(Ask::Adjust(Promise { invest: Some(Wan(-1)), ..later })), Rule::BadField);
    world.no(&office1(), go(Command::Grant { words: None }), Rule::NothingAsked);
    world.ok(&of("industry"), ask(Ask::Adjust(later)));
    world.no(&of("industry"), ask(Ask::Drop), Rule::RequestOpen);
    assert!(row(&world).asked);
    world.ok(&office1(), go(Command::Grant { words: None }));
    assert_eq!((row(&world).promise, row(&world).adjusted, row(&world).asked), (promise, 1, false));
    // The office may ask as well, but not grant itself.
    world.ok(&office1(), ask(Ask::Drop));
    world.no(&office1(), go(Command::Grant { words: None }), Rule::SecondReaderNeeded);
    world.ok(&office2(), go(Command::Refuse { words: words(9) }));
    world.ok(&of("industry"), ask(Ask::Drop)).ok(&office2(), go(Command::Grant { words: None }));
    assert_eq!(row(&world).dropped, Some((date(2026, 1, 5), Stage::Preparation)));
    world.holds();
}

#[test]
fn what_was_completed_meanwhile_is_not_dropped() {
    let mut world = at(Stage::Building);
    world.ok(&of("industry"), go(Command::Ask { ask: Ask::Drop, words: words(9) }));
    world.ok(&office1(), go(Command::Advance { to: Stage::Completed, on: date(2026, 1, 5), evidence: photo() }));
    world.no(&office1(), go(Command::Grant { words: None }), Rule::StageForbids);
    world.ok(&office1(), go(Command::Refuse { words: words(9) }));
}

#[test]
fn chased_grade_by_grade() {
    let chase = |grade, chars| go(Command::Chase { grade, words: words(chars) });
    let mut world = at(Stage::Building);
    world.no(&office1(), chase(2, 9), Rule::GradeJumps);
    world.no(&office1(), chase(1, 0), Rule::WordsMissing);
    world
        .ok(&office1(), chase(1, 9))
        .ok(&office1(), chase(2, 9))
        .ok(&office1(), chase(1, 9))
        .ok(&office1(), chase(3, 9));
    assert_eq!(row(&world).chased, 3);
}

#[test]
fn an_obstacle_is_open_until_it_is_cleared() {
    let mut world = at(Stage::Building);
    let (put, gone) = (go(Command::Obstruct { case: number(40), node: None }), go(Command::Clear { case: number(40) }));
    world.no(&office1(), gone.clone(), Rule::NoObstacle);
    world.no(&office1(), go(Command::Obstruct { case: number(41), node: Some(3) }), Rule::UnknownMilestone);
    world.ok(&of("east"), put.clone());
    assert_eq!(world.run(&office1(), put.clone()), Ok(Vec::new()));
    assert_eq!(row(&world).obstacles.iter().map(|open| open.case).collect::<Vec<_>>(), [number(40)]);
    world.ok(&Actor::SYSTEM, gone.clone());
    assert!(row(&world).obstacles.is_empty());
    // It comes back.
    world.go(date(2026, 2, 1));
    world.ok(&office1(), put);
    assert_eq!(row(&world).obstacles[0].opened_at, world.now);
    world.holds();
}

#[test]
fn a_visit_has_a_day_a_post_and_words() {
    let mut world = at(Stage::Talks);
    world.go(date(2026, 3, 1));
    let visit = |purpose, post: &str, day, evidence| {
        let on = date(2026, 2, day);
        go(Command::Visit(Box::new(Visit { purpose, on, post: post.parse().unwrap(), evidence })))
    };
    world.no(&office1(), visit(Purpose::Site, "team-1", 3, photo()), Rule::WordsMissing);
    world.no(&office1(), visit(Purpose::Leader, "team-1", 3, said()), Rule::UnknownLeader);
    world.no(&of("housing"), visit(Purpose::Site, "team-1", 3, said()), Rule::NotYourUnit);
    world.ok(&office1(), visit(Purpose::Leader, "mayor1", 20, Evidence { away_m: Some(40), ..said() }));
    world.ok(&of("industry"), visit(Purpose::Promotion, "team-1", 3, said()));
    let row = row(&world);
    let last = row.last_visit.unwrap();
    assert_eq!((row.visits, last.purpose, last.on, last.away_m), (2, Purpose::Leader, date(2026, 2, 20), Some(40)));
    world.go(date(2026, 2, 1));
    world.no(&office1(), visit(Purpose::Site, "team-1", 3, said()), Rule::DayForbids);
    world.holds();
}
