//! The model store: maps in memory. It says what a store must do in the fewest words; the
//! conformance suite holds every other store against it. A transaction is a copy.

use crate::erasable::{digest_blob, digest_words};
use crate::{
    Account, BlobRow, Board, CaseRow, Chained, Change, Counted, DossierRow, Fault, Head, Keeping, Letter, Page,
    PersonRow, QueueQuery, Reader, Receipt, Session, Store, StoredRecord, Subscriber, Tally, Text, Timer, Urn,
    WordsRow, subscriber,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, RwLock};
use yinuo_casework::Entry;
use yinuo_delivery::vote::{Ballot, SlipId};
use yinuo_kernel::{BlobId, CaseNumber, PersonId, PlaceCode, Timestamp, WordsId};

/// The erasable rows of a case.
#[derive(Clone, Debug, Default)]
struct Erasable {
    words: Vec<WordsId>,
    persons: Vec<PersonId>,
    blobs: Vec<BlobId>,
}

#[derive(Clone, Debug, Default)]
struct Place {
    records: Vec<StoredRecord>,
    rows: BTreeMap<CaseNumber, CaseRow>,
    dossiers: BTreeMap<CaseNumber, DossierRow>,
    index: BTreeMap<CaseNumber, BTreeSet<String>>,
    timers: BTreeSet<Timer>,
    receipts: BTreeMap<String, Receipt>,
    urns: BTreeMap<Urn, BTreeMap<SlipId, Ballot>>,
    words: BTreeMap<WordsId, WordsRow>,
    letters: BTreeMap<(u64, u32), Letter>,
    /// Which case an erasable row belongs to.
    of_case: BTreeMap<CaseNumber, Erasable>,
    persons: BTreeMap<PersonId, PersonRow>,
    blobs: BTreeMap<BlobId, BlobRow>,
    subscribers: BTreeMap<String, Subscriber>,
}

#[derive(Clone, Debug, Default)]
struct Data {
    /// Shared until a transaction changes it.
    places: BTreeMap<PlaceCode, Arc<Place>>,
    accounts: BTreeMap<String, Account>,
    sessions: BTreeMap<String, Session>,
}

/// The committed state, shared by the store and its readers.
#[derive(Clone, Debug, Default)]
pub struct MemoryReader(Arc<RwLock<Arc<Data>>>);

/// The writing side.
#[derive(Debug, Default)]
pub struct MemoryStore {
    shared: MemoryReader,
    open: Option<Data>,
}

impl MemoryStore {
    pub fn new() -> (MemoryStore, MemoryReader) {
        let shared = MemoryReader::default();
        (MemoryStore::over(&shared), shared)
    }

    /// A writer over what is committed already; there must be no other.
    pub fn over(shared: &MemoryReader) -> MemoryStore {
        MemoryStore { shared: shared.clone(), open: None }
    }

    fn open(&mut self) -> Result<&mut Data, Fault> {
        self.open.as_mut().ok_or_else(|| Fault::Storage("no transaction is open".into()))
    }

    fn place(&mut self, place: PlaceCode) -> Result<&mut Place, Fault> {
        Ok(Arc::make_mut(self.open()?.places.entry(place).or_default()))
    }

    /// What this transaction reads.
    fn read(&mut self, place: PlaceCode) -> Result<Arc<Place>, Fault> {
        Ok(self.open()?.places.get(&place).cloned().unwrap_or_default())
    }
}

impl Store for MemoryStore {
    fn begin(&mut self) -> Result<(), Fault> {
        self.open = Some(Data::clone(&self.shared.data()));
        Ok(())
    }

    fn commit(&mut self) -> Result<(), Fault> {
        let data = self.open.take().ok_or_else(|| Fault::Storage("no transaction is open".into()))?;
        let mut shared = self.shared.0.write().map_err(|_| Fault::Storage("lock".into()))?;
        *shared = Arc::new(data);
        Ok(())
    }

    fn rollback(&mut self) {
        self.open = None;
    }

    fn head(&mut self, place: PlaceCode) -> Result<Head, Fault> {
        let place = self.read(place)?;
        let last = place.records.last();
        Ok(last.map_or_else(Head::default, |record| Head { seq: record.seq, hash: record.hash }))
    }

    fn history(&mut self, place: PlaceCode, case: CaseNumber) -> Result<Vec<Entry>, Fault> {
        let place = self.read(place)?;
        history(&place, case)
    }

    fn course(&mut self, place: PlaceCode, dossier: CaseNumber) -> Result<Vec<yinuo_delivery::Entry>, Fault> {
        course(&*self.read(place)?, dossier)
    }

