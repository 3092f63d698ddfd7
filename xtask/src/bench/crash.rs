//! kill -9 under load, again and again. Clients note every answer; after each restart they send
//! what was not answered again under the same keys, as real ones would.

use super::StoreName;
use super::load::{Tokens, create, step};
use super::report::{self, Crash};
use crate::client::Client;
use crate::server::{self, Server};
use crate::shell;
use anyhow::{Context, ensure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const CLIENTS: usize = 8;

/// What clients know was promised to them: key → case number.
#[derive(Default)]
struct Acknowledged {
    created: BTreeMap<String, String>,
    resolved: BTreeSet<String>,
    /// Sent, and never answered.
    open: BTreeSet<String>,
}

pub fn run(store: StoreName, kills: usize) -> anyhow::Result<()> {
    let binary = shell::release()?;
    let dir = tempfile::tempdir_in("target")?;
    let postgres = store.server()?;
    report::print(&crash(&binary, dir.path(), kills, postgres.as_ref().map(|server| server.url.as_str()))?)
}

fn crash(binary: &Path, dir: &Path, kills: usize, store: Option<&str>) -> anyhow::Result<Crash> {
    let logins = server::init_in(binary, dir, "packs/bench", false, store)?;
    let known = Mutex::new(Acknowledged::default());
    let mut twice = 0usize;
    for round in 0..kills {
        let mut server = Server::start(binary, dir, "127.0.0.1:0", &[])?;
        let client = Client::new(&server.address);
        twice += resend(&client, &known)?;
        let tokens = Tokens::of(&client, &logins)?;
        let stop = AtomicBool::new(false);
        let address = server.address.clone();
        std::thread::scope(|scope| {
            for worker in 0..CLIENTS {
                let (address, tokens, known, stop) = (&address, &tokens, &known, &stop);
                scope.spawn(move || work(round, worker, address, tokens, known, stop));
            }
            // Between 120 and 620 ms, another moment each time.
            std::thread::sleep(Duration::from_millis(120 + (round as u64 * 7_919) % 500));
            server.kill();
            stop.store(true, Ordering::SeqCst);
        });
    }
    let server = Server::start(binary, dir, "127.0.0.1:0", &[])?;
    let client = Client::new(&server.address);
    twice += resend(&client, &known)?;
    let tokens = Tokens::of(&client, &logins)?;
    let known = known.into_inner().unwrap_or_default();
    let mut lost = 0usize;
    let auth = [("Authorization", tokens.dispatcher.as_str())];
    for (key, number) in &known.created {
        let case = client.get(&format!("/api/cases/{number}"), &auth)?;
        let text = |name: &str| case.body.get(name).and_then(Value::as_str).unwrap_or("").to_owned();
        let whole = case.status == 200 && text("title") == *key;
        lost += usize::from(!whole || (known.resolved.contains(key) && text("stage") != "resolved"));
    }
    drop(server);
    let verified = std::process::Command::new(binary).args(["verify", "--data"]).arg(dir).output()?;
    ensure!(verified.status.success(), "verify: {}", String::from_utf8_lossy(&verified.stdout));
    let proof: Value = serde_json::from_slice(&verified.stdout)?;
    let cases = proof.pointer("/places/0/cases").and_then(Value::as_u64).context("cases")?;
    // Every key that was ever sent made exactly one case.
    twice += (cases as usize).abs_diff(known.created.len());
    let acknowledged = known.created.len() + known.resolved.len();
    println!("verified: chain whole, read models and timers equal a rebuild; {cases} cases");
    ensure!(lost == 0 && twice == 0, "lost {lost}, twice {twice}");
    Ok(Crash { kills, acknowledged, lost, twice })
}

/// Sends again what was never answered, twice: both answers must name one case.
fn resend(client: &Client, known: &Mutex<Acknowledged>) -> anyhow::Result<usize> {
    let mut known = known.lock().map_err(|_| anyhow::anyhow!("lock"))?;
    let mut twice = 0;
    for key in std::mem::take(&mut known.open) {
        let first = create(client, &key, &mut Vec::new())?;
        let again = create(client, &key, &mut Vec::new())?;
        twice += usize::from(first != again);
        known.created.insert(key, first);
    }
    Ok(twice)
}

fn work(round: usize, worker: usize, address: &str, tokens: &Tokens, known: &Mutex<Acknowledged>, stop: &AtomicBool) {
    let client = Client::new(address);
    for n in 0.. {
        if stop.load(Ordering::SeqCst) {
            return;
        }
        let key = format!("c{round}-{worker}-{n}");
        let note = |change: &dyn Fn(&mut Acknowledged)| {
            if let Ok(mut known) = known.lock() {
                change(&mut known);
            }
        };
        note(&|known| {
            known.open.insert(key.clone());
        });
        let Ok(number) = create(&client, &key, &mut Vec::new()) else { return };
        note(&|known| {
            known.open.remove(&key);
            known.created.insert(key.clone(), number.clone());
        });
        let mut times = Vec::new();
        let dispatched = step(&client, &number, "dispatch", &tokens.dispatcher, &format!("{key}-d"), &mut times);
        if dispatched.is_ok()
            && step(&client, &number, "resolve", &tokens.unit, &format!("{key}-r"), &mut times).is_ok()
        {
            note(&|known| {
                known.resolved.insert(key.clone());
            });
        }
    }
}
