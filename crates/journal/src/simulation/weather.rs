//! A store in bad weather: what is written or committed may fail, the machine may stop in the
//! middle of a transaction or right after one, and the power may go, which leaves only what lies
//! on the disk at that instant.
//!
//! Whether something fails depends on what is written, never on how often or when the engine
//! comes by: so a seed plays the same again although the engine has a thread of its own.

use super::dice::mix;
use super::site::{Cut, Site};
use crate::{Change, Fault, Head, Keeping, Receipt, Store, Timer, Urn};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use yinuo_casework::Entry;
use yinuo_delivery::vote::{Ballot, SlipId};
use yinuo_kernel::{CaseNumber, PlaceCode, Timestamp};

/// What the next batch of commands meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Forecast {
    Calm,
    /// Six writes in a thousand and one commit in twenty fail.
    Rough,
    /// The machine stops somewhere in the batch.
    Crash,
}

#[derive(Debug)]
struct Sky {
    forecast: Forecast,
    /// Tells the batches apart.
    batch: u64,
    /// A closed gate holds the engine before its next transaction.
    open: bool,
    /// The engine stands before the closed gate.
    waits: bool,
    /// The last command of the batch was carried out: its commit closes the gate.
    last: bool,
    /// A transaction is under way.
    busy: bool,
    /// The machine has stopped: nothing works until it is started anew.
    dead: bool,
}

/// The weather, shared by the store and whoever makes it.
#[derive(Clone, Debug)]
pub(super) struct Weather(Arc<(Mutex<Sky>, Condvar)>);

impl Weather {
    /// Fair weather, and a closed gate: an engine that has just started does nothing before it
    /// is told to.
    pub(super) fn calm() -> Weather {
        let sky = Sky {
            forecast: Forecast::Calm,
            batch: 0,
            open: false,
            waits: false,
            last: false,
            busy: false,
            dead: false,
        };
        Weather(Arc::new((Mutex::new(sky), Condvar::new())))
    }

    fn sky(&self) -> MutexGuard<'_, Sky> {
        self.0.0.lock().unwrap()
    }

    fn wait(&self, until: impl Fn(&Sky) -> bool) -> MutexGuard<'_, Sky> {
        self.0.1.wait_while(self.sky(), |sky| !until(sky)).unwrap()
    }

    fn change(&self, with: impl FnOnce(&mut Sky)) {
        with(&mut self.sky());
        self.0.1.notify_all();
    }

    /// Holds the engine between two transactions, and says what comes next.
    pub(super) fn hold(&self, forecast: Forecast) {
        self.change(|sky| sky.open = false);
        let mut sky = self.wait(|sky| !sky.busy);
        sky.forecast = forecast;
        sky.batch += 1;
    }

    /// Returns once the engine stands before the gate.
    pub(super) fn caught(&self) {
        drop(self.wait(|sky| sky.waits || sky.dead));
    }

    pub(super) fn release(&self) {
        self.change(|sky| sky.open = true);
    }

    /// Keeping this ends a batch: whoever comes by later finds the gate closed.
    pub(super) fn end() -> Keeping {
        Keeping::Sweep { before: Timestamp::MIN }
    }

    pub(super) fn is_dead(&self) -> bool {
        self.sky().dead
    }

    /// The machine stops now, if it has not already.
    pub(super) fn stop(&self) {
        self.change(|sky| sky.dead = true);
    }
}

fn off() -> Fault {
    Fault::Storage("the machine has stopped".into())
}

/// A store under the weather.
pub(super) struct Stormy<S> {
    inner: S,
    weather: Weather,
    cut: Cut,
    /// What this transaction has written, as one number; 0: nothing.
    written: u64,
}

impl<S: Store + 'static> Stormy<S> {
    pub(super) fn over(inner: S, site: &impl Site<Store = S>, weather: &Weather) -> Stormy<S> {
        Stormy { inner, weather: weather.clone(), cut: site.cut(), written: 0 }
    }

    fn alive(&self) -> Result<(), Fault> {
        if self.weather.is_dead() { Err(off()) } else { Ok(()) }
    }

    /// Chance, 0 to 9,999, from what is at hand and the batch.
    fn chance(&self, of: u64) -> (Forecast, u64) {
        let sky = self.weather.sky();
        (sky.forecast, mix(of ^ mix(sky.batch)) % 10_000)
    }

    /// Something was written: it may turn out that it could not be.
    fn wrote(&mut self, what: u64) -> Result<(), Fault> {
        let (forecast, chance) = self.chance(what);
        self.written ^= mix(what) | 1;
        match forecast {
            Forecast::Rough if chance < 60 => Err(Fault::Full("no room".into())),
            Forecast::Crash if chance < 400 => {
                // Half of them with the power: only the disk of this instant is left.
                if chance < 200 {
                    (self.cut)();
                }
                self.weather.stop();
                Err(off())
            }
            _ => Ok(()),
        }
    }
}

