//! The hash chain: one per place, SHA-256, each record over its predecessor's hash and its own
//! bytes. Whoever changes one event must change every later one, and a backup's head shows it.

use crate::digest;
use serde::{Deserialize, Serialize};
use yinuo_casework::Entry;
use yinuo_kernel::{CaseNumber, PlaceCode};

/// The end of a place's chain: how many records, and the last hash (zeros before the first).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    pub seq: u64,
    pub hash: [u8; 32],
}

/// An event in its place in the chain. This is what is hashed, as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub place: PlaceCode,
    /// From 1 within the place, without gaps.
    pub seq: u64,
    pub case: CaseNumber,
    /// From 1 within the case.
    pub n: u32,
    #[serde(flatten)]
    pub entry: Entry,
}

/// A [`Record`] about to be written.
#[derive(Serialize)]
struct Written<'a> {
    place: PlaceCode,
    seq: u64,
    case: CaseNumber,
    n: u32,
    #[serde(flatten)]
    entry: &'a Entry,
}

/// A record as it is stored: the exact bytes that were hashed, and the hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRecord {
    pub seq: u64,
    pub case: CaseNumber,
    pub n: u32,
    pub body: String,
    pub hash: [u8; 32],
}

impl Head {
    /// Adds a record after this head.
    pub fn push(&self, place: PlaceCode, case: CaseNumber, n: u32, entry: &Entry) -> (Head, StoredRecord) {
        let seq = self.seq + 1;
        let record = Written { place, seq, case, n, entry };
        // Entries are plain data with string keys: writing them as JSON cannot fail.
        let body = serde_json::to_string(&record).unwrap_or_default();
        let hash = link(&self.hash, &body);
        (Head { seq, hash }, StoredRecord { seq, case, n, body, hash })
    }
}

/// The hash of a record's bytes after its predecessor's.
pub fn link(before: &[u8; 32], body: &str) -> [u8; 32] {
    digest::plain(&[before, body.as_bytes()])
}
