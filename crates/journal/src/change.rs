//! What one command changes, as data: a store only has to write it down.

use crate::{BlobRow, CaseRow, PersonRow, Receipt, StoredRecord, Timer, WordsRow};
use yinuo_kernel::CaseNumber;

/// Everything that follows from one decided command, for one transaction.
#[derive(Clone, Debug)]
pub struct Change {
    pub case: CaseNumber,
    pub records: Vec<StoredRecord>,
    /// The case's row after the command; `None` when no record was written.
    pub row: Option<CaseRow>,
    /// Whether the co-units the row names differ from before, or there are any.
    pub helpers_changed: bool,
    pub drop_timers: Vec<Timer>,
    pub put_timers: Vec<Timer>,
    pub words: Vec<WordsRow>,
    pub person: Option<PersonRow>,
    pub blobs: Vec<BlobRow>,
    /// The idempotency key and its receipt.
    pub receipt: Option<(String, Receipt)>,
}
