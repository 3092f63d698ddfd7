//! `cargo xtask bench NAME`: measured on this machine, in one run; the last line is JSON.

mod burst;
mod casework;
mod classify;
mod crash;
mod delivery;
mod duplicates;
mod footprint;
mod load;
mod queue;
mod read;
pub mod report;
mod reword;
mod timers;

use crate::postgres::Throwaway;
use crate::server::Server;
use crate::shell;
use clap::{Subcommand, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    bench: Bench,
}

/// The stores there are.
#[derive(Clone, Copy, ValueEnum)]
enum StoreName {
    Sqlite,
    /// A throw-away server that syncs, on this machine
    Postgres,
}

impl StoreName {
    fn as_str(self) -> &'static str {
        match self {
            StoreName::Sqlite => "sqlite",
            StoreName::Postgres => "postgres",
        }
    }

    /// The server, where the store needs one.
    fn server(self) -> anyhow::Result<Option<Throwaway>> {
        match self {
            StoreName::Sqlite => Ok(None),
            StoreName::Postgres => Throwaway::start().map(Some),
        }
    }
}

#[derive(Subcommand)]
enum Bench {
    /// Lifecycles: create, dispatch, resolve, fetch, over HTTP, every write synced
    Casework {
        #[arg(long, value_enum, default_value = "sqlite")]
        store: StoreName,
        /// Cases there already
        #[arg(long, default_value_t = 100_000)]
        records: usize,
        #[arg(long, default_value_t = 10)]
        seconds: u64,
        /// Clients at once
        #[arg(long, default_value_t = 32)]
        clients: usize,
        /// A data directory to fill once and keep; without it a fresh one that goes again
        #[arg(long)]
        data: Option<PathBuf>,
    },
    /// Ten times the normal load for ten seconds: no error, no loss, soon normal again
    Burst {
        #[arg(long, value_enum, default_value = "sqlite")]
        store: StoreName,
        /// Cases there already
        #[arg(long, default_value_t = 100_000)]
        records: usize,
        /// Lifecycles a second on a normal day
        #[arg(long, default_value_t = 80)]
        rate: usize,
        /// A data directory to fill once and keep; without it a fresh one that goes again
        #[arg(long)]
        data: Option<PathBuf>,
    },
    /// kill -9 under load: nothing acknowledged is lost, nothing applied twice
    Crash {
        #[arg(long, value_enum, default_value = "sqlite")]
        store: StoreName,
        #[arg(long, default_value_t = 20)]
        kills: usize,
    },
    /// A unit's queue page over many cases
    Queue {
        #[arg(long, value_enum, default_value = "sqlite")]
        store: StoreName,
        #[arg(long, default_value_t = 100_000)]
        records: usize,
        #[arg(long, default_value_t = 10)]
        seconds: u64,
        /// A data directory to fill once and keep; without it a fresh one that goes again
        #[arg(long)]
        data: Option<PathBuf>,
    },
    /// Deadlines of many cases at once: each timer speaks, once
    Timers {
        /// Timers in all
        #[arg(long, default_value_t = 1_000_000)]
        pending: usize,
        /// Of these due in one minute
        #[arg(long, default_value_t = 100_000)]
        due: usize,
    },
    /// Size of the binary, time to start, memory at rest
    Footprint,
    /// The classifier on real messages, where they stand
    Classify,
    /// The reader over varied sample reports: one core, a folder on all cores, memory, start
    Read {
        /// Size of the corpus
        #[arg(long, default_value_t = 200)]
        megabytes: usize,
        /// The same seed makes the same corpus
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Tasks and projects of years: the cockpit, the lists, an import, the year-end account
    Delivery {
        #[arg(long, default_value_t = 5_000)]
        projects: usize,
        /// Nodes of each project
        #[arg(long, default_value_t = 80)]
        nodes: usize,
        #[arg(long, default_value_t = 3_000)]
        tasks: usize,
        /// Years of monthly returns of each task
        #[arg(long, default_value_t = 5)]
        years: usize,
        /// For the pages
        #[arg(long, default_value_t = 30)]
        seconds: u64,
        /// A data directory to fill once and keep (an import into it stays); without it a fresh one
        #[arg(long)]
        data: Option<PathBuf>,
    },
    /// The proposals of near-duplicates on reworded texts, our own and real ones where they stand
    Duplicates,
}

pub fn run(args: &Args) -> anyhow::Result<()> {
    // Nothing is timed there.
    if matches!(args.bench, Bench::Duplicates) {
        return duplicates::run();
    }
    // The load generator shares the cores: built for speed, it takes half as much of them.
    if cfg!(debug_assertions) {
        let args: Vec<String> = std::env::args().skip(1).collect();
        let run = ["run", "--quiet", "--release", "--package", "xtask", "--"];
        let args: Vec<&str> = run.into_iter().chain(args.iter().map(String::as_str)).collect();
        return shell::run(&shell::cargo(), &args);
    }
    machine();
    match &args.bench {
        Bench::Casework { store, records, seconds, clients, data } => {
            casework::run(*store, *records, *seconds, *clients, data.as_deref())
        }
        Bench::Burst { store, records, rate, data } => burst::run(*store, *records, *rate, data.as_deref()),
        Bench::Crash { store, kills } => crash::run(*store, *kills),
        Bench::Queue { store, records, seconds, data } => queue::run(*store, *records, *seconds, data.as_deref()),
        Bench::Timers { pending, due } => timers::run(*pending, *due),
        Bench::Footprint => footprint::run(),
        Bench::Classify => classify::run(),
        Bench::Delivery { projects, nodes, tasks, years, seconds, data } => {
            let size = delivery::Size { projects: *projects, nodes: *nodes, tasks: *tasks, years: *years };
            delivery::run(&size, *seconds, data.as_deref())
        }
        Bench::Read { megabytes, seed } => read::run(*megabytes, *seed),
        Bench::Duplicates => duplicates::run(),
    }
}

/// On what it was measured.
fn machine() {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("").trim_start_matches([' ', '\t', ':']);
    let cores = std::thread::available_parallelism().map_or(0, |n| n.get());
    let kernel =
        Command::new("uname").arg("-sr").output().map(|out| String::from_utf8_lossy(&out.stdout).trim().to_owned());
    println!("machine: {cores} cores, {model}, {}; the load generator shares them", kernel.unwrap_or_default());
}

/// Where it is measured: a server of our own over a fresh data directory of the bench pack with so
/// many cases, or over one that was filled before and is kept.
struct Ground {
    server: Server,
    logins: serde_json::Value,
    // These go when the measuring ends.
    _fresh: Option<tempfile::TempDir>,
    _postgres: Option<Throwaway>,
}

impl Ground {
    fn new(store: StoreName, records: usize, kept: Option<&Path>) -> anyhow::Result<Ground> {
        Ground::filled(store, kept, |binary, dir| fill(binary, dir, records))
    }

