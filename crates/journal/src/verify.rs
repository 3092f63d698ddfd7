//! Proves a database: the chain is whole, every row of the read model and every timer equals a
//! rebuild from the events, and every erasable row that still exists matches its digest.

use crate::chain::{Chained, DossierRecord, Head, Record, link};
use crate::timer::timers;
use crate::{CaseRow, Counted, Fault, Reader, Tally, Timer};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use yinuo_casework::Case;
use yinuo_delivery::{Dossier, Row};
use yinuo_kernel::{CaseNumber, PlaceCode};

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Problem {
    /// `gap`, `hash`, `unreadable`, `case`, `dossier`, `row`, `count`, `board`, `timer` or `words`.
    pub what: &'static str,
    /// A sequence number, case number or row id.
    pub at: String,
}

/// The result for one place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Verification {
    pub place: String,
    pub records: u64,
    pub cases: u64,
    /// Sources, tasks, projects, votes.
    pub dossiers: u64,
    /// The chain's last hash in hex: write it down elsewhere, and nobody can rewrite history
    /// unseen.
    pub head: String,
    /// Texts and photos whose digest was recomputed.
    pub digests: u64,
    /// Texts and photos that events name but that are gone (forgotten).
    pub forgotten: u64,
    pub problems: Vec<Problem>,
}

/// At most this many problems are listed.
const PROBLEMS: usize = 100;

/// Verifies one place. Holds the cases of the place in memory.
///
/// # Errors
/// When the store cannot be read at all.
pub fn verify(reader: &dyn Reader, place: PlaceCode) -> Result<Verification, Fault> {
    let mut found = Vec::new();
    let mut head = Head::default();
    let mut cases: BTreeMap<CaseNumber, (Case, u32)> = BTreeMap::new();
    let mut dossiers = Dossiers::default();
    let mut wanted: BTreeMap<String, String> = BTreeMap::new();
    reader.records(place, &mut |stored| {
        if stored.seq != head.seq + 1 {
            found.push(Problem { what: "gap", at: stored.seq.to_string() });
        }
        if link(&head.hash, &stored.body) != stored.hash {
            found.push(Problem { what: "hash", at: stored.seq.to_string() });
        }
        head = Head { seq: stored.seq, hash: stored.hash };
        let record: Record = match Chained::read(&stored.body) {
            Ok(Chained::Case(record)) => record,
            Ok(Chained::Dossier(record)) => {
                dossiers.take(&record, &mut wanted, &mut found);
                return Ok(());
            }
            Err(_) => {
                found.push(Problem { what: "unreadable", at: stored.seq.to_string() });
                return Ok(());
            }
        };
        if let Some(words) = record.entry.event.words() {
            wanted.insert(words.id.to_string(), words.digest.clone());
        }
        let photos = record.entry.event.photos();
        wanted.extend(photos.iter().map(|photo| (photo.id.to_string(), photo.digest.clone())));
        let good = match cases.get_mut(&record.case) {
            Some((case, n)) if record.n == *n + 1 => {
                case.apply(&record.entry);
                *n = record.n;
                true
            }
            Some(_) => false,
            None => Case::open(&record.entry).filter(|_| record.n == 1).is_some_and(|case| {
                cases.insert(record.case, (case, 1));
                true
            }),
        };
        if !good {
            found.push(Problem { what: "case", at: format!("{}/{}", record.case, record.n) });
        }
        Ok(())
    })?;

    let mut rows = 0u64;
    reader.rows(place, &mut |row| {
        rows += 1;
        if cases.get(&row.number).is_none_or(|(case, _)| CaseRow::of(case) != row) {
            found.push(Problem { what: "row", at: row.number.to_string() });
        }
        Ok(())
    })?;
    if rows != cases.len() as u64 {
        found.push(Problem { what: "row", at: format!("{rows} rows, {} cases", cases.len()) });
    }

    dossiers.compare(reader, place, &mut found)?;

    let mut counts: BTreeMap<Counted, u64> = BTreeMap::new();
    let mut tallies: BTreeMap<Tally, u64> = BTreeMap::new();
    for row in cases.values().map(|(case, _)| CaseRow::of(case)) {
        *counts.entry(Counted::of(&row)).or_default() += 1;
        Tally::of(&row).into_iter().for_each(|tally| *tallies.entry(tally).or_default() += 1);
    }
    let mut kept = reader.counts(place)?;
    kept.retain(|_, count| *count > 0);
    if kept != counts {
        found.push(Problem { what: "count", at: format!("{} of {} stages", kept.len(), counts.len()) });
    }
    let kept = reader.tallies(place)?;
    if kept != tallies {
        let wrong = tallies.iter().filter(|(tally, n)| kept.get(tally) != Some(n)).count();
        let more = kept.keys().filter(|tally| !tallies.contains_key(tally)).count();
        found.push(Problem { what: "board", at: format!("{wrong} counts wrong, {more} too many") });
    }

    let rebuilt: BTreeSet<Timer> = cases.values().flat_map(|(case, _)| timers(case)).collect();
    let kept: BTreeSet<Timer> = reader.timers(place)?.into_iter().collect();
    for timer in rebuilt.symmetric_difference(&kept) {
        found.push(Problem { what: "timer", at: format!("{} {}", timer.case, timer.clock.as_str()) });
    }

    let mut digests = 0u64;
    let named = wanted.len() as u64;
    let mut present = 0u64;
    reader.digests(place, &mut |id, digest| {
        digests += 1;
        match wanted.get(id) {
            Some(in_event) if *in_event == digest => present += 1,
            _ => found.push(Problem { what: "words", at: id.to_owned() }),
        }
    })?;
    found.truncate(PROBLEMS);
    Ok(Verification {
        place: place.to_string(),
        records: head.seq,
        cases: cases.len() as u64,
        dossiers: dossiers.0.len() as u64,
        head: crate::digest::hex(&head.hash),
        digests,
        forgotten: named.saturating_sub(present),
        problems: found,
    })
}

