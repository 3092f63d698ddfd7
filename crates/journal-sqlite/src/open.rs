//! Opening a data directory: lock, pragmas, migrations, the secret.

use crate::fault::fault;
use crate::{SqliteReader, SqliteStore, load, migrate, reindex, search};
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::path::{Path, PathBuf};
use yinuo_journal::Fault;

/// The database's name in the data directory.
pub const FILE: &str = "yinuo.db";

/// What an operator may set.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The database may not grow beyond this many megabytes (10⁶ bytes); `None`: the disk decides.
    pub max_mb: Option<u64>,
}

/// Whether a data directory holds a database.
pub fn exists(dir: &Path) -> bool {
    dir.join(FILE).is_file()
}

/// Opens or creates the database in `dir`.
///
/// # Errors
/// When another process writes to it, it comes from a newer release, or the disk fails.
pub fn open(dir: &Path, options: &Options) -> Result<(SqliteStore, SqliteReader), Fault> {
    let storage = |e: std::io::Error| Fault::Storage(format!("{}: {e}", dir.display()));
    std::fs::create_dir_all(dir).map_err(storage)?;
    let lock = File::create(dir.join("yinuo.lock")).map_err(storage)?;
    lock.try_lock().map_err(|_| {
        Fault::Busy(format!("another yinuo works on {}: stop it first, or use another --data", dir.display()))
    })?;
    let path = dir.join(FILE);
    let mut db = Connection::open(&path).map_err(fault)?;
    prepare_writer(&db)?;
    migrate::migrate(&mut db)?;
    load::make_indexes(&db)?;
    reindex::index_old(&db)?;
    search::merge_ourselves(&db)?;
    if let Some(mb) = options.max_mb {
        let page: u64 = db.query_row("PRAGMA page_size", [], |row| row.get(0)).map_err(fault)?;
        db.pragma_update(None, "max_page_count", (mb * 1_000_000 / page.max(1)).max(1)).map_err(fault)?;
    }
    make_secret(&db)?;
    let reader = SqliteReader::new(path);
    Ok((SqliteStore::new(db, lock), reader))
}

pub(crate) fn prepare_writer(db: &Connection) -> Result<(), Fault> {
    // WAL + FULL: every commit is synced before it returns. secure_delete: what is forgotten is
    // overwritten. Checkpoints stay small (1,000 pages): four times as many wait four times as
    // long, and everybody who writes at that moment waits along.
    db.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA secure_delete = FAST;
         PRAGMA cache_size = -65536;
         PRAGMA temp_store = MEMORY;
         PRAGMA mmap_size = 268435456;
         PRAGMA journal_size_limit = 67108864;
         PRAGMA wal_autocheckpoint = 1000;
         PRAGMA busy_timeout = 5000;",
    )
    .map_err(fault)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// A connection for reading only.
pub(crate) fn open_reader(path: &PathBuf) -> Result<Connection, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(fault)?;
    db.execute_batch(
        "PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 268435456; PRAGMA busy_timeout = 5000; PRAGMA query_only = ON;",
    )
    .map_err(fault)?;
    let found = migrate::version(&db)?;
    if found > migrate::newest() {
        return Err(Fault::Newer { found, known: migrate::newest() });
    }
    db.set_prepared_statement_cache_capacity(64);
    Ok(db)
}

/// Writes what the log beside the database holds into the database, and empties the log: what was
/// erased is then nowhere on the disk. For a database nobody serves.
///
/// # Errors
/// When another process reads or writes it, or the disk fails.
pub fn settle(dir: &Path) -> Result<(), Fault> {
    let db = Connection::open(dir.join(FILE)).map_err(fault)?;
    let busy: bool = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).map_err(fault)?;
    if busy { Err(Fault::Busy("somebody still reads the database".into())) } else { Ok(()) }
}

fn make_secret(db: &Connection) -> Result<(), Fault> {
    let mut secret = [0u8; 32];
    getrandom::fill(&mut secret).map_err(|e| Fault::Storage(format!("no randomness: {e}")))?;
    db.execute("INSERT OR IGNORE INTO meta (name, value) VALUES ('secret', ?1)", [secret.as_slice()]).map_err(fault)?;
    Ok(())
}
