//! The key project from outside.

mod critical;
mod cycle;
mod law;
mod lights;
mod money;
mod moves;
mod owning;

use crate::world::{World, office1, unit, words};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use yinuo_delivery::Command;
use yinuo_delivery::project::{self, *};

pub fn go(command: project::Command) -> Command {
    Command::Project(command)
}

pub fn card(owner: Owner) -> Card {
    Card {
        words: words(80),
        title_chars: 12,
        years: vec![2026],
        county: Some(unit("east")),
        field: Some("steel".parse().unwrap()),
        sector: Sector::Industry,
        owner,
        level: Level::City,
        promise: Promise {
            start: Some(date(2026, 4, 1)),
            complete: Some(date(2027, 10, 31)),
            invest: Some(Wan(50_000)),
        },
        invested_before: Wan(0),
        source: None,
        origin: None,
    }
}

pub fn charge() -> Charge {
    Charge {
        unit: unit("industry"),
        leader: Some("mayor1".parse().unwrap()),
        steward: Some("steward-1".parse().unwrap()),
        team: vec!["team-1".parse().unwrap()],
    }
}

pub fn granted(on: Date) -> Permits {
    BTreeMap::from([(Permit::Construction, Standing::Granted { on })])
}

pub fn opening(owner: Owner, reached: &[(Stage, Date)], permits: Permits) -> project::Command {
    let reached = reached.iter().copied().collect();
    project::Command::Enter(Box::new(Opening { card: card(owner), charge: charge(), reached, permits }))
}

/// A project that stands at a stage since 5 January 2026, with its construction permit.
pub fn at(stage: Stage) -> World {
    let mut world = World::on(date(2026, 1, 5));
    let permits = granted(date(2026, 1, 4));
    let entered = if stage == Stage::Dropped { Stage::Preparation } else { stage };
    let owner = Owner::Enterprise;
    world.ok(&office1(), go(opening(owner, &[(entered, date(2026, 1, 5))], permits)));
    if stage == Stage::Dropped {
        world.ok(&office1(), go(project::Command::Drop { on: date(2026, 1, 5), words: words(9) }));
    }
    world
}

pub fn row(world: &World) -> ProjectRow {
    world.row().project().expect("a project").clone()
}
