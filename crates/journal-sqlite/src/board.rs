//! The supervisor's board, from what is kept for it; see [`yinuo_journal::tally`].

use crate::encode::{stage, text};
use crate::fault::{damaged, fault};
use rusqlite::{Connection, Params, Row, params};
use std::collections::BTreeMap;
use yinuo_casework::Stage;
use yinuo_journal::days::Days;
use yinuo_journal::{Board, Counted, Fault, Lines, Slot, Tally, What};
use yinuo_kernel::{CaseNumber, Timestamp};

pub(crate) fn counts(db: &Connection, place: u32) -> Result<BTreeMap<Counted, u64>, Fault> {
    let sql = "SELECT case_type, stage, sealed, n FROM counts WHERE place = ?1";
    let mut statement = db.prepare_cached(sql).map_err(fault)?;
    let rows = statement.query_map([place], |row| {
        let case_type = text(row, 0)?;
        Ok((Counted { case_type, stage: stage(row, 1)?, sealed: row.get(2)? }, row.get(3)?))
    });
    rows.map_err(fault)?.collect::<Result<_, _>>().map_err(fault)
}

pub(crate) fn tallies(db: &Connection, place: u32) -> Result<BTreeMap<Tally, u64>, Fault> {
    let mut all = BTreeMap::new();
    let sql = "SELECT what, slot, unit, again, n FROM tallies WHERE place = ?1";
    each(db, sql, [place], |tally, n| {
        all.insert(tally, n);
    })?;
    Ok(all)
}

/// Rows of `what, slot, unit, again, n`.
fn each(db: &Connection, sql: &str, params: impl Params, mut take: impl FnMut(Tally, u64)) -> Result<(), Fault> {
    let mut statement = db.prepare_cached(sql).map_err(fault)?;
    let mut rows = statement.query(params).map_err(fault)?;
    while let Some(row) = rows.next().map_err(fault)? {
        take(tally(row)?, row.get(4).map_err(fault)?);
    }
    Ok(())
}

fn tally(row: &Row<'_>) -> Result<Tally, Fault> {
    let (code, slot): (u8, i64) = (row.get(0).map_err(fault)?, row.get(1).map_err(fault)?);
    let what = What::from_key(code, slot).ok_or_else(|| damaged("what is counted"))?;
    let unit = row.get_ref(2).map_err(fault)?.as_str().map_err(|_| damaged("a unit's id"))?;
    let unit = match unit {
        "" => None,
        unit => Some(unit.parse().map_err(|_| damaged("a unit's id"))?),
    };
    Ok(Tally { unit, what, again: row.get(3).map_err(fault)? })
}

pub(crate) fn board(db: &Connection, place: u32, now: Timestamp, since: Timestamp) -> Result<Board, Fault> {
    let (here, begin) = (Slot::of(now), Slot::of(since));
    let mut lines = Lines::default();
    let kept = include_str!("../queries/board_kept.sql");
    each(db, kept, params![place, here.0, begin.0], |tally, n| lines.add(&tally, n))?;
    let cut = include_str!("../queries/board_cut.sql");
    let bounds = params![place, here.before(), now.as_millisecond(), since.as_millisecond(), begin.end()];
    each(db, cut, bounds, |tally, n| lines.add(&tally, n))?;
    let mut stages: BTreeMap<Stage, u64> = BTreeMap::new();
    for (counted, n) in counts(db, place)?.into_iter().filter(|(counted, n)| !counted.sealed && *n > 0) {
        *stages.entry(counted.stage).or_default() += n;
    }
    let stages = stages.into_iter().collect();
    let received = received(db, place, now, since)?;
    Ok(Board { lines: lines.done(), stages, received })
}

/// What came in since an instant, by one seek a day.
fn received(db: &Connection, place: u32, now: Timestamp, since: Timestamp) -> Result<u64, Fault> {
    let Days { begin, whole } = Days::between(since, now);
    let since = since.as_millisecond();
    let sql = "SELECT count(*) FROM cases WHERE place = ?1 AND number >= ?2 AND number < ?3 AND submitted_at >= ?4";
    let mut statement = db.prepare_cached(sql).map_err(fault)?;
    let mut count: u64 =
        statement.query_row(params![place, begin.start, begin.end, since], |row| row.get(0)).map_err(fault)?;
    let sql = "SELECT max(number) FROM cases WHERE place = ?1 AND number >= ?2 AND number < ?3";
    let mut statement = db.prepare_cached(sql).map_err(fault)?;
    for day in whole {
        let highest: Option<i64> =
            statement.query_row(params![place, day.start, day.end], |row| row.get(0)).map_err(fault)?;
        count += highest.and_then(CaseNumber::from_key).map_or(0, |number| u64::from(number.serial()));
    }
    // Without being told, SQLite walks all cases of the window for the few that are sealed.
    let sql = "SELECT count(*) FROM cases INDEXED BY cases_sealed \
               WHERE place = ?1 AND sealed = 1 AND number >= ?2 AND submitted_at >= ?3";
    let mut statement = db.prepare_cached(sql).map_err(fault)?;
    let sealed: u64 = statement.query_row(params![place, begin.start, since], |row| row.get(0)).map_err(fault)?;
    Ok(count.saturating_sub(sealed))
}
