//! Laws of the engine where one command reaches several cases, and of what lists may show.

use super::Make;
use super::engine::Bench;
use crate::{Counted, QueueQuery, Submission, Target, search};
use yinuo_casework::commands::{
    assist::Assist, contribute::Contribute, dispatch::Dispatch, grant::Grant, merge::Merge, relieve::Relieve,
    reply::Reply, return_case::Return, split::Split,
};
use yinuo_casework::event::Part;
use yinuo_casework::{Command, Stage};
use yinuo_kernel::{Actor, CaseNumber, Role};

fn numbers(b: &Bench, with: impl FnOnce(&mut QueueQuery)) -> Vec<CaseNumber> {
    let mut query = QueueQuery { limit: 200, ..QueueQuery::all(b.city.world.place, b.at(24, 12, 0)) };
    with(&mut query);
    let mut numbers: Vec<CaseNumber> = b.reader.list(&query).unwrap().rows.iter().map(|row| row.number).collect();
    numbers.sort();
    numbers
}

pub(super) fn duplicates_and_parts_move_together(make: &impl Make) {
    let b = Bench::over(make);
    let place = b.city.world.place;
    let master = b.submit("city.lamp", None, None).unwrap().case;
    let twin = b.submit("city.lamp", None, None).unwrap().case;
    b.accept(master).unwrap();
    let merge = |into| Command::Merge(Merge { into });
    let early = b.run(Target::Case(twin), &b.city.operator, None, None, |_| merge(twin));
    assert!(early.is_err(), "a case is no duplicate of itself");
    b.run(Target::Case(twin), &b.city.operator, Some("m"), None, |_| merge(master)).unwrap();
    b.dispatch(master).unwrap();
    let parts = vec![
        Part { category: "city.road".parse().unwrap(), unit: Some("roads".parse().unwrap()) },
        Part { category: "city.other".parse().unwrap(), unit: None },
    ];
    b.run(Target::Case(master), &b.city.dispatcher, Some("s"), None, |_| Command::Split(Split { parts })).unwrap();
    let children: Vec<CaseNumber> = numbers(&b, |_| {}).into_iter().filter(|n| *n > twin).collect();
    assert_eq!(children.len(), 2, "one command opened both parts");
    let rows: Vec<_> = children.iter().map(|n| b.reader.row(place, *n).unwrap().unwrap()).collect();
    assert_eq!((rows[0].stage, rows[0].parent), (Stage::Dispatched, Some(master)), "a part with a unit is sent on");
    assert_eq!(rows[1].stage, Stage::Accepted, "one without waits for the dispatcher");
    b.sign(master, &b.city.lamps).unwrap();
    b.reply(master, &b.city.lamps).unwrap();
    assert!(b.resolve(master, &b.city.lamps).is_err(), "not before its parts");
    b.sign(children[0], &b.city.roads).unwrap();
    b.reply(children[0], &b.city.roads).unwrap();
    b.resolve(children[0], &b.city.roads).unwrap();
    let other = Command::Dispatch(Dispatch { unit: Some("roads".parse().unwrap()) });
    b.run(Target::Case(children[1]), &b.city.dispatcher, None, None, |_| other).unwrap();
    b.sign(children[1], &b.city.roads).unwrap();
    b.reply(children[1], &b.city.roads).unwrap();
    b.resolve(children[1], &b.city.roads).unwrap();
    b.resolve(master, &b.city.lamps).unwrap();
    let row = b.reader.row(place, twin).unwrap().unwrap();
    assert_eq!(row.stage, Stage::Resolved, "whoever reported it too is told how it ended");
    assert_eq!(row.unit.unwrap().as_str(), "lamps");
    b.verified();
}

pub(super) fn requests_wait_in_a_queue_and_silence_agrees(make: &impl Make) {
    let b = Bench::over(make);
    let argued = |b: &Bench| {
        let draft = b.draft("city.lamp", "路灯不亮了");
        let case = b.engine.submit_blocking(Submission { case_type: Some("argued".parse().unwrap()), ..draft });
        let case = case.unwrap().case;
        b.accept(case).unwrap();
        b.dispatch(case).unwrap();
        b.run(Target::Case(case), &b.city.lamps, None, Some("不属于本单位"), |words| {
            Command::Return(Return { words: words.unwrap() })
        })
        .unwrap();
        case
    };
    let (granted, silent) = (argued(&b), argued(&b));
    assert_eq!(numbers(&b, |q| q.asked = true), [granted, silent]);
    assert_eq!(numbers(&b, |q| q.case_type = Some("hotline".parse().unwrap())), []);
    b.run(Target::Case(granted), &b.city.dispatcher, None, None, |_| Command::Grant(Grant::default())).unwrap();
    let stage = |case| b.reader.row(b.city.world.place, case).unwrap().unwrap().stage;
    assert_eq!((stage(granted), stage(silent)), (Stage::Accepted, Stage::Dispatched));
    assert_eq!(numbers(&b, |q| q.asked = true), [silent]);
    let of = |unit: &str| Some(vec![unit.parse().unwrap()]);
    assert!(numbers(&b, |q| (q.asked, q.units) = (true, of("roads"))).is_empty(), "another unit's requests");
    assert_eq!(numbers(&b, |q| (q.asked, q.units) = (true, of("lamps"))), [silent]);
    b.clock.set(b.at(25, 18, 0));
    b.engine.tick_blocking().unwrap();
    assert_eq!(stage(silent), Stage::Accepted, "nobody decided within a working day");
    assert!(numbers(&b, |q| q.asked = true).is_empty());
    b.verified();
}

