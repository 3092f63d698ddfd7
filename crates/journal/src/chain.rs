//! The hash chain: one per place, SHA-256, each record over its predecessor's hash and its own
//! bytes. Whoever changes one event must change every later one, and a backup's head shows it.
//! Cases and dossiers share the chain, and the numbers.

use crate::digest;
use serde::{Deserialize, Serialize};
use yinuo_casework::Entry;
use yinuo_kernel::{CaseNumber, PlaceCode, Timestamp};

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

/// What happened to a dossier, in its place in the chain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DossierRecord {
    pub place: PlaceCode,
    pub seq: u64,
    pub dossier: CaseNumber,
    /// From 1 within the dossier.
    pub n: u32,
    #[serde(flatten)]
    pub entry: yinuo_delivery::Entry,
}

/// The place, the number and the name of the third field take less than this of a record's bytes.
const HEAD: usize = 64;

/// A record of the chain, whatever it is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Chained {
    Case(Record),
    Dossier(DossierRecord),
}

impl Chained {
    /// # Errors
    /// When the bytes are neither.
    pub fn read(body: &str) -> Result<Chained, serde_json::Error> {
        // Which of both stands in the third field, before anything that an event says.
        let head = body.get(..HEAD).unwrap_or(body);
        match head.contains("\"dossier\":") {
            true => serde_json::from_str(body).map(Chained::Dossier),
            false => serde_json::from_str(body).map(Chained::Case),
        }
    }

    pub fn seq(&self) -> u64 {
        match self {
            Chained::Case(record) => record.seq,
            Chained::Dossier(record) => record.seq,
        }
    }

    pub fn at(&self) -> Timestamp {
        match self {
            Chained::Case(record) => record.entry.at,
            Chained::Dossier(record) => record.entry.at,
        }
    }

    /// The record of a case, when it is one.
    pub fn case(self) -> Option<Record> {
        match self {
            Chained::Case(record) => Some(record),
            Chained::Dossier(_) => None,
        }
    }

    /// The record of a dossier, when it is one.
    pub fn dossier(self) -> Option<DossierRecord> {
        match self {
            Chained::Case(_) => None,
            Chained::Dossier(record) => Some(record),
        }
    }
}

/// A record as it is stored: the exact bytes that were hashed, and the hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRecord {
    pub seq: u64,
    /// Of the case or the dossier.
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
        self.chain(case, n, serde_json::to_string(&record).unwrap_or_default())
    }

    /// Adds what happened to a dossier after this head.
    pub fn push_dossier(
        &self,
        place: PlaceCode,
        dossier: CaseNumber,
        n: u32,
        entry: &yinuo_delivery::Entry,
    ) -> (Head, StoredRecord) {
        let record = DossierRecord { place, seq: self.seq + 1, dossier, n, entry: entry.clone() };
        self.chain(dossier, n, serde_json::to_string(&record).unwrap_or_default())
    }

    fn chain(&self, case: CaseNumber, n: u32, body: String) -> (Head, StoredRecord) {
        let seq = self.seq + 1;
        let hash = link(&self.hash, &body);
        (Head { seq, hash }, StoredRecord { seq, case, n, body, hash })
    }
}

/// The hash of a record's bytes after its predecessor's.
pub fn link(before: &[u8; 32], body: &str) -> [u8; 32] {
    digest::plain(&[before, body.as_bytes()])
}
