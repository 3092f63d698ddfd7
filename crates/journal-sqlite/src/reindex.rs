//! Full text for the cases of a database from before there was any.

use crate::encode::{number, search_row};
use crate::fault::{damaged, fault};
use rusqlite::Connection;
use yinuo_journal::search::indexed;
use yinuo_journal::{Fault, Text};

/// Indexes what people wrote, when nothing is indexed yet: all of it or, cut off, nothing.
pub(crate) fn index_old(db: &Connection) -> Result<(), Fault> {
    let sql = "SELECT EXISTS (SELECT 1 FROM search_docsize) OR NOT EXISTS (SELECT 1 FROM cases WHERE sealed = 0)";
    if db.query_row(sql, [], |row| row.get(0)).map_err(fault)? {
        return Ok(());
    }
    let tx = db.unchecked_transaction().map_err(fault)?;
    {
        let sql = "SELECT cases.place, cases.number, text FROM cases
                   JOIN words ON words.place = cases.place AND words.id = cases.words
                   WHERE sealed = 0 ORDER BY cases.place, cases.number";
        let mut cases = tx.prepare(sql).map_err(fault)?;
        let mut insert = tx.prepare("INSERT INTO search (rowid, text) VALUES (?1, ?2)").map_err(fault)?;
        let mut rows = cases.query([]).map_err(fault)?;
        while let Some(row) = rows.next().map_err(fault)? {
            let (place, case) = (row.get(0).map_err(fault)?, number(row, 1).map_err(fault)?);
            let text = row.get_ref(2).map_err(fault)?.as_str().map_err(|_| damaged("a text"))?;
            let text: Text = serde_json::from_str(text).map_err(|_| damaged("a text"))?;
            insert.execute((search_row(place, case), indexed(&text))).map_err(fault)?;
        }
    }
    tx.commit().map_err(fault)
}