pub(super) fn co_units_find_their_work(make: &impl Make) {
    let b = Bench::over(make);
    let case = b.submit("city.lamp", None, None).unwrap().case;
    b.accept(case).unwrap();
    b.dispatch(case).unwrap();
    let roads = vec!["roads".parse().unwrap()];
    let assist = Command::Assist(Assist { units: roads.clone() });
    b.run(Target::Case(case), &b.city.dispatcher, None, None, |_| assist).unwrap();
    assert_eq!(numbers(&b, |q| q.helping = Some(roads.clone())), [case]);
    assert!(numbers(&b, |q| q.helping = Some(vec!["lamps".parse().unwrap()])).is_empty());
    b.run(Target::Case(case), &b.city.roads, None, Some("路面已清理"), |words| {
        Command::Contribute(Contribute { words: words.unwrap() })
    })
    .unwrap();
    assert!(numbers(&b, |q| q.helping = Some(roads.clone())).is_empty());
    let works = vec!["works".parse().unwrap()];
    let assist = Command::Assist(Assist { units: works.clone() });
    b.run(Target::Case(case), &b.city.dispatcher, None, None, |_| assist).unwrap();
    assert_eq!(numbers(&b, |q| q.helping = Some(works.clone())), [case]);
    b.run(Target::Case(case), &b.city.dispatcher, None, Some("本次不需要现场配合"), |words| {
        Command::Relieve(Relieve { units: works.clone(), words: words.unwrap() })
    })
    .unwrap();
    assert!(numbers(&b, |q| q.helping = Some(works)).is_empty(), "let go, it has nothing to do there");
    b.verified();
}

pub(super) fn sealed_cases_are_in_no_list(make: &impl Make) {
    let b = Bench::over(make);
    let place = b.city.world.place;
    let open = b.submit("city.lamp", None, None).unwrap().case;
    let sealed = b.engine.submit_blocking(b.sealed_draft("举报路灯所收礼")).unwrap().case;
    assert_eq!(numbers(&b, |_| {}), [open]);
    assert_eq!(numbers(&b, |q| q.sealed = true), [open, sealed]);
    let found = |typed: &str| search::search(b.reader.as_ref(), place, typed, None, None, 10).unwrap().0;
    assert!(found("收礼").is_empty());
    let board = b.reader.board(place, b.at(24, 12, 0), b.at(1, 0, 0)).unwrap();
    assert_eq!((board.received, board.stages), (1, vec![(Stage::Submitted, 1)]));
    assert!(b.accept(sealed).is_err(), "for an operator it is not there");
    let keeper = Actor::staff(Role::Operator, "works".parse().unwrap(), "keeper".parse().unwrap());
    let accept = Command::Accept(yinuo_casework::commands::accept::Accept { category: None });
    b.run(Target::Case(sealed), &keeper, None, None, |_| accept).unwrap();
    b.verified();
}

pub(super) fn full_text_finds_newest_first(make: &impl Make) {
    let b = Bench::over(make);
    let place = b.city.world.place;
    let texts = ["海月路路灯不亮", "井盖松动，没人修", "路灯杆漏电，电线裸露", "路口的灯不亮", "LED屏太亮 LED2"];
    let cases: Vec<CaseNumber> =
        texts.iter().map(|text| b.engine.submit_blocking(b.draft("city.lamp", text)).unwrap().case).collect();
    let found = |typed: &str, limit| {
        let mut all = Vec::new();
        let mut before = None;
        loop {
            let (rows, next) = search::search(b.reader.as_ref(), place, typed, None, before, limit).unwrap();
            all.extend(rows.iter().map(|row| cases.iter().position(|case| *case == row.number).unwrap()));
            before = next;
            if before.is_none() {
                return all;
            }
        }
    };
    for limit in [1, 2, 10] {
        assert_eq!(found("路灯", limit), [2, 0], "page of {limit}");
        assert_eq!(found("灯", limit), [3, 2, 0]);
        assert_eq!(found("路灯 不亮", limit), [0]);
        assert_eq!(found("灯不亮", limit), [3, 0]);
        assert_eq!(found("led2", limit), [4]);
    }
    for nothing in ["", "\"", "* OR *", "路灯井盖", "%"] {
        assert!(found(nothing, 10).is_empty(), "{nothing}");
    }
    let counts = b.reader.counts(place).unwrap();
    let submitted = Counted { case_type: "hotline".parse().unwrap(), stage: Stage::Submitted, sealed: false };
    assert_eq!(counts.get(&submitted), Some(&5));
    let reply = |words| Command::Reply(Reply { words, outcome: None });
    let refused =
        b.run(Target::Case(cases[0]), &b.city.lamps, None, Some("已修好，请放心"), |w| reply(w.unwrap()));
    assert!(refused.is_err());
    b.verified();
}
