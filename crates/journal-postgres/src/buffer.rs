//! What a group has written and not yet sent. Reads inside the transaction look here first, so
//! the group sees its own writes.

use crate::urn::Handled;
use std::collections::BTreeMap;
use yinuo_journal::{
    BlobRow, CaseRow, Change, Counted, DossierRow, Head, Keeping, Letter, PersonRow, Receipt, StoredRecord, Tally,
    Timer, Urn, WordsRow,
};
use yinuo_kernel::{CaseNumber, PlaceCode, UnitId};

/// Whether a timer is to be there after the commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Put,
    Drop,
}

/// One place's writes.
#[derive(Debug, Default)]
pub(crate) struct Group {
    pub(crate) records: Vec<StoredRecord>,
    /// The last row of each case.
    pub(crate) rows: BTreeMap<CaseNumber, CaseRow>,
    /// The last row of each dossier.
    pub(crate) dossiers: BTreeMap<CaseNumber, DossierRow>,
    /// The last word about each timer.
    pub(crate) timers: BTreeMap<Timer, Fate>,
    pub(crate) words: Vec<(CaseNumber, WordsRow)>,
    pub(crate) persons: Vec<(CaseNumber, PersonRow)>,
    pub(crate) blobs: Vec<(CaseNumber, BlobRow)>,
    pub(crate) receipts: BTreeMap<String, Receipt>,
    /// The co-units of the cases where they may have changed.
    pub(crate) helpers: BTreeMap<CaseNumber, Vec<UnitId>>,
    /// What is added to the counts.
    pub(crate) counts: BTreeMap<Counted, i64>,
    /// What is added to the board's counts.
    pub(crate) tallies: BTreeMap<Tally, i64>,
    pub(crate) index: Vec<(CaseNumber, String)>,
    pub(crate) letters: Vec<Letter>,
    pub(crate) urns: BTreeMap<Urn, Handled>,
    /// Cases whose words, photos, person and index go, whatever this group wrote before.
    pub(crate) erase: Vec<CaseNumber>,
}

/// Everything since `begin`. Places are kept apart: no statement crosses them.
#[derive(Debug, Default)]
pub(crate) struct Buffer {
    pub(crate) places: BTreeMap<PlaceCode, Group>,
    /// In order: the last word counts.
    pub(crate) keepings: Vec<Keeping>,
}

impl Buffer {
    pub(crate) fn is_empty(&self) -> bool {
        self.places.is_empty() && self.keepings.is_empty()
    }

    pub(crate) fn of(&self, place: PlaceCode) -> Option<&Group> {
        self.places.get(&place)
    }

    pub(crate) fn write(&mut self, place: PlaceCode, change: &Change) {
        let group = self.places.entry(place).or_default();
        let case = change.case;
        group.records.extend(change.records.iter().cloned());
        group.rows.extend(change.row.iter().map(|row| (row.number, row.clone())));
        group.dossiers.extend(change.dossier.iter().map(|dossier| (case, dossier.clone())));
        group.timers.extend(change.drop_timers.iter().map(|timer| (*timer, Fate::Drop)));
        group.timers.extend(change.put_timers.iter().map(|timer| (*timer, Fate::Put)));
        group.words.extend(change.words.iter().map(|row| (case, row.clone())));
        group.persons.extend(change.person.iter().map(|row| (case, row.clone())));
        group.blobs.extend(change.blobs.iter().map(|row| (case, row.clone())));
        group.receipts.extend(change.receipt.clone());
        if let Some(row) = change.row.as_ref().filter(|_| change.helpers_changed) {
            group.helpers.insert(case, row.helpers.clone());
        }
        for (counted, more) in &change.counts {
            *group.counts.entry(counted.clone()).or_default() += more;
        }
        for (tally, more) in &change.tallies {
            *group.tallies.entry(tally.clone()).or_default() += more;
        }
        group.index.extend(change.index.iter().map(|tokens| (case, tokens.clone())));
        group.letters.extend(change.letters.iter().cloned());
        group.erase.extend(change.erase.then_some(case));
    }

    pub(crate) fn drop_timer(&mut self, place: PlaceCode, timer: &Timer) {
        self.places.entry(place).or_default().timers.insert(*timer, Fate::Drop);
    }

    /// What this group does to an urn.
    pub(crate) fn urn(&mut self, place: PlaceCode, urn: Urn) -> &mut Handled {
        self.places.entry(place).or_default().urns.entry(urn).or_default()
    }

    /// The end of each place's chain after this commit.
    pub(crate) fn heads(&self) -> Vec<(PlaceCode, Head)> {
        let last = |group: &Group| group.records.last().map(|record| Head { seq: record.seq, hash: record.hash });
        self.places.iter().filter_map(|(place, group)| Some((*place, last(group)?))).collect()
    }
}
