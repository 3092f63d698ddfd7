//! Each number is the length of its list, for any register.

use super::{TODAY, look, month, node, obstacle, of_project, of_task, project, task};
use crate::world::unit;
use jiff::Span;
use jiff::civil::date;
use proptest::prelude::*;
use std::time::Instant;
use yinuo_delivery::board::{Board, View, late_nodes, obstacles, owed};
use yinuo_delivery::task::{Sort, Stage};
use yinuo_delivery::{Colour, Kind, Row, project as pj};

#[test]
fn a_city_by_hand() {
    let slow = {
        let mut t = task();
        t.attained = Some((month(8), 40.0));
        t
    };
    let silent = {
        let mut t = task();
        t.filed.truncate(6);
        t.attained = Some((month(6), 60.0));
        t
    };
    let noded = {
        let mut t = task();
        t.sort = Sort::Work;
        t.nodes = vec![node(1, date(2026, 8, 1)), node(2, date(2026, 10, 1))];
        t
    };
    let read = {
        let mut t = noded.clone();
        t.stage = Stage::Claimed;
        t
    };
    let held = {
        let mut p = project();
        p.obstacles = vec![obstacle(90, "2026-07-01T00:00:00Z"), obstacle(91, "2026-09-01T00:00:00Z")];
        p
    };
    let rows = [
        of_task(1, task()),
        of_task(2, slow),
        of_task(3, silent),
        of_task(4, noded),
        of_task(5, read),
        of_project(6, held),
    ];
    let board = look(|view| Board::of(&rows, view));
    let targets = board.lights(Sort::Target);
    assert_eq!((targets.good, targets.soon, targets.late), (1, 1, 1), "on pace, a return late, far behind");
    assert_eq!(board.behind.count, 1);
    assert_eq!(board.behind.named()[0].number, rows[1].number);
    assert_eq!(board.late_nodes, (1, 0), "a unit that has asked for the sign-off waits for the office");
    assert_eq!((board.obstacles.open, board.obstacles.old), (2, 1));
    let housing = board.owed[&unit("housing")];
    assert_eq!((housing.all, housing.late), (2, 2), "July and August of the silent one");
    assert_eq!(board.waiting.claimed, 1);
    assert_eq!((board.money.plan, board.money.so_far), (pj::Wan(10_000), pj::Wan(6_000)));
}

#[test]
fn a_unit_sees_its_own() {
    let rows = [of_task(1, task()), of_project(2, project())];
    look(|view| {
        let mine = |id: &yinuo_kernel::UnitId| id == &unit("east");
        let board = Board::of(&rows, &View { mine: Some(&mine), ..*view });
        assert_eq!(board.sorts.len(), 0);
        assert_eq!(board.stages[&pj::Stage::Building], 1, "it lies there");
    });
}

prop_compose! {
    fn any_row()(serial in 1..9000u32, kind in 0..2, stage in 0..8usize, sort in 0..4usize, figure in 0.0..200.0f64,
        filed in 0..12i8, nodes in prop::collection::vec(1..364i64, 0..5), asked: bool, age in 0..90i64, step in 0..10usize) -> Row {
        let day = |n: i64| date(2026, 1, 1) + Span::new().days(n);
        if kind == 0 {
            let mut it = task();
            it.stage = Stage::ALL[stage];
            it.sort = Sort::ALL[sort];
            it.attained = (filed > 0).then(|| (month(filed.max(1)), figure));
            it.filed = (1..=filed).map(month).collect();
            it.nodes = nodes.iter().zip(1..).map(|(n, id)| node(id, day(*n))).collect();
            it.asked = asked;
            return of_task(serial, it);
        }
        let mut it = project();
        it.stage = pj::Stage::ALL[step];
        it.filed = (1..=filed).map(month).collect();
        it.obstacles = nodes.iter().map(|_| obstacle(serial, &format!("{}T00:00:00Z", TODAY - Span::new().days(age)))).collect();
        it.asked = asked;
        of_project(serial, it)
    }
}

proptest! {
    #[test]
    fn every_number_is_the_length_of_its_list(rows in prop::collection::vec(any_row(), 0..60)) {
        look(|view| {
            let board = Board::of(&rows, view);
            let seen = |row: &&Row| row.task().is_none_or(|task| !matches!(task.stage, Stage::Draft | Stage::Discarded));
            for sort in Sort::ALL {
                for colour in [Colour::Good, Colour::Soon, Colour::Late] {
                    let list = rows.iter().filter(seen).filter(|row| row.task().is_some_and(|task| task.sort == *sort));
                    let list = list.filter(|row| view.light(row).unwrap().colour == colour);
                    assert_eq!(board.lights(*sort).of(colour), list.count());
                }
            }
            for stage in pj::Stage::ALL {
                let list = rows.iter().filter(|row| row.project().is_some_and(|it| it.stage == *stage));
                assert_eq!(board.stages.get(stage).copied().unwrap_or_default(), list.count());
            }
            let late = late_nodes(&rows, view);
            let of = |kind| late.iter().filter(|node| node.kind == kind).count();
            assert_eq!(board.late_nodes, (of(Kind::Task), of(Kind::Project)));
            assert!(late.iter().all(|node| node.days > 0 && node.due < TODAY));
            let held = obstacles(&rows, view);
            assert_eq!(board.obstacles.open, held.len());
            assert_eq!(board.obstacles.old, held.iter().filter(|one| one.old).count());
            let owed = owed(&rows, view);
            assert_eq!(board.owed_in_all().all, owed.len());
            assert_eq!(board.owed_in_all().late, owed.iter().filter(|one| one.late > 0).count());
            let red = rows.iter().filter(seen).filter(|row| row.task().is_some_and(|task| task.sort == Sort::Target));
            assert_eq!(board.behind.count, red.filter(|row| view.light(row).unwrap().colour == Colour::Late).count());
            assert!(board.behind.named().is_sorted() && board.behind.named().len() == board.behind.count.min(10));
        });
    }
}

/// A large city; the bound is for a build without optimisation on a busy machine. What a server takes is
/// measured by `cargo xtask bench delivery`.
#[test]
fn a_large_city_is_counted_in_one_walk() {
    let mut rows = Vec::new();
    for serial in 0..3_000 {
        let mut it = task();
        it.begun = Some(date(2021, 9, 20));
        it.filed = (0..60)
            .map(|n: i16| yinuo_delivery::Period { year: 2021 + (n + 8) / 12, month: ((n + 8) % 12 + 1) as i8 })
            .collect();
        rows.push(of_task(serial, it));
    }
    for serial in 3_000..8_000 {
        let mut it = project();
        let mark = |n: u32| pj::NodeMark {
            id: n,
            start: None,
            due: date(2026, 1, 1) + Span::new().days(i64::from(n) * 5),
            after: vec![],
            met: None,
            verified: false,
        };
        it.nodes = (1..=80).map(mark).collect();
        rows.push(of_project(serial, it));
    }
    let start = Instant::now();
    let board = look(|view| Board::of(&rows, view));
    let took = start.elapsed();
    assert_eq!(board.late_nodes.1, 5_000 * 51);
    println!("{took:?}");
    assert!(took.as_millis() < 3_000, "{took:?}");
}