    fn last_serial(&mut self, place: PlaceCode, day: u32) -> Result<u32, Fault> {
        let place = self.read(place)?;
        let rows = place.rows.keys().chain(place.dossiers.keys()).filter(|number| number.day() == day);
        Ok(rows.map(CaseNumber::serial).max().unwrap_or(0))
    }

    fn receipt(&mut self, place: PlaceCode, key: &str) -> Result<Option<Receipt>, Fault> {
        Ok(self.read(place)?.receipts.get(key).cloned())
    }

    fn write(&mut self, place: PlaceCode, change: &Change) -> Result<(), Fault> {
        let to = self.place(place)?;
        to.records.extend(change.records.iter().cloned());
        if let Some(row) = &change.row {
            to.rows.insert(row.number, row.clone());
        }
        to.dossiers.extend(change.dossier.iter().map(|dossier| (dossier.row.number, dossier.clone())));
        if let Some(tokens) = &change.index {
            to.index.insert(change.case, tokens.split(' ').map(str::to_owned).collect());
        }
        for timer in &change.drop_timers {
            to.timers.remove(timer);
        }
        to.timers.extend(change.put_timers.iter().copied());
        let rows = to.of_case.entry(change.case).or_default();
        rows.words.extend(change.words.iter().map(|row| row.id));
        rows.persons.extend(change.person.iter().filter_map(|row| row.id));
        rows.blobs.extend(change.blobs.iter().map(|row| row.id));
        to.letters.extend(change.letters.iter().map(|letter| ((letter.seq, letter.n), letter.clone())));
        to.words.extend(change.words.iter().map(|row| (row.id, row.clone())));
        to.persons.extend(change.person.iter().filter_map(|row| Some((row.id?, row.clone()))));
        to.blobs.extend(change.blobs.iter().map(|row| (row.id, row.clone())));
        to.receipts.extend(change.receipt.clone());
        if change.erase {
            let Erasable { words, persons, blobs } = to.of_case.remove(&change.case).unwrap_or_default();
            to.words.retain(|id, _| !words.contains(id));
            to.persons.retain(|id, _| !persons.contains(id));
            to.blobs.retain(|id, _| !blobs.contains(id));
            to.index.remove(&change.case);
        }
        Ok(())
    }

    fn keep(&mut self, keeping: &Keeping) -> Result<(), Fault> {
        let data = self.open()?;
        match keeping {
            Keeping::Account(account) => {
                data.accounts.insert(account.login.clone(), account.clone());
            }
            Keeping::Session(session) => {
                data.sessions.insert(session.token.clone(), session.clone());
            }
            Keeping::EndSession { token } => {
                data.sessions.remove(token);
            }
            Keeping::Delivered { place, seq, n } => {
                if let Some(place) = data.places.get_mut(place) {
                    Arc::make_mut(place).letters.remove(&(*seq, *n));
                }
            }
            Keeping::Delayed { place, seq, n, until } => {
                if let Some(letter) =
                    data.places.get_mut(place).and_then(|place| Arc::make_mut(place).letters.get_mut(&(*seq, *n)))
                {
                    letter.tries += 1;
                    letter.next_at = *until;
                }
            }
            Keeping::Subscribed { place, .. } | Keeping::Unsubscribed { place, .. } | Keeping::Posted { place, .. } => {
                let of = Arc::make_mut(data.places.entry(*place).or_default());
                subscriber::keep(&mut of.subscribers, *place, keeping);
            }
            Keeping::Sweep { before } => data.sessions.retain(|_, session| session.until >= *before),
        }
        Ok(())
    }

    fn subscribers(&mut self, place: PlaceCode) -> Result<Vec<Subscriber>, Fault> {
        Ok(self.read(place)?.subscribers.values().cloned().collect())
    }

    fn due_timers(&mut self, place: PlaceCode, now: Timestamp, limit: usize) -> Result<Vec<Timer>, Fault> {
        Ok(self.read(place)?.timers.iter().take_while(|timer| timer.at <= now).take(limit).copied().collect())
    }

    fn drop_timer(&mut self, place: PlaceCode, timer: &Timer) -> Result<(), Fault> {
        self.place(place)?.timers.remove(timer);
        Ok(())
    }

    fn ballot(&mut self, place: PlaceCode, urn: Urn, slip: SlipId) -> Result<Option<Ballot>, Fault> {
        Ok(self.read(place)?.urns.get(&urn).and_then(|ballots| ballots.get(&slip)).cloned())
    }

