//! The port: what a store must do. Methods are synchronous: the engine owns one thread for
//! writing, readers run wherever their caller puts them.

use crate::settled::SettledQuery;
use crate::{
    Account, BlobRow, Board, CaseRow, Change, Counted, DossierRow, Fault, Head, Keeping, Letter, Page, PersonRow,
    QueueQuery, Receipt, Session, StoredRecord, Subscriber, Tally, Text, Timer, Urn,
};
use std::collections::BTreeMap;
use yinuo_casework::Entry;
use yinuo_delivery::meter::Settled;
use yinuo_delivery::vote::{Ballot, SlipId};
use yinuo_kernel::{BlobId, CaseNumber, PersonId, PlaceCode, Timestamp, WordsId};

/// The writing side. Exactly one exists for a database at a time.
///
/// Everything between `begin` and `commit` becomes durable together or not at all; `commit`
/// returns only when it has reached the disk.
pub trait Store: Send {
    fn begin(&mut self) -> Result<(), Fault>;
    fn commit(&mut self) -> Result<(), Fault>;
    /// Undoes everything since `begin`, and makes the store usable again after a fault.
    fn rollback(&mut self);

    fn head(&mut self, place: PlaceCode) -> Result<Head, Fault>;
    /// The events of a case in order; empty when there is none, and for the number of a dossier.
    fn history(&mut self, place: PlaceCode, case: CaseNumber) -> Result<Vec<Entry>, Fault>;
    /// What happened to a dossier in order; empty when there is none, and for the number of a case.
    fn course(&mut self, place: PlaceCode, dossier: CaseNumber) -> Result<Vec<yinuo_delivery::Entry>, Fault>;
    /// The highest serial given on a day (`yymmdd`), to a case or a dossier.
    fn last_serial(&mut self, place: PlaceCode, day: u32) -> Result<u32, Fault>;
    /// The row of every dossier, as the open transaction has it. A walk over the whole register: only for
    /// what is rare.
    fn dossiers(&mut self, place: PlaceCode) -> Result<Vec<yinuo_delivery::Row>, Fault>;
    fn receipt(&mut self, place: PlaceCode, key: &str) -> Result<Option<Receipt>, Fault>;
    fn write(&mut self, place: PlaceCode, change: &Change) -> Result<(), Fault>;
    fn keep(&mut self, keeping: &Keeping) -> Result<(), Fault>;
    /// Who has news by mail, by login; what this transaction has kept is seen.
    fn subscribers(&mut self, place: PlaceCode) -> Result<Vec<Subscriber>, Fault>;

    /// The pending timers due at or before `now`, earliest first.
    fn due_timers(&mut self, place: PlaceCode, now: Timestamp, limit: usize) -> Result<Vec<Timer>, Fault>;
    fn drop_timer(&mut self, place: PlaceCode, timer: &Timer) -> Result<(), Fault>;

    /// The ballot of a slip, where it has voted. Only the writing side can open an urn, see [`crate::urn`].
    fn ballot(&mut self, place: PlaceCode, urn: Urn, slip: SlipId) -> Result<Option<Ballot>, Fault>;
    /// All ballots of an urn, by slip.
    fn ballots(&mut self, place: PlaceCode, urn: Urn) -> Result<Vec<Ballot>, Fault>;
    /// Puts a ballot in. It must keep nothing of when, or after which other; a second one of the same slip
    /// is a fault, for the engine has asked before.
    fn put_ballot(&mut self, place: PlaceCode, urn: Urn, ballot: &Ballot) -> Result<(), Fault>;
    fn empty_urn(&mut self, place: PlaceCode, urn: Urn) -> Result<(), Fault>;

    /// Writes as much as a command with a photo may need, and takes it away again: a commit with nothing in
    /// it succeeds on a full disk, so this is how the end of a pause is told. Leaves no trace.
    fn probe(&mut self) -> Result<(), Fault>;
}

