//! Between rows of PostgreSQL and the journal's types. A column is read by its name.

use crate::fault::damaged;
use std::borrow::Cow;
use tokio_postgres::Row;
use tokio_postgres::types::FromSql;
use yinuo_casework::{ClockKind, Point, Stage};
use yinuo_journal::{CaseRow, Chained, Counted, Fault, Letter, Receipt, StoredRecord, Tally, Timer, What};
use yinuo_kernel::{CaseNumber, PersonId, PlaceCode, Timestamp, WordsId};

pub(crate) fn get<'a, T: FromSql<'a>>(row: &'a Row, column: &str) -> Result<T, Fault> {
    row.try_get(column).map_err(|_| damaged(column))
}

/// A place as the column `place` holds it; a code has six digits.
pub(crate) fn place(place: PlaceCode) -> i32 {
    i32::try_from(place.as_number()).unwrap_or(i32::MAX)
}

/// PostgreSQL's text holds no NUL; its picture stands in for it, in what is written and in what
/// is looked up.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { text.replace('\0', "\u{2400}").into() } else { text.into() }
}

fn small<T: TryFrom<i64>>(row: &Row, column: &str) -> Result<T, Fault> {
    T::try_from(get::<i64>(row, column)?).map_err(|_| damaged(column))
}

pub(crate) fn count(row: &Row, column: &str) -> Result<u64, Fault> {
    small(row, column)
}

pub(crate) fn number(row: &Row) -> Result<CaseNumber, Fault> {
    CaseNumber::from_key(get(row, "number")?).ok_or_else(|| damaged("a case number"))
}

pub(crate) fn instant(row: &Row, column: &str) -> Result<Timestamp, Fault> {
    Timestamp::from_millisecond(get(row, column)?).map_err(|_| damaged(column))
}

fn instant_or_none(row: &Row, column: &str) -> Result<Option<Timestamp>, Fault> {
    let millis: Option<i64> = get(row, column)?;
    millis.map(|millis| Timestamp::from_millisecond(millis).map_err(|_| damaged(column))).transpose()
}

fn id<T: std::str::FromStr>(row: &Row, column: &str) -> Result<T, Fault> {
    get::<&str>(row, column)?.parse().map_err(|_| damaged(column))
}

pub(crate) fn id_or_none<T: std::str::FromStr>(row: &Row, column: &str) -> Result<Option<T>, Fault> {
    get::<Option<&str>>(row, column)?.map(|text| text.parse().map_err(|_| damaged(column))).transpose()
}

pub(crate) fn stage(row: &Row) -> Result<Stage, Fault> {
    let code: i16 = get(row, "stage")?;
    u8::try_from(code).ok().and_then(Stage::from_code).ok_or_else(|| damaged("a stage"))
}

/// A key or a hash.
pub(crate) fn bytes32(row: &Row, column: &str) -> Result<[u8; 32], Fault> {
    get::<&[u8]>(row, column)?.try_into().map_err(|_| damaged(column))
}

fn tiny(row: &Row, column: &str) -> Result<u8, Fault> {
    u8::try_from(get::<i16>(row, column)?).map_err(|_| damaged(column))
}

/// Ids hold no spaces, so a list of units is their ids between spaces.
pub(crate) fn helpers(row: &CaseRow) -> Option<String> {
    let units: Vec<&str> = row.helpers.iter().map(|unit| unit.as_str()).collect();
    (!units.is_empty()).then(|| units.join(" "))
}

pub(crate) fn counted(row: &Row) -> Result<(Counted, u64), Fault> {
    let counted = Counted { case_type: id(row, "case_type")?, stage: stage(row)?, sealed: get(row, "sealed")? };
    Ok((counted, count(row, "n")?))
}

/// A row of `what, slot, unit, again, n`.
pub(crate) fn tally(row: &Row) -> Result<(Tally, u64), Fault> {
    let code = get::<i16>(row, "what")?;
    let what = u8::try_from(code).ok().and_then(|code| What::from_key(code, get(row, "slot").ok()?));
    let unit = match get(row, "unit")? {
        "" => None,
        _ => Some(id(row, "unit")?),
    };
    let tally = Tally { unit, what: what.ok_or_else(|| damaged("what is counted"))?, again: get(row, "again")? };
    Ok((tally, count(row, "n")?))
}

