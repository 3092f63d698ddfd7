//! A list of deeds: all decided on a copy first, and written only when none is refused.

use super::core::Core;
use super::deed::Deed;
use super::submission::Target;
use crate::{Change, DossierRow, Fault, Receipt, Store, Told};
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use yinuo_delivery::meter::{Link, Meter, reach};
use yinuo_delivery::{Command, Dossier, Entry, Notice, Row, Scene, decide, notices, task};
use yinuo_kernel::{BlobId, CaseNumber, Refusal, Rule, Timestamp, WordsId};

/// Dossiers kept ready in memory; a task of five years has 20 KB.
pub(super) const CACHE: NonZeroUsize = NonZeroUsize::new(4_096).unwrap();

#[derive(Clone)]
pub(super) struct Loaded {
    pub(super) dossier: Dossier,
    /// How many records it has.
    n: u32,
}

/// A receipt for each deed; or which of them are refused, by their place in the list.
type Decision = Result<Vec<Receipt>, Vec<(usize, Refusal)>>;

/// What a deed comes to, not written yet.
struct Decided {
    number: CaseNumber,
    /// The record before its first one, within the dossier.
    n: u32,
    entries: Vec<Entry>,
    /// Who must hear of each.
    news: Vec<Vec<Notice>>,
    /// The dossier once they have happened.
    after: Option<Loaded>,
}

/// What the list has done so far, on top of what is stored.
#[derive(Default)]
pub(super) struct Draft {
    dossiers: BTreeMap<CaseNumber, Loaded>,
    /// The last number given to a new dossier.
    last: Option<CaseNumber>,
}

impl<S: Store> Core<S> {
    /// Decides a list inside the open transaction. `Ok(Err(_))` are refusals, and has written nothing.
    pub(super) fn deliver(&mut self, deeds: &[Deed]) -> Result<Decision, Fault> {
        if let Some(before) = self.delivered_before(deeds)? {
            return Ok(before);
        }
        let now = self.clock.now();
        let (mut draft, mut decided, mut refused) = (Draft::default(), Vec::with_capacity(deeds.len()), Vec::new());
        for (at, deed) in deeds.iter().enumerate() {
            match self.decide_deed(deed, now, &mut draft)? {
                Ok(one) => decided.push(one),
                Err(refusal) => refused.push((at, refusal)),
            }
        }
        if !refused.is_empty() {
            return Ok(Err(refused));
        }
        let receipts = deeds.iter().zip(decided).map(|(deed, one)| self.write_deed(deed, one, now));
        let receipts = receipts.collect::<Result<Vec<_>, _>>()?;
        self.touched = true;
        Ok(Ok(receipts))
    }

    /// The receipts of a list that was asked for before.
    fn delivered_before(&mut self, deeds: &[Deed]) -> Result<Option<Decision>, Fault> {
        let mut before = Vec::new();
        for (at, deed) in deeds.iter().enumerate() {
            let Some(key) = &deed.key else { return Ok(None) };
            match self.store.receipt(self.world.place, key)? {
                Some(receipt) if receipt.asked == deed.asked => before.push(receipt),
                // A list is stored as a whole: a key that is half known was used for something else.
                Some(_) => return Ok(Some(Err(vec![(at, Rule::KeyReused.into())]))),
                None if at > 0 => return Ok(Some(Err(vec![(at, Rule::KeyReused.into())]))),
                None => return Ok(None),
            }
        }
        Ok((!before.is_empty()).then_some(Ok(before)))
    }

