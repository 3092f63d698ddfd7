//! Opening a database: the lock, the migrations, the secret.

use crate::encode::get;
use crate::link::Link;
use crate::lock::{self, Session};
use crate::{PostgresReader, PostgresStore, Target, migrate};
use yinuo_journal::{Fault, Reader as _, Verification, verify};

/// Opens the database, and makes its tables when it is empty.
///
/// # Errors
/// When it cannot be reached, another process writes to it, or it comes from a newer release.
pub fn open(target: &Target) -> Result<(PostgresStore, PostgresReader), Fault> {
    let (mut link, session) = writer(target, None)?;
    make_secret(&mut link)?;
    warn(&mut link)?;
    let reader = PostgresReader::pool(target.clone());
    Ok((PostgresStore::new(target.clone(), link, session), reader))
}

/// Whether the database holds a city.
///
/// # Errors
/// When it cannot be reached.
pub fn exists(target: &Target) -> Result<bool, Fault> {
    Ok(migrate::version(&mut Link::connect(target, "yinuo", "")?)? > 0)
}

/// A writing connection that holds the lock, over a database of this release's format.
pub(crate) fn writer(target: &Target, former: Option<&Session>) -> Result<(Link, Session), Fault> {
    let (mut link, session) = lock::writer(target, former)?;
    migrate::migrate(&mut link)?;
    Ok((link, session))
}

fn make_secret(link: &mut Link) -> Result<(), Fault> {
    let mut secret = [0u8; 32];
    getrandom::fill(&mut secret).map_err(|e| Fault::Storage(format!("no randomness: {e}")))?;
    let sql = "INSERT INTO meta (name, value) VALUES ('secret', $1) ON CONFLICT DO NOTHING";
    link.query(sql, &[&secret.as_slice()]).map(drop)
}

/// A server that does not sync keeps no promise.
fn warn(link: &mut Link) -> Result<(), Fault> {
    let row = link.first("SELECT current_setting('fsync') AS fsync", &[])?;
    if row.is_some_and(|row| get::<&str>(&row, "fsync").is_ok_and(|fsync| fsync == "off")) {
        tracing::warn!("PostgreSQL runs with fsync=off: a power cut loses what was acknowledged");
    }
    Ok(())
}

/// Verifies every place, as of one moment, while the server goes on.
///
/// # Errors
/// When the database cannot be read, or holds no city.
pub fn verify_snapshot(target: &Target) -> Result<Vec<Verification>, Fault> {
    let reader = PostgresReader::snapshot(target)?;
    reader.places()?.into_iter().map(|place| verify(&reader, place)).collect()
}
