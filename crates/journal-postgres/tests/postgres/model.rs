//! Any sequence of writes against the model: inside the transaction and after it, the store
//! answers what the model answers.

use crate::server::shared;
use std::collections::BTreeSet;
use yinuo_casework::{ClockKind, Point, Stage};
use yinuo_journal::memory::MemoryStore;
use yinuo_journal::{CaseRow, Change, Keeping, PersonRow, Reader, Receipt, Session, Store, StoredRecord, Timer};
use yinuo_journal_postgres::{Target, open};
use yinuo_kernel::{CaseNumber, PersonId, PlaceCode, Timestamp, WordsId};

/// SplitMix64 (Steele, Lea, Flood 2014): the same sequence on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % below
    }
}

fn at(second: u64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + i64::try_from(second).unwrap()).unwrap()
}

fn number(serial: u64) -> CaseNumber {
    CaseNumber::new(jiff::civil::date(2026, 11, 24), u32::try_from(serial).unwrap() + 1)
}

fn timer(dice: &mut Dice) -> Timer {
    let point = if dice.roll(2) == 0 { Point::Warn } else { Point::Due };
    let at = at(dice.roll(6));
    Timer {
        at,
        case: number(dice.roll(4)),
        clock: ClockKind::Reply,
        tag: u32::try_from(dice.roll(2)).unwrap(),
        round: 1,
        point,
    }
}

fn row(case: CaseNumber, dice: &mut Dice) -> CaseRow {
    let some = |dice: &mut Dice| (dice.roll(2) == 0).then(|| at(dice.roll(99)));
    CaseRow {
        number: case,
        stage: Stage::ALL[usize::try_from(dice.roll(9)).unwrap()],
        kind: "help".parse().unwrap(),
        category: "city.lamp".parse().unwrap(),
        cell: (dice.roll(2) == 0).then(|| "g1".parse().unwrap()),
        unit: (dice.roll(2) == 0).then(|| "lamps".parse().unwrap()),
        words: WordsId(uuid::Uuid::from_u128(dice.roll(1 << 60).into())),
        person: (dice.roll(2) == 0).then(|| PersonId(uuid::Uuid::from_u128(7))),
        photos: u32::MAX,
        submitted_at: at(dice.roll(99)),
        last_at: at(dice.roll(99)),
        due: some(dice),
        warn: some(dice),
        promised: some(dice),
        resolved_at: some(dice),
        in_time: [None, Some(true), Some(false)][usize::try_from(dice.roll(3)).unwrap()],
        round: 1,
        returns: 0,
        score: (dice.roll(2) == 0).then_some(5),
        case_type: "hotline".parse().unwrap(),
        sealed: dice.roll(2) == 0,
        asked: (dice.roll(2) == 0).then(|| "return".into()),
        decide_due: some(dice),
        chased: 3,
        escalated: u8::MAX,
        emergency: (dice.roll(2) == 0).then(|| "fire".parse().unwrap()),
        set_aside: dice.roll(2) == 0,
        parent: (dice.roll(2) == 0).then(|| number(1)),
        provisional: dice.roll(2) == 0,
        helpers: ["lamps", "roads"].iter().filter(|_| dice.roll(2) == 0).map(|unit| unit.parse().unwrap()).collect(),
    }
}

fn change(next: &mut u64, dice: &mut Dice) -> Change {
    let case = number(dice.roll(4));
    let fresh = |next: &mut u64| {
        *next += 1;
        *next
    };
    let seq = fresh(next);
    let record = StoredRecord { seq, case, n: u32::try_from(seq).unwrap(), body: format!("{seq}"), hash: [9; 32] };
    let receipt = Receipt { case, stage: Some(Stage::Signed), seq, at: at(1), asked: "a".into() };
    let key = fresh(next);
    let person =
        PersonRow { id: Some(PersonId(uuid::Uuid::from_u128(key.into()))), name: "某".into(), phone: "1".into() };
    Change {
        case,
        records: vec![record],
        row: Some(row(case, dice)),
        drop_timers: (0..dice.roll(3)).map(|_| timer(dice)).collect(),
        put_timers: (0..dice.roll(3)).map(|_| timer(dice)).collect(),
        helpers_changed: true,
        person: Some(person),
        receipt: (dice.roll(2) == 0).then(|| (format!("k{key}"), receipt)),
        ..Change::empty(case)
    }
}