    fn decide_deed(
        &mut self,
        deed: &Deed,
        now: Timestamp,
        draft: &mut Draft,
    ) -> Result<Result<Decided, Refusal>, Fault> {
        let (number, loaded) = match deed.target {
            Target::New => (self.new_number(now, draft)?, None),
            Target::Case(number) => (number, self.dossier(number, draft)?),
        };
        if let (Some(seen), Some(loaded)) = (deed.seen, &loaded)
            && seen != loaded.n
        {
            return Ok(Err(Rule::ChangedMeanwhile.into()));
        }
        let mut others = BTreeMap::new();
        for other in deed.command.others() {
            if let Some(loaded) = self.dossier(other, draft)? {
                others.insert(other, loaded.dossier);
            }
        }
        if let Command::Task(task::Command::Meter { meter: Some(meter) }) = &deed.command {
            others.extend(self.leaned_on(number, meter, draft)?);
        }
        let command = self.with_urn(deed, loaded.as_ref().map(|loaded| &loaded.dossier))?;
        let world = self.world.clone();
        let scene = Scene {
            number,
            now,
            by: &deed.by,
            rules: world.delivery(),
            directory: &world.main().directory,
            calendar: world.calendar(),
            others: &others,
        };
        let entries = match decide(loaded.as_ref().map(|loaded| &loaded.dossier), &command, &scene) {
            Ok(entries) => entries,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let n = loaded.as_ref().map_or(0, |loaded| loaded.n);
        let (after, news) = applied(loaded, number, &entries);
        if let Some(after) = &after {
            draft.dossiers.insert(number, after.clone());
        }
        if deed.target == Target::New {
            draft.last = Some(number);
        }
        Ok(Ok(Decided { number, n, entries, news, after }))
    }

    /// Every task that a meter would lean on, directly or through others: decide finds circles in them.
    fn leaned_on(
        &mut self,
        of: CaseNumber,
        meter: &Meter,
        draft: &Draft,
    ) -> Result<BTreeMap<CaseNumber, Dossier>, Fault> {
        if !meter.leans() {
            return Ok(BTreeMap::new());
        }
        let stored = self.store.dossiers(self.world.place)?;
        let mut rows: BTreeMap<CaseNumber, Row> = stored.into_iter().map(|row| (row.number, row)).collect();
        rows.extend(draft.dossiers.iter().map(|(number, it)| (*number, Row::of(&it.dossier, it.n))));
        let links: Vec<Link<'_>> = rows.values().filter_map(Link::of).collect();
        let mut found = BTreeMap::new();
        for number in reach(of, meter, &links) {
            found.extend(self.dossier(number, draft)?.map(|loaded| (number, loaded.dossier)));
        }
        Ok(found)
    }

    fn write_deed(&mut self, deed: &Deed, decided: Decided, now: Timestamp) -> Result<Receipt, Fault> {
        let place = self.world.place;
        let Decided { number, n, entries, news, after } = decided;
        let mut head = match self.head {
            Some(head) => head,
            None => self.store.head(place)?,
        };
        let mut records = Vec::with_capacity(entries.len());
        let mut letters = Vec::new();
        for ((n, entry), news) in (n + 1..).zip(&entries).zip(news) {
            let (next, record) = head.push_dossier(place, number, n, entry);
            head = next;
            records.push(record);
            letters.extend(self.letters(news.into_iter().map(Told::Dossier), head.seq, entry.at)?);
        }
        let receipt = Receipt { case: number, stage: None, seq: head.seq, at: now, asked: deed.asked.clone() };
        let row = after.as_ref().filter(|_| !entries.is_empty()).map(|after| Row::of(&after.dossier, after.n));
        // A row that no entry points at would lie about for ever.
        let pointed: BTreeSet<WordsId> = entries.iter().flat_map(|e| e.did.words()).map(|words| words.id).collect();
        let proving: BTreeSet<BlobId> = entries.iter().flat_map(|e| e.did.blobs()).map(|blob| blob.id).collect();
        let change = Change {
            dossier: row.map(|row| DossierRow { seq: head.seq, row }),
            records,
            letters,
            words: deed.words.iter().filter(|row| pointed.contains(&row.id)).cloned().collect(),
            blobs: deed.blobs.iter().filter(|row| proving.contains(&row.id)).cloned().collect(),
            receipt: deed.key.clone().map(|key| (key, receipt.clone())),
            ..Change::empty(number)
        };
        self.store.write(place, &change)?;
        self.empty_urns(number, &entries)?;
        self.head = Some(head);
        if let Some(after) = after {
            self.dossiers.put(number, after);
        }
        if deed.target == Target::New {
            self.serial = Some((number.day(), number.serial()));
        }
        Ok(receipt)
    }

    fn new_number(&mut self, now: Timestamp, draft: &Draft) -> Result<CaseNumber, Fault> {
        let next = self.next_number(now)?;
        Ok(match draft.last {
            Some(last) if last.day() == next.day() => {
                CaseNumber::new(self.world.calendar().local(now).date(), last.serial() + 1)
            }
            _ => next,
        })
    }

    /// A dossier as the list has left it, or as it is stored.
    pub(super) fn dossier(&mut self, number: CaseNumber, draft: &Draft) -> Result<Option<Loaded>, Fault> {
        if let Some(loaded) = draft.dossiers.get(&number).or_else(|| self.dossiers.get(&number)) {
            return Ok(Some(loaded.clone()));
        }
        let course = self.store.course(self.world.place, number)?;
        let n = u32::try_from(course.len()).unwrap_or(u32::MAX);
        let loaded = Dossier::replay(number, &course).map(|dossier| Loaded { dossier, n });
        if let Some(loaded) = &loaded {
            self.dossiers.put(number, loaded.clone());
        }
        Ok(loaded)
    }
}

/// A dossier after more entries, and the news of each.
fn applied(before: Option<Loaded>, number: CaseNumber, entries: &[Entry]) -> (Option<Loaded>, Vec<Vec<Notice>>) {
    let mut state = before;
    let mut news = Vec::with_capacity(entries.len());
    for entry in entries {
        let was = state.as_ref().and_then(|loaded| loaded.dossier.unit()).cloned();
        match &mut state {
            Some(loaded) => {
                loaded.dossier.apply(entry);
                loaded.n += 1;
            }
            None => state = Dossier::open(number, entry).map(|dossier| Loaded { dossier, n: 1 }),
        }
        news.push(state.as_ref().map(|now| notices(&now.dossier, was.as_ref(), entry)).unwrap_or_default());
    }
    (state, news)
}
