//! A city small enough to hold in the head, for the tests of this crate.
//!
//! `works` over `lamps`; `roads`; `county` over `town` over `village`; `centre`. Lamps are the
//! lamps' duty, rural matters the town's, bridges the county's.

pub mod commands;
pub mod world;

pub use world::World;

use jiff::civil::{Date, date};
use yinuo_calendar::{Budget, Calendar};
use yinuo_casework::{
    Case, Category, ClockKind, Command, Directory, Duty, Entry, Guidance, Guide, Kind, Level, Limit, Limits, Outcome,
    Rules, Scene, Source, Unit, decide,
};
use yinuo_kernel::{Actor, CaseNumber, Refusal, Timestamp};

#[derive(Clone)]
pub struct City {
    pub rules: Rules,
    pub directory: Directory,
    pub calendar: Calendar,
}

pub fn limit(clock: ClockKind, budget: &str, warn: &str, effective: Date) -> Limit {
    Limit {
        id: clock.as_str().parse().unwrap(),
        clock,
        kind: None,
        category: None,
        budget: Budget::parse(budget).unwrap(),
        warn: Budget::parse(warn).unwrap(),
        effective,
        grades: Vec::new(),
        pausable: matches!(clock, ClockKind::Reply | ClockKind::Resolve | ClockKind::Chase),
        source: Source { title: "rule".into(), clause: None, url: None },
    }
}

/// The clocks every city has. Return takes effect at once, because there is no time to decide.
pub fn city() -> City {
    let since = date(2020, 1, 1);
    let limits = vec![
        limit(ClockKind::Accept, "30 working minutes", "20 working minutes", since),
        limit(ClockKind::Sign, "240 working minutes", "180 working minutes", since),
        limit(ClockKind::Reply, "2 working days", "1 working day", since),
        limit(ClockKind::Resolve, "5 working days", "4 working days", since),
        limit(ClockKind::Return, "1 working day", "1 working day", since),
        limit(ClockKind::Reopen, "15 calendar days", "10 calendar days", since),
    ];
    let mut rules = Rules::plain("hotline".parse().unwrap(), "city.other".parse().unwrap(), Limits::new(limits));
    rules.reply_first = true;
    rules.reopen_max = 2;
    rules.extend_max = Some(Budget::WorkingDays(5));
    rules.suspend_days_max = Some(30);
    rules.defer_days_max = Some(180);
    rules.defer_categories = vec!["city.lamp".parse().unwrap()];
    City { rules, directory: directory(), calendar: Calendar::china() }
}

/// A city in which every clock has a limit.
pub fn whole_city() -> City {
    city()
        .with(ClockKind::Decide, "240 working minutes", "120 working minutes")
        .with(ClockKind::Chase, "2 working days", "1 working day")
        .with(ClockKind::Assist, "3 working days", "2 working days")
        .with(ClockKind::Verify, "3 working days", "2 working days")
        .with(ClockKind::CallBack, "2 working days", "1 working day")
        .with(ClockKind::Follow, "6 months", "5 months")
        .with(ClockKind::Milestone, "1 working day", "1 working day")
}

