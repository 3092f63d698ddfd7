//! A normal day, ten times as much for ten seconds, a normal day again. Clients do not wait for
//! each other: a lifecycle begins when it is due, and what it waits for its turn counts as well.

use super::load::{Tokens, lifecycle};
use super::report::{self, Burst};
use super::{Ground, StoreName, percentile, round};
use crate::client::Client;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How much more comes in the burst.
const TIMES: usize = 10;
/// Lifecycles that may be under way at once.
const CLIENTS: usize = 256;
/// Seconds before, in and after the burst.
const BEFORE: usize = 10;
const WITHIN: usize = 10;
const AFTER: usize = 10;

/// A call: the second after the start when its lifecycle was due, and its milliseconds.
type Call = (usize, f64);

pub fn run(store: StoreName, records: usize, rate: usize, kept: Option<&Path>) -> anyhow::Result<()> {
    let ground = Ground::new(store, records, kept)?;
    let server = &ground.server;
    let client = Client::new(&server.address);
    let tokens = Tokens::of(&client, &ground.logins)?;
    let run = ground.run();
    let due: Vec<Duration> = (0..BEFORE + WITHIN + AFTER)
        .flat_map(|second| {
            let many = if (BEFORE..BEFORE + WITHIN).contains(&second) { rate * TIMES } else { rate };
            (0..many).map(move |n| Duration::from_secs_f64(second as f64 + n as f64 / many as f64))
        })
        .collect();
    let (next, errors) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let (calls, numbers) = (Mutex::new(Vec::<Call>::new()), Mutex::new(Vec::new()));
    let started = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| {
                let http = Client::new(&server.address);
                let (mut own, mut kept) = (Vec::new(), Vec::new());
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    let Some(due) = due.get(n) else { break };
                    std::thread::sleep(due.saturating_sub(started.elapsed()));
                    let waited = started.elapsed().saturating_sub(*due).as_secs_f64() * 1e3;
                    let mut times = Vec::with_capacity(4);
                    match lifecycle(&http, &tokens, &format!("{run}-{n}"), &mut times) {
                        Ok(number) => kept.push(number),
                        Err(error) => {
                            if errors.fetch_add(1, Ordering::Relaxed) == 0 {
                                eprintln!("{error:#}");
                            }
                        }
                    }
                    if let Some(first) = times.first_mut() {
                        *first += waited;
                    }
                    own.extend(times.into_iter().map(|time| (due.as_secs() as usize, time)));
                }
                if let (Ok(mut calls), Ok(mut numbers)) = (calls.lock(), numbers.lock()) {
                    calls.append(&mut own);
                    numbers.append(&mut kept);
                }
            });
        }
    });
    let calls = calls.into_inner().unwrap_or_default();
    let p99 = |from: usize, to: usize| {
        let mut times: Vec<f64> = calls.iter().filter(|call| (from..to).contains(&call.0)).map(|call| call.1).collect();
        times.sort_by(f64::total_cmp);
        percentile(&times, 0.99)
    };
    let seconds: Vec<f64> = (0..BEFORE + WITHIN + AFTER).map(|second| p99(second, second + 1)).collect();
    let shown: Vec<String> = seconds.iter().map(|p99| format!("{p99:.0}")).collect();
    println!("p99 second by second, ms: {}", shown.join(" "));
    let normal = p99(2, BEFORE);
    let end = BEFORE + WITHIN;
    // Normal is what it was before, with room for a machine that is shared.
    let fine = (normal * 2.0).max(50.0);
    let recovered = AFTER - seconds.iter().rev().take(AFTER).take_while(|p99| **p99 <= fine).count();
    let mut lost = 0;
    let auth = [("Authorization", tokens.unit.as_str())];
    let numbers = numbers.into_inner().unwrap_or_default();
    for number in &numbers {
        let case = client.get(&format!("/api/cases/{number}"), &auth)?;
        lost += usize::from(case.body.get("stage").and_then(serde_json::Value::as_str) != Some("resolved"));
    }
    println!("{} lifecycles, each looked up again afterwards", numbers.len());
    report::print(&Burst {
        rate_per_s: rate,
        burst_per_s: rate * TIMES,
        errors: errors.into_inner(),
        lost,
        normal_p99_ms: round(normal),
        burst_p99_ms: round(p99(BEFORE, end)),
        recovered_after_s: recovered,
        records,
        store: store.as_str(),
    })
}
