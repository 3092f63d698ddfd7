//! The reading side: a small pool of read-only connections.

use crate::encode::{CASE_COLUMNS, TIMER_COLUMNS, case_row, number, timer, uuid};
use crate::fault::{damaged, fault};
use crate::open::open_reader;
use crate::{board, list, search, store, subscribers};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use yinuo_casework::Entry;
use yinuo_delivery::meter::Settled;
use yinuo_journal::erasable::{digest_blob, digest_words};
use yinuo_journal::settled::SettledQuery;
use yinuo_journal::{
    Account, BlobRow, Board, CaseRow, Counted, DossierRow, Fault, Letter, Page, PersonRow, QueueQuery, Reader, Receipt,
    Session, StoredRecord, Subscriber, Tally, Text, Timer,
};
use yinuo_kernel::{BlobId, CaseNumber, PersonId, PlaceCode, Timestamp, WordsId};

/// Idle connections kept.
const IDLE: usize = 8;

/// A pool of readers over one database file.
#[derive(Clone, Debug)]
pub struct SqliteReader {
    path: PathBuf,
    idle: Arc<Mutex<Vec<Connection>>>,
}

impl SqliteReader {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path, idle: Arc::default() }
    }

    /// A reader over the database of a data directory, without a writer: for verifying.
    pub fn over(dir: &std::path::Path) -> Self {
        Self::new(dir.join(crate::open::FILE))
    }

    /// A reader that sees the database as it is now, whatever is written meanwhile: one
    /// connection inside one read transaction. For one caller at a time.
    pub(crate) fn snapshot(&self) -> Result<Self, Fault> {
        let db = open_reader(&self.path)?;
        // A deferred transaction takes its snapshot with its first read.
        db.execute_batch("BEGIN; SELECT count(*) FROM meta;").map_err(fault)?;
        let still = Self::new(self.path.clone());
        if let Ok(mut idle) = still.idle.lock() {
            idle.push(db);
        }
        Ok(still)
    }

    pub(crate) fn with<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, Fault> {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let db = match idle {
            Some(db) => db,
            None => open_reader(&self.path)?,
        };
        let result = work(&db)?;
        // Only a connection that worked goes back.
        if let Ok(mut idle) = self.idle.lock()
            && idle.len() < IDLE
        {
            idle.push(db);
        }
        Ok(result)
    }
}

impl Reader for SqliteReader {
    fn history(&self, place: PlaceCode, case: CaseNumber) -> Result<Vec<Entry>, Fault> {
        self.with(|db| store::history(db, place, case))
    }

    fn course(&self, place: PlaceCode, dossier: CaseNumber) -> Result<Vec<yinuo_delivery::Entry>, Fault> {
        self.with(|db| crate::dossier::course(db, place, dossier))
    }

    fn dossiers_after(&self, place: PlaceCode, seq: u64) -> Result<Vec<DossierRow>, Fault> {
        self.with(|db| crate::dossier::after(db, place, seq))
    }

    fn row(&self, place: PlaceCode, case: CaseNumber) -> Result<Option<CaseRow>, Fault> {
        self.with(|db| store::row(db, place, case))
    }

    fn list(&self, query: &QueueQuery) -> Result<Page, Fault> {
        self.with(|db| list::list(db, query))
    }

    fn board(&self, place: PlaceCode, now: Timestamp, since: Timestamp) -> Result<Board, Fault> {
        self.with(|db| {
            // One snapshot for all counts, so that they agree with each other.
            let tx = db.unchecked_transaction().map_err(fault)?;
            board::board(&tx, place.as_number(), now, since)
        })
    }

    fn settled(&self, query: &SettledQuery) -> Result<Settled, Fault> {
        self.with(|db| crate::settled::settled(db, query))
    }

    fn receipt(&self, place: PlaceCode, key: &str) -> Result<Option<Receipt>, Fault> {
        self.with(|db| store::receipt(db, place, key))
    }

    fn matches(
        &self,
        place: PlaceCode,
        tokens: &[String],
        before: Option<CaseNumber>,
        limit: usize,
    ) -> Result<Vec<CaseNumber>, Fault> {
        self.with(|db| search::matches(db, place.as_number(), tokens, before, limit))
    }

    fn outbox(&self, place: PlaceCode, now: Timestamp, limit: usize) -> Result<Vec<Letter>, Fault> {
        self.with(|db| {
            let sql = "SELECT seq, n, channel, notice, tries, next_at FROM outbox
                       WHERE place = ?1 AND next_at <= ?2 ORDER BY next_at, seq, n LIMIT ?3";
            let mut statement = db.prepare_cached(sql).map_err(fault)?;
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let mut rows = statement.query(params![place.as_number(), now.as_millisecond(), limit]).map_err(fault)?;
            let mut letters = Vec::new();
            while let Some(row) = rows.next().map_err(fault)? {
                let notice: String = row.get(3).map_err(fault)?;
                letters.push(Letter {
                    seq: row.get(0).map_err(fault)?,
                    n: row.get(1).map_err(fault)?,
                    channel: row.get(2).map_err(fault)?,
                    notice: serde_json::from_str(&notice).map_err(|_| damaged("a notice"))?,
                    tries: row.get(4).map_err(fault)?,
                    next_at: crate::encode::instant(row, 5).map_err(fault)?,
                });
            }
            Ok(letters)
        })
    }