    /// A fresh directory is filled with the binary; a kept one only the first time.
    fn filled(
        store: StoreName,
        kept: Option<&Path>,
        fill: impl FnOnce(&Path, &Path) -> anyhow::Result<()>,
    ) -> anyhow::Result<Ground> {
        let binary = shell::release()?;
        let postgres = store.server()?;
        let fresh = kept.is_none().then(|| tempfile::tempdir_in("target")).transpose()?;
        let dir = kept.or(fresh.as_ref().map(|dir| dir.path())).unwrap_or(Path::new("."));
        let there = dir.join("logins.json");
        let logins = if there.is_file() {
            println!("{} is measured as it is", dir.display());
            serde_json::from_slice(&std::fs::read(there)?)?
        } else {
            let url = postgres.as_ref().map(|server| server.url.as_str());
            let logins = crate::server::init_in(&binary, dir, "packs/bench", false, url)?;
            fill(&binary, dir)?;
            logins
        };
        let server = Server::start(&binary, dir, "127.0.0.1:0", &[])?;
        Ok(Ground { server, logins, _fresh: fresh, _postgres: postgres })
    }

    /// What the keys of this run begin with: its own, also where cases of an earlier run lie.
    fn run(&self) -> String {
        format!("{}-{}", std::process::id(), self.server.pid())
    }
}

fn fill(binary: &Path, dir: &Path, records: usize) -> anyhow::Result<()> {
    if records == 0 {
        return Ok(());
    }
    let started = std::time::Instant::now();
    let fill = ["case", "fill", "--records", &records.to_string(), "--data"];
    let status = Command::new(binary).args(fill).arg(dir).status()?;
    anyhow::ensure!(status.success(), "filling failed");
    println!("filled with {records} cases in {:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}

/// A percentile of sorted milliseconds.
fn percentile(sorted: &[f64], p: f64) -> f64 {
    let at = ((sorted.len() as f64 * p).ceil() as usize).clamp(1, sorted.len().max(1)) - 1;
    sorted.get(at).copied().unwrap_or(0.0)
}

/// Two decimals are all that is meant.
fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
