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

/// Pages of the index that a commit with a new case merges, at least: enough that single cases
/// leave no more than a dozen pieces (see the test), far from FTS5's own limit of 16 a level. A
/// word's list of cases is merged in one step, whatever it takes.
const PAGES: u32 = 16;

/// So many cases of a large group make another page: they share most of their tokens.
const CASES: u32 = 4;

/// FTS5 left alone merges nothing for a hundred commits and then 64 pages for every level at once:
/// at a million cases that is one commit of 600 pages for which everybody waits, and the whole
/// tail of the times. So it is told not to; [`merge`] does the same work in small change.
pub(crate) fn merge_ourselves(db: &Connection) -> Result<(), Fault> {
    let sql = "SELECT EXISTS (SELECT 1 FROM search_config WHERE k = 'automerge' AND v = 0)";
    if db.query_row(sql, [], |row| row.get(0)).map_err(fault)? {
        return Ok(());
    }
    db.execute_batch("INSERT INTO search (search, rank) VALUES ('automerge', 0)").map_err(fault)
}

/// Does a commit's share of the merging, before it: `added` cases are new in the index. Where
/// nothing is to be merged nothing is written.
pub(crate) fn merge(db: &Connection, added: u32) -> Result<(), Fault> {
    if added == 0 {
        return Ok(());
    }
    let mut statement = db.prepare_cached("INSERT INTO search (search, rank) VALUES ('merge', ?1)").map_err(fault)?;
    statement.execute([PAGES + added / CASES]).map_err(fault)?;
    Ok(())
}

/// Merges the whole index into one piece, at the end of a load: else the first commits after it
/// inherit the merging of its large pieces, in which a word of every case is one step of 300 pages.
pub(crate) fn whole(db: &Connection) -> Result<(), Fault> {
    db.execute_batch("INSERT INTO search (search) VALUES ('optimize')").map_err(fault)
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

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::{Options, open};

    fn segments(db: &Connection) -> i64 {
        db.query_row("SELECT count(DISTINCT segid) FROM search_idx", [], |row| row.get(0)).unwrap()
    }

    /// Pages that the last transaction has put into the log, which is emptied.
    fn pages(db: &Connection) -> i64 {
        let pages = db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| row.get(1)).unwrap();
        db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
        pages
    }

    #[test]
    fn merging_keeps_up_and_no_commit_pays_for_many() {
        let dir = tempfile::tempdir().unwrap();
        let (store, _) = open(dir.path(), &Options::default()).unwrap();
        let db = &store.db;
        db.execute_batch("PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0").unwrap();
        pages(db);
        let (mut most, mut largest) = (0, 0);
        for n in 0..6_000_i64 {
            let tx = db.unchecked_transaction().unwrap();
            let tokens: Vec<String> = (0..30).map(|i| format!("w{}", (n * 7_919 + i * 104_729) % 5_003)).collect();
            tx.execute("INSERT INTO search (rowid, text) VALUES (?1, ?2)", params![n + 1, tokens.join(" ")]).unwrap();
            merge(&tx, 1).unwrap();
            tx.commit().unwrap();
            if n % 50 == 0 {
                most = most.max(segments(db));
            }
            largest = largest.max(pages(db));
        }
        assert!(most < 40, "{most} segments");
        assert!(largest < 100, "{largest} pages in one commit");
    }
}
