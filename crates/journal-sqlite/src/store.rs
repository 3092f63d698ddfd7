//! The writing side.

use crate::dossier;
use crate::encode::{TIMER_COLUMNS, case_row, helpers, search_row, timer};
use crate::fault::fault;
use crate::search;
use crate::subscribers;
use crate::urn;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;
use std::fs::File;
use yinuo_casework::Entry;
use yinuo_delivery::vote::{Ballot, SlipId};
use yinuo_journal::{
    CaseRow, Chained, Change, Counted, Fault, Head, Keeping, Receipt, Store, Subscriber, Tally, Timer, Urn,
};
use yinuo_kernel::{CaseNumber, PlaceCode, Timestamp};

/// The one writer of a database file.
#[derive(Debug)]
pub struct SqliteStore {
    pub(crate) db: Connection,
    /// What this transaction adds to the counts; written with its commit.
    counts: BTreeMap<(u32, Counted), i64>,
    tallies: BTreeMap<(u32, Tally), i64>,
    /// How many cases it adds to the full text.
    indexed: u32,
    /// Held as long as the store lives.
    _lock: File,
}

impl SqliteStore {
    pub(crate) fn new(db: Connection, lock: File) -> Self {
        Self { db, counts: BTreeMap::new(), tallies: BTreeMap::new(), indexed: 0, _lock: lock }
    }

    fn run(&self, sql: &str, params: impl rusqlite::Params) -> Result<usize, Fault> {
        self.db.prepare_cached(sql).and_then(|mut statement| statement.execute(params)).map_err(fault)
    }

    fn put_row(&self, place: u32, row: &CaseRow) -> Result<(), Fault> {
        let millis = |at: Option<Timestamp>| at.map(Timestamp::as_millisecond);
        self.run(
            include_str!("../queries/upsert_case.sql"),
            params![
                place,
                row.number.key(),
                row.case_type.as_str(),
                row.stage.code(),
                row.kind.as_str(),
                row.category.as_str(),
                row.cell.as_ref().map(|id| id.as_str()),
                row.unit.as_ref().map(|id| id.as_str()),
                row.words.0.as_bytes().as_slice(),
                row.person.as_ref().map(|id| id.0.as_bytes().as_slice()),
                row.photos,
                row.submitted_at.as_millisecond(),
                row.last_at.as_millisecond(),
                millis(row.due),
                millis(row.warn),
                millis(row.promised),
                millis(row.resolved_at),
                row.in_time,
                row.round,
                row.returns,
                row.score,
                row.sealed,
                row.asked,
                millis(row.decide_due),
                row.chased,
                row.escalated,
                row.emergency.as_ref().map(|id| id.as_str()),
                row.set_aside,
                row.parent.map(|parent| parent.key()),
                row.provisional,
                helpers(row),
                row.rank(),
            ],
        )?;
        Ok(())
    }

    fn put_letters(&self, place: u32, change: &Change) -> Result<(), Fault> {
        for letter in &change.letters {
            let notice = serde_json::to_string(&letter.notice).map_err(|e| Fault::Storage(e.to_string()))?;
            self.run(
                "INSERT INTO outbox (place, seq, n, channel, notice, tries, next_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![place, letter.seq, letter.n, letter.channel, notice, letter.tries, letter.next_at.as_millisecond()],
            )?;
        }
        Ok(())
    }

    /// Words, photos, person and index of a case; `secure_delete` overwrites them on the disk.
    fn erase(&self, place: u32, case: CaseNumber) -> Result<(), Fault> {
        for table in ["words", "persons", "blobs"] {
            self.run(&format!("DELETE FROM {table} WHERE place = ?1 AND number = ?2"), params![place, case.key()])?;
        }
        self.run("DELETE FROM search WHERE rowid = ?1", [search_row(place, case)])?;
        Ok(())
    }

    /// The co-units that still have to contribute, for their queues.
    fn put_helpers(&self, place: u32, row: &CaseRow) -> Result<(), Fault> {
        let number = row.number.key();
        self.run("DELETE FROM helpers WHERE place = ?1 AND number = ?2", params![place, number])?;
        for unit in &row.helpers {
            self.run(
                "INSERT INTO helpers (place, unit, number) VALUES (?1, ?2, ?3)",
                params![place, unit.as_str(), number],
            )?;
        }
        Ok(())
    }

