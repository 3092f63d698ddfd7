//! The urn: a table without row ids, so that ballots lie in it by slip and in no other order.

use crate::fault::{damaged, fault};
use rusqlite::{Connection, OptionalExtension, params};
use yinuo_delivery::vote::{Ballot, SlipId};
use yinuo_journal::{Fault, Urn};
use yinuo_kernel::PlaceCode;

fn read(body: &str) -> Result<Ballot, Fault> {
    // The ballot itself is nobody's to read, not even in a message.
    serde_json::from_str(body).map_err(|_| damaged("a ballot"))
}

pub(crate) fn ballot(db: &Connection, place: PlaceCode, urn: Urn, slip: SlipId) -> Result<Option<Ballot>, Fault> {
    let sql = "SELECT body FROM ballots WHERE place = ?1 AND number = ?2 AND round = ?3 AND slip = ?4";
    let mut statement = db.prepare_cached(sql).map_err(fault)?;
    let key = params![place.as_number(), urn.vote.key(), urn.round, slip.0.as_slice()];
    let body: Option<String> = statement.query_row(key, |row| row.get(0)).optional().map_err(fault)?;
    body.map(|body| read(&body)).transpose()
}

pub(crate) fn ballots(db: &Connection, place: PlaceCode, urn: Urn) -> Result<Vec<Ballot>, Fault> {
    let sql = "SELECT body FROM ballots WHERE place = ?1 AND number = ?2 AND round = ?3 ORDER BY slip";
    let mut statement = db.prepare_cached(sql).map_err(fault)?;
    let bodies = statement.query_map(params![place.as_number(), urn.vote.key(), urn.round], |row| row.get(0));
    bodies.map_err(fault)?.map(|body: Result<String, _>| read(&body.map_err(fault)?)).collect()
}

pub(crate) fn put(db: &Connection, place: PlaceCode, urn: Urn, ballot: &Ballot) -> Result<(), Fault> {
    let sql = "INSERT INTO ballots (place, number, round, slip, body) VALUES (?1, ?2, ?3, ?4, ?5)";
    let body = serde_json::to_string(ballot).map_err(|e| Fault::Storage(e.to_string()))?;
    let mut statement = db.prepare_cached(sql).map_err(fault)?;
    let row = params![place.as_number(), urn.vote.key(), urn.round, ballot.slip.0.as_slice(), body];
    statement.execute(row).map_err(fault)?;
    Ok(())
}

/// `secure_delete` overwrites them on the disk.
pub(crate) fn empty(db: &Connection, place: PlaceCode, urn: Urn) -> Result<(), Fault> {
    let sql = "DELETE FROM ballots WHERE place = ?1 AND number = ?2 AND round = ?3";
    let mut statement = db.prepare_cached(sql).map_err(fault)?;
    statement.execute(params![place.as_number(), urn.vote.key(), urn.round]).map_err(fault)?;
    Ok(())
}