fn directory() -> Directory {
    let kind = |id: &str, sealed| Kind {
        id: id.parse().unwrap(),
        name: id.into(),
        en: id.into(),
        hint: String::new(),
        hint_en: String::new(),
        sealed,
    };
    let category =
        |id: &str| Category { id: id.parse().unwrap(), name: id.into(), en: id.into(), words: Vec::new(), weight: 1.0 };
    let unit = |id: &str, level, parent: Option<&str>| Unit {
        id: id.parse().unwrap(),
        name: id.into(),
        en: id.into(),
        short: id.into(),
        level,
        parent: parent.map(|p| p.parse().unwrap()),
    };
    let duty = |category: &str, unit: &str| Duty {
        category: category.parse().unwrap(),
        cell: None,
        unit: unit.parse().unwrap(),
        basis: "1".into(),
    };
    let guide = Guide {
        id: "court".parse().unwrap(),
        name: "法院".into(),
        en: "Court".into(),
        address: "1 Court Road".into(),
        address_en: String::new(),
        words: Vec::new(),
    };
    Directory::new(
        vec![kind("help", false), kind("advice", false), kind("report", true)],
        ["city", "city.lamp", "city.other", "city.rural", "city.bridge"].map(category).into(),
        vec![
            unit("centre", Level::City, None),
            unit("works", Level::City, None),
            unit("lamps", Level::City, Some("works")),
            unit("roads", Level::City, None),
            unit("county", Level::County, None),
            unit("town", Level::Township, Some("county")),
            unit("village", Level::Village, Some("town")),
        ],
        Vec::new(),
        vec![duty("city.lamp", "lamps"), duty("city.rural", "town"), duty("city.bridge", "county")],
    )
    .with_guidance(Guidance {
        guides: vec![guide],
        emergencies: vec!["fire".parse().unwrap()],
        sealed_posts: vec!["inspector".parse().unwrap()],
    })
}

impl City {
    /// One more limit; the youngest of a clock wins.
    #[must_use]
    pub fn with(self, clock: ClockKind, budget: &str, warn: &str) -> City {
        self.with_limit(limit(clock, budget, warn, date(2020, 1, 1)))
    }

    #[must_use]
    pub fn with_limit(mut self, limit: Limit) -> City {
        let mut limits = self.rules.limits.all().to_vec();
        limits.retain(|old| old.clock != limit.clock || old.effective != limit.effective);
        limits.push(limit);
        self.rules.limits = Limits::new(limits);
        self
    }

    #[must_use]
    pub fn with_grades(self, clock: ClockKind, grades: &[&str]) -> City {
        let old = self.rules.limits.all().iter().find(|limit| limit.clock == clock).unwrap().clone();
        self.with_limit(Limit { grades: grades.iter().map(|g| Budget::parse(g).unwrap()).collect(), ..old })
    }

    /// Outcomes A (done) and B (promised for later).
    #[must_use]
    pub fn with_outcomes(mut self) -> City {
        let outcome = |id: &str, follow| Outcome { id: id.parse().unwrap(), name: id.into(), en: id.into(), follow };
        self.rules.outcomes = vec![outcome("a", false), outcome("b", true), outcome("c", false)];
        self
    }

    #[must_use]
    pub fn ruled(mut self, change: impl FnOnce(&mut Rules)) -> City {
        change(&mut self.rules);
        self
    }

    pub fn decide(
        &self,
        number: CaseNumber,
        case: Option<&Case>,
        other: Option<&Case>,
        command: &Command,
        (by, now): (&Actor, Timestamp),
    ) -> Result<Vec<Entry>, Refusal> {
        let Self { rules, directory, calendar } = self;
        decide(case, command, &Scene { number, now, by, rules, directory, calendar, other })
    }
}

/// An instant of November 2026, +08:00. The 24th is a Tuesday.
pub fn at(day: i8, hour: i8, minute: i8) -> Timestamp {
    on(11, day, hour, minute)
}

/// An instant of December 2026, +08:00.
pub fn dec(day: i8, hour: i8, minute: i8) -> Timestamp {
    on(12, day, hour, minute)
}

fn on(month: i8, day: i8, hour: i8, minute: i8) -> Timestamp {
    Calendar::china().instant(date(2026, month, day).at(hour, minute, 0, 0))
}

/// The due instant of a live clock as people write it.
pub fn due(case: &Case, kind: ClockKind) -> String {
    let clock = case.live(kind).unwrap_or_else(|| panic!("no live {kind:?}"));
    local(clock.started.due)
}

pub fn warn(case: &Case, kind: ClockKind) -> String {
    local(case.live(kind).unwrap().started.warn)
}

pub fn local(at: Timestamp) -> String {
    Calendar::china().local(at).strftime("%Y-%m-%d %H:%M").to_string()
}
