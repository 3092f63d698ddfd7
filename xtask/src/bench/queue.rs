//! A unit's queue page, as its browser asks for it.

use super::report::{self, Queue};
use super::{Ground, StoreName, percentile, round};
use crate::server;
use anyhow::Context;
use std::path::Path;
use std::time::{Duration, Instant};
use ureq::Agent;

pub fn run(store: StoreName, records: usize, seconds: u64, kept: Option<&Path>) -> anyhow::Result<()> {
    let ground = Ground::new(store, records, kept)?;
    let server = &ground.server;
    let agent: Agent = Agent::config_builder().max_redirects(0).max_redirects_will_error(false).build().into();
    let mut line = Queue { records, ..Queue::default() };
    for (name, login, path) in [
        ("unit", "lamp1", "/desk/unit?tab=work"),
        ("all", "dispatch1", "/desk/all"),
        ("late", "dispatch1", "/desk/all?light=late"),
        ("board", "dispatch1", "/desk/board"),
        ("search", "dispatch1", "/desk/search?q=%E6%B5%8B%E8%AF%95%E8%AF%89%E6%B1%82"),
        ("search_rare", "dispatch1", "/desk/search?q=%E7%AC%AC77777%E4%BB%B6"),
        ("search_one", "dispatch1", "/desk/search?q=%E7%AC%AC"),
    ] {
        let cookie = log_in(&agent, &server.address, login, server::password(&ground.logins, login)?)?;
        let mut times = Vec::new();
        let end = Instant::now() + Duration::from_secs(seconds) / 7;
        while Instant::now() < end {
            let started = Instant::now();
            let mut page = agent.get(format!("{}{path}", server.address)).header("cookie", &cookie).call()?;
            anyhow::ensure!(page.status().as_u16() == 200, "{path}: {}", page.status());
            page.body_mut().read_to_string()?;
            times.push(started.elapsed().as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        println!(
            "{path}: {} pages, p50 {:.2} ms, p99 {:.2} ms",
            times.len(),
            percentile(&times, 0.5),
            percentile(&times, 0.99)
        );
        let p99 = round(percentile(&times, 0.99));
        match name {
            "unit" => line.unit_p99_ms = p99,
            "all" => line.all_p99_ms = p99,
            "late" => line.late_p99_ms = p99,
            "search" => line.search_p99_ms = p99,
            "search_rare" => line.search_rare_p99_ms = p99,
            "search_one" => line.search_one_p99_ms = p99,
            _ => line.board_p99_ms = p99,
        }
    }
    line.rss_mb = round(server.rss_mb());
    report::print(&line)
}

pub(super) fn log_in(agent: &Agent, address: &str, login: &str, password: &str) -> anyhow::Result<String> {
    let form = [("login", login), ("password", password)];
    let answer = agent.post(format!("{address}/login")).send_form(form)?;
    let cookie =
        answer.headers().get("set-cookie").and_then(|value| value.to_str().ok()).context("no session cookie")?;
    Ok(cookie.split(';').next().unwrap_or("").to_owned())
}
