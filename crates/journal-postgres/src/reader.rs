//! The reading side: a pool, or one connection that sees one moment.

use crate::columns::NAMES;
use crate::encode::{
    RECEIPT_COLUMNS, TIMER_COLUMNS, bytes32, case_row, chained, counted, get, instant, letter, number, place as key,
    plain, receipt, record, tally, timer,
};
use crate::fault::damaged;
use crate::link::Link;
use crate::pool::Pool;
use crate::{Target, board, list, search, settled};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;
use yinuo_casework::Entry;
use yinuo_delivery::meter::Settled;
use yinuo_journal::erasable::{digest_blob, digest_words};
use yinuo_journal::settled::SettledQuery;
use yinuo_journal::{
    Account, BlobRow, Board, CaseRow, Chained, Counted, DossierRow, Fault, Letter, Page, PersonRow, QueueQuery, Reader,
    Receipt, Session, StoredRecord, Subscriber, Tally, Text, Timer,
};
use yinuo_kernel::{BlobId, CaseNumber, PersonId, PlaceCode, Timestamp, WordsId};

/// Readers over one database.
#[derive(Clone, Debug)]
pub struct PostgresReader {
    pool: Arc<Pool>,
}

impl PostgresReader {
    pub(crate) fn pool(target: Target) -> Self {
        Self { pool: Arc::new(Pool::new(target)) }
    }

    /// A reader for which time stands still: all it reads is of one moment.
    ///
    /// # Errors
    /// When the database cannot be reached, or holds no city.
    pub fn snapshot(target: &Target) -> Result<Self, Fault> {
        Ok(Self { pool: Arc::new(Pool::snapshot(target)?) })
    }
}

fn account(body: &str) -> Result<Account, Fault> {
    serde_json::from_str(body).map_err(|_| damaged("an account"))
}

impl Reader for PostgresReader {
    fn history(&self, place: PlaceCode, case: CaseNumber) -> Result<Vec<Entry>, Fault> {
        self.pool.with(|link| history(link, place, case))
    }

    fn course(&self, place: PlaceCode, dossier: CaseNumber) -> Result<Vec<yinuo_delivery::Entry>, Fault> {
        self.pool.with(|link| course(link, place, dossier))
    }

    fn dossiers_after(&self, place: PlaceCode, seq: u64) -> Result<Vec<DossierRow>, Fault> {
        self.pool.with(|link| dossiers_after(link, place, seq))
    }

    fn row(&self, place: PlaceCode, case: CaseNumber) -> Result<Option<CaseRow>, Fault> {
        let sql = format!("SELECT {} FROM cases WHERE place = $1 AND number = $2", NAMES.as_str());
        self.pool.with(|link| link.first(&sql, &[&key(place), &case.key()])?.as_ref().map(case_row).transpose())
    }

    fn list(&self, query: &QueueQuery) -> Result<Page, Fault> {
        self.pool.with(|link| list::list(link, query))
    }

    fn board(&self, place: PlaceCode, now: Timestamp, since: Timestamp) -> Result<Board, Fault> {
        self.pool.with(|link| board::board(link, place, now, since))
    }

    fn settled(&self, query: &SettledQuery) -> Result<Settled, Fault> {
        self.pool.with(|link| settled::settled(link, query))
    }

    fn receipt(&self, place: PlaceCode, key: &str) -> Result<Option<Receipt>, Fault> {
        self.pool.with(|link| find_receipt(link, place, key))
    }

    fn matches(
        &self,
        place: PlaceCode,
        tokens: &[String],
        before: Option<CaseNumber>,
        limit: usize,
    ) -> Result<Vec<CaseNumber>, Fault> {
        let Some(wanted) = search::expression(tokens) else { return Ok(Vec::new()) };
        self.pool.with(|link| search::matches(link, place, &wanted, before, limit))
    }

    fn outbox(&self, place: PlaceCode, now: Timestamp, limit: usize) -> Result<Vec<Letter>, Fault> {
        let sql = "SELECT seq, n, channel, notice, tries, next_at FROM outbox
                   WHERE place = $1 AND next_at <= $2 ORDER BY next_at, seq, n LIMIT $3";
        let (now, limit) = (now.as_millisecond(), i64::try_from(limit).unwrap_or(i64::MAX));
        self.pool.with(|link| link.query(sql, &[&key(place), &now, &limit]))?.iter().map(letter).collect()
    }

    fn cases_of_phone(&self, place: PlaceCode, phone: &str) -> Result<Vec<CaseNumber>, Fault> {
        let sql = "SELECT number FROM persons WHERE place = $1 AND phone = $2 AND phone <> '' ORDER BY number";
        self.pool.with(|link| link.query(sql, &[&key(place), &plain(phone)]))?.iter().map(number).collect()
    }

