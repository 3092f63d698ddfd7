//! A source as lists see it.

use super::{Source, SourceKind, Stage};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use yinuo_kernel::{BlobId, CaseNumber, Timestamp};

/// A row of the register of sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceRow {
    pub kind: SourceKind,
    pub stage: Stage,
    pub file: Option<BlobId>,
    pub finish: Option<Date>,
    pub issued_at: Option<Timestamp>,
    pub listed: Vec<CaseNumber>,
}

impl SourceRow {
    pub fn of(source: &Source) -> SourceRow {
        SourceRow {
            kind: source.card.kind,
            stage: source.stage,
            file: source.card.file.as_ref().map(|file| file.id),
            finish: source.card.finish,
            issued_at: source.issued_at,
            listed: source.listed.clone(),
        }
    }
}
