//! Between rows of SQLite and the journal's types.

use rusqlite::types::Type;
use rusqlite::{Error, Row};
use uuid::Uuid;
use yinuo_casework::{ClockKind, Point, Stage};
use yinuo_journal::{CaseRow, Timer};
use yinuo_kernel::{CaseNumber, PersonId, Timestamp, WordsId};

fn bad(column: usize, what: &str) -> Error {
    Error::FromSqlConversionFailure(column, Type::Text, what.to_owned().into())
}

pub(crate) fn number(row: &Row<'_>, column: usize) -> Result<CaseNumber, Error> {
    CaseNumber::from_key(row.get(column)?).ok_or_else(|| bad(column, "case number"))
}

pub(crate) fn instant(row: &Row<'_>, column: usize) -> Result<Timestamp, Error> {
    Timestamp::from_millisecond(row.get(column)?).map_err(|_| bad(column, "instant"))
}

fn instant_or_none(row: &Row<'_>, column: usize) -> Result<Option<Timestamp>, Error> {
    let millis: Option<i64> = row.get(column)?;
    millis.map(|millis| Timestamp::from_millisecond(millis).map_err(|_| bad(column, "instant"))).transpose()
}

fn text<T: std::str::FromStr>(row: &Row<'_>, column: usize) -> Result<T, Error> {
    row.get_ref(column)?.as_str()?.parse().map_err(|_| bad(column, "id"))
}

fn text_or_none<T: std::str::FromStr>(row: &Row<'_>, column: usize) -> Result<Option<T>, Error> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|_| bad(column, "id"))).transpose()
}

pub(crate) fn uuid(row: &Row<'_>, column: usize) -> Result<Uuid, Error> {
    let bytes: [u8; 16] = row.get(column)?;
    Ok(Uuid::from_bytes(bytes))
}

pub(crate) fn stage(row: &Row<'_>, column: usize) -> Result<Stage, Error> {
    Stage::from_code(row.get(column)?).ok_or_else(|| bad(column, "stage"))
}

pub(crate) const CASE_COLUMNS: &str = "number, stage, kind, category, cell, unit, words, person, photos, \
     submitted_at, last_at, due, warn, promised, resolved_at, in_time, round, returns, score";

pub(crate) fn case_row(row: &Row<'_>) -> Result<CaseRow, Error> {
    let person: Option<[u8; 16]> = row.get(7)?;
    Ok(CaseRow {
        number: number(row, 0)?,
        stage: stage(row, 1)?,
        kind: text(row, 2)?,
        category: text(row, 3)?,
        cell: text_or_none(row, 4)?,
        unit: text_or_none(row, 5)?,
        words: WordsId(uuid(row, 6)?),
        person: person.map(|bytes| PersonId(Uuid::from_bytes(bytes))),
        photos: row.get(8)?,
        submitted_at: instant(row, 9)?,
        last_at: instant(row, 10)?,
        due: instant_or_none(row, 11)?,
        warn: instant_or_none(row, 12)?,
        promised: instant_or_none(row, 13)?,
        resolved_at: instant_or_none(row, 14)?,
        in_time: row.get(15)?,
        round: row.get(16)?,
        returns: row.get(17)?,
        score: row.get(18)?,
    })
}

pub(crate) const TIMER_COLUMNS: &str = "at, number, clock, round, point";

pub(crate) fn timer(row: &Row<'_>) -> Result<Timer, Error> {
    let clock: String = row.get(2)?;
    let point: String = row.get(4)?;
    Ok(Timer {
        at: instant(row, 0)?,
        case: number(row, 1)?,
        clock: ClockKind::parse(&clock).ok_or_else(|| bad(2, "clock"))?,
        round: row.get(3)?,
        point: match point.as_str() {
            "warn" => Point::Warn,
            "due" => Point::Due,
            _ => return Err(bad(4, "point")),
        },
    })
}

pub(crate) fn point_str(point: Point) -> &'static str {
    match point {
        Point::Warn => "warn",
        Point::Due => "due",
    }
}
