//! A light equals its rule on every day of two years; the rule is stated here once more.

use super::money::{back, month_of, plan};
use super::{at, charge, go, granted, opening, row};
use crate::world::{World, number, of, office1, photo, words};
use jiff::Span;
use jiff::civil::{Date, date};
use yinuo_calendar::Calendar;
use yinuo_delivery::project::{Charge, Command, NodePlan, Owner, Permit, ProjectRow, Stage, Standing};
use yinuo_delivery::{Colour, Evidence, Rules, Why, light};

fn days(from: Date, n: i64) -> Date {
    from + Span::new().days(n)
}

/// What the office would say of the sample on a day, from its own facts.
struct Facts {
    stage: Stage,
    /// Dates not met yet: nodes, the planned start, the planned completion.
    dates: Vec<Date>,
    /// So far ÷ where it should be.
    share: Option<f64>,
    obstacle: Option<Date>,
    /// The last days of missing returns.
    returns: Vec<Date>,
    nobody: bool,
}

fn colour(facts: &Facts, today: Date) -> Colour {
    if matches!(facts.stage, Stage::Dropped | Stage::Production) {
        return Colour::Off;
    }
    let red = facts.dates.iter().any(|due| *due < today) || facts.share.is_some_and(|share| share < 0.9);
    let near = facts.dates.iter().any(|due| today <= *due && *due <= days(today, 10));
    let yellow = near
        || facts.share.is_some_and(|share| share < 1.0)
        || facts.obstacle.is_some_and(|since| today > days(since, 30))
        || facts.returns.iter().any(|due| *due < today)
        || facts.nobody;
    match (red, yellow) {
        (true, _) => Colour::Late,
        (false, true) => Colour::Soon,
        (false, false) => Colour::Good,
    }
}

fn every_day(row: &ProjectRow, facts: &Facts) {
    let (rules, calendar) = (Rules::default(), Calendar::china());
    for n in 0..730 {
        let today = days(date(2026, 1, 6), n);
        let light = light::of_project(row, 2026, today, &rules, &calendar);
        assert_eq!(light.colour, colour(facts, today), "{today}: {:?}", light.whys);
        assert!(light.whys.is_sorted_by(|a, b| a.0 >= b.0) && light.whys[0].0 == light.colour);
    }
}

fn quiet(stage: Stage) -> Facts {
    Facts { stage, dates: vec![], share: None, obstacle: None, returns: vec![], nobody: false }
}

#[test]
fn at_each_stage() {
    let (start, complete) = (date(2026, 4, 1), date(2027, 10, 31));
    for stage in Stage::ALL {
        let dates = match stage {
            _ if *stage < Stage::Started => vec![start, complete],
            Stage::Started | Stage::Building => vec![complete],
            _ => vec![],
        };
        // Returns are owed from January on: due on the 5th, or the next working day.
        let returns = if stage.is_begun() { vec![date(2026, 2, 5)] } else { vec![] };
        every_day(&row(&at(*stage)), &Facts { dates, returns, ..quiet(*stage) });
    }
}

#[test]
fn with_nodes_an_obstacle_and_nobody_named() {
    let mut world = at(Stage::Preparation);
    let node = |id, due, after| NodePlan { id, start: None, due, after };
    let nodes = vec![node(1, date(2026, 2, 1), vec![]), node(2, date(2026, 3, 1), vec![1])];
    world.ok(&office1(), go(Command::Plan { nodes, words: words(9) }));
    world.ok(&of("industry"), go(Command::Meet { node: 1, evidence: photo() }));
    world.ok(&of("industry"), go(Command::Obstruct { case: number(9), node: Some(2) }));
    let dates = vec![date(2026, 3, 1), date(2026, 4, 1), date(2027, 10, 31)];
    let facts = Facts { dates, obstacle: Some(date(2026, 1, 5)), ..quiet(Stage::Preparation) };
    every_day(&row(&world), &facts);
    let nobody = Charge { leader: None, steward: None, ..charge() };
    world.ok(&office1(), go(Command::Hand { charge: Box::new(nobody), words: None }));
    every_day(&row(&world), &Facts { nobody: true, ..facts });
    let light = light::of_project(&row(&world), 2026, date(2026, 1, 6), &Rules::default(), &Calendar::china());
    assert_eq!(light.whys, [(Colour::Soon, Why::NoLeader), (Colour::Soon, Why::NoSteward)]);
}

#[test]
fn money_speaks_of_its_own_month() {
    // Returned to the end of June; planned 1 April to 31 December, so 90 of 274 days: 3000 of 9133.33.
    for so_far in [2_600, 2_699, 2_701, 2_900, 2_999, 3_001, 4_000] {
        let mut world = at(Stage::Building);
        let total = 274 * 100 / 3;
        world.ok(&office1(), go(Command::Budget { plan: plan(total, &[]), words: None }));
        world.go(date(2026, 12, 31));
        for month in 1..=6 {
            world.ok(&of("industry"), back(month, so_far, Evidence::default()));
        }
        let share = so_far as f64 / (total as f64 * 90.0 / 274.0);
        let dates = vec![date(2027, 10, 31)];
        let facts = Facts { share: Some(share), dates, returns: vec![date(2026, 8, 5)], ..quiet(Stage::Building) };
        every_day(&row(&world), &facts);
        let light = light::of_project(&row(&world), 2026, date(2026, 7, 2), &Rules::default(), &Calendar::china());
        let told = light.whys.iter().any(|(_, why)| match why {
            Why::InvestBehind(pace) => pace.period == month_of(6) && share < 1.0,
            Why::InvestOnPace(pace) => pace.period == month_of(6) && share >= 1.0,
            _ => false,
        });
        assert!(told, "{:?}", light.whys);
    }
}

#[test]
fn a_permit_that_was_withdrawn_is_red_while_it_is_built() {
    let mut world = World::on(date(2026, 1, 5));
    let reached = [(Stage::Building, date(2026, 1, 5))];
    world.ok(&office1(), go(opening(Owner::Enterprise, &reached, granted(date(2026, 1, 1)))));
    let gone = Command::Permit {
        permit: Permit::Construction,
        standing: Standing::None,
        evidence: Evidence { words: Some(words(9)), ..Evidence::default() },
    };
    world.ok(&office1(), go(gone));
    let light = light::of_project(&row(&world), 2026, date(2026, 1, 6), &Rules::default(), &Calendar::china());
    assert_eq!(light.whys[0], (Colour::Late, Why::PermitGone { permit: Permit::Construction }));
}