/// Questions whose answers must be the same inside the transaction.
fn agree(one: &mut impl Store, other: &mut impl Store, place: PlaceCode, next: u64) {
    assert_eq!(one.head(place).unwrap(), other.head(place).unwrap());
    assert_eq!(one.last_serial(place, 261_124).unwrap(), other.last_serial(place, 261_124).unwrap());
    for key in next.saturating_sub(6)..=next {
        let key = format!("k{key}");
        assert_eq!(one.receipt(place, &key).unwrap(), other.receipt(place, &key).unwrap());
    }
    for second in 0..7 {
        let all = |store: &mut dyn Store| -> BTreeSet<Timer> {
            let due = store.due_timers(place, at(second), 100).unwrap();
            assert!(due.is_sorted_by_key(|timer| timer.at), "earliest first");
            assert_eq!(store.due_timers(place, at(second), 2).unwrap().len(), due.len().min(2));
            due.into_iter().collect()
        };
        assert_eq!(all(one), all(other));
    }
}

fn committed(one: &dyn Reader, other: &dyn Reader, place: PlaceCode) {
    let everything = |reader: &dyn Reader| {
        let (mut records, mut rows) = (Vec::new(), Vec::new());
        reader
            .records(place, &mut |record| {
                records.push(record);
                Ok(())
            })
            .unwrap();
        reader
            .rows(place, &mut |row| {
                rows.push(row);
                Ok(())
            })
            .unwrap();
        let timers: BTreeSet<Timer> = reader.timers(place).unwrap().into_iter().collect();
        let sessions: Vec<_> = (0..4).map(|n| reader.session(&n.to_string()).unwrap()).collect();
        (records, rows, timers, sessions, reader.places().unwrap())
    };
    assert_eq!(everything(one), everything(other));
}

#[test]
fn the_store_answers_what_the_model_answers() {
    let Some(server) = shared() else { return };
    for seed in 0..6 {
        let mut dice = Dice(seed);
        let (mut store, reader) = open(&Target::parse(&server.database().unwrap()).unwrap()).unwrap();
        let (mut model, model_reader) = MemoryStore::new();
        let places: [PlaceCode; 2] = ["219900", "110000"].map(|place| place.parse().unwrap());
        let mut next = 0;
        for _ in 0..8 {
            store.begin().unwrap();
            model.begin().unwrap();
            for _ in 0..dice.roll(6) {
                let place = places[usize::try_from(dice.roll(2)).unwrap()];
                match dice.roll(6) {
                    0 => {
                        let gone = timer(&mut dice);
                        store.drop_timer(place, &gone).unwrap();
                        model.drop_timer(place, &gone).unwrap();
                    }
                    1 => {
                        let token = dice.roll(4).to_string();
                        let until = at(dice.roll(9));
                        let keeping = match dice.roll(3) {
                            0 => Keeping::EndSession { token },
                            1 => Keeping::Sweep { before: until },
                            _ => Keeping::Session(Session { token, login: "a".into(), csrf: "c".into(), until }),
                        };
                        store.keep(&keeping).unwrap();
                        model.keep(&keeping).unwrap();
                    }
                    _ => {
                        let change = change(&mut next, &mut dice);
                        store.write(place, &change).unwrap();
                        model.write(place, &change).unwrap();
                    }
                }
                places.iter().for_each(|place| agree(&mut store, &mut model, *place, next));
            }
            if dice.roll(4) == 0 {
                store.rollback();
                model.rollback();
            } else {
                store.commit().unwrap();
                model.commit().unwrap();
            }
            places.iter().for_each(|place| committed(&reader, &model_reader, *place));
        }
    }
}