    fn cases_of_phone(&self, place: PlaceCode, phone: &str) -> Result<Vec<CaseNumber>, Fault> {
        self.with(|db| {
            let sql = "SELECT number FROM persons WHERE place = ?1 AND phone = ?2 AND phone <> '' ORDER BY number";
            let mut statement = db.prepare_cached(sql).map_err(fault)?;
            let rows = statement.query_map(params![place.as_number(), phone], |row| number(row, 0)).map_err(fault)?;
            rows.collect::<Result<_, _>>().map_err(fault)
        })
    }

    fn counts(&self, place: PlaceCode) -> Result<BTreeMap<Counted, u64>, Fault> {
        self.with(|db| board::counts(db, place.as_number()))
    }

    fn tallies(&self, place: PlaceCode) -> Result<BTreeMap<Tally, u64>, Fault> {
        self.with(|db| board::tallies(db, place.as_number()))
    }

    fn words(&self, place: PlaceCode, ids: &[WordsId]) -> Result<BTreeMap<WordsId, Text>, Fault> {
        self.with(|db| {
            let sql = "SELECT text FROM words WHERE place = ?1 AND id = ?2";
            let mut statement = db.prepare_cached(sql).map_err(fault)?;
            let mut found = BTreeMap::new();
            for id in ids {
                let key = params![place.as_number(), id.0.as_bytes().as_slice()];
                let text: Option<String> = statement.query_row(key, |row| row.get(0)).optional().map_err(fault)?;
                if let Some(text) = text {
                    let text: Text = serde_json::from_str(&text).map_err(|_| damaged("a text"))?;
                    found.insert(*id, text);
                }
            }
            Ok(found)
        })
    }

    fn person(&self, place: PlaceCode, id: PersonId) -> Result<Option<PersonRow>, Fault> {
        self.with(|db| {
            let sql = "SELECT name, phone FROM persons WHERE place = ?1 AND id = ?2";
            db.query_row(sql, params![place.as_number(), id.0.as_bytes().as_slice()], |row| {
                Ok(PersonRow { id: Some(id), name: row.get(0)?, phone: row.get(1)? })
            })
            .optional()
            .map_err(fault)
        })
    }

    fn blob(&self, place: PlaceCode, id: BlobId) -> Result<Option<BlobRow>, Fault> {
        self.with(|db| {
            let sql = "SELECT key, bytes, thumb FROM blobs WHERE place = ?1 AND id = ?2";
            db.query_row(sql, params![place.as_number(), id.0.as_bytes().as_slice()], |row| {
                Ok(BlobRow { id, key: row.get(0)?, bytes: row.get(1)?, thumb: row.get(2)? })
            })
            .optional()
            .map_err(fault)
        })
    }

    fn account(&self, login: &str) -> Result<Option<Account>, Fault> {
        self.with(|db| {
            let sql = "SELECT body FROM accounts WHERE login = ?1";
            let mut statement = db.prepare_cached(sql).map_err(fault)?;
            let body: Option<String> = statement.query_row([login], |row| row.get(0)).optional().map_err(fault)?;
            body.map(|body| serde_json::from_str(&body).map_err(|_| damaged("an account"))).transpose()
        })
    }

    fn accounts(&self) -> Result<Vec<Account>, Fault> {
        self.with(|db| {
            let mut statement = db.prepare_cached("SELECT body FROM accounts ORDER BY login").map_err(fault)?;
            let rows = statement.query_map([], |row| row.get::<_, String>(0)).map_err(fault)?;
            rows.map(|body| serde_json::from_str(&body.map_err(fault)?).map_err(|_| damaged("an account"))).collect()
        })
    }

    fn subscribers(&self, place: PlaceCode) -> Result<Vec<Subscriber>, Fault> {
        self.with(|db| subscribers::all(db, place))
    }

    fn session(&self, token: &str) -> Result<Option<Session>, Fault> {
        self.with(|db| {
            let sql = "SELECT login, csrf, until FROM sessions WHERE token = ?1";
            let mut statement = db.prepare_cached(sql).map_err(fault)?;
            let found = statement.query_row([token], |row| {
                Ok(Session {
                    token: token.to_owned(),
                    login: row.get(0)?,
                    csrf: row.get(1)?,
                    until: crate::encode::instant(row, 2)?,
                })
            });
            found.optional().map_err(fault)
        })
    }

