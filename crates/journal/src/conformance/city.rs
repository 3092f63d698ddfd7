//! A city of three units and two cells, with the rules of a small hotline.

use crate::{Matter, World};
use jiff::civil::date;
use std::sync::Arc;
use yinuo_calendar::{Budget, Calendar, Calendars};
use yinuo_casework::{Category, ClockKind, Directory, Duty, Guidance, Kind, Level, Limit, Limits, Rules, Source, Unit};
use yinuo_kernel::{Actor, PlaceCode, Role};

/// The city and the people in it.
#[derive(Debug)]
pub struct SmallCity {
    pub world: Arc<World>,
    pub operator: Actor,
    pub dispatcher: Actor,
    pub lamps: Actor,
    pub roads: Actor,
}

/// A fresh small city.
pub fn small_city() -> SmallCity {
    let unit = |id: &str, parent: Option<&str>| Unit {
        id: id.parse().unwrap(),
        name: id.into(),
        en: id.into(),
        short: id.into(),
        level: Level::City,
        parent: parent.map(|p| p.parse().unwrap()),
    };
    let category =
        |id: &str| Category { id: id.parse().unwrap(), name: id.into(), en: id.into(), words: Vec::new(), weight: 1.0 };
    let kind = Kind {
        id: "help".parse().unwrap(),
        name: "求助".into(),
        en: "Help".into(),
        hint: String::new(),
        hint_en: String::new(),
        sealed: false,
    };
    let sealed = Kind { id: "report".parse().unwrap(), name: "举报".into(), sealed: true, ..kind.clone() };
    let guidance = Guidance { sealed_posts: vec!["keeper".parse().unwrap()], ..Guidance::default() };
    let duty = |category: &str, unit: &str| Duty {
        category: category.parse().unwrap(),
        cell: None,
        unit: unit.parse().unwrap(),
        basis: "clause".into(),
    };
    let cell = |id: &str, x: f64| yinuo_casework::Cell {
        id: id.parse().unwrap(),
        name: id.into(),
        en: id.into(),
        district: "d".into(),
        shape: geo_square(x),
    };
    let limit = |clock: ClockKind, budget: &str, warn: &str| Limit {
        id: clock.as_str().parse().unwrap(),
        clock,
        kind: None,
        category: None,
        budget: Budget::parse(budget).unwrap(),
        warn: Budget::parse(warn).unwrap(),
        effective: date(2020, 1, 1),
        grades: Vec::new(),
        pausable: matches!(clock, ClockKind::Reply | ClockKind::Resolve),
        source: Source { title: "test".into(), clause: None, url: None },
    };
    let limits = Limits::new(vec![
        limit(ClockKind::Accept, "30 working minutes", "20 working minutes"),
        limit(ClockKind::Sign, "240 working minutes", "180 working minutes"),
        limit(ClockKind::Reply, "2 working days", "1 working day"),
        limit(ClockKind::Resolve, "5 working days", "4 working days"),
        limit(ClockKind::Return, "1 working day", "1 working day"),
        limit(ClockKind::Reopen, "15 calendar days", "10 calendar days"),
    ]);
    let rules = Rules {
        reply_first: true,
        reopen_max: 2,
        suspend_days_max: Some(30),
        ..Rules::plain("hotline".parse().unwrap(), "city.other".parse().unwrap(), limits.clone())
    };
    // The same city with returns that the centre decides.
    let mut decided = limits.all().to_vec();
    decided.push(limit(ClockKind::Decide, "1 working day", "240 working minutes"));
    let second = Rules {
        reply_first: true,
        joint: true,
        ..Rules::plain("argued".parse().unwrap(), "city.other".parse().unwrap(), Limits::new(decided))
    };
    let directory = Directory::new(
        vec![kind, sealed],
        ["city", "city.lamp", "city.road", "city.other"].map(category).into(),
        vec![unit("works", None), unit("lamps", Some("works")), unit("roads", None)],
        vec![cell("g1", 0.0), cell("g2", 1.0)],
        vec![duty("city.lamp", "lamps"), duty("city.road", "roads")],
    )
    .with_guidance(guidance);
    let staff = |role: Role, unit: &str| {
        Actor::staff(role, unit.parse().unwrap(), format!("{unit}.{}", role.as_str()).parse().unwrap())
    };
    SmallCity {
        world: Arc::new(
            World::new(
                "219900".parse::<PlaceCode>().unwrap(),
                ("小城".into(), "Small City".into()),
                Matter { rules, directory: directory.clone() },
                Calendars::new(Calendar::china()),
            )
            .with(Matter { rules: second, directory }),
        ),
        operator: staff(Role::Operator, "works"),
        dispatcher: staff(Role::Dispatcher, "works"),
        lamps: staff(Role::Unit, "lamps"),
        roads: staff(Role::Unit, "roads"),
    }
}

fn geo_square(x: f64) -> geo::Polygon<f64> {
    let ring = vec![(x, 0.0), (x + 1.0, 0.0), (x + 1.0, 1.0), (x, 1.0), (x, 0.0)];
    geo::Polygon::new(ring.into(), Vec::new())
}
