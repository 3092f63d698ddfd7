//! Lifecycles a second.

use super::load::{Tokens, lifecycle};
use super::report::{self, Casework};
use super::{Ground, StoreName, percentile, round};
use crate::client::Client;
use std::path::Path;
use std::time::{Duration, Instant};

pub fn run(store: StoreName, records: usize, seconds: u64, clients: usize, kept: Option<&Path>) -> anyhow::Result<()> {
    let ground = Ground::new(store, records, kept)?;
    let server = &ground.server;
    let tokens = Tokens::of(&Client::new(&server.address), &ground.logins)?;
    let run = ground.run();
    let started = Instant::now();
    // The first second warms caches and connections and is not counted.
    let (begin, end) = (started + Duration::from_secs(1), started + Duration::from_secs(1 + seconds));
    let results: Vec<(usize, Vec<f64>, usize)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..clients)
            .map(|client| {
                let (run, address, tokens) = (&run, &server.address, &tokens);
                scope.spawn(move || one(&format!("{run}-{client}"), address, tokens, begin, end))
            })
            .collect();
        threads.into_iter().filter_map(|thread| thread.join().ok()).collect()
    });
    let done: usize = results.iter().map(|result| result.0).sum();
    let errors: usize = results.iter().map(|result| result.2).sum();
    let mut times: Vec<f64> = results.into_iter().flat_map(|result| result.1).collect();
    times.sort_by(f64::total_cmp);
    let rate = done as f64 / seconds as f64;
    println!("{done} lifecycles in {seconds} s with {clients} clients, {} calls", times.len());
    report::print(&Casework {
        lifecycles_per_s: round(rate),
        p50_ms: round(percentile(&times, 0.5)),
        p99_ms: round(percentile(&times, 0.99)),
        errors,
        records,
        store: store.as_str(),
        rss_mb: round(server.rss_mb()),
    })
}

fn one(client: &str, address: &str, tokens: &Tokens, begin: Instant, end: Instant) -> (usize, Vec<f64>, usize) {
    let http = Client::new(address);
    let (mut done, mut times, mut errors) = (0, Vec::new(), 0);
    for n in 0.. {
        if Instant::now() >= end {
            break;
        }
        let mut these = Vec::with_capacity(4);
        let result = lifecycle(&http, tokens, &format!("{client}-{n}"), &mut these);
        let now = Instant::now();
        if now < begin || now >= end {
            continue;
        }
        match result {
            Ok(_) => {
                done += 1;
                times.append(&mut these);
            }
            Err(error) => {
                if errors == 0 {
                    eprintln!("{error:#}");
                }
                errors += 1;
            }
        }
    }
    (done, times, errors)
}