    fn count(&mut self, place: u32, change: &Change) {
        for (counted, more) in &change.counts {
            *self.counts.entry((place, counted.clone())).or_default() += more;
        }
        for (tally, more) in &change.tallies {
            *self.tallies.entry((place, tally.clone())).or_default() += more;
        }
    }

    fn put_counts(&mut self) -> Result<(), Fault> {
        for ((place, counted), more) in std::mem::take(&mut self.counts) {
            self.run(
                "INSERT INTO counts (place, case_type, stage, sealed, n) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT DO UPDATE SET n = n + excluded.n",
                params![place, counted.case_type.as_str(), counted.stage.code(), counted.sealed, more],
            )?;
        }
        for ((place, tally), more) in std::mem::take(&mut self.tallies) {
            let (what, slot) = tally.what.key();
            let unit = tally.unit.as_ref().map_or("", |unit| unit.as_str());
            if more != 0 {
                let values = params![place, what, slot, unit, tally.again, more];
                self.run(include_str!("../queries/add_tally.sql"), values)?;
            }
            // The half hours that nothing is counted under any more would add up.
            if more < 0 {
                self.run(include_str!("../queries/drop_tally.sql"), params![place, what, slot, unit, tally.again])?;
            }
        }
        Ok(())
    }

    fn put_erasable(&self, place: u32, change: &Change) -> Result<(), Fault> {
        let number = change.case.key();
        for row in &change.words {
            self.run(
                "INSERT INTO words (place, id, number, key, text) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![place, row.id.0.as_bytes().as_slice(), number, row.key.as_slice(), row.stored()],
            )?;
        }
        if let Some((id, person)) = change.person.as_ref().and_then(|person| Some((person.id?, person))) {
            self.run(
                "INSERT INTO persons (place, id, number, name, phone) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![place, id.0.as_bytes().as_slice(), number, person.name, person.phone],
            )?;
        }
        for row in &change.blobs {
            self.run(
                "INSERT INTO blobs (place, id, number, key, bytes, thumb) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![place, row.id.0.as_bytes().as_slice(), number, row.key.as_slice(), row.bytes, row.thumb],
            )?;
        }
        Ok(())
    }
}

/// Bytes that must fit before a pause ends.
const PROBE: i64 = 256 << 10;

impl Store for SqliteStore {
    fn begin(&mut self) -> Result<(), Fault> {
        self.counts.clear();
        self.tallies.clear();
        self.indexed = 0;
        self.db.execute_batch("BEGIN IMMEDIATE").map_err(fault)
    }

    fn commit(&mut self) -> Result<(), Fault> {
        self.put_counts()?;
        search::merge(&self.db, self.indexed)?;
        self.db.execute_batch("COMMIT").map_err(fault)
    }

    fn rollback(&mut self) {
        self.counts.clear();
        self.tallies.clear();
        self.indexed = 0;
        if !self.db.is_autocommit() {
            // A failed rollback leaves the transaction open; the next begin reports it.
            let _ = self.db.execute_batch("ROLLBACK");
        }
    }

    fn head(&mut self, place: PlaceCode) -> Result<Head, Fault> {
        let sql = "SELECT seq, hash FROM records WHERE place = ?1 ORDER BY seq DESC LIMIT 1";
        let mut statement = self.db.prepare_cached(sql).map_err(fault)?;
        let head = statement.query_row([place.as_number()], |row| Ok(Head { seq: row.get(0)?, hash: row.get(1)? }));
        Ok(head.optional().map_err(fault)?.unwrap_or_default())
    }

    fn history(&mut self, place: PlaceCode, case: CaseNumber) -> Result<Vec<Entry>, Fault> {
        history(&self.db, place, case)
    }

    fn course(&mut self, place: PlaceCode, dossier: CaseNumber) -> Result<Vec<yinuo_delivery::Entry>, Fault> {
        dossier::course(&self.db, place, dossier)
    }

    fn dossiers(&mut self, place: PlaceCode) -> Result<Vec<yinuo_delivery::Row>, Fault> {
        Ok(dossier::after(&self.db, place, 0)?.into_iter().map(|dossier| dossier.row).collect())
    }