    fn counts(&self, place: PlaceCode) -> Result<BTreeMap<Counted, u64>, Fault> {
        let sql = "SELECT case_type, stage, sealed, n FROM counts WHERE place = $1";
        self.pool.with(|link| link.query(sql, &[&key(place)]))?.iter().map(counted).collect()
    }

    fn tallies(&self, place: PlaceCode) -> Result<BTreeMap<Tally, u64>, Fault> {
        let sql = "SELECT what, slot, unit, again, n FROM tallies WHERE place = $1";
        self.pool.with(|link| link.query(sql, &[&key(place)]))?.iter().map(tally).collect()
    }

    fn words(&self, place: PlaceCode, ids: &[WordsId]) -> Result<BTreeMap<WordsId, Text>, Fault> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = "SELECT id, text FROM words WHERE place = $1 AND id = ANY ($2)";
        let rows = self.pool.with(|link| link.query(sql, &[&key(place), &ids]))?;
        let read = |row| {
            let text = serde_json::from_str(get(row, "text")?).map_err(|_| damaged("a text"))?;
            Ok((WordsId(get(row, "id")?), text))
        };
        rows.iter().map(read).collect()
    }

    fn person(&self, place: PlaceCode, id: PersonId) -> Result<Option<PersonRow>, Fault> {
        let sql = "SELECT name, phone FROM persons WHERE place = $1 AND id = $2";
        let row = self.pool.with(|link| link.first(sql, &[&key(place), &id.0]))?;
        row.map(|row| Ok(PersonRow { id: Some(id), name: get(&row, "name")?, phone: get(&row, "phone")? })).transpose()
    }

    fn blob(&self, place: PlaceCode, id: BlobId) -> Result<Option<BlobRow>, Fault> {
        let sql = "SELECT key, bytes, thumb FROM blobs WHERE place = $1 AND id = $2";
        let row = self.pool.with(|link| link.first(sql, &[&key(place), &id.0]))?;
        row.map(|row| {
            Ok(BlobRow { id, key: bytes32(&row, "key")?, bytes: get(&row, "bytes")?, thumb: get(&row, "thumb")? })
        })
        .transpose()
    }

    fn account(&self, login: &str) -> Result<Option<Account>, Fault> {
        let sql = "SELECT body FROM accounts WHERE login = $1";
        let row = self.pool.with(|link| link.first(sql, &[&plain(login)]))?;
        row.map(|row| account(get(&row, "body")?)).transpose()
    }

    fn accounts(&self) -> Result<Vec<Account>, Fault> {
        let rows = self.pool.with(|link| link.query("SELECT body FROM accounts ORDER BY login", &[]))?;
        rows.iter().map(|row| account(get(row, "body")?)).collect()
    }

    fn subscribers(&self, place: PlaceCode) -> Result<Vec<Subscriber>, Fault> {
        self.pool.with(|link| subscribers(link, place))
    }

    fn session(&self, token: &str) -> Result<Option<Session>, Fault> {
        let sql = "SELECT login, csrf, until FROM sessions WHERE token = $1";
        let row = self.pool.with(|link| link.first(sql, &[&plain(token)]))?;
        row.map(|row| {
            let (login, csrf) = (get(&row, "login")?, get(&row, "csrf")?);
            Ok(Session { token: token.to_owned(), login, csrf, until: instant(&row, "until")? })
        })
        .transpose()
    }

    fn secret(&self) -> Result<[u8; 32], Fault> {
        let row = self.pool.with(|link| link.first("SELECT value FROM meta WHERE name = 'secret'", &[]))?;
        bytes32(&row.ok_or_else(|| damaged("the secret is missing"))?, "value")
    }

    fn places(&self) -> Result<Vec<PlaceCode>, Fault> {
        // From one place to the next by index, however many records each has.
        let rows = self.pool.with(|link| link.query(include_str!("../queries/places.sql"), &[]))?;
        let read = |row| {
            let number = u32::try_from(get::<i32>(row, "place")?).ok();
            number.and_then(PlaceCode::from_number).ok_or_else(|| damaged("a place"))
        };
        rows.iter().map(read).collect()
    }

    fn records(&self, place: PlaceCode, each: &mut dyn FnMut(StoredRecord) -> Result<(), Fault>) -> Result<(), Fault> {
        let sql = "SELECT seq, number, n, body, hash FROM records WHERE place = $1 ORDER BY seq";
        self.pool.with(|link| link.stream(sql, &[&key(place)], &mut |row| each(record(&row)?)))
    }

    fn records_after(&self, place: PlaceCode, seq: u64, limit: usize) -> Result<Vec<StoredRecord>, Fault> {
        let sql = "SELECT seq, number, n, body, hash FROM records WHERE place = $1 AND seq > $2 ORDER BY seq LIMIT $3";
        let (seq, limit) = (i64::try_from(seq).unwrap_or(i64::MAX), i64::try_from(limit).unwrap_or(i64::MAX));
        self.pool.with(|link| link.query(sql, &[&key(place), &seq, &limit]))?.iter().map(record).collect()
    }

    fn rows(&self, place: PlaceCode, each: &mut dyn FnMut(CaseRow) -> Result<(), Fault>) -> Result<(), Fault> {
        let sql = format!("SELECT {} FROM cases WHERE place = $1 ORDER BY number", NAMES.as_str());
        self.pool.with(|link| link.stream(&sql, &[&key(place)], &mut |row| each(case_row(&row)?)))
    }

    fn timers(&self, place: PlaceCode) -> Result<Vec<Timer>, Fault> {
        let sql = format!("SELECT {TIMER_COLUMNS} FROM timers WHERE place = $1 ORDER BY at");
        self.pool.with(|link| link.query(&sql, &[&key(place)]))?.iter().map(timer).collect()
    }

    fn digests(&self, place: PlaceCode, each: &mut dyn FnMut(&str, String)) -> Result<(), Fault> {
        self.pool.with(|link| {
            link.stream("SELECT id, key, text FROM words WHERE place = $1", &[&key(place)], &mut |row| {
                let (id, digest) = (get::<Uuid>(&row, "id")?, digest_words(&bytes32(&row, "key")?, get(&row, "text")?));
                each(&id.to_string(), digest);
                Ok(())
            })?;
            link.stream("SELECT id, key, bytes FROM blobs WHERE place = $1", &[&key(place)], &mut |row| {
                let (id, digest) = (get::<Uuid>(&row, "id")?, digest_blob(&bytes32(&row, "key")?, get(&row, "bytes")?));
                each(&id.to_string(), digest);
                Ok(())
            })
        })
    }

    fn ping(&self) -> Result<(), Fault> {
        self.pool.with(|link| link.query("SELECT FROM meta", &[]).map(drop))
    }
}

