//! A midnight with everybody's deadlines: so many timers are pending, a part of them is due in one
//! minute. How long until all have spoken, each once, and how long a citizen waits meanwhile?
//!
//! The store is filled through its port, not through the engine: what lies there is what the engine
//! would have written.

use super::report::{self, Timers};
use super::round;
use anyhow::{Context, ensure};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;
use yinuo_casework::commands::{accept::Accept, submit::Submit};
use yinuo_casework::event::{Channel, Choice};
use yinuo_casework::{Case, Command, Event, Scene, decide};
use yinuo_journal::conformance::{SmallCity, small_city};
use yinuo_journal::{CaseRow, Change, Engine, Head, Reader, Record, Store, Submission, Target, Text, WordsRow};
use yinuo_kernel::{Actor, CaseNumber, ManualClock, Timestamp, WordsId};

/// Cases of one day at most: a number has five digits for them.
const A_DAY: usize = 50_000;
/// Cases in one transaction of the loader.
const BATCH: usize = 5_000;

pub fn run(pending: usize, due: usize) -> anyhow::Result<()> {
    let dir = tempfile::tempdir_in("target")?;
    let (store, reader) = yinuo_journal_sqlite::open(dir.path(), &yinuo_journal_sqlite::Options::default())?;
    let city = small_city();
    let at = |text: &str| text.parse::<Timestamp>().with_context(|| text.to_owned());
    // Accepted on a Sunday: the warning of each reply stands at the end of Monday, that of those
    // accepted on Monday at the end of Tuesday.
    let (sunday, monday) = (at("2026-11-22T02:00:00Z")?, at("2026-11-23T01:00:00Z")?);
    let mut loader = Loader { store, city: &city, head: Head::default(), cases: 0, timers: 0 };
    let started = Instant::now();
    loader.load(sunday, |loader| loader.cases < due)?;
    let last = loader.number();
    let warn = loader.store.due_timers(city.world.place, Timestamp::MAX, 1)?.first().context("no timer")?.at;
    loader.load(monday, |loader| loader.timers < pending)?;
    println!("{} cases with {} timers in {:.1} s", loader.cases, loader.timers, started.elapsed().as_secs_f64());
    let pending = loader.timers;
    let clock = Arc::new(ManualClock::at(monday));
    let engine = Engine::start(loader.store, city.world.clone(), clock.clone())?;
    engine.tick_blocking()?;

    clock.set(Timestamp::from_millisecond(warn.as_millisecond() + 60_000)?);
    let started = Instant::now();
    let mut waited_max_ms = 0f64;
    let mut asked = 0u64;
    let worked_off_s = loop {
        let call = Instant::now();
        engine.submit_blocking(citizen(asked))?;
        asked += 1;
        waited_max_ms = waited_max_ms.max(call.elapsed().as_secs_f64() * 1e3);
        if reader.history(city.world.place, last)?.len() > 2 {
            break started.elapsed().as_secs_f64();
        }
    };
    engine.tick_blocking()?;
    engine.stop();
    println!("{asked} citizens reported meanwhile");
    let (fired, twice) = spoken(&reader, &city)?;
    ensure!(fired == due && twice == 0, "{fired} of {due} have spoken, {twice} of them twice");
    let line =
        Timers { pending, due, worked_off_s: round(worked_off_s), fired, twice, waited_max_ms: round(waited_max_ms) };
    report::print(&line)
}

/// Writes accepted cases as the engine would.
struct Loader<'a, S> {
    store: S,
    city: &'a SmallCity,
    head: Head,
    cases: usize,
    timers: usize,
}

impl<S: Store> Loader<'_, S> {
    /// The number of the case loaded last.
    fn number(&self) -> CaseNumber {
        let nth = self.cases.saturating_sub(1);
        let day = jiff::civil::date(2026, 1, 1).saturating_add(jiff::Span::new().days((nth / A_DAY) as i64));
        CaseNumber::new(day, (nth % A_DAY) as u32 + 1)
    }

    fn load(&mut self, at: Timestamp, more: impl Fn(&Self) -> bool) -> anyhow::Result<()> {
        while more(self) {
            self.store.begin()?;
            for _ in 0..BATCH {
                if more(self) {
                    self.one(at)?;
                }
            }
            self.store.commit()?;
        }
        Ok(())
    }

    fn one(&mut self, at: Timestamp) -> anyhow::Result<()> {
        self.cases += 1;
        let number = self.number();
        let world = &self.city.world;
        let matter = world.main();
        let scene = Scene {
            number,
            now: at,
            by: &Actor::CITIZEN,
            rules: &matter.rules,
            directory: &matter.directory,
            calendar: world.calendar(),
            other: None,
        };
        let words = words(self.cases as u128);
        let mut entries = decide(None, &submit(&words), &scene)?;
        let case = Case::replay(&entries).context("no case")?;
        let accept = Command::Accept(Accept { category: None });
        entries.extend(decide(Some(&case), &accept, &Scene { by: &self.city.operator, ..scene })?);
        let case = Case::replay(&entries).context("no case")?;
        let mut records = Vec::with_capacity(entries.len());
        for (entry, n) in entries.iter().zip(1..) {
            let (head, record) = self.head.push(world.place, number, n, entry);
            self.head = head;
            records.push(record);
        }
        let put_timers = yinuo_journal::timer::timers(&case);
        self.timers += put_timers.len();
        let row = Some(CaseRow::of(&case));
        let change = Change { records, row, put_timers, words: vec![words], ..Change::empty(number) };
        Ok(self.store.write(world.place, &change)?)
    }
}

fn words(id: u128) -> WordsRow {
    let text = Text { body: format!("第{id}件：路灯不亮了，请派人看看"), ..Text::default() };
    WordsRow { id: WordsId(uuid::Uuid::from_u128(id)), key: [7; 32], text }
}

fn submit(words: &WordsRow) -> Command {
    // The small city's ids are sound; if they were not, every decision would refuse this.
    let (Ok(kind), Ok(category)) = ("help".parse(), "city.lamp".parse()) else { return Command::Sign };
    Command::Submit(Box::new(Submit {
        kind,
        category,
        category_by: Choice::Chosen,
        cell: None,
        channel: Channel::Web,
        person: None,
        words: words.pointer(),
        title_chars: 0,
        photos: Vec::new(),
        received: None,
        parent: None,
        accused: None,
        emergency: None,
        recurrence: None,
        until: None,
        unit: None,
    }))
}

fn citizen(nth: u64) -> Submission {
    let words = words((1 << 100) + u128::from(nth));
    Submission { words: vec![words.clone()], ..Submission::plain(Target::New, submit(&words), Actor::CITIZEN) }
}

/// How many timers of the loaded cases have spoken, and how many of them twice.
fn spoken(reader: &impl Reader, city: &SmallCity) -> anyhow::Result<(usize, usize)> {
    let mut fired = 0;
    let mut twice = 0;
    let mut seen = BTreeSet::new();
    reader.records(city.world.place, &mut |stored| {
        // Far fewer records than all are worth reading as JSON.
        if stored.body.contains("\"elapsed\"") {
            let record: Record =
                serde_json::from_str(&stored.body).map_err(|error| yinuo_journal::Fault::Damaged(error.to_string()))?;
            if let Event::Elapsed { clock, round, point, tag, .. } = record.entry.event {
                fired += 1;
                twice += usize::from(!seen.insert((record.case, clock, round, point, tag)));
            }
        }
        Ok(())
    })?;
    Ok((fired, twice))
}
