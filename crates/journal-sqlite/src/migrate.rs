//! Schema versions. Migrations only go forward; each is one file and never changes once released.

use crate::fault::fault;
use rusqlite::Connection;
use yinuo_journal::Fault;

const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_first.sql"),
    include_str!("../migrations/0002_engine.sql"),
    include_str!("../migrations/0003_outbox.sql"),
    include_str!("../migrations/0004_board.sql"),
    include_str!("../migrations/0005_delivery.sql"),
    include_str!("../migrations/0006_settled.sql"),
    include_str!("../migrations/0007_mail.sql"),
];

/// The format this release writes.
pub(crate) fn newest() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// The format of a database; 0 when it is empty.
pub(crate) fn version(db: &Connection) -> Result<i64, Fault> {
    db.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(fault)
}

/// Brings an empty or older database up to date, each step in one transaction.
pub(crate) fn migrate(db: &mut Connection) -> Result<(), Fault> {
    let found = version(db)?;
    if found > newest() {
        return Err(Fault::Newer { found, known: newest() });
    }
    let from = usize::try_from(found).unwrap_or(0);
    for (step, sql) in MIGRATIONS.iter().enumerate().skip(from) {
        let tx = db.transaction().map_err(fault)?;
        tx.execute_batch(sql).map_err(fault)?;
        tx.pragma_update(None, "user_version", step as i64 + 1).map_err(fault)?;
        tx.commit().map_err(fault)?;
    }
    Ok(())
}
