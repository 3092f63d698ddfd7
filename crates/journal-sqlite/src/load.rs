//! Opening for a load of many cases: nothing is synced before the end, and the secondary indexes
//! are made once instead of kept up. They are written down in the database first, so that a load
//! that was cut off cannot leave it without them: the next [`crate::open`] makes them.

use crate::fault::fault;
use crate::open::prepare_writer;
use crate::{Options, SqliteReader, SqliteStore, open, search};
use rusqlite::{Connection, OptionalExtension};
use std::path::Path;
use yinuo_journal::Fault;

/// The row of `meta` that holds the statements of the indexes that are gone.
const NOTE: &str = "indexes";

/// Opens or creates the database in `dir` for a load; [`SqliteStore::loaded`] ends it.
///
/// # Errors
/// As [`open`].
pub fn open_for_load(dir: &Path) -> Result<(SqliteStore, SqliteReader), Fault> {
    let (store, reader) = open(dir, &Options::default())?;
    let sql = "SELECT group_concat(sql, ';') FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
    let indexes: Option<String> = store.db.query_row(sql, [], |row| row.get(0)).map_err(fault)?;
    let sql =
        "SELECT group_concat('DROP INDEX ' || name, ';') FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
    let drops: String = store.db.query_row(sql, [], |row| row.get(0)).map_err(fault)?;
    let tx = store.db.unchecked_transaction().map_err(fault)?;
    tx.execute("INSERT INTO meta (name, value) VALUES (?1, ?2)", (NOTE, indexes)).map_err(fault)?;
    tx.execute_batch(&drops).map_err(fault)?;
    tx.commit().map_err(fault)?;
    store.db.execute_batch("PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 16000;").map_err(fault)?;
    Ok((store, reader))
}

impl SqliteStore {
    /// Ends a load: makes the indexes whole, syncs everything, and works as usual from here on.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn loaded(&mut self) -> Result<(), Fault> {
        prepare_writer(&self.db)?;
        search::whole(&self.db)?;
        make_indexes(&self.db)
    }
}

/// Makes the indexes that a load took away, if there are any.
pub(crate) fn make_indexes(db: &Connection) -> Result<(), Fault> {
    let sql = "SELECT value FROM meta WHERE name = ?1";
    let noted: Option<String> = db.query_row(sql, [NOTE], |row| row.get(0)).optional().map_err(fault)?;
    let Some(indexes) = noted else { return Ok(()) };
    let tx = db.unchecked_transaction().map_err(fault)?;
    tx.execute_batch(&indexes).map_err(fault)?;
    tx.execute("DELETE FROM meta WHERE name = ?1", [NOTE]).map_err(fault)?;
    tx.commit().map_err(fault)
}
