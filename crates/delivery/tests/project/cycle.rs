//! One project from the fair to production.

use super::money::{back, plan};
use super::{go, opening, row};
use crate::world::{World, number, of, office1, office2, photo, said, words};
use jiff::civil::date;
use yinuo_delivery::project::{Command, Owner, Permit, Purpose, Stage, Standing, Visit, Wan};
use yinuo_delivery::{Evidence, Kind};

#[test]
fn from_the_fair_to_production() {
    let (office, unit) = (office1(), of("industry"));
    let mut world = World::on(date(2026, 1, 5));
    let to = |to, on| go(Command::Advance { to, on, evidence: photo() });
    world.ok(&office, go(opening(Owner::Enterprise, &[(Stage::Lead, date(2026, 1, 5))], Default::default())));
    let post = "team-1".parse().unwrap();
    let visit = Visit { purpose: Purpose::Promotion, on: date(2026, 1, 5), post, evidence: said() };
    world.ok(&unit, go(Command::Visit(Box::new(visit))));
    world.go(date(2026, 2, 10));
    world.ok(&unit, to(Stage::Signed, date(2026, 2, 8))).ok(&unit, to(Stage::Preparation, date(2026, 2, 9)));
    world.ok(&office, go(Command::Budget { plan: plan(20_000, &[]), words: None }));
    world.go(date(2026, 4, 3));
    for permit in Permit::ALL {
        let standing = Standing::Granted { on: date(2026, 3, 20) };
        world.ok(&unit, go(Command::Permit { permit: *permit, standing, evidence: photo() }));
    }
    world.ok(&unit, to(Stage::Started, date(2026, 3, 28)));
    world.ok(&office, go(Command::Count { on: date(2026, 4, 1), evidence: Evidence::default() }));
    world.ok(&office, go(Command::Link { to: number(77) })).ok(&office, go(Command::Show { on: true }));
    world.ok(&unit, to(Stage::Building, date(2026, 4, 2)));
    world.go(date(2026, 12, 20));
    for month in 3..=12 {
        world.ok(&unit, back(month, i64::from(month) * 1_700, Evidence::default()));
    }
    world.ok(&office2(), go(Command::Check { period: super::money::month_of(12), good: true, words: None }));
    world.ok(&unit, to(Stage::Completed, date(2026, 12, 10))).ok(&office, to(Stage::Production, date(2026, 12, 20)));
    assert_eq!(world.run(&office, go(Command::Link { to: number(77) })), Ok(Vec::new()), "linked once");
    let register = world.row();
    assert_eq!((register.kind(), register.year), (Kind::Project, 2026));
    assert_eq!(register.unit(), Some(&crate::world::unit("industry")));
    let row = row(&world);
    assert_eq!((row.stage, row.total(), row.visits), (Stage::Production, Wan(20_400), 1));
    assert_eq!(row.reached.len(), 7);
    assert!(row.rate(2026).unwrap() > 1.0);
    assert!(world.entries.iter().all(|entry| entry.did.words().iter().all(|told| **told == words(told.chars))));
    world.holds();
}

#[test]
fn the_json_of_an_entry_stays_as_it_is() {
    let mut world = World::on(date(2026, 1, 5));
    let reached = [(Stage::Building, date(2025, 5, 1))];
    world.ok(&office1(), go(opening(Owner::Enterprise, &reached, super::granted(date(2025, 4, 1)))));
    let json = serde_json::to_value(&world.entries[0].did).unwrap();
    let it = &json["project"];
    assert_eq!(it["event"], "entered");
    assert_eq!(it["reached"]["building"], "2025-05-01");
    assert_eq!(it["permits"]["construction"], serde_json::json!({ "is": "granted", "on": "2025-04-01" }));
    assert_eq!(it["card"]["promise"]["invest"], 50_000);
    assert_eq!(it["charge"]["unit"], "industry");
}
