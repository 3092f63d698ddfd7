//! Year plans, returns, what is owed.

use super::{at, go, row};
use crate::world::{of, office1, office2, said, words};
use jiff::civil::date;
use yinuo_calendar::Calendar;
use yinuo_delivery::project::{Command, InvestPace, Mark, Return, Stage, Wan, YearPlan, owed};
use yinuo_delivery::{Evidence, Period, Rules};
use yinuo_kernel::Rule;

pub fn plan(total: i64, marks: &[(i8, i64)]) -> YearPlan {
    let mark = |(month, so_far): &(i8, i64)| Mark { period: month_of(*month), so_far: Wan(*so_far) };
    YearPlan { year: 2026, total: Wan(total), marks: marks.iter().map(mark).collect() }
}

pub fn month_of(month: i8) -> Period {
    Period { year: 2026, month }
}

pub fn back(month: i8, so_far: i64, evidence: Evidence) -> yinuo_delivery::Command {
    let what = Return { period: month_of(month), so_far: Wan(so_far), known: None, evidence };
    go(Command::Return(Box::new(what)))
}

#[test]
fn amounts_are_written_as_offices_write_them() {
    let table = [
        (0, "0万元"),
        (9_999, "9999万元"),
        (10_000, "1亿元"),
        (12_345, "1.2345亿元"),
        (100_500, "10.05亿元"),
        (-12_500, "-1.25亿元"),
    ];
    for (wan, text) in table {
        assert_eq!(Wan(wan).to_string(), text);
    }
    assert_eq!(Wan(i64::MIN).to_string(), "-922337203685477.5808亿元");
    assert_eq!(Wan(205).en(), "CNY 2.05 million");
}

#[test]
fn a_plan_rises_within_its_year() {
    let budget = |plan| go(Command::Budget { plan, words: None });
    let mut world = at(Stage::Building);
    for bad in [plan(-1, &[]), plan(100, &[(3, 50), (2, 60)]), plan(100, &[(3, 50), (6, 40)]), plan(100, &[(3, 101)])] {
        world.no(&office1(), budget(bad), Rule::BadField);
    }
    world.no(&of("industry"), budget(plan(100, &[])), Rule::RoleForbids);
    world.ok(&office1(), budget(plan(100, &[(6, 30)])));
    assert_eq!(world.run(&office1(), budget(plan(100, &[(6, 30)]))), Ok(Vec::new()));
    world.no(&office1(), budget(plan(90, &[])), Rule::WordsMissing);
    world.ok(&office1(), go(Command::Budget { plan: plan(90, &[]), words: Some(words(9)) }));
    world.holds();
}

#[test]
fn a_month_is_returned_once_and_read_by_another() {
    let mut world = at(Stage::Building);
    world.ok(&office1(), go(Command::Budget { plan: plan(12_000, &[]), words: None }));
    world.go(date(2026, 4, 3));
    world.no(&of("industry"), back(5, 1, Evidence::default()), Rule::BadPeriod);
    world.no(&office1(), back(1, 1, Evidence::default()), Rule::RoleForbids);
    world.ok(&of("industry"), back(1, 900, Evidence::default())).ok(&of("east"), back(2, 2_000, Evidence::default()));
    world.no(&of("industry"), back(2, 2_100, Evidence::default()), Rule::ReturnedAlready);
    world.no(&of("industry"), back(3, 1_999, Evidence::default()), Rule::WordsMissing);
    world.ok(&of("industry"), back(3, 1_999, said()));
    let check = |period, good, chars: Option<u32>| go(Command::Check { period, good, words: chars.map(words) });
    world.no(&office1(), check(month_of(3), false, None), Rule::WordsMissing);
    world.ok(&office1(), check(month_of(3), false, Some(5)));
    assert_eq!(row(&world).so_far(2026), Some((month_of(2), Wan(2_000))));
    world.ok(&of("industry"), back(3, 3_000, Evidence::default())).ok(&office2(), check(month_of(3), true, None));
    let row = row(&world);
    assert!(row.invested_verified);
    assert_eq!((row.total(), row.rate(2026), row.total_rate()), (Wan(3_000), Some(0.25), Some(0.06)));
    world.holds();
}

#[test]
fn owed_from_the_start_to_the_completion_each_once() {
    let (rules, calendar) = (Rules::default(), Calendar::china());
    let owed = |world: &crate::world::World, month, day| -> Vec<i8> {
        let owed = owed::owed(&row(world), date(2026, month, day), &rules, &calendar);
        owed.iter().map(|owed| owed.period.month).collect()
    };
    let mut world = at(Stage::Preparation);
    assert!(owed(&world, 9, 1).is_empty(), "nothing before the start");
    world.go(date(2026, 8, 20));
    let to = |to, month, day| go(Command::Advance { to, on: date(2026, month, day), evidence: Evidence::default() });
    world.ok(&office1(), to(Stage::Started, 3, 15));
    assert_eq!(owed(&world, 3, 31), [] as [i8; 0]);
    assert_eq!(owed(&world, 6, 1), [3, 4, 5]);
    world.ok(&of("industry"), back(4, 10, Evidence::default()));
    assert_eq!(owed(&world, 6, 1), [3, 5]);
    world.ok(&office1(), to(Stage::Completed, 7, 2));
    assert_eq!(owed(&world, 12, 1), [3, 5, 6, 7]);
    world.no(&of("industry"), back(8, 20, Evidence::default()), Rule::BadPeriod);
    world.ok(&of("industry"), back(7, 20, Evidence::default()));
    world.ok(&office1(), to(Stage::Production, 8, 1));
    assert_eq!(owed(&world, 12, 1), [3, 5, 6], "what is missing stays missing");
}

#[test]
fn months_before_it_was_entered_are_not_asked_for() {
    let mut world = crate::world::World::on(date(2026, 9, 10));
    let reached = [(Stage::Building, date(2024, 3, 1))];
    let entering = super::opening(super::Owner::Enterprise, &reached, super::granted(date(2024, 2, 1)));
    world.ok(&office1(), go(entering));
    let owed = owed::owed(&row(&world), date(2026, 11, 1), &Rules::default(), &Calendar::china());
    assert_eq!(owed.iter().map(|owed| owed.period.month).collect::<Vec<_>>(), [9, 10]);
}

#[test]
fn pace_is_of_the_month_that_was_returned() {
    // Returned month, so far, marks → expected. Planned start 1 April 2026: nothing before it.
    type Line = (i8, i64, &'static [(i8, i64)], Option<i64>);
    let table: &[Line] = &[
        (3, 500, &[], None),
        // 1 April to 31 December are 274 days; to 30 June 90.
        (6, 3_000, &[], Some(9_133 * 90 / 274)),
        (12, 9_133, &[], Some(9_133)),
        (6, 3_000, &[(6, 1_000)], Some(1_000)),
        // Half of the way from June to September: 31 of 92 days.
        (7, 3_000, &[(6, 1_000), (9, 5_600)], Some(1_000 + 4_600 * 31 / 92)),
    ];
    for (month, so_far, marks, expected) in table {
        let mut world = at(Stage::Building);
        world.ok(&office1(), go(Command::Budget { plan: plan(9_133, marks), words: None }));
        world.go(date(2026, 12, 31));
        world.ok(&of("industry"), back(*month, *so_far, Evidence::default()));
        let pace = InvestPace::of(&row(&world), 2026);
        let near = |pace: InvestPace| expected.is_some_and(|wan| (pace.expected.0 - wan).abs() <= 1);
        assert!(pace.map_or(expected.is_none(), near), "{month}: {pace:?}, not {expected:?}");
    }
}
