//! Full text by SQLite's FTS5: tokens alone, no positions, no copy of the words. The row number
//! grows with age, so newest first is a walk down the index that stops at the page's end.

use crate::encode::{search_number, search_row};
use crate::fault::fault;
use rusqlite::{Connection, params};
use yinuo_journal::Fault;
use yinuo_kernel::CaseNumber;

pub(crate) fn matches(
    db: &Connection,
    place: u32,
    tokens: &[String],
    before: Option<CaseNumber>,
    limit: usize,
) -> Result<Vec<CaseNumber>, Fault> {
    let sql =
        "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid >= ?2 AND rowid < ?3 ORDER BY rowid DESC LIMIT ?4";
    let mut statement = db.prepare_cached(sql).map_err(fault)?;
    let first = i64::from(place) << 40;
    let end = before.map_or(i64::from(place + 1) << 40, |before| search_row(place, before));
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map(params![expression(tokens), first, end, limit], |row| row.get::<_, i64>(0));
    let rows: Vec<i64> = rows.map_err(fault)?.collect::<Result<_, _>>().map_err(fault)?;
    Ok(rows.into_iter().filter_map(search_number).collect())
}

/// `"路灯" AND "灯"*`: tokens are letters and digits, so a quote cannot close early; it is taken
/// out all the same.
fn expression(tokens: &[String]) -> String {
    let quoted = tokens.iter().map(|token| match token.strip_suffix('*') {
        Some(start) => format!("\"{}\"*", start.replace('"', "")),
        None => format!("\"{}\"", token.replace('"', "")),
    });
    quoted.collect::<Vec<_>>().join(" AND ")
}
