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

pub(crate) fn text<T: std::str::FromStr>(row: &Row<'_>, column: usize) -> Result<T, Error> {
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

/// A receipt's stage: a dossier has none.
pub(crate) fn stage_or_none(stage: Option<Stage>) -> i16 {
    stage.map_or(-1, |stage| i16::from(stage.code()))
}

pub(crate) fn stage_maybe(row: &Row<'_>, column: usize) -> Result<Option<Stage>, Error> {
    match row.get::<_, i16>(column)? {
        -1 => Ok(None),
        _ => stage(row, column).map(Some),
    }
}

pub(crate) const CASE_COLUMNS: &str = "number, case_type, stage, kind, category, cell, unit, words, person, photos, \
     submitted_at, last_at, due, warn, promised, resolved_at, in_time, round, returns, score, sealed, asked, \
     decide_due, chased, escalated, emergency, set_aside, parent, provisional, helpers";

pub(crate) fn case_row(row: &Row<'_>) -> Result<CaseRow, Error> {
    let person: Option<[u8; 16]> = row.get(8)?;
    let parent: Option<i64> = row.get(27)?;
    let helpers: Option<String> = row.get(29)?;
    Ok(CaseRow {
        number: number(row, 0)?,
        case_type: text(row, 1)?,
        stage: stage(row, 2)?,
        kind: text(row, 3)?,
        category: text(row, 4)?,
        cell: text_or_none(row, 5)?,
        unit: text_or_none(row, 6)?,
        words: WordsId(uuid(row, 7)?),
        person: person.map(|bytes| PersonId(Uuid::from_bytes(bytes))),
        photos: row.get(9)?,
        submitted_at: instant(row, 10)?,
        last_at: instant(row, 11)?,
        due: instant_or_none(row, 12)?,
        warn: instant_or_none(row, 13)?,
        promised: instant_or_none(row, 14)?,
        resolved_at: instant_or_none(row, 15)?,
        in_time: row.get(16)?,
        round: row.get(17)?,
        returns: row.get(18)?,
        score: row.get(19)?,
        sealed: row.get(20)?,
        asked: row.get(21)?,
        decide_due: instant_or_none(row, 22)?,
        chased: row.get(23)?,
        escalated: row.get(24)?,
        emergency: text_or_none(row, 25)?,
        set_aside: row.get(26)?,
        parent: parent.and_then(CaseNumber::from_key),
        provisional: row.get(28)?,
        helpers: match helpers {
            Some(units) => units.split(' ').filter_map(|unit| unit.parse().ok()).collect(),
            None => Vec::new(),
        },
    })
}

/// Ids hold no spaces, so a list of units is their ids between spaces.
pub(crate) fn helpers(row: &CaseRow) -> Option<String> {
    let units: Vec<&str> = row.helpers.iter().map(|unit| unit.as_str()).collect();
    (!units.is_empty()).then(|| units.join(" "))
}

pub(crate) const TIMER_COLUMNS: &str = "at, number, clock, tag, round, point";

pub(crate) fn timer(row: &Row<'_>) -> Result<Timer, Error> {
    let clock: String = row.get(2)?;
    let point: String = row.get(5)?;
    Ok(Timer {
        at: instant(row, 0)?,
        case: number(row, 1)?,
        clock: ClockKind::parse(&clock).ok_or_else(|| bad(2, "clock"))?,
        tag: row.get(3)?,
        round: row.get(4)?,
        point: Point::parse(&point).ok_or_else(|| bad(5, "point"))?,
    })
}

/// A case's row in the full-text index: place, day and serial in one number that grows with age,
/// so that newest first is the index's own order. 20 bits of place, 16 of day, 24 of serial.
pub(crate) fn search_row(place: u32, number: CaseNumber) -> i64 {
    let day = i64::from(number.day());
    let (year, month, date) = (day / 10_000, day / 100 % 100, day % 100);
    i64::from(place) << 40 | (year * 372 + (month - 1) * 31 + date - 1) << 24 | i64::from(number.serial())
}

/// The number of a row of the index.
pub(crate) fn search_number(row: i64) -> Option<CaseNumber> {
    let (day, serial) = (row >> 24 & 0xffff, row & 0xff_ffff);
    let (year, rest) = (day / 372, day % 372);
    let day = year * 10_000 + (rest / 31 + 1) * 100 + rest % 31 + 1;
    CaseNumber::from_key(day * 1_000_000_000 + serial)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn rows_of_the_index_keep_numbers_and_their_order() {
        let mut before = 0;
        for (day, serial) in [
            (date(2000, 1, 1), 1),
            (date(2026, 1, 31), 9_999_999),
            (date(2026, 2, 1), 1),
            (date(2026, 12, 31), 16_777_215),
            (date(2099, 12, 31), 5),
        ] {
            let number = CaseNumber::new(day, serial);
            let row = search_row(999_999, number);
            assert!(row > before, "{number}");
            assert_eq!(search_number(row), Some(number));
            before = row;
        }
    }
}
