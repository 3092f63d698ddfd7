//! What an account says, case by case.

use super::{month, node, of_task, task};
use jiff::civil::{Date, date};
use yinuo_calendar::Calendar;
use yinuo_delivery::task::{Nature, Stage, TaskRow};
use yinuo_delivery::{Rules, Verdict, light};

const AFTER: Date = date(2027, 1, 20);

fn says(task: &TaskRow, today: Date) -> Option<Verdict> {
    let light = light::of_task(task, 2026, today, &Rules::default(), &Calendar::china());
    Verdict::of(task, &light, today)
}

fn with(change: impl FnOnce(&mut TaskRow)) -> TaskRow {
    let mut it = task();
    it.filed = (1..=12).map(month).collect();
    it.attained = Some((month(12), 100.0));
    change(&mut it);
    it
}

#[test]
fn before_its_day_nothing_is_unfinished() {
    for value in [0.0, 40.0, 80.0, 200.0] {
        let it = with(|it| it.attained = Some((month(8), value)));
        let said = says(&it, date(2026, 9, 15)).unwrap();
        assert_eq!(said, if value >= 79.0 { Verdict::OnPace } else { Verdict::Slow }, "{value}");
    }
}

#[test]
fn after_its_day_only_what_was_looked_at_is_held_against_a_unit() {
    let cases: [(&str, TaskRow, Verdict); 12] = [
        ("a task that falls short", with(|_| ()), Verdict::Undone),
        ("an expectation that falls short", with(|it| it.nature = Nature::Expected), Verdict::Short),
        ("nobody has looked at the figure", with(|it| it.attained_verified = false), Verdict::ToCheck),
        ("the last figure is not in", with(|it| it.attained = Some((month(11), 90.0))), Verdict::ToCheck),
        ("no figure at all", with(|it| it.attained = None), Verdict::ToCheck),
        ("reached, not signed off", with(|it| it.attained = Some((month(12), 121.0))), Verdict::ToCheck),
        ("asked for the sign-off", with(|it| it.stage = Stage::Claimed), Verdict::ToCheck),
        ("asked for another day", with(|it| it.asked = true), Verdict::ToCheck),
        ("signed off", with(|it| it.stage = Stage::Closed), Verdict::Done),
        ("withdrawn", with(|it| it.stage = Stage::Withdrawn), Verdict::Withdrawn),
        ("disputed", with(|it| it.stage = Stage::Disputed), Verdict::NotSent),
        (
            "put off into the next year",
            with(|it| {
                it.adjusted = 1;
                it.due = Some(date(2027, 6, 30));
                it.every = None
            }),
            Verdict::Adjusted,
        ),
    ];
    for (name, it, said) in cases {
        assert_eq!(says(&it, AFTER), Some(said), "{name}");
    }
    assert_eq!(says(&with(|it| it.stage = Stage::Discarded), AFTER), None);
}

#[test]
fn work_without_a_figure_speaks_through_its_nodes() {
    let work = |met: bool| {
        with(|it| {
            it.goal = None;
            it.attained = None;
            it.nodes = vec![node(1, date(2026, 6, 30))];
            it.nodes[0].met = met.then(|| "2026-06-01T00:00:00Z".parse().unwrap());
        })
    };
    assert_eq!(says(&work(false), AFTER), Some(Verdict::Undone));
    assert_eq!(says(&work(true), AFTER), Some(Verdict::ToCheck), "the unit says it is there");
    assert_eq!(of_task(1, work(true)).year, 2026);
}
