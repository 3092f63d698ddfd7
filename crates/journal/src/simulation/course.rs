//! The course of one city: epochs from start to stop of the machine, batches of commands within.

use super::known::{Expect, Known, key};
use super::laws;
use super::people::People;
use super::site::Site;
use super::weather::{Forecast, Stormy, Weather};
use super::{Report, Size};
use crate::{CaseRow, Engine, Keeping, Reader, Receipt, Rejection, Submission};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Waker};
use yinuo_kernel::{Clock, ManualClock};

/// A machine that is running.
struct Machine {
    engine: Engine,
    reader: Arc<dyn Reader>,
    weather: Weather,
}

pub(super) struct Course<'a, M> {
    site: &'a M,
    people: People,
    clock: Arc<ManualClock>,
    known: Known,
    report: Report,
    runtime: tokio::runtime::Runtime,
}

type Answer<'a> = Pin<Box<dyn Future<Output = Result<Receipt, Rejection>> + 'a>>;

impl<'a, M: Site> Course<'a, M> {
    pub(super) fn of(site: &'a M, seed: u64) -> Self {
        let people = People::of(seed);
        // Monday before a long holiday: 2026-09-21 10:00.
        let start = people.city.world.calendar().instant(date(2026, 9, 21).at(10, 0, 0, 0));
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let clock = Arc::new(ManualClock::at(start));
        Course { site, people, clock, known: Known::default(), report: Report::default(), runtime }
    }

    pub(super) fn run(mut self, size: Size) -> Report {
        for _ in 0..size.epochs {
            let machine = self.start();
            for batch in 1..=size.batches {
                let last = batch == size.batches;
                let forecast = match self.people.dice.below(10) {
                    _ if last => Forecast::Crash,
                    0..5 => Forecast::Rough,
                    _ => Forecast::Calm,
                };
                self.batch(&machine, forecast, size.commands);
                if machine.weather.is_dead() {
                    break;
                }
            }
            self.report.crashes += 1;
            machine.weather.stop();
            drop(machine);
            let machine = self.start();
            self.settle(&machine);
            let held = laws::hold(machine.reader.as_ref(), &self.people.city.world, &self.known, self.clock.now());
            self.report.cases = held.cases;
            self.report.records = held.records;
            self.report.timers = held.timers;
            machine.weather.stop();
        }
        self.report.acknowledged = self.known.acknowledged.len() as u64;
        self.report.refused = self.known.refused;
        self.report.failed = self.known.failed;
        self.report.repeated = self.known.repeated;
        self.report
    }

    fn start(&self) -> Machine {
        let (store, reader) = self.site.open();
        let weather = Weather::calm();
        let store = Stormy::over(store, self.site, &weather);
        let engine = Engine::start(store, self.people.city.world.clone(), self.clock.clone()).unwrap();
        Machine { engine, reader, weather }
    }

    /// Minutes, nights, weekends; sometimes the clock is set back.
    fn pass_time(&mut self) {
        let dice = &mut self.people.dice;
        let minutes = match dice.below(100) {
            0..60 => i64::try_from(dice.below(60)).unwrap(),
            60..85 => i64::try_from(60 + dice.below(20 * 60)).unwrap(),
            85..95 => i64::try_from(24 * 60 * (1 + dice.below(5))).unwrap(),
            _ => -i64::try_from(1 + dice.below(180)).unwrap(),
        };
        self.clock.set(self.clock.now() + SignedDuration::from_mins(minutes));
    }

    /// Holds the engine, queues everything in order, lets it go, and hears every answer.
    fn deliver(&mut self, machine: &Machine, forecast: Forecast, what: Vec<(Expect, Submission)>, time: bool) {
        machine.weather.hold(forecast);
        if time {
            self.pass_time();
        }
        self.report.commands += what.len() as u64;
        // It takes this one up and stops at the gate; all that follows is then one group.
        let mut plug = Box::pin(machine.engine.keep(Keeping::Sweep { before: Timestamp::MAX }));
        let nobody = &mut Context::from_waker(Waker::noop());
        assert!(plug.as_mut().poll(nobody).is_pending());
        machine.weather.caught();
        let mut waiting: Vec<(Expect, Submission, Answer<'_>)> = Vec::new();
        for (expect, submission) in what {
            let mut answer: Answer<'_> = Box::pin(machine.engine.submit(submission.clone()));
            assert!(answer.as_mut().poll(nobody).is_pending(), "the queue is full");
            waiting.push((expect, submission, answer));
        }
        let mut end = Box::pin(machine.engine.keep(Weather::end()));
        assert!(end.as_mut().poll(nobody).is_pending());
        machine.weather.release();
        let _ = self.runtime.block_on(plug);
        for (expect, submission, answer) in waiting {
            let answer = self.runtime.block_on(answer);
            self.known.hear(&expect, submission, answer);
        }
        let _ = self.runtime.block_on(end);
    }

    fn batch(&mut self, machine: &Machine, forecast: Forecast, commands: usize) {
        let rows = laws::rows(machine.reader.as_ref(), self.people.city.world.place);
        let mut what = Vec::with_capacity(commands + 8);
        while what.len() < commands {
            self.plan(&rows, &mut what);
        }
        self.deliver(machine, forecast, what, true);
        if machine.weather.is_dead() {
            return;
        }
        // No crash: a failure has changed nothing.
        let place = self.people.city.world.place;
        for key in self.known.unknown.keys() {
            assert_eq!(machine.reader.receipt(place, key).unwrap(), None, "{key} failed, and is there");
        }
    }

    fn plan(&mut self, rows: &[CaseRow], what: &mut Vec<(Expect, Submission)>) {
        let people = &mut self.people;
        let at = people.dice.below(self.known.acknowledged.len() as u64);
        let before = |known: &Known| known.acknowledged.values().nth(at as usize).map(|(sent, _)| sent.clone());
        match people.dice.below(100) {
            // The same again, long after.
            0..6 => what.extend(before(&self.known).map(|sent| (Expect::Same, sent))),
            6..9 => what.extend(
                before(&self.known).map(|sent| (Expect::Reused, Submission { asked: "something else".into(), ..sent })),
            ),
            9..17 => what.extend(self.known.unknown.values().next().cloned().map(|sent| (Expect::New, sent))),
            17..32 => {
                let (submission, mark) = people.report();
                self.known.mark(&submission, mark);
                what.push((Expect::New, submission));
            }
            roll => {
                let (Some(row), Some(other)) = (people.dice.pick(rows), people.dice.pick(rows)) else {
                    let (submission, mark) = people.report();
                    self.known.mark(&submission, mark);
                    return what.push((Expect::New, submission));
                };
                let submission = people.act(row, other, self.clock.now());
                // Some are delivered twice at once.
                if roll < 36 {
                    what.push((Expect::New, submission.clone()));
                }
                what.push((Expect::New, submission));
            }
        }
    }

    /// Fair weather: whoever got no answer asks again, twice, until everything is known.
    fn settle(&mut self, machine: &Machine) {
        let open: Vec<Submission> = self.known.unknown.values().cloned().collect();
        for some in open.chunks(50) {
            let twice = some.iter().flat_map(|sent| [(Expect::New, sent.clone()), (Expect::New, sent.clone())]);
            self.deliver(machine, Forecast::Calm, twice.collect(), false);
        }
        let left: Vec<String> = self.known.unknown.values().map(key).collect();
        assert!(left.is_empty(), "no answer in fair weather: {left:?}");
        machine.weather.release();
        machine.engine.tick_blocking().unwrap();
    }
}
