//! One command: recall its receipt, or load the case, decide, and carry out what follows.

use super::news::{Board, News};
use super::submission::{Submission, Target};
use crate::{Fault, Head, Receipt, Store, Subscriber, Timer, World};
use lru::LruCache;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use yinuo_casework::{Case, Command, Entry, Event, Scene, decide};
use yinuo_kernel::{Actor, CaseNumber, CaseTypeId, Clock, Refusal, Rule, Timestamp};

/// Cases kept ready in memory; about 2 KB each.
const CACHE: NonZeroUsize = NonZeroUsize::new(16_384).unwrap();

pub(super) struct Loaded {
    pub(super) case: Case,
    /// How many records it has.
    pub(super) n: u32,
}

pub(super) struct Core<S> {
    pub(super) store: S,
    pub(super) world: Arc<World>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) head: Option<Head>,
    /// The last serial given, with its day.
    pub(super) serial: Option<(u32, u32)>,
    pub(super) cache: LruCache<CaseNumber, Loaded>,
    /// What the open transaction changed, to be told once it is durable.
    pub(super) untold: Vec<News>,
    board: Arc<Board>,
    /// How often accounts or sessions have changed.
    pub(super) kept: Arc<AtomicU64>,
    pub(super) dossiers: LruCache<CaseNumber, super::deliver::Loaded>,
    /// Who has news by mail, once it was asked for.
    pub(super) subscribers: Option<Arc<[Subscriber]>>,
    /// Whether the open transaction changed dossiers, and how often that has happened.
    pub(super) touched: bool,
    pub(super) delivered: Arc<AtomicU64>,
}

/// Who commands which case of which type.
pub(super) struct Ask<'a> {
    pub(super) number: CaseNumber,
    pub(super) case_type: &'a CaseTypeId,
    pub(super) by: &'a Actor,
    pub(super) command: &'a Command,
    pub(super) now: Timestamp,
}

impl<S: Store> Core<S> {
    pub(super) fn new(store: S, world: Arc<World>, clock: Arc<dyn Clock>, board: Arc<Board>) -> Self {
        let kept = Arc::default();
        let cache = LruCache::new(CACHE);
        Self {
            store,
            world,
            clock,
            head: None,
            serial: None,
            cache,
            untold: Vec::new(),
            board,
            kept,
            dossiers: LruCache::new(super::deliver::CACHE),
            subscribers: None,
            touched: false,
            delivered: Arc::default(),
        }
    }

    /// Tells what the transaction changed.
    pub(super) fn tell_news(&mut self) {
        self.board.tell(self.untold.drain(..));
        if std::mem::take(&mut self.touched) {
            self.delivered.fetch_add(1, Ordering::Release);
        }
    }

    /// After a rollback nothing in memory is to be trusted.
    pub(super) fn forget(&mut self) {
        self.head = None;
        self.serial = None;
        self.cache.clear();
        self.untold.clear();
        self.dossiers.clear();
        self.subscribers = None;
        self.touched = false;
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
        if let Some(seen) = submission.seen
            && loaded.as_ref().is_some_and(|loaded| seen != loaded.n)
            && self.acted_since(number, seen)?
        {
            return Ok(Err(self.refused(number, loaded, Rule::ChangedMeanwhile.into())));
        }
        let main = &self.world.main().rules.case_type;
        let new = submission.case_type.as_ref().unwrap_or(main);
        let case_type = loaded.as_ref().map_or(new, |loaded| &loaded.case.case_type).clone();
        let ask = Ask { number, case_type: &case_type, by: &submission.by, command: &submission.command, now };
        let entries = match self.decide(loaded.as_ref(), &ask)? {
            Ok(entries) => entries,
            Err(refusal) => return Ok(Err(self.refused(number, loaded, refusal))),
        };
        let receipt = self.carry(loaded, number, &entries, Some(submission), now)?;
        Ok(receipt.ok_or_else(|| Refusal::new(Rule::StageForbids, "nothing to do")))
    }