/// The dossiers as their records make them: state, records, and the last of them in the chain.
#[derive(Default)]
struct Dossiers(BTreeMap<CaseNumber, (Dossier, u32, u64)>);

impl Dossiers {
    fn take(&mut self, record: &DossierRecord, wanted: &mut BTreeMap<String, String>, found: &mut Vec<Problem>) {
        let did = &record.entry.did;
        wanted.extend(did.words().into_iter().map(|words| (words.id.to_string(), words.digest.clone())));
        wanted.extend(did.blobs().into_iter().map(|blob| (blob.id.to_string(), blob.digest.clone())));
        let good = match self.0.get_mut(&record.dossier) {
            Some((dossier, n, seq)) if record.n == *n + 1 => {
                dossier.apply(&record.entry);
                (*n, *seq) = (record.n, record.seq);
                true
            }
            Some(_) => false,
            None => Dossier::open(record.dossier, &record.entry).filter(|_| record.n == 1).is_some_and(|dossier| {
                self.0.insert(record.dossier, (dossier, 1, record.seq));
                true
            }),
        };
        if !good {
            found.push(Problem { what: "dossier", at: format!("{}/{}", record.dossier, record.n) });
        }
    }

    fn compare(&self, reader: &dyn Reader, place: PlaceCode, found: &mut Vec<Problem>) -> Result<(), Fault> {
        let kept = reader.dossiers_after(place, 0)?;
        for kept in &kept {
            let made = self.0.get(&kept.row.number);
            if made.is_none_or(|(dossier, n, seq)| Row::of(dossier, *n) != kept.row || *seq != kept.seq) {
                found.push(Problem { what: "row", at: kept.row.number.to_string() });
            }
        }
        if kept.len() != self.0.len() {
            found.push(Problem { what: "row", at: format!("{} rows, {} dossiers", kept.len(), self.0.len()) });
        }
        Ok(())
    }
}