    fn ballots(&mut self, place: PlaceCode, urn: Urn) -> Result<Vec<Ballot>, Fault> {
        Ok(self.read(place)?.urns.get(&urn).map_or_else(Vec::new, |ballots| ballots.values().cloned().collect()))
    }

    fn put_ballot(&mut self, place: PlaceCode, urn: Urn, ballot: &Ballot) -> Result<(), Fault> {
        match self.place(place)?.urns.entry(urn).or_default().insert(ballot.slip, ballot.clone()) {
            None => Ok(()),
            Some(_) => Err(Fault::Storage("a slip votes once".into())),
        }
    }

    fn empty_urn(&mut self, place: PlaceCode, urn: Urn) -> Result<(), Fault> {
        self.place(place)?.urns.remove(&urn);
        Ok(())
    }

    fn probe(&mut self) -> Result<(), Fault> {
        Ok(())
    }
}

fn of_number(place: &Place, number: CaseNumber) -> impl Iterator<Item = Result<Chained, Fault>> {
    place
        .records
        .iter()
        .filter(move |record| record.case == number)
        .map(|record| Chained::read(&record.body).map_err(|e| Fault::Damaged(format!("record {}: {e}", record.seq))))
}

fn history(place: &Place, case: CaseNumber) -> Result<Vec<Entry>, Fault> {
    let entry = |record: Chained| record.case().map(|record| record.entry);
    of_number(place, case).filter_map(|record| record.map(entry).transpose()).collect()
}

fn course(place: &Place, dossier: CaseNumber) -> Result<Vec<yinuo_delivery::Entry>, Fault> {
    let entry = |record: Chained| record.dossier().map(|record| record.entry);
    of_number(place, dossier).filter_map(|record| record.map(entry).transpose()).collect()
}

impl MemoryReader {
    fn data(&self) -> Arc<Data> {
        self.0.read().map(|data| data.clone()).unwrap_or_default()
    }

    fn place(&self, place: PlaceCode) -> Arc<Place> {
        self.data().places.get(&place).cloned().unwrap_or_default()
    }
}

impl Reader for MemoryReader {
    fn history(&self, place: PlaceCode, case: CaseNumber) -> Result<Vec<Entry>, Fault> {
        history(&self.place(place), case)
    }

    fn course(&self, place: PlaceCode, dossier: CaseNumber) -> Result<Vec<yinuo_delivery::Entry>, Fault> {
        course(&self.place(place), dossier)
    }

    fn dossiers_after(&self, place: PlaceCode, seq: u64) -> Result<Vec<DossierRow>, Fault> {
        let place = self.place(place);
        let mut rows: Vec<DossierRow> = place.dossiers.values().filter(|row| row.seq > seq).cloned().collect();
        rows.sort_by_key(|row| row.seq);
        Ok(rows)
    }

    fn row(&self, place: PlaceCode, case: CaseNumber) -> Result<Option<CaseRow>, Fault> {
        Ok(self.place(place).rows.get(&case).cloned())
    }

    fn list(&self, query: &QueueQuery) -> Result<Page, Fault> {
        let place = self.place(query.place);
        let mut rows: Vec<CaseRow> = place.rows.values().filter(|row| query.takes(row)).cloned().collect();
        rows.sort_by_key(|row| query.key(row));
        rows.retain(|row| query.after.is_none_or(|after| query.key(row) > after));
        let more = rows.len() > query.limit;
        rows.truncate(query.limit);
        let next = rows.last().filter(|_| more).map(|row| query.key(row));
        Ok(Page { rows, next })
    }

    fn board(&self, place: PlaceCode, now: Timestamp, since: Timestamp) -> Result<Board, Fault> {
        Ok(Board::recount(self.place(place).rows.values(), now, since))
    }

    fn subscribers(&self, place: PlaceCode) -> Result<Vec<Subscriber>, Fault> {
        Ok(self.place(place).subscribers.values().cloned().collect())
    }

    fn receipt(&self, place: PlaceCode, key: &str) -> Result<Option<Receipt>, Fault> {
        Ok(self.place(place).receipts.get(key).cloned())
    }

    fn matches(
        &self,
        place: PlaceCode,
        tokens: &[String],
        before: Option<CaseNumber>,
        limit: usize,
    ) -> Result<Vec<CaseNumber>, Fault> {
        let has = |have: &BTreeSet<String>, token: &String| match token.strip_suffix('*') {
            Some(start) => have.iter().any(|one| one.starts_with(start)),
            None => have.contains(token),
        };
        let place = self.place(place);
        let found = place.index.iter().rev().filter(|(number, have)| {
            before.is_none_or(|before| **number < before) && tokens.iter().all(|token| has(have, token))
        });
        Ok(found.map(|(number, _)| *number).take(limit).collect())
    }