/// The reading side: many at once, each sees only what is committed.
pub trait Reader: Send + Sync {
    fn history(&self, place: PlaceCode, case: CaseNumber) -> Result<Vec<Entry>, Fault>;
    fn course(&self, place: PlaceCode, dossier: CaseNumber) -> Result<Vec<yinuo_delivery::Entry>, Fault>;
    fn row(&self, place: PlaceCode, case: CaseNumber) -> Result<Option<CaseRow>, Fault>;
    fn list(&self, query: &QueueQuery) -> Result<Page, Fault>;
    /// Counts at `now`; resolved, reopened and received since `since`.
    fn board(&self, place: PlaceCode, now: Timestamp, since: Timestamp) -> Result<Board, Fault>;
    /// How many cases were settled within a window, in time, and to the caller's satisfaction.
    fn settled(&self, query: &SettledQuery) -> Result<Settled, Fault>;
    fn receipt(&self, place: PlaceCode, key: &str) -> Result<Option<Receipt>, Fault>;
    /// Cases whose index holds every token (a last `*` stands for any ending), newest first, from
    /// before a number on.
    fn matches(
        &self,
        place: PlaceCode,
        tokens: &[String],
        before: Option<CaseNumber>,
        limit: usize,
    ) -> Result<Vec<CaseNumber>, Fault>;
    /// The rows of dossiers that records after `seq` made, by that record: to read the register once and
    /// then only what has changed.
    fn dossiers_after(&self, place: PlaceCode, seq: u64) -> Result<Vec<DossierRow>, Fault>;
    /// Letters to be delivered at or before `now`, oldest first.
    fn outbox(&self, place: PlaceCode, now: Timestamp, limit: usize) -> Result<Vec<Letter>, Fault>;
    /// The cases reported with this phone number: to find what somebody wants forgotten.
    fn cases_of_phone(&self, place: PlaceCode, phone: &str) -> Result<Vec<CaseNumber>, Fault>;
    /// How many cases are counted under what; a read model of its own, so that it costs nothing
    /// however many cases there are.
    fn counts(&self, place: PlaceCode) -> Result<BTreeMap<Counted, u64>, Fault>;
    /// All that is kept for the board, see [`crate::tally`].
    fn tallies(&self, place: PlaceCode) -> Result<BTreeMap<Tally, u64>, Fault>;

    /// The texts that still exist.
    fn words(&self, place: PlaceCode, ids: &[WordsId]) -> Result<BTreeMap<WordsId, Text>, Fault>;
    fn person(&self, place: PlaceCode, id: PersonId) -> Result<Option<PersonRow>, Fault>;
    fn blob(&self, place: PlaceCode, id: BlobId) -> Result<Option<BlobRow>, Fault>;

    fn account(&self, login: &str) -> Result<Option<Account>, Fault>;
    fn accounts(&self) -> Result<Vec<Account>, Fault>;
    /// Who has news by mail, by login.
    fn subscribers(&self, place: PlaceCode) -> Result<Vec<Subscriber>, Fault>;
    /// By the hex SHA-256 of the token.
    fn session(&self, token: &str) -> Result<Option<Session>, Fault>;
    /// The secret from which the citizens' codes are derived, made when the database was.
    fn secret(&self) -> Result<[u8; 32], Fault>;

    fn places(&self) -> Result<Vec<PlaceCode>, Fault>;
    /// Every record of a place in order.
    fn records(&self, place: PlaceCode, each: &mut dyn FnMut(StoredRecord) -> Result<(), Fault>) -> Result<(), Fault>;
    /// The records after `seq` in order, at most `limit`. A store with a key over them overrides
    /// this: read from the start it is slow.
    fn records_after(&self, place: PlaceCode, seq: u64, limit: usize) -> Result<Vec<StoredRecord>, Fault> {
        let mut found = Vec::new();
        self.records(place, &mut |record| {
            if record.seq > seq && found.len() < limit {
                found.push(record);
            }
            Ok(())
        })?;
        Ok(found)
    }
    /// Every row of the read model, by number.
    fn rows(&self, place: PlaceCode, each: &mut dyn FnMut(CaseRow) -> Result<(), Fault>) -> Result<(), Fault>;
    fn timers(&self, place: PlaceCode) -> Result<Vec<Timer>, Fault>;
    /// Recomputed digests of the erasable rows that still exist: words, then photos.
    fn digests(&self, place: PlaceCode, each: &mut dyn FnMut(&str, String)) -> Result<(), Fault>;
    /// Proves that reading works.
    fn ping(&self) -> Result<(), Fault>;
}
