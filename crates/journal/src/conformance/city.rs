//! A city of three units and two cells, with the rules of a small hotline.

use crate::World;
use jiff::civil::date;
use std::sync::Arc;
use yinuo_calendar::{Budget, Calendar};
use yinuo_casework::{Category, ClockKind, Directory, Duty, Form, Kind, Level, Limit, Limits, Rules, Source, Unit};
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
    };
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
        source: Source { title: "test".into(), clause: None, url: None },
    };
    let rules = Rules {
        case_type: "hotline".parse().unwrap(),
        name: "热线".into(),
        name_en: "Hotline".into(),
        version: "1".into(),
        accept_automatic: false,
        sign_automatic: false,
        reply_first: true,
        reopen_max: 2,
        fallback: "city.other".parse().unwrap(),
        limits: Limits::new(vec![
            limit(ClockKind::Accept, "30 working minutes", "20 working minutes"),
            limit(ClockKind::Sign, "240 working minutes", "180 working minutes"),
            limit(ClockKind::Reply, "2 working days", "1 working day"),
            limit(ClockKind::Resolve, "5 working days", "4 working days"),
            limit(ClockKind::Return, "1 working day", "1 working day"),
            limit(ClockKind::Reopen, "15 calendar days", "10 calendar days"),
        ]),
        form: Form::default(),
    };
    let directory = Directory::new(
        vec![kind],
        ["city", "city.lamp", "city.road", "city.other"].map(category).into(),
        vec![unit("works", None), unit("lamps", Some("works")), unit("roads", None)],
        vec![cell("g1", 0.0), cell("g2", 1.0)],
        vec![duty("city.lamp", "lamps"), duty("city.road", "roads")],
    );
    let staff = |role, unit: &str| Actor::staff(role, unit.parse().unwrap(), "post".parse().unwrap());
    SmallCity {
        world: Arc::new(World {
            place: "219900".parse::<PlaceCode>().unwrap(),
            name: "小城".into(),
            name_en: "Small City".into(),
            rules,
            directory,
            calendar: Calendar::china(),
        }),
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
