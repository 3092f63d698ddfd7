//! The schema, the lock, the format, and what an operator is told.

use crate::server::shared;
use yinuo_journal::{Change, Fault, PersonRow, Reader, Store, StoredRecord};
use yinuo_journal_postgres::{PostgresReader, Target, open, schema, verify_snapshot};
use yinuo_kernel::{CaseNumber, PersonId, PlaceCode};

pub fn place() -> PlaceCode {
    "219900".parse().unwrap()
}

/// A record that need not make sense.
pub fn record(seq: u64) -> Change {
    let case = CaseNumber::new(jiff::civil::date(2026, 11, 24), 1);
    let n = u32::try_from(seq).unwrap();
    Change {
        case,
        records: vec![StoredRecord { seq, case, n, body: seq.to_string(), hash: [1; 32] }],
        ..Change::empty(case)
    }
}

pub fn count(reader: &PostgresReader) -> usize {
    let mut count = 0;
    reader
        .records(place(), &mut |_| {
            count += 1;
            Ok(())
        })
        .unwrap();
    count
}

#[test]
fn the_schema_is_the_committed_one() {
    let Some(server) = shared() else { return };
    let target = Target::parse(&server.database().unwrap()).unwrap();
    drop(open(&target).unwrap());
    let made = schema(&target).unwrap();
    let committed = include_str!("../../schema.sql");
    if made != committed {
        // Beside the test's other output, to be looked at and put in its place.
        std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/schema.sql"), &made).unwrap();
    }
    assert!(made == committed, "the migrations give another schema: see {}/schema.sql", env!("CARGO_TARGET_TMPDIR"));
}

#[test]
fn one_database_has_one_writer() {
    let Some(server) = shared() else { return };
    let target = Target::parse(&server.database().unwrap()).unwrap();
    let first = open(&target).unwrap();
    let second = open(&target).unwrap_err();
    assert!(matches!(&second, Fault::Busy(why) if why.contains("another yinuo writes to")), "{second}");
    let other = Target::parse(&server.database().unwrap()).unwrap();
    open(&other).expect("another city of the same server is not in the way");
    drop(first);
    open(&target).expect("the lock goes with its holder");
}

#[test]
fn a_database_from_a_newer_release_is_left_alone() {
    let Some(server) = shared() else { return };
    let url = server.database().unwrap();
    let target = Target::parse(&url).unwrap();
    drop(open(&target).unwrap());
    server.sql(&url, "UPDATE meta SET value = '99' WHERE name = 'format'").unwrap();
    assert_eq!(open(&target).unwrap_err(), Fault::Newer { found: 99, known: 6 });
    assert_eq!(verify_snapshot(&target).unwrap_err(), Fault::Newer { found: 99, known: 6 });
}

#[test]
fn an_operator_is_told_what_to_do() {
    let Some(server) = shared() else { return };
    let url = server.database().unwrap();
    let said = |url: &str| open(&Target::parse(url).unwrap()).unwrap_err().to_string();
    let nowhere = said(&url.replace("city", "nowhere"));
    assert!(nowhere.contains("createdb"), "{nowhere}");
    let stranger = said(&url.replace("yinuo@", "stranger@"));
    assert!(stranger.contains("stranger"), "{stranger}");
    let gone = said("postgres://yinuo@127.0.0.1:1/city");
    assert!(gone.contains("127.0.0.1:1/city"), "{gone}");
    let empty = verify_snapshot(&Target::parse(&url).unwrap()).unwrap_err().to_string();
    assert!(empty.contains("yinuo init --store"), "{empty}");
}