    fn secret(&self) -> Result<[u8; 32], Fault> {
        let sql = "SELECT value FROM meta WHERE name = 'secret'";
        self.with(|db| db.query_row(sql, [], |row| row.get(0)).map_err(fault))
    }

    fn places(&self) -> Result<Vec<PlaceCode>, Fault> {
        self.with(|db| {
            let mut statement =
                db.prepare_cached("SELECT DISTINCT place FROM records ORDER BY place").map_err(fault)?;
            let rows = statement.query_map([], |row| row.get::<_, u32>(0)).map_err(fault)?;
            rows.map(|place| PlaceCode::from_number(place.map_err(fault)?).ok_or_else(|| damaged("a place"))).collect()
        })
    }

    fn records(&self, place: PlaceCode, each: &mut dyn FnMut(StoredRecord) -> Result<(), Fault>) -> Result<(), Fault> {
        self.with(|db| {
            let sql = "SELECT seq, number, n, body, hash FROM records WHERE place = ?1 ORDER BY seq";
            let mut statement = db.prepare_cached(sql).map_err(fault)?;
            let rows = statement.query_map([place.as_number()], record);
            rows.map_err(fault)?.try_for_each(|record| each(record.map_err(fault)?))
        })
    }

    fn records_after(&self, place: PlaceCode, seq: u64, limit: usize) -> Result<Vec<StoredRecord>, Fault> {
        self.with(|db| {
            let sql =
                "SELECT seq, number, n, body, hash FROM records WHERE place = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3";
            let mut statement = db.prepare_cached(sql).map_err(fault)?;
            let (seq, limit) = (i64::try_from(seq).unwrap_or(i64::MAX), i64::try_from(limit).unwrap_or(i64::MAX));
            let rows = statement.query_map(params![place.as_number(), seq, limit], record).map_err(fault)?;
            rows.map(|row| row.map_err(fault)).collect()
        })
    }

    fn rows(&self, place: PlaceCode, each: &mut dyn FnMut(CaseRow) -> Result<(), Fault>) -> Result<(), Fault> {
        self.with(|db| {
            let sql = format!("SELECT {CASE_COLUMNS} FROM cases WHERE place = ?1 ORDER BY number");
            let mut statement = db.prepare_cached(&sql).map_err(fault)?;
            let rows = statement.query_map([place.as_number()], case_row).map_err(fault)?;
            rows.into_iter().try_for_each(|row| each(row.map_err(fault)?))
        })
    }

    fn timers(&self, place: PlaceCode) -> Result<Vec<Timer>, Fault> {
        self.with(|db| {
            let sql = format!("SELECT {TIMER_COLUMNS} FROM timers WHERE place = ?1 ORDER BY at");
            let mut statement = db.prepare_cached(&sql).map_err(fault)?;
            let rows = statement.query_map([place.as_number()], timer).map_err(fault)?;
            rows.collect::<Result<_, _>>().map_err(fault)
        })
    }

    fn digests(&self, place: PlaceCode, each: &mut dyn FnMut(&str, String)) -> Result<(), Fault> {
        self.with(|db| {
            let mut statement = db.prepare_cached("SELECT id, key, text FROM words WHERE place = ?1").map_err(fault)?;
            let mut rows = statement.query([place.as_number()]).map_err(fault)?;
            while let Some(row) = rows.next().map_err(fault)? {
                let (id, key) = (uuid(row, 0).map_err(fault)?, row.get(1).map_err(fault)?);
                let text: String = row.get(2).map_err(fault)?;
                each(&id.to_string(), digest_words(&key, &text));
            }
            let mut statement =
                db.prepare_cached("SELECT id, key, bytes FROM blobs WHERE place = ?1").map_err(fault)?;
            let mut rows = statement.query([place.as_number()]).map_err(fault)?;
            while let Some(row) = rows.next().map_err(fault)? {
                let (id, key) = (uuid(row, 0).map_err(fault)?, row.get(1).map_err(fault)?);
                let bytes: Vec<u8> = row.get(2).map_err(fault)?;
                each(&id.to_string(), digest_blob(&key, &bytes));
            }
            Ok(())
        })
    }

    fn ping(&self) -> Result<(), Fault> {
        self.with(|db| db.query_row("SELECT count(*) FROM meta", [], |_| Ok(())).map_err(fault))
    }
}

/// A row of `seq, number, n, body, hash`.
fn record(row: &rusqlite::Row<'_>) -> Result<StoredRecord, rusqlite::Error> {
    Ok(StoredRecord { seq: row.get(0)?, case: number(row, 1)?, n: row.get(2)?, body: row.get(3)?, hash: row.get(4)? })
}
