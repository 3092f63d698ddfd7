//! What must hold whenever the machine has started again and everybody knows their answer.

use super::history;
use super::known::Known;
use crate::{Board, CaseRow, Counted, QueueQuery, Reader, Record, World, search, verify};
use jiff::SignedDuration;
use std::collections::{BTreeMap, BTreeSet};
use yinuo_casework::{Entry, Stage};
use yinuo_kernel::{CaseNumber, PlaceCode, Role, Timestamp};

/// The store, counted.
pub(super) struct Held {
    pub(super) cases: u64,
    pub(super) records: u64,
    pub(super) timers: u64,
}

/// A record's case and entry, in the order of the chain.
type Chain = Vec<(CaseNumber, Entry)>;

pub(super) fn hold(reader: &dyn Reader, world: &World, known: &Known, now: Timestamp) -> Held {
    let place = world.place;
    let proof = verify(reader, place).unwrap();
    assert_eq!(proof.problems, [], "a rebuild gives the same state");
    let mut chain: Chain = Vec::new();
    reader
        .records(place, &mut |stored| {
            let record: Record = serde_json::from_str(&stored.body).unwrap();
            chain.push((record.case, record.entry));
            Ok(())
        })
        .unwrap();
    let rows = rows(reader, place);

    acknowledged_once(reader, world, known, &chain);
    let mut timers = 0;
    let mut cases: BTreeMap<CaseNumber, Vec<&Entry>> = BTreeMap::new();
    chain.iter().for_each(|(case, entry)| cases.entry(*case).or_default().push(entry));
    for (number, entries) in &cases {
        timers += history::holds(*number, entries);
    }
    for timer in reader.timers(place).unwrap() {
        assert!(timer.at >= now, "{timer:?} should have spoken by {now}");
    }
    lists(reader, world, &rows, now);
    board(reader, world, &rows, now);
    found(reader, world, known, &rows);
    Held { cases: proof.cases, records: proof.records, timers }
}

/// The read model of a place, by number.
pub(super) fn rows(reader: &dyn Reader, place: PlaceCode) -> Vec<CaseRow> {
    let mut rows = Vec::new();
    reader
        .rows(place, &mut |row| {
            rows.push(row);
            Ok(())
        })
        .unwrap();
    rows
}

/// Every acknowledged command is in the chain exactly once, and nothing else is.
fn acknowledged_once(reader: &dyn Reader, world: &World, known: &Known, chain: &Chain) {
    let mut seqs = BTreeSet::new();
    for (key, (_, receipt)) in &known.acknowledged {
        assert_eq!(reader.receipt(world.place, key).unwrap().as_ref(), Some(receipt), "{key}: the receipt is lost");
        let at = usize::try_from(receipt.seq).unwrap() - 1;
        let (case, entry) = chain.get(at).unwrap_or_else(|| panic!("{key}: record {} is lost", receipt.seq));
        assert_eq!((*case, entry.at), (receipt.case, receipt.at), "{key}: the record is another");
        assert!(seqs.insert(receipt.seq), "{key}: two keys share record {}", receipt.seq);
    }
    for (at, (case, entry)) in chain.iter().enumerate() {
        let alone = entry.by.role != Role::System && !seqs.contains(&(at as u64 + 1));
        // A reassignment of what stood still resumes it first: one command, two entries.
        let first = |next: &(CaseNumber, Entry)| next.0 == *case && history::reassigned_from_a_pause(entry, &next.1);
        assert!(!alone || chain.get(at + 1).is_some_and(first), "{case}: nobody was told of {:?}", entry.event);
    }
}