    fn outbox(&self, place: PlaceCode, now: Timestamp, limit: usize) -> Result<Vec<Letter>, Fault> {
        let mut letters: Vec<Letter> =
            self.place(place).letters.values().filter(|l| l.next_at <= now).cloned().collect();
        letters.sort_by_key(|letter| (letter.next_at, letter.seq, letter.n));
        letters.truncate(limit);
        Ok(letters)
    }

    fn cases_of_phone(&self, place: PlaceCode, phone: &str) -> Result<Vec<CaseNumber>, Fault> {
        let place = self.place(place);
        let has = |id: &PersonId| place.persons.get(id).is_some_and(|person| person.phone == phone);
        let found = place.of_case.iter().filter(|(_, rows)| rows.persons.iter().any(has));
        Ok(found.map(|(number, _)| *number).collect())
    }

    fn counts(&self, place: PlaceCode) -> Result<BTreeMap<Counted, u64>, Fault> {
        let mut counts = BTreeMap::new();
        for row in self.place(place).rows.values() {
            *counts.entry(Counted::of(row)).or_default() += 1;
        }
        Ok(counts)
    }

    fn tallies(&self, place: PlaceCode) -> Result<BTreeMap<Tally, u64>, Fault> {
        let mut tallies = BTreeMap::new();
        for tally in self.place(place).rows.values().flat_map(Tally::of) {
            *tallies.entry(tally).or_default() += 1;
        }
        Ok(tallies)
    }

    fn words(&self, place: PlaceCode, ids: &[WordsId]) -> Result<BTreeMap<WordsId, Text>, Fault> {
        let place = self.place(place);
        Ok(ids.iter().filter_map(|id| Some((*id, place.words.get(id)?.text.clone()))).collect())
    }

    fn person(&self, place: PlaceCode, id: PersonId) -> Result<Option<PersonRow>, Fault> {
        Ok(self.place(place).persons.get(&id).cloned())
    }

    fn blob(&self, place: PlaceCode, id: BlobId) -> Result<Option<BlobRow>, Fault> {
        Ok(self.place(place).blobs.get(&id).cloned())
    }

    fn account(&self, login: &str) -> Result<Option<Account>, Fault> {
        Ok(self.data().accounts.get(login).cloned())
    }

    fn accounts(&self) -> Result<Vec<Account>, Fault> {
        Ok(self.data().accounts.values().cloned().collect())
    }

    fn session(&self, token: &str) -> Result<Option<Session>, Fault> {
        Ok(self.data().sessions.get(token).cloned())
    }

    fn secret(&self) -> Result<[u8; 32], Fault> {
        // Nothing of this store outlives the process, so neither need its codes.
        Ok([0; 32])
    }

    fn places(&self) -> Result<Vec<PlaceCode>, Fault> {
        let data = self.data();
        Ok(data.places.iter().filter(|(_, place)| !place.records.is_empty()).map(|(code, _)| *code).collect())
    }

    fn records(&self, place: PlaceCode, each: &mut dyn FnMut(StoredRecord) -> Result<(), Fault>) -> Result<(), Fault> {
        self.place(place).records.iter().cloned().try_for_each(each)
    }

    fn records_after(&self, place: PlaceCode, seq: u64, limit: usize) -> Result<Vec<StoredRecord>, Fault> {
        let place = self.place(place);
        Ok(place.records.iter().filter(|record| record.seq > seq).take(limit).cloned().collect())
    }

    fn rows(&self, place: PlaceCode, each: &mut dyn FnMut(CaseRow) -> Result<(), Fault>) -> Result<(), Fault> {
        self.place(place).rows.values().cloned().try_for_each(each)
    }

    fn timers(&self, place: PlaceCode) -> Result<Vec<Timer>, Fault> {
        Ok(self.place(place).timers.iter().copied().collect())
    }

    fn digests(&self, place: PlaceCode, each: &mut dyn FnMut(&str, String)) -> Result<(), Fault> {
        let place = self.place(place);
        for row in place.words.values() {
            each(&row.id.to_string(), digest_words(&row.key, &row.stored()));
        }
        for row in place.blobs.values() {
            each(&row.id.to_string(), digest_blob(&row.key, &row.bytes));
        }
        Ok(())
    }

    fn ping(&self) -> Result<(), Fault> {
        Ok(())
    }
}