    /// Whether anything but clocks and looks came after a case's first `seen` records.
    fn acted_since(&mut self, number: CaseNumber, seen: u32) -> Result<bool, Fault> {
        let history = self.store.history(self.world.place, number)?;
        let Some(since) = history.get(seen as usize..) else { return Ok(true) };
        let quiet =
            |entry: &Entry| matches!(entry.event, Event::Elapsed { .. } | Event::Reckoned { .. } | Event::Disclosed);
        Ok(!since.iter().all(quiet))
    }

    /// Fires one due timer; a stale one just goes.
    pub(super) fn fire(&mut self, timer: &Timer) -> Result<(), Fault> {
        let now = self.clock.now();
        self.store.drop_timer(self.world.place, timer)?;
        self.tell(timer.case, &Command::Elapse(timer.command()), now)
    }

    /// The system gives a case a command. One that a rule forbids, or for a case that is not
    /// there, leads to nothing: timers and news may come late or twice.
    pub(super) fn tell(&mut self, number: CaseNumber, command: &Command, now: Timestamp) -> Result<(), Fault> {
        let Some(loaded) = self.load(number)? else { return Ok(()) };
        let case_type = loaded.case.case_type.clone();
        let ask = Ask { number, case_type: &case_type, by: &Actor::SYSTEM, command, now };
        match self.decide(Some(&loaded), &ask)? {
            Ok(entries) => drop(self.carry(Some(loaded), number, &entries, None, now)?),
            Err(_) => self.ready(number, loaded),
        }
        Ok(())
    }

    pub(super) fn decide(
        &mut self,
        loaded: Option<&Loaded>,
        ask: &Ask<'_>,
    ) -> Result<Result<Vec<Entry>, Refusal>, Fault> {
        let other = match ask.command.other() {
            Some(other) => self.load(other)?,
            None => None,
        };
        let world = self.world.clone();
        let Some(matter) = world.matter(ask.case_type) else {
            return Ok(Err(Refusal::new(Rule::UnknownType, ask.case_type.as_str())));
        };
        let case = loaded.map(|loaded| &loaded.case);
        let scene = Scene {
            number: ask.number,
            now: ask.now,
            by: ask.by,
            rules: &matter.rules,
            directory: &matter.directory,
            calendar: world.calendar_of(case.and_then(|case| case.unit.as_ref())),
            other: other.as_ref().map(|loaded| &loaded.case),
        };
        let decided = decide(case, ask.command, &scene);
        if let (Some(number), Some(loaded)) = (ask.command.other(), other) {
            self.ready(number, loaded);
        }
        Ok(decided)
    }

    /// Keeps a case ready in memory, as the open transaction has it.
    pub(super) fn ready(&mut self, number: CaseNumber, loaded: Loaded) {
        self.cache.put(number, loaded);
    }

    /// A refusal has changed nothing.
    fn refused(&mut self, number: CaseNumber, loaded: Option<Loaded>, refusal: Refusal) -> Refusal {
        if let Some(loaded) = loaded {
            self.ready(number, loaded);
        }
        refusal
    }

    /// The timers due now. A deadline is met up to its instant, so it speaks a millisecond later.
    pub(super) fn due(&mut self, limit: usize) -> Result<Vec<Timer>, Fault> {
        let before = self.clock.now().as_millisecond() - 1;
        let before = Timestamp::from_millisecond(before).unwrap_or(Timestamp::MIN);
        self.store.due_timers(self.world.place, before, limit)
    }

    /// The next free number of today (+08:00).
    pub(super) fn next_number(&mut self, now: Timestamp) -> Result<CaseNumber, Fault> {
        let today = self.world.calendar().local(now).date();
        let day = CaseNumber::new(today, 1).day();
        let last = match self.serial {
            Some((known, last)) if known == day => last,
            _ => self.store.last_serial(self.world.place, day)?,
        };
        Ok(CaseNumber::new(today, last + 1))
    }

    /// Takes a case out of memory, or reads it; [`Core::ready`] puts it back.
    pub(super) fn load(&mut self, number: CaseNumber) -> Result<Option<Loaded>, Fault> {
        if let Some(loaded) = self.cache.pop(&number) {
            return Ok(Some(loaded));
        }
        let history = self.store.history(self.world.place, number)?;
        let n = u32::try_from(history.len()).unwrap_or(u32::MAX);
        Ok(Case::replay(&history).map(|case| Loaded { case, n }))
    }
}
