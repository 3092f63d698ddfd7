//! One command: recall its receipt, or load the case, decide, apply, chain, project, write.

use super::submission::{Submission, Target};
use crate::row::timers;
use crate::{CaseRow, Change, Fault, Head, Receipt, Store, StoredRecord, Timer, World};
use lru::LruCache;
use std::num::NonZeroUsize;
use std::sync::Arc;
use yinuo_casework::commands::elapse::Elapse;
use yinuo_casework::{Case, Command, Entry, Scene, decide};
use yinuo_kernel::{Actor, CaseNumber, Clock, Refusal, Rule, Timestamp};

/// Cases kept ready in memory; about 2 KB each.
const CACHE: NonZeroUsize = NonZeroUsize::new(16_384).unwrap();

#[derive(Clone)]
struct Loaded {
    case: Case,
    /// How many records it has.
    n: u32,
}

pub(super) struct Core<S> {
    pub(super) store: S,
    world: Arc<World>,
    clock: Arc<dyn Clock>,
    head: Option<Head>,
    /// The last serial given, with its day.
    serial: Option<(u32, u32)>,
    cache: LruCache<CaseNumber, Loaded>,
}

impl<S: Store> Core<S> {
    pub(super) fn new(store: S, world: Arc<World>, clock: Arc<dyn Clock>) -> Self {
        Self { store, world, clock, head: None, serial: None, cache: LruCache::new(CACHE) }
    }

    /// After a rollback nothing in memory is to be trusted.
    pub(super) fn forget(&mut self) {
        self.head = None;
        self.serial = None;
        self.cache.clear();
    }

    /// Decides one submission inside the open transaction. `Ok(Err(_))` is a refusal and has
    /// written nothing.
    pub(super) fn step(&mut self, submission: &Submission) -> Result<Result<Receipt, Refusal>, Fault> {
        let place = self.world.place;
        if let Some(key) = &submission.key
            && let Some(before) = self.store.receipt(place, key)?
        {
            let same = before.asked == submission.asked;
            return Ok(if same { Ok(before) } else { Err(Rule::KeyReused.into()) });
        }
        let now = self.clock.now();
        let (number, loaded) = match submission.target {
            Target::New => (self.next_number(now)?, None),
            Target::Case(number) => (number, self.load(number)?),
        };
        let world = self.world.clone();
        let scene = Scene {
            number,
            now,
            by: &submission.by,
            rules: &world.rules,
            directory: &world.directory,
            calendar: &world.calendar,
        };
        let entries = match decide(loaded.as_ref().map(|l| &l.case), &submission.command, &scene) {
            Ok(entries) => entries,
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.commit_entries(number, loaded, &entries, Some(submission), now)
            .map(|receipt| receipt.ok_or_else(|| Refusal::new(Rule::StageForbids, "nothing to do")))
    }

    /// Fires one due timer; a stale one just goes.
    pub(super) fn fire(&mut self, timer: &Timer) -> Result<(), Fault> {
        let now = self.clock.now();
        let world = self.world.clone();
        self.store.drop_timer(world.place, timer)?;
        let Some(loaded) = self.load(timer.case)? else { return Ok(()) };
        let scene = Scene {
            number: timer.case,
            now,
            by: &Actor::SYSTEM,
            rules: &world.rules,
            directory: &world.directory,
            calendar: &world.calendar,
        };
        let elapse = Elapse { clock: timer.clock, round: timer.round, point: timer.point };
        if let Ok(entries) = decide(Some(&loaded.case), &Command::Elapse(elapse), &scene) {
            self.commit_entries(timer.case, Some(loaded), &entries, None, now)?;
        }
        Ok(())
    }

    /// The timers due now. A deadline is met up to its instant, so it speaks a millisecond later.
    pub(super) fn due(&mut self, limit: usize) -> Result<Vec<Timer>, Fault> {
        let before = self.clock.now().as_millisecond() - 1;
        let before = Timestamp::from_millisecond(before).unwrap_or(Timestamp::MIN);
        self.store.due_timers(self.world.place, before, limit)
    }

    fn commit_entries(
        &mut self,
        number: CaseNumber,
        loaded: Option<Loaded>,
        entries: &[Entry],
        submission: Option<&Submission>,
        now: Timestamp,
    ) -> Result<Option<Receipt>, Fault> {
        let place = self.world.place;
        let before = loaded.as_ref().map(|l| timers(&l.case)).unwrap_or_default();
        let mut state = loaded;
        let mut head = match self.head {
            Some(head) => head,
            None => self.store.head(place)?,
        };
        let mut records: Vec<StoredRecord> = Vec::with_capacity(entries.len());
        for entry in entries {
            let n = state.as_ref().map_or(0, |l| l.n) + 1;
            let (next, record) = head.push(place, number, n, entry);
            head = next;
            records.push(record);
            match &mut state {
                Some(loaded) => {
                    loaded.case.apply(entry);
                    loaded.n = n;
                }
                None => state = Case::open(entry).map(|case| Loaded { case, n }),
            }
        }
        let Some(state) = state.filter(|_| !records.is_empty()) else { return Ok(None) };
        let after = timers(&state.case);
        let receipt = Receipt {
            case: number,
            stage: state.case.stage,
            seq: head.seq,
            at: now,
            asked: submission.map(|s| s.asked.clone()).unwrap_or_default(),
        };
        let change = Change {
            case: number,
            records,
            row: Some(CaseRow::of(&state.case)),
            drop_timers: before.iter().filter(|t| !after.contains(t)).copied().collect(),
            put_timers: after.iter().filter(|t| !before.contains(t)).copied().collect(),
            words: submission.map(|s| s.words.clone()).unwrap_or_default(),
            person: submission.and_then(|s| s.person.clone()),
            blobs: submission.map(|s| s.blobs.clone()).unwrap_or_default(),
            receipt: submission.and_then(|s| s.key.clone()).map(|key| (key, receipt.clone())),
        };
        self.store.write(place, &change)?;
        self.head = Some(head);
        if self.serial.is_none_or(|(day, last)| (day, last) < (number.day(), number.serial())) {
            self.serial = Some((number.day(), number.serial()));
        }
        self.cache.put(number, state);
        Ok(Some(receipt))
    }

    /// The next free number of today (+08:00).
    fn next_number(&mut self, now: Timestamp) -> Result<CaseNumber, Fault> {
        let today = self.world.calendar.local(now).date();
        let day = CaseNumber::new(today, 1).day();
        let last = match self.serial {
            Some((known, last)) if known == day => last,
            _ => self.store.last_serial(self.world.place, day)?,
        };
        Ok(CaseNumber::new(today, last + 1))
    }

    fn load(&mut self, number: CaseNumber) -> Result<Option<Loaded>, Fault> {
        if let Some(loaded) = self.cache.get(&number) {
            return Ok(Some(loaded.clone()));
        }
        let history = self.store.history(self.world.place, number)?;
        let n = u32::try_from(history.len()).unwrap_or(u32::MAX);
        Ok(Case::replay(&history).map(|case| Loaded { case, n }))
    }
}
