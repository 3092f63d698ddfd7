//! Dossiers of delivery: what happened to one, and the rows of the register.

use crate::fault::{damaged, fault};
use rusqlite::{Connection, params};
use yinuo_delivery::Entry;
use yinuo_journal::{Chained, DossierRow, Fault};
use yinuo_kernel::{CaseNumber, PlaceCode};

pub(crate) fn course(db: &Connection, place: PlaceCode, dossier: CaseNumber) -> Result<Vec<Entry>, Fault> {
    let records = chained(db, place, dossier)?;
    Ok(records.into_iter().filter_map(Chained::dossier).map(|record| record.entry).collect())
}

/// The records under one number, in order.
pub(crate) fn chained(db: &Connection, place: PlaceCode, number: CaseNumber) -> Result<Vec<Chained>, Fault> {
    let sql = "SELECT body FROM records WHERE place = ?1 AND number = ?2 ORDER BY n";
    let mut statement = db.prepare_cached(sql).map_err(fault)?;
    let mut rows = statement.query(params![place.as_number(), number.key()]).map_err(fault)?;
    let mut records = Vec::new();
    while let Some(row) = rows.next().map_err(fault)? {
        let body = row.get_ref(0).map_err(fault)?.as_str().map_err(|_| damaged("a record is no text"))?;
        records.push(Chained::read(body).map_err(|e| damaged(&format!("a record of {number}: {e}")))?);
    }
    Ok(records)
}

pub(crate) fn put(db: &Connection, place: u32, dossier: &DossierRow) -> Result<(), Fault> {
    let sql = "INSERT OR REPLACE INTO dossiers (place, number, seq, body) VALUES (?1, ?2, ?3, ?4)";
    let body = serde_json::to_string(&dossier.row).map_err(|e| Fault::Storage(e.to_string()))?;
    let mut statement = db.prepare_cached(sql).map_err(fault)?;
    statement.execute(params![place, dossier.row.number.key(), dossier.seq, body]).map_err(fault)?;
    Ok(())
}

pub(crate) fn after(db: &Connection, place: PlaceCode, seq: u64) -> Result<Vec<DossierRow>, Fault> {
    let sql = "SELECT seq, body FROM dossiers WHERE place = ?1 AND seq > ?2 ORDER BY seq";
    let mut statement = db.prepare_cached(sql).map_err(fault)?;
    let mut rows = statement.query(params![place.as_number(), seq]).map_err(fault)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(fault)? {
        let body = row.get_ref(1).map_err(fault)?.as_str().map_err(|_| damaged("a dossier is no text"))?;
        let read = serde_json::from_str(body).map_err(|e| damaged(&format!("a dossier: {e}")))?;
        found.push(DossierRow { seq: row.get(0).map_err(fault)?, row: read });
    }
    Ok(found)
}
