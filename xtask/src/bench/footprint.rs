//! What it takes to have it: disk, a moment, memory.

use super::report::{self, Footprint};
use super::{percentile, round};
use crate::server::{self, Server};
use crate::shell;
use std::time::{Duration, Instant};

pub fn run() -> anyhow::Result<()> {
    let binary = shell::release()?;
    let dir = tempfile::tempdir_in("target")?;
    server::init(&binary, dir.path(), server::CITY, true)?;
    let mut starts = Vec::new();
    let mut idle = 0.0f64;
    for _ in 0..10 {
        let started = Instant::now();
        let server = Server::start(&binary, dir.path(), "127.0.0.1:0", &[])?;
        starts.push(started.elapsed().as_secs_f64() * 1e3);
        std::thread::sleep(Duration::from_millis(300));
        idle = idle.max(server.rss_mb());
    }
    starts.sort_by(f64::total_cmp);
    let size = std::fs::metadata(&binary)?.len() as f64 / 1e6;
    report::print(&Footprint {
        binary_mb: round(size),
        start_ms: round(percentile(&starts, 0.5)),
        start_max_ms: round(percentile(&starts, 1.0)),
        idle_mb: round(idle),
    })
}