impl<S: Store + 'static> Store for Stormy<S> {
    fn begin(&mut self) -> Result<(), Fault> {
        self.weather.change(|sky| sky.waits = !sky.open);
        let mut sky = self.weather.wait(|sky| sky.open || sky.dead);
        sky.waits = false;
        if sky.dead {
            return Err(off());
        }
        sky.busy = true;
        drop(sky);
        self.written = 0;
        self.inner.begin()
    }

    fn commit(&mut self) -> Result<(), Fault> {
        self.alive()?;
        let (forecast, chance) = self.chance(self.written);
        match forecast {
            Forecast::Rough if self.written != 0 && chance < 500 => return Err(Fault::Storage("commit".into())),
            // Durable, and nobody hears of it.
            Forecast::Crash if self.written != 0 && chance < 3_000 => {
                self.inner.commit()?;
                self.weather.stop();
                return Err(off());
            }
            _ => self.inner.commit()?,
        }
        self.weather.change(|sky| {
            sky.busy = false;
            sky.open &= !std::mem::take(&mut sky.last);
        });
        Ok(())
    }

    fn rollback(&mut self) {
        // A machine that has stopped undoes nothing.
        if !self.weather.is_dead() {
            self.inner.rollback();
        }
        self.weather.change(|sky| {
            sky.busy = false;
            sky.last = false;
        });
    }

    fn head(&mut self, place: PlaceCode) -> Result<Head, Fault> {
        self.alive()?;
        self.inner.head(place)
    }

    fn history(&mut self, place: PlaceCode, case: CaseNumber) -> Result<Vec<Entry>, Fault> {
        self.alive()?;
        self.inner.history(place, case)
    }

    fn course(&mut self, place: PlaceCode, dossier: CaseNumber) -> Result<Vec<yinuo_delivery::Entry>, Fault> {
        self.alive()?;
        self.inner.course(place, dossier)
    }

    fn dossiers(&mut self, place: PlaceCode) -> Result<Vec<yinuo_delivery::Row>, Fault> {
        self.alive()?;
        self.inner.dossiers(place)
    }

    fn last_serial(&mut self, place: PlaceCode, day: u32) -> Result<u32, Fault> {
        self.alive()?;
        self.inner.last_serial(place, day)
    }

    fn receipt(&mut self, place: PlaceCode, key: &str) -> Result<Option<Receipt>, Fault> {
        self.alive()?;
        self.inner.receipt(place, key)
    }

    fn write(&mut self, place: PlaceCode, change: &Change) -> Result<(), Fault> {
        self.alive()?;
        let what = mix(change.case.key() as u64) ^ change.records.first().map_or(0, |record| record.seq);
        self.inner.write(place, change)?;
        self.wrote(what)
    }

    fn ballot(&mut self, place: PlaceCode, urn: Urn, slip: SlipId) -> Result<Option<Ballot>, Fault> {
        self.alive()?;
        self.inner.ballot(place, urn, slip)
    }

    fn ballots(&mut self, place: PlaceCode, urn: Urn) -> Result<Vec<Ballot>, Fault> {
        self.alive()?;
        self.inner.ballots(place, urn)
    }

    fn put_ballot(&mut self, place: PlaceCode, urn: Urn, ballot: &Ballot) -> Result<(), Fault> {
        self.alive()?;
        self.inner.put_ballot(place, urn, ballot)?;
        self.wrote(ballot.slip.0.iter().fold(u64::from(urn.round), |sum, byte| mix(sum ^ u64::from(*byte))))
    }

    fn empty_urn(&mut self, place: PlaceCode, urn: Urn) -> Result<(), Fault> {
        self.alive()?;
        self.inner.empty_urn(place, urn)
    }

    fn subscribers(&mut self, place: PlaceCode) -> Result<Vec<crate::Subscriber>, Fault> {
        self.alive()?;
        self.inner.subscribers(place)
    }

    fn keep(&mut self, keeping: &Keeping) -> Result<(), Fault> {
        self.alive()?;
        if matches!((keeping, Weather::end()), (Keeping::Sweep { before }, Keeping::Sweep { before: end }) if *before == end)
        {
            self.weather.change(|sky| sky.last = true);
        }
        self.inner.keep(keeping)
    }

    fn due_timers(&mut self, place: PlaceCode, now: Timestamp, limit: usize) -> Result<Vec<Timer>, Fault> {
        self.alive()?;
        self.inner.due_timers(place, now, limit)
    }

    fn drop_timer(&mut self, place: PlaceCode, timer: &Timer) -> Result<(), Fault> {
        self.alive()?;
        self.inner.drop_timer(place, timer)
    }

    fn probe(&mut self) -> Result<(), Fault> {
        self.alive()?;
        self.inner.probe()
    }
}
