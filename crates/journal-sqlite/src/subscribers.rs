//! The rows of who has news by mail, see `yinuo_journal::subscriber`.

use crate::fault::{damaged, fault};
use rusqlite::{Connection, params};
use yinuo_journal::{Fault, Subscriber};
use yinuo_kernel::PlaceCode;

pub(crate) fn all(db: &Connection, place: PlaceCode) -> Result<Vec<Subscriber>, Fault> {
    let mut statement =
        db.prepare_cached("SELECT body FROM subscribers WHERE place = ?1 ORDER BY login").map_err(fault)?;
    let rows = statement.query_map([place.as_number()], |row| row.get::<_, String>(0)).map_err(fault)?;
    rows.map(|body| serde_json::from_str(&body.map_err(fault)?).map_err(|_| damaged("a subscriber"))).collect()
}

pub(crate) fn put(db: &Connection, place: PlaceCode, one: &Subscriber) -> Result<usize, Fault> {
    let sql = "INSERT OR REPLACE INTO subscribers (place, login, body) VALUES (?1, ?2, ?3)";
    db.execute(sql, params![place.as_number(), one.login, one.body()]).map_err(fault)
}

/// Only where it still is what it was.
pub(crate) fn replace(db: &Connection, place: PlaceCode, was: &Subscriber, now: &Subscriber) -> Result<usize, Fault> {
    let sql = "UPDATE subscribers SET body = ?3 WHERE place = ?1 AND login = ?2 AND body = ?4";
    db.execute(sql, params![place.as_number(), was.login, now.body(), was.body()]).map_err(fault)
}