/// Each list, page by page, is exactly the cases that belong to it.
fn lists(reader: &dyn Reader, world: &World, rows: &[CaseRow], now: Timestamp) {
    let mut counted: BTreeMap<Counted, u64> = BTreeMap::new();
    rows.iter().for_each(|row| *counted.entry(Counted::of(row)).or_default() += 1);
    let mut counts = reader.counts(world.place).unwrap();
    counts.retain(|_, count| *count > 0);
    assert_eq!(counts, counted, "the counts equal the cases");

    let all = QueueQuery { limit: 23, ..QueueQuery::all(world.place, now) };
    let stage = |stage: &Stage| QueueQuery { stages: vec![*stage], ..all.clone() };
    let units = ["works", "lamps", "roads"].map(|unit| vec![unit.parse().unwrap()]);
    let queries = Stage::ALL
        .iter()
        .map(stage)
        .chain(units.iter().map(|unit| QueueQuery { units: Some(unit.clone()), ..all.clone() }))
        .chain(units.iter().map(|unit| QueueQuery { helping: Some(unit.clone()), ..all.clone() }))
        .chain([QueueQuery { asked: true, ..all.clone() }, QueueQuery { sealed: true, ..all.clone() }, all.clone()]);
    for query in queries {
        let wanted: BTreeSet<CaseNumber> = rows.iter().filter(|row| query.takes(row)).map(|row| row.number).collect();
        let mut got = Vec::new();
        let mut page = query.clone();
        loop {
            let found = reader.list(&page).unwrap();
            assert!(found.rows.iter().all(|row| query.sealed || !row.sealed), "a sealed case in {query:?}");
            got.extend(found.rows.iter().map(|row| row.number));
            page.after = found.next;
            if page.after.is_none() {
                break;
            }
        }
        assert_eq!(got.len(), wanted.len(), "a case twice or missing in {query:?}");
        assert_eq!(got.into_iter().collect::<BTreeSet<_>>(), wanted, "{query:?}");
    }
}

fn board(reader: &dyn Reader, world: &World, rows: &[CaseRow], now: Timestamp) {
    let since = world.calendar().instant(jiff::civil::date(2026, 1, 1).at(0, 0, 0, 0));
    let board = reader.board(world.place, now, since).unwrap();
    let shown: Vec<&CaseRow> = rows.iter().filter(|row| !row.sealed).collect();
    let mut stages: BTreeMap<Stage, u64> = BTreeMap::new();
    shown.iter().for_each(|row| *stages.entry(row.stage).or_default() += 1);
    assert_eq!(board.stages.iter().copied().collect::<BTreeMap<_, _>>(), stages, "the board's stages");
    let open = shown.iter().filter(|row| row.stage.is_open()).count() as u64;
    let lines: u64 = board.lines.iter().map(|line| line.on_time + line.warn + line.late + line.paused).sum();
    assert_eq!((board.received, lines), (shown.len() as u64, open), "the board's sums");
    // What is late depends on the instant alone: the same cases, looked at from other ones.
    for minutes in [0, 1, 29, 30, 31, 240, 7 * 24 * 60, -31] {
        let at = now + SignedDuration::from_mins(minutes);
        for since in [since, now - SignedDuration::from_hours(30)] {
            let lines = reader.board(world.place, at, since).unwrap().lines;
            assert_eq!(lines, Board::recount(rows, at, since).lines, "the board at {at} since {since}");
        }
    }
}

/// Full text finds the one case that holds a word, and never a sealed one.
fn found(reader: &dyn Reader, world: &World, known: &Known, rows: &[CaseRow]) {
    let sealed: BTreeSet<CaseNumber> = rows.iter().filter(|row| row.sealed).map(|row| row.number).collect();
    // Every sealed one, and a share of the others.
    let step = known.marked.len() / 60 + 1;
    for (at, (mark, case)) in known.marked.iter().enumerate() {
        if !sealed.contains(case) && at % step != 0 {
            continue;
        }
        let (hits, _) = search::search(reader, world.place, mark, None, None, 10).unwrap();
        let hits: Vec<CaseNumber> = hits.iter().map(|row| row.number).collect();
        let wanted = if sealed.contains(case) { vec![] } else { vec![*case] };
        assert_eq!(hits, wanted, "searching {mark}");
    }
}
