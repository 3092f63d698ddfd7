//! Schema versions. Migrations only go forward; each is one file and never changes once released.
//! The tables stand in a schema of their own, `yinuo`; its version stands in `meta`.

use crate::encode::get;
use crate::fault::damaged;
use crate::link::Link;
use yinuo_journal::Fault;

const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_first.sql"),
    include_str!("../migrations/0002_engine.sql"),
    include_str!("../migrations/0003_board.sql"),
    include_str!("../migrations/0004_delivery.sql"),
    include_str!("../migrations/0005_settled.sql"),
    include_str!("../migrations/0006_mail.sql"),
];

/// The format this release writes.
pub(crate) fn newest() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// The format of a database; 0 when it is empty.
pub(crate) fn version(link: &mut Link) -> Result<i64, Fault> {
    let there = link.first("SELECT to_regclass('yinuo.meta') IS NOT NULL AS there", &[])?;
    if !there.is_some_and(|row| row.try_get("there").unwrap_or(false)) {
        return Ok(0);
    }
    let sql = "SELECT convert_from(value, 'UTF8') AS format FROM yinuo.meta WHERE name = 'format'";
    let row = link.first(sql, &[])?.ok_or_else(|| damaged("the database does not tell its format"))?;
    get::<&str>(&row, "format")?.parse().map_err(|_| damaged("the database's format is no number"))
}

/// An error when the database comes from a newer release.
pub(crate) fn readable(link: &mut Link) -> Result<i64, Fault> {
    let found = version(link)?;
    if found > newest() {
        return Err(Fault::Newer { found, known: newest() });
    }
    Ok(found)
}

/// Brings an empty or older database up to date, each step in one transaction. Only the writer
/// that holds the lock does this.
pub(crate) fn migrate(link: &mut Link) -> Result<(), Fault> {
    let from = usize::try_from(readable(link)?).unwrap_or(0);
    for (step, sql) in MIGRATIONS.iter().enumerate().skip(from) {
        // A schema that the administrator made beforehand needs no right to make one.
        let schema = match link.first("SELECT FROM pg_namespace WHERE nspname = 'yinuo'", &[])? {
            Some(_) => "",
            None => "CREATE SCHEMA yinuo;",
        };
        let format = step + 1;
        let done = link.batch(&format!(
            "BEGIN; {schema} {sql} INSERT INTO meta (name, value) VALUES ('format', convert_to('{format}', 'UTF8')) \
             ON CONFLICT (name) DO UPDATE SET value = excluded.value; COMMIT"
        ));
        if done.is_err() {
            let _ = link.batch("ROLLBACK");
        }
        done?;
    }
    Ok(())
}
