//! A city simulated from a seed, over any store: many clients send what comes next and what is
//! not allowed, twice and under used keys; timers come late, the clock jumps forth and back, storage
//! fails, the machine stops in the middle and is started again over what is left. After each epoch
//! the [`laws`] must hold. The same seed plays the same city, so a failure is played again:
//!
//! ```text
//! YINUO_SEED=1234 YINUO_SIM_SECONDS=60 cargo test -p yinuo-journal --test simulation
//! ```
//!
//! To add a law: a function in [`laws`] (over all cases) or `history` (over one case's events). To add
//! something that can go wrong: an arm in `weather`. To add something people do: an arm in `people`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod course;
mod dice;
mod history;
mod known;
mod laws;
mod people;
mod site;
mod weather;

pub use dice::Dice;
pub use site::{Cut, Site};

use std::time::{Duration, Instant};

/// How much happens in one city.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// From a start of the machine to its next stop.
    pub epochs: u32,
    pub batches: u32,
    /// Commands in a batch.
    pub commands: usize,
}

/// What happened; the same seed and size give the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub cases: u64,
    pub records: u64,
    /// Timers that have spoken.
    pub timers: u64,
    /// Deliveries, repeats included.
    pub commands: u64,
    pub acknowledged: u64,
    pub refused: u64,
    pub failed: u64,
    /// Answers that were given again for a key.
    pub repeated: u64,
    pub crashes: u64,
}

/// Says on failure how to see it again.
struct Seed(u64);

impl Drop for Seed {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the simulation failed; to see it again: YINUO_SEED={}", self.0);
        }
    }
}

/// One city from its seed.
///
/// # Panics
/// When a law is broken; the message names the law, and the seed stands before it.
pub fn city(site: &impl Site, seed: u64, size: Size) -> Report {
    let _seed = Seed(seed);
    course::Course::of(site, seed).run(size)
}

/// City after city, from `YINUO_SEED` (else 1) on, for `YINUO_SIM_SECONDS` (else three), at least
/// one; prints what happened.
///
/// # Panics
/// As [`city`].
pub fn run<S: Site>(size: Size, fresh: impl Fn() -> S) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let first = number("YINUO_SEED").unwrap_or(1);
    let time = Duration::from_secs(number("YINUO_SIM_SECONDS").unwrap_or(3));
    let started = Instant::now();
    let mut sum = Report::default();
    let mut cities = 0;
    while cities == 0 || started.elapsed() < time {
        let one = city(&fresh(), first.wrapping_add(cities), size);
        sum = Report {
            cases: sum.cases + one.cases,
            records: sum.records + one.records,
            timers: sum.timers + one.timers,
            commands: sum.commands + one.commands,
            acknowledged: sum.acknowledged + one.acknowledged,
            refused: sum.refused + one.refused,
            failed: sum.failed + one.failed,
            repeated: sum.repeated + one.repeated,
            crashes: sum.crashes + one.crashes,
        };
        cities += 1;
    }
    println!("{cities} cities from seed {first} on: {sum:?}");
}
