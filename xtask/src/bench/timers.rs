//! A midnight with everybody's deadlines: so many timers are pending, a part of them is due in one
//! minute. How long until all have spoken, each once, and how long a citizen waits meanwhile?
//!
//! The store is filled by the loader, not through the engine: what lies there is what the engine
//! would have written.

use super::report::{self, Timers};
use super::round;
use anyhow::{Context, ensure};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;
use yinuo_casework::commands::{accept::Accept, submit::Submit};
use yinuo_casework::{Command, Event};
use yinuo_journal::conformance::{SmallCity, small_city};
use yinuo_journal::loader::Loader;
use yinuo_journal::{Engine, Head, Reader, Record, Store, Submission, Target, Text, WordsRow};
use yinuo_kernel::{Actor, CaseNumber, ManualClock, Timestamp, WordsId};

/// Cases of one day.
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
    let loader = Loader::new(&city.world, Head::default());
    let mut filling = Filling { store, city: &city, loader, cases: 0, timers: 0 };
    let started = Instant::now();
    filling.load(sunday, |filling| filling.cases < due)?;
    let last = filling.number();
    let warn = filling.store.due_timers(city.world.place, Timestamp::MAX, 1)?.first().context("no timer")?.at;
    filling.load(monday, |filling| filling.timers < pending)?;
    println!("{} cases with {} timers in {:.1} s", filling.cases, filling.timers, started.elapsed().as_secs_f64());
    let pending = filling.timers;
    let clock = Arc::new(ManualClock::at(monday));
    let engine = Engine::start(filling.store, city.world.clone(), clock.clone())?;
    engine.tick_blocking()?;

    clock.set(Timestamp::from_millisecond(warn.as_millisecond() + 60_000)?);
    let started = Instant::now();
    let mut waited_max_ms = 0f64;
    let mut asked = 0u64;
    let worked_off_s = loop {
        let call = Instant::now();
        engine.submit_blocking(report((1 << 100) + u128::from(asked))?)?;
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

/// Loads accepted cases.
struct Filling<'a, S> {
    store: S,
    city: &'a SmallCity,
    loader: Loader<'a>,
    cases: usize,
    timers: usize,
}

impl<S: Store> Filling<'_, S> {
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
        let accept = Command::Accept(Accept { category: None });
        let life = vec![
            report(self.cases as u128)?,
            Submission::plain(Target::Case(number), accept, self.city.operator.clone()),
        ];
        let change = self.loader.life(number, at, life)?;
        self.timers += change.put_timers.len();
        Ok(self.store.write(self.city.world.place, &change)?)
    }
}

/// What a citizen reports.
fn report(id: u128) -> anyhow::Result<Submission> {
    let text = Text { body: format!("第{id}件：路灯不亮了，请派人看看"), ..Text::default() };
    let words = WordsRow { id: WordsId(uuid::Uuid::from_u128(id)), key: [7; 32], text };
    let command = Command::Submit(Box::new(Submit::plain("help".parse()?, "city.lamp".parse()?, words.pointer())));
    Ok(Submission { words: vec![words], ..Submission::plain(Target::New, command, Actor::CITIZEN) })
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
