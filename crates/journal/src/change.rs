//! What one command changes, as data: a store only has to write it down.

use crate::tally::moves;
use crate::{BlobRow, CaseRow, Letter, PersonRow, Receipt, StoredRecord, Tally, Timer, WordsRow};
use yinuo_casework::Stage;
use yinuo_kernel::{CaseNumber, CaseTypeId};

/// Under what a case is counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Counted {
    pub case_type: CaseTypeId,
    pub stage: Stage,
    pub sealed: bool,
}

impl Counted {
    pub fn of(row: &CaseRow) -> Counted {
        Counted { case_type: row.case_type.clone(), stage: row.stage, sealed: row.sealed }
    }
}

/// A dossier's row, and the record that made it.
#[derive(Clone, Debug, PartialEq)]
pub struct DossierRow {
    pub seq: u64,
    pub row: yinuo_delivery::Row,
}

/// Everything that follows from one decided command, for one transaction.
#[derive(Clone, Debug)]
pub struct Change {
    pub case: CaseNumber,
    pub records: Vec<StoredRecord>,
    /// The case's row after the command; `None` when no record was written.
    pub row: Option<CaseRow>,
    /// The dossier's row after the command, where it is one.
    pub dossier: Option<DossierRow>,
    /// Whether the co-units the row names differ from before, or there are any.
    pub helpers_changed: bool,
    /// What is added to the counts, see [`Change::project`].
    pub counts: Vec<(Counted, i64)>,
    /// What is added to the board's counts.
    pub tallies: Vec<(Tally, i64)>,
    /// The tokens by which full text finds the case, see [`crate::search`]; never for a sealed one.
    pub index: Option<String>,
    pub letters: Vec<Letter>,
    /// The case's words, photos, person and index go.
    pub erase: bool,
    pub drop_timers: Vec<Timer>,
    pub put_timers: Vec<Timer>,
    pub words: Vec<WordsRow>,
    pub person: Option<PersonRow>,
    pub blobs: Vec<BlobRow>,
    /// The idempotency key and its receipt.
    pub receipt: Option<(String, Receipt)>,
}

impl Change {
    /// A change that changes nothing yet.
    pub fn empty(case: CaseNumber) -> Change {
        Change {
            case,
            records: Vec::new(),
            row: None,
            dossier: None,
            helpers_changed: false,
            counts: Vec::new(),
            tallies: Vec::new(),
            index: None,
            letters: Vec::new(),
            erase: false,
            drop_timers: Vec::new(),
            put_timers: Vec::new(),
            words: Vec::new(),
            person: None,
            blobs: Vec::new(),
            receipt: None,
        }
    }

    /// Takes the case's row, and counts it where it is now instead of where it was; `None` for a
    /// new case.
    pub fn project(&mut self, was: Option<&CaseRow>, row: CaseRow) {
        self.counts = moves(was.map(Counted::of).into_iter().collect(), vec![Counted::of(&row)]);
        self.tallies = moves(was.map(Tally::of).unwrap_or_default(), Tally::of(&row));
        self.row = Some(row);
    }
}
