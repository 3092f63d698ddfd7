//! Lists and boards against the plain model: whatever indexes a store uses, the answer is the
//! one that filtering and counting every row would give.

use super::Make;
use super::engine::Bench;
use crate::settled::SettledQuery;
use crate::{Board, CaseRow, Cursor, Order, QueueQuery, Target};
use jiff::SignedDuration;
use std::collections::BTreeMap;
use yinuo_casework::commands::rate::Rate;
use yinuo_casework::{Command, Light, Stage};
use yinuo_delivery::meter::Settled;
use yinuo_kernel::{Actor, UnitId};

pub(super) fn lists_and_boards_equal_the_model(make: &impl Make) {
    let b = Bench::over(make);
    populate(&b);
    let place = b.city.world.place;
    let now = b.at(27, 15, 0);
    let mut all: Vec<CaseRow> = Vec::new();
    b.reader
        .rows(place, &mut |row| {
            all.push(row);
            Ok(())
        })
        .unwrap();
    assert_eq!(all.len(), 60);
    let units: Vec<UnitId> = ["lamps", "roads"].map(|u| u.parse().unwrap()).into();
    let mut queries = vec![QueueQuery::all(place, now)];
    let vary = |queries: &mut Vec<QueueQuery>, with: &dyn Fn(&mut QueueQuery)| {
        let more: Vec<_> = queries.iter().cloned().map(|mut q| (with(&mut q), q).1).collect();
        queries.extend(more);
    };
    vary(&mut queries, &|q| q.order = Order::Newest);
    vary(&mut queries, &|q| q.stages = vec![Stage::Dispatched, Stage::Signed, Stage::Resolved]);
    vary(&mut queries, &|q| q.units = Some(units.clone()));
    vary(&mut queries, &|q| q.cell = Some("g1".parse().unwrap()));
    vary(&mut queries, &|q| q.reopened = true);
    for light in [Light::OnTime, Light::Warn, Light::Late] {
        queries.push(QueueQuery { light: Some(light), ..QueueQuery::all(place, now) });
        queries.push(QueueQuery {
            light: Some(light),
            units: Some(units[..1].to_vec()),
            ..QueueQuery::all(place, now)
        });
    }
    for in_time in [true, false] {
        let since = Some(b.at(24, 0, 0));
        let query = QueueQuery::all(place, now);
        queries.push(QueueQuery { resolved_since: since, in_time: Some(in_time), ..query });
    }
    for category in ["city", "city.road", "city.roa"] {
        let (since, before) = (Some(b.at(25, 0, 0)), Some(b.at(27, 0, 0)));
        let query = QueueQuery { category: Some(category.parse().unwrap()), ..QueueQuery::all(place, now) };
        queries.push(QueueQuery { resolved_since: since, resolved_before: before, ..query.clone() });
        queries.push(QueueQuery { order: Order::Newest, ..query });
    }
    let mut nonempty = 0;
    for query in queries {
        let mut wanted: Vec<&CaseRow> = all.iter().filter(|row| query.takes(row)).collect();
        wanted.sort_by_key(|row| query.key(row));
        nonempty += usize::from(!wanted.is_empty());
        let mut got = Vec::new();
        let mut page = QueueQuery { limit: 7, ..query.clone() };
        loop {
            let found = b.reader.list(&page).unwrap();
            assert!(found.rows.len() <= 7);
            got.extend(found.rows);
            match found.next {
                Some(next) => {
                    assert_eq!(Cursor::decode(&next.encode()), Some(next), "a cursor survives a URL");
                    page.after = Some(next);
                }
                None => break,
            }
        }
        let numbers = |rows: &[&CaseRow]| rows.iter().map(|row| row.number).collect::<Vec<_>>();
        assert_eq!(numbers(&got.iter().collect::<Vec<_>>()), numbers(&wanted), "{query:?}");
    }
    assert!(nonempty >= 30, "the cases are varied enough to tell a wrong list: {nonempty}");

    settled_equals_counting(&b, &all, &units);

    let board = b.reader.board(place, now, b.at(24, 0, 0)).unwrap();
    assert_eq!(board.received, 60);
    let mut stages: BTreeMap<Stage, u64> = BTreeMap::new();
    all.iter().for_each(|row| *stages.entry(row.stage).or_default() += 1);
    let mut counted = board.stages.clone();
    counted.sort();
    assert_eq!(counted, stages.into_iter().collect::<Vec<_>>());
    for line in &board.lines {
        let mine = || all.iter().filter(|row| row.unit == line.unit);
        let open = || mine().filter(|row| row.stage.is_open());
        let count = |light| open().filter(|row| row.light(now) == Some(light)).count() as u64;
        assert_eq!((line.warn, line.late), (count(Light::Warn), count(Light::Late)), "{line:?}");
        assert_eq!(line.on_time + line.warn + line.late, open().count() as u64, "{line:?}");
        assert_eq!(line.to_sign, open().filter(|row| row.stage == Stage::Dispatched).count() as u64);
        assert_eq!(line.resolved, mine().filter(|row| row.resolved_at.is_some()).count() as u64);
        assert_eq!(line.resolved_in_time, mine().filter(|row| row.in_time == Some(true)).count() as u64);
        assert_eq!(line.reopened, mine().filter(|row| row.round > 1).count() as u64);
    }
    // Every quarter hour of five days, and the instants of deadlines themselves.
    let quarters = (0..5 * 96).map(|quarter| b.at(24, 0, 0) + SignedDuration::from_mins(15 * quarter));
    let instants: Vec<_> = quarters.chain(all.iter().filter_map(|row| row.due)).collect();
    for at in instants {
        for since in [b.at(24, 0, 0), at - SignedDuration::from_hours(6)] {
            let lines = b.reader.board(place, at, since).unwrap().lines;
            assert_eq!(lines, Board::recount(&all, at, since).lines, "at {at} since {since}");
        }
    }
    b.verified();
}

