//! The end of a place's records, read by key: what a listener missed, and what happened since an
//! instant. Records are numbered without gaps and in the order of time, so an instant is found by
//! halving.

use crate::{Chained, Fault, Reader, StoredRecord};
use yinuo_kernel::{PlaceCode, Timestamp};

fn read(stored: &StoredRecord) -> Result<Chained, Fault> {
    Chained::read(&stored.body).map_err(|e| Fault::Damaged(format!("record {}: {e}", stored.seq)))
}

/// The records after `seq`, at most `limit`.
///
/// # Errors
/// When the storage fails or a record cannot be understood.
pub fn after(reader: &dyn Reader, place: PlaceCode, seq: u64, limit: usize) -> Result<Vec<Chained>, Fault> {
    reader.records_after(place, seq, limit)?.iter().map(read).collect()
}

/// The first `seq` for which `holds` is false: it holds for all before and for none after.
fn first_not(holds: impl Fn(u64) -> Result<bool, Fault>) -> Result<u64, Fault> {
    let mut low = 0u64;
    let mut step = 1u64;
    while step < u64::MAX / 4 && holds(low + step)? {
        low += step;
        step *= 2;
    }
    let mut high = low + step;
    while low + 1 < high {
        let middle = low + (high - low) / 2;
        if holds(middle)? {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(high)
}

/// The last record's number; 0 before the first.
///
/// # Errors
/// When the storage fails.
pub fn head(reader: &dyn Reader, place: PlaceCode) -> Result<u64, Fault> {
    Ok(first_not(|seq| Ok(!reader.records_after(place, seq - 1, 1)?.is_empty()))? - 1)
}

/// The last record before an instant; 0 when there is none.
///
/// # Errors
/// When the storage fails.
pub fn before(reader: &dyn Reader, place: PlaceCode, at: Timestamp) -> Result<u64, Fault> {
    let earlier = |seq: u64| Ok(after(reader, place, seq - 1, 1)?.first().is_some_and(|record| record.at() < at));
    Ok(first_not(earlier)? - 1)
}
