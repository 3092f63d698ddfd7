//! Laws of the bare store, without the engine.

use super::Make;
use crate::{Account, Change, Head, Keeping, PersonRow, Session, Store, Text, WordsRow};
use yinuo_kernel::{Actor, CaseNumber, PlaceCode, Timestamp};

fn place() -> PlaceCode {
    "219900".parse().unwrap()
}

fn number(serial: u32) -> CaseNumber {
    CaseNumber::new(jiff::civil::date(2026, 11, 24), serial)
}

fn change(serial: u32) -> Change {
    Change::empty(number(serial))
}

fn words(id: u128, body: &str) -> WordsRow {
    WordsRow {
        id: yinuo_kernel::WordsId(uuid::Uuid::from_u128(id)),
        key: [7; 32],
        text: Text { title: "题".into(), body: body.into(), address: "路".into(), point: Some([121.5, 40.25]) },
    }
}

pub(super) fn committed_is_read_and_rolled_back_is_not(make: &impl Make) {
    let (mut store, reader) = make.make();
    let kept = words(1, "留下");
    let gone = words(2, "撤销");
    store.begin().unwrap();
    store.write(place(), &Change { words: vec![kept.clone()], ..change(1) }).unwrap();
    assert!(reader.words(place(), &[kept.id]).unwrap().is_empty(), "uncommitted data is not read");
    store.commit().unwrap();
    store.begin().unwrap();
    store.write(place(), &Change { words: vec![gone.clone()], ..change(2) }).unwrap();
    store.rollback();
    let read = reader.words(place(), &[kept.id, gone.id]).unwrap();
    assert_eq!(read.keys().copied().collect::<Vec<_>>(), vec![kept.id]);
    assert_eq!(read[&kept.id], kept.text);
    store.begin().unwrap();
    assert_eq!(store.head(place()).unwrap(), Head::default());
    store.rollback();
}

pub(super) fn a_probe_leaves_no_trace(make: &impl Make) {
    let (mut store, reader) = make.make();
    for _ in 0..2 {
        store.begin().unwrap();
        store.probe().unwrap();
        store.commit().unwrap();
    }
    assert_eq!(reader.places().unwrap(), vec![]);
    let mut digests = 0;
    reader.digests(place(), &mut |_, _| digests += 1).unwrap();
    assert_eq!(digests, 0);
}

pub(super) fn erasable_rows_come_back_whole(make: &impl Make) {
    let (mut store, reader) = make.make();
    let id = yinuo_kernel::PersonId(uuid::Uuid::from_u128(9));
    let person = PersonRow { id: Some(id), name: "某人".into(), phone: "19900000001".into() };
    let blob = crate::BlobRow {
        id: yinuo_kernel::BlobId(uuid::Uuid::from_u128(10)),
        key: [3; 32],
        bytes: (0..=255).cycle().take(100_000).collect(),
        thumb: vec![1, 2, 3],
    };
    store.begin().unwrap();
    let both = Change { person: Some(person.clone()), blobs: vec![blob.clone()], ..change(1) };
    store.write(place(), &both).unwrap();
    store.commit().unwrap();
    assert_eq!(reader.person(place(), id).unwrap(), Some(person));
    assert_eq!(reader.blob(place(), blob.id).unwrap().as_ref(), Some(&blob));
    let elsewhere: PlaceCode = "110000".parse().unwrap();
    assert_eq!(reader.person(elsewhere, id).unwrap(), None, "places do not see each other");
    assert_eq!(reader.blob(elsewhere, blob.id).unwrap(), None, "places do not see each other");
}

pub(super) fn accounts_and_sessions(make: &impl Make) {
    let (mut store, reader) = make.make();
    let account = Account {
        login: "lamp1".into(),
        name: "某".into(),
        post: "经办岗".into(),
        post_en: "Desk".into(),
        actor: Actor::CITIZEN,
        password: "$argon2id$…".into(),
        scopes: Some(vec![crate::Scope::Read, crate::Scope::Events]),
    };
    let second = |n: i64| Timestamp::from_second(n).unwrap();
    let session = |token: &str, until| Session {
        token: token.into(),
        login: "lamp1".into(),
        csrf: "c".into(),
        until: second(until),
    };
    store.begin().unwrap();
    store.keep(&Keeping::Account(account.clone())).unwrap();
    for (token, until) in [("a", 100), ("b", 200), ("c", 300)] {
        store.keep(&Keeping::Session(session(token, until))).unwrap();
    }
    store.commit().unwrap();
    assert_eq!(reader.account("lamp1").unwrap(), Some(account.clone()));
    assert_eq!(reader.account("' OR 1=1 --").unwrap(), None);
    assert_eq!(reader.accounts().unwrap(), vec![account]);
    store.begin().unwrap();
    store.keep(&Keeping::EndSession { token: "b".into() }).unwrap();
    store.keep(&Keeping::Sweep { before: second(150) }).unwrap();
    store.commit().unwrap();
    let left: Vec<bool> = ["a", "b", "c"].iter().map(|t| reader.session(t).unwrap().is_some()).collect();
    assert_eq!(left, [false, false, true]);
    assert_eq!(reader.session("c").unwrap(), Some(session("c", 300)));
}