    fn last_serial(&mut self, place: PlaceCode, day: u32) -> Result<u32, Fault> {
        let from = i64::from(day) * 1_000_000_000;
        // Each by its own key: cases and dossiers share the serials of a day.
        let sql = "SELECT max(coalesce((SELECT max(number) FROM cases
                                        WHERE place = ?1 AND number >= ?2 AND number < ?2 + 1000000000), 0),
                              coalesce((SELECT max(number) FROM dossiers
                                        WHERE place = ?1 AND number >= ?2 AND number < ?2 + 1000000000), 0))";
        let mut statement = self.db.prepare_cached(sql).map_err(fault)?;
        let last: Option<i64> =
            statement.query_row(params![place.as_number(), from], |row| row.get(0)).map_err(fault)?;
        Ok(last.and_then(CaseNumber::from_key).map_or(0, |number| number.serial()))
    }

    fn receipt(&mut self, place: PlaceCode, key: &str) -> Result<Option<Receipt>, Fault> {
        receipt(&self.db, place, key)
    }

    fn write(&mut self, place: PlaceCode, change: &Change) -> Result<(), Fault> {
        let at = place.as_number();
        for record in &change.records {
            self.run(
                "INSERT INTO records (place, seq, number, n, body, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![at, record.seq, record.case.key(), record.n, record.body, record.hash.as_slice()],
            )?;
        }
        if let Some(row) = &change.row {
            self.put_row(at, row)?;
            if change.helpers_changed {
                self.put_helpers(at, row)?;
            }
        }
        if let Some(dossier) = &change.dossier {
            dossier::put(&self.db, at, dossier)?;
        }
        self.count(at, change);
        if let Some(tokens) = &change.index {
            self.run("INSERT INTO search (rowid, text) VALUES (?1, ?2)", params![search_row(at, change.case), tokens])?;
            self.indexed += 1;
        }
        for timer in &change.drop_timers {
            self.drop_timer(place, timer)?;
        }
        for timer in &change.put_timers {
            self.run(
                "INSERT OR IGNORE INTO timers (place, at, number, clock, tag, round, point) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    at,
                    timer.at.as_millisecond(),
                    timer.case.key(),
                    timer.clock.as_str(),
                    timer.tag,
                    timer.round,
                    timer.point.key()
                ],
            )?;
        }
        self.put_erasable(at, change)?;
        self.put_letters(at, change)?;
        if change.erase {
            self.erase(at, change.case)?;
        }
        if let Some((key, receipt)) = &change.receipt {
            self.run(
                "INSERT INTO receipts (place, key, number, stage, seq, at, asked) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    at,
                    key,
                    receipt.case.key(),
                    crate::encode::stage_or_none(receipt.stage),
                    receipt.seq,
                    receipt.at.as_millisecond(),
                    receipt.asked
                ],
            )?;
        }
        Ok(())
    }

    fn keep(&mut self, keeping: &Keeping) -> Result<(), Fault> {
        match keeping {
            Keeping::Account(account) => {
                let body = serde_json::to_string(account).map_err(|e| Fault::Storage(e.to_string()))?;
                self.run("INSERT OR REPLACE INTO accounts (login, body) VALUES (?1, ?2)", params![account.login, body])
            }
            Keeping::Session(s) => self.run(
                "INSERT OR REPLACE INTO sessions (token, login, csrf, until) VALUES (?1, ?2, ?3, ?4)",
                params![s.token, s.login, s.csrf, s.until.as_millisecond()],
            ),
            Keeping::EndSession { token } => self.run("DELETE FROM sessions WHERE token = ?1", [token]),
            Keeping::Delivered { place, seq, n } => self
                .run("DELETE FROM outbox WHERE place = ?1 AND seq = ?2 AND n = ?3", params![place.as_number(), seq, n]),
            Keeping::Delayed { place, seq, n, until } => self.run(
                "UPDATE outbox SET tries = tries + 1, next_at = ?4 WHERE place = ?1 AND seq = ?2 AND n = ?3",
                params![place.as_number(), seq, n, until.as_millisecond()],
            ),
            Keeping::Subscribed { place, subscriber } => subscribers::put(&self.db, *place, subscriber),
            Keeping::Unsubscribed { place, login } => {
                let key = params![place.as_number(), login];
                self.run("DELETE FROM subscribers WHERE place = ?1 AND login = ?2", key)
            }
            Keeping::Posted { place, was, now } => subscribers::replace(&self.db, *place, was, now),
            Keeping::Sweep { before } => self.run("DELETE FROM sessions WHERE until < ?1", [before.as_millisecond()]),
        }?;
        Ok(())
    }

    fn subscribers(&mut self, place: PlaceCode) -> Result<Vec<Subscriber>, Fault> {
        subscribers::all(&self.db, place)
    }

    fn due_timers(&mut self, place: PlaceCode, now: Timestamp, limit: usize) -> Result<Vec<Timer>, Fault> {
        let sql = format!("SELECT {TIMER_COLUMNS} FROM timers WHERE place = ?1 AND at <= ?2 ORDER BY at LIMIT ?3");
        let mut statement = self.db.prepare_cached(&sql).map_err(fault)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows =
            statement.query_map(params![place.as_number(), now.as_millisecond(), limit], timer).map_err(fault)?;
        rows.collect::<Result<_, _>>().map_err(fault)
    }

    fn drop_timer(&mut self, place: PlaceCode, timer: &Timer) -> Result<(), Fault> {
        self.run(
            "DELETE FROM timers WHERE place = ?1 AND at = ?2 AND number = ?3 AND clock = ?4 AND tag = ?5 AND round = ?6 AND point = ?7",
            params![
                place.as_number(),
                timer.at.as_millisecond(),
                timer.case.key(),
                timer.clock.as_str(),
                timer.tag,
                timer.round,
                timer.point.key()
            ],
        )?;
        Ok(())
    }

    fn ballot(&mut self, place: PlaceCode, urn: Urn, slip: SlipId) -> Result<Option<Ballot>, Fault> {
        urn::ballot(&self.db, place, urn, slip)
    }

    fn ballots(&mut self, place: PlaceCode, urn: Urn) -> Result<Vec<Ballot>, Fault> {
        urn::ballots(&self.db, place, urn)
    }

    fn put_ballot(&mut self, place: PlaceCode, urn: Urn, ballot: &Ballot) -> Result<(), Fault> {
        urn::put(&self.db, place, urn, ballot)
    }

    fn empty_urn(&mut self, place: PlaceCode, urn: Urn) -> Result<(), Fault> {
        urn::empty(&self.db, place, urn)
    }

    fn probe(&mut self) -> Result<(), Fault> {
        // No place has the number 0.
        self.run(
            "INSERT INTO blobs (place, id, number, key, bytes, thumb) VALUES (0, x'00', 0, x'', zeroblob(?1), x'')",
            params![PROBE],
        )?;
        self.run("DELETE FROM blobs WHERE place = 0", params![])?;
        Ok(())
    }
}