#[test]
fn a_failed_statement_undoes_the_group_and_tells_no_row() {
    let Some(server) = shared() else { return };
    let (mut store, reader) = open(&Target::parse(&server.database().unwrap()).unwrap()).unwrap();
    let id = Some(PersonId(uuid::Uuid::from_u128(5)));
    let person = PersonRow { id, name: "某某某".into(), phone: "19900000001".into() };
    store.begin().unwrap();
    store.write(place(), &Change { person: Some(person.clone()), ..record(1) }).unwrap();
    store.commit().unwrap();
    store.begin().unwrap();
    store.write(place(), &Change { person: Some(person), ..record(2) }).unwrap();
    store.write(place(), &record(3)).unwrap();
    let said = store.commit().unwrap_err().to_string();
    store.rollback();
    assert!(said.contains("23505") && !said.contains("某") && !said.contains("199"), "{said}");
    assert_eq!(count(&reader), 1);
    store.begin().unwrap();
    store.write(place(), &record(2)).unwrap();
    store.commit().expect("the next group is not touched by it");
    assert_eq!(count(&reader), 2);
}

#[test]
fn a_snapshot_stands_still() {
    let Some(server) = shared() else { return };
    let target = Target::parse(&server.database().unwrap()).unwrap();
    let (mut store, reader) = open(&target).unwrap();
    let still = PostgresReader::snapshot(&target).unwrap();
    assert_eq!(count(&still), 0);
    store.begin().unwrap();
    store.write(place(), &record(1)).unwrap();
    store.commit().unwrap();
    assert_eq!((count(&still), count(&reader)), (0, 1));
}

#[test]
fn a_reader_cannot_write_and_text_may_hold_anything() {
    let Some(server) = shared() else { return };
    let (mut store, reader) = open(&Target::parse(&server.database().unwrap()).unwrap()).unwrap();
    let id = PersonId(uuid::Uuid::from_u128(6));
    let person = PersonRow { id: Some(id), name: "a\0b'; DROP TABLE words; --".into(), phone: String::new() };
    store.begin().unwrap();
    store.write(place(), &Change { person: Some(person), ..record(1) }).unwrap();
    store.commit().unwrap();
    let read = reader.person(place(), id).unwrap().unwrap();
    assert_eq!(read.name, "a\u{2400}b'; DROP TABLE words; --");
    assert_eq!(reader.account("\0").unwrap(), None);
    assert_eq!(reader.receipt(place(), "\0").unwrap(), None);
}

#[test]
fn full_text_goes_on_beyond_the_newest_and_takes_long_words() {
    let Some(server) = shared() else { return };
    let (mut store, reader) = open(&Target::parse(&server.database().unwrap()).unwrap()).unwrap();
    let case = |serial| CaseNumber::new(jiff::civil::date(2026, 11, 24), serial);
    let long = "x".repeat(5_000);
    store.begin().unwrap();
    for serial in 1..=2_500u32 {
        let index = match serial {
            1 => format!("old {long}"),
            _ if serial % 900 == 0 => "some old".into(),
            _ => "new".into(),
        };
        let change = Change { case: case(serial), records: Vec::new(), index: Some(index), ..record(1) };
        store.write(place(), &change).unwrap();
    }
    store.commit().unwrap();
    let found = |tokens: &[&str], before, limit| {
        let tokens: Vec<String> = tokens.iter().map(ToString::to_string).collect();
        let found = reader.matches(place(), &tokens, before, limit).unwrap();
        found.into_iter().map(|number| number.serial()).collect::<Vec<_>>()
    };
    assert_eq!(found(&["old"], None, 9), [1_800, 900, 1]);
    assert_eq!(found(&["ol*"], None, 2), [1_800, 900]);
    assert_eq!(found(&["old"], Some(case(900)), 9), [1]);
    assert_eq!(found(&["some", "old"], Some(case(1_800)), 9), [900]);
    assert_eq!(found(&[&long], None, 9), [1]);
    assert_eq!(found(&["new"], None, 2), [2_500, 2_499]);
    assert!(
        found(&["none"], None, 9).is_empty() && found(&[], None, 9).is_empty() && found(&["'"], None, 9).is_empty()
    );
}