pub(crate) fn letter(row: &Row) -> Result<Letter, Fault> {
    Ok(Letter {
        seq: small(row, "seq")?,
        n: small(row, "n")?,
        channel: get(row, "channel")?,
        notice: serde_json::from_str(get(row, "notice")?).map_err(|_| damaged("a notice"))?,
        tries: small(row, "tries")?,
        next_at: instant(row, "next_at")?,
    })
}

pub(crate) fn case_row(row: &Row) -> Result<CaseRow, Fault> {
    let score: Option<i16> = get(row, "score")?;
    Ok(CaseRow {
        number: number(row)?,
        stage: stage(row)?,
        kind: id(row, "kind")?,
        category: id(row, "category")?,
        cell: id_or_none(row, "cell")?,
        unit: id_or_none(row, "unit")?,
        words: WordsId(get(row, "words")?),
        person: get::<Option<_>>(row, "person")?.map(PersonId),
        photos: small(row, "photos")?,
        submitted_at: instant(row, "submitted_at")?,
        last_at: instant(row, "last_at")?,
        due: instant_or_none(row, "due")?,
        warn: instant_or_none(row, "warn")?,
        promised: instant_or_none(row, "promised")?,
        resolved_at: instant_or_none(row, "resolved_at")?,
        in_time: get(row, "in_time")?,
        round: small(row, "round")?,
        returns: small(row, "returns")?,
        score: score.map(|score| u8::try_from(score).map_err(|_| damaged("score"))).transpose()?,
        case_type: id(row, "case_type")?,
        sealed: get(row, "sealed")?,
        asked: get(row, "asked")?,
        decide_due: instant_or_none(row, "decide_due")?,
        chased: tiny(row, "chased")?,
        escalated: tiny(row, "escalated")?,
        emergency: id_or_none(row, "emergency")?,
        set_aside: get(row, "set_aside")?,
        parent: get::<Option<i64>>(row, "parent")?.and_then(CaseNumber::from_key),
        provisional: get(row, "provisional")?,
        helpers: match get::<Option<&str>>(row, "helpers")? {
            Some(units) => units.split(' ').filter_map(|unit| unit.parse().ok()).collect(),
            None => Vec::new(),
        },
    })
}

pub(crate) const TIMER_COLUMNS: &str = "at, number, clock, tag, round, point";

pub(crate) fn timer(row: &Row) -> Result<Timer, Fault> {
    Ok(Timer {
        at: instant(row, "at")?,
        case: number(row)?,
        clock: ClockKind::parse(get(row, "clock")?).ok_or_else(|| damaged("a clock"))?,
        tag: small(row, "tag")?,
        round: small(row, "round")?,
        point: Point::parse(get(row, "point")?).ok_or_else(|| damaged("a timer's point"))?,
    })
}

pub(crate) fn record(row: &Row) -> Result<StoredRecord, Fault> {
    Ok(StoredRecord {
        seq: small(row, "seq")?,
        case: number(row)?,
        n: small(row, "n")?,
        body: get(row, "body")?,
        hash: bytes32(row, "hash")?,
    })
}

/// What a record holds.
pub(crate) fn chained(body: &str, number: CaseNumber) -> Result<Chained, Fault> {
    Chained::read(body).map_err(|e| damaged(&format!("a record of {number}: {e}")))
}

pub(crate) const RECEIPT_COLUMNS: &str = "number, stage, seq, at, asked";

pub(crate) fn receipt(row: &Row) -> Result<Receipt, Fault> {
    Ok(Receipt {
        case: number(row)?,
        // A dossier has none.
        stage: if get::<i16>(row, "stage")? == -1 { None } else { Some(stage(row)?) },
        seq: small(row, "seq")?,
        at: instant(row, "at")?,
        asked: get(row, "asked")?,
    })
}