pub(crate) fn subscribers(link: &mut Link, place: PlaceCode) -> Result<Vec<Subscriber>, Fault> {
    let rows = link.query("SELECT body FROM subscribers WHERE place = $1 ORDER BY login", &[&key(place)])?;
    rows.iter().map(|row| serde_json::from_str(get(row, "body")?).map_err(|_| damaged("a subscriber"))).collect()
}

pub(crate) fn history(link: &mut Link, place: PlaceCode, case: CaseNumber) -> Result<Vec<Entry>, Fault> {
    let records = records_of(link, place, case)?;
    Ok(records.into_iter().filter_map(Chained::case).map(|record| record.entry).collect())
}

pub(crate) fn dossiers_after(link: &mut Link, place: PlaceCode, seq: u64) -> Result<Vec<DossierRow>, Fault> {
    let sql = "SELECT seq, body FROM dossiers WHERE place = $1 AND seq > $2 ORDER BY seq";
    let after = i64::try_from(seq).unwrap_or(i64::MAX);
    let rows = link.query(sql, &[&key(place), &after])?;
    let read = |row| {
        let body = serde_json::from_str(get(row, "body")?).map_err(|e| damaged(&format!("a dossier: {e}")))?;
        Ok(DossierRow { seq: crate::encode::count(row, "seq")?, row: body })
    };
    rows.iter().map(read).collect()
}

pub(crate) fn course(
    link: &mut Link,
    place: PlaceCode,
    dossier: CaseNumber,
) -> Result<Vec<yinuo_delivery::Entry>, Fault> {
    let records = records_of(link, place, dossier)?;
    Ok(records.into_iter().filter_map(Chained::dossier).map(|record| record.entry).collect())
}

fn records_of(link: &mut Link, place: PlaceCode, number: CaseNumber) -> Result<Vec<Chained>, Fault> {
    let sql = "SELECT body FROM records WHERE place = $1 AND number = $2 ORDER BY n";
    let rows = link.query(sql, &[&key(place), &number.key()])?;
    rows.iter().map(|row| chained(get(row, "body")?, number)).collect()
}

pub(crate) fn find_receipt(link: &mut Link, place: PlaceCode, asked: &str) -> Result<Option<Receipt>, Fault> {
    let sql = format!("SELECT {RECEIPT_COLUMNS} FROM receipts WHERE place = $1 AND key = $2");
    link.first(&sql, &[&key(place), &plain(asked)])?.as_ref().map(receipt).transpose()
}