/// What a task counts by itself: every scope within windows that cut the cases apart.
fn settled_equals_counting(b: &Bench, all: &[CaseRow], units: &[UnitId]) {
    let place = b.city.world.place;
    let case_type = all[0].case_type.clone();
    let categories = [None, Some("city"), Some("city.road"), Some("city.lam")];
    let scopes = [None, Some(units[..1].to_vec()), Some(units.to_vec()), Some(Vec::new())];
    let days = [24, 25, 26, 30].map(|day| b.at(day, 12, 0));
    let mut counted = std::collections::BTreeSet::new();
    for (category, units) in categories.iter().flat_map(|category| scopes.iter().map(move |units| (category, units))) {
        for (start, end) in days.iter().flat_map(|start| days.iter().map(move |end| (*start, *end))) {
            let query = SettledQuery {
                place,
                case_type: case_type.clone(),
                category: category.map(|id| id.parse().unwrap()),
                units: units.clone(),
                within: start..end,
            };
            let found = b.reader.settled(&query).unwrap();
            assert_eq!(found, query.recount(all), "{query:?}");
            counted.insert((found.settled, found.in_time, found.pleased));
        }
    }
    assert!(counted.len() >= 6, "the cases are varied enough to tell a wrong count: {counted:?}");
    let other = SettledQuery {
        place,
        case_type: "nothing".parse().unwrap(),
        category: None,
        units: None,
        within: days[0]..days[3],
    };
    assert_eq!(b.reader.settled(&other).unwrap(), Settled::default());
}

/// Sixty cases at every stage, some late, some reopened.
fn populate(b: &Bench) {
    for i in 0..60u32 {
        let hour = 9 + i8::try_from(i % 8).unwrap();
        b.clock.set(b.at(24 + i8::try_from(i / 20).unwrap(), hour, 0));
        let (category, by) = if i % 3 == 0 { ("city.road", &b.city.roads) } else { ("city.lamp", &b.city.lamps) };
        let cell = ["g1", "g2"][(i % 2) as usize];
        let case = b.submit(category, Some(cell), None).unwrap().case;
        if i % 10 > 0 {
            b.accept(case).unwrap();
        }
        if i % 10 > 1 {
            b.dispatch(case).unwrap();
        }
        if i % 10 > 2 {
            b.sign(case, by).unwrap();
        }
        if i % 10 > 4 {
            b.reply(case, by).unwrap();
        }
        if i % 10 > 5 {
            if i % 20 > 15 {
                b.clock.set(b.at(30, 18, 0)); // after the promised date of some
            }
            b.resolve(case, by).unwrap();
        }
        if i % 10 == 7 {
            let score = u8::try_from(3 + i % 3).unwrap();
            let rate = Command::Rate(Rate { score, words: None });
            b.run(Target::Case(case), &Actor::CITIZEN, None, None, |_| rate).unwrap();
        }
        if i % 10 > 8 {
            b.reopen(case).unwrap();
        }
    }
    b.clock.set(b.at(27, 15, 0));
}