pub(crate) fn history(db: &Connection, place: PlaceCode, case: CaseNumber) -> Result<Vec<Entry>, Fault> {
    let records = dossier::chained(db, place, case)?;
    Ok(records.into_iter().filter_map(Chained::case).map(|record| record.entry).collect())
}

pub(crate) fn receipt(db: &Connection, place: PlaceCode, key: &str) -> Result<Option<Receipt>, Fault> {
    let sql = "SELECT number, stage, seq, at, asked FROM receipts WHERE place = ?1 AND key = ?2";
    let mut statement = db.prepare_cached(sql).map_err(fault)?;
    let found = statement.query_row(params![place.as_number(), key], |row| {
        Ok(Receipt {
            case: crate::encode::number(row, 0)?,
            stage: crate::encode::stage_maybe(row, 1)?,
            seq: row.get(2)?,
            at: crate::encode::instant(row, 3)?,
            asked: row.get(4)?,
        })
    });
    found.optional().map_err(fault)
}

pub(crate) fn row(db: &Connection, place: PlaceCode, case: CaseNumber) -> Result<Option<CaseRow>, Fault> {
    let sql = format!("SELECT {} FROM cases WHERE place = ?1 AND number = ?2", crate::encode::CASE_COLUMNS);
    let mut statement = db.prepare_cached(&sql).map_err(fault)?;
    statement.query_row(params![place.as_number(), case.key()], case_row).optional().map_err(fault)
}
