//! Tasks and projects of years: the cockpit, the lists, an import, the year-end account, as a browser
//! of the supervision office asks for them.

use super::report::{self, Delivery};
use super::{percentile, round};
use crate::server::{self, Server};
use crate::shell;
use anyhow::Context;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use ureq::Agent;

/// How much there is, and for how long each page is asked for.
pub struct Size {
    pub projects: usize,
    pub nodes: usize,
    pub tasks: usize,
    pub years: usize,
    pub seconds: u64,
}

/// Rows of the spreadsheet that is imported.
const ROWS: usize = 5_000;

/// The cockpit first; then lists, each with what narrows it.
const PAGES: [(&str, &str); 8] = [
    ("board", "/desk/cockpit"),
    ("tasks", "/desk/tasks"),
    ("late tasks", "/desk/tasks?light=late"),
    ("tasks by words", "/desk/tasks?q=%E7%AC%AC2999%E9%A1%B9"),
    ("projects", "/desk/projects"),
    ("late projects", "/desk/projects?light=late"),
    ("late nodes", "/desk/late"),
    ("returns", "/desk/returns"),
];

pub fn run(size: &Size, kept: Option<&Path>) -> anyhow::Result<()> {
    let binary = shell::release()?;
    let fresh = kept.is_none().then(|| tempfile::tempdir_in("target")).transpose()?;
    let dir = kept.or(fresh.as_ref().map(|dir| dir.path())).unwrap_or(Path::new("."));
    let there = dir.join("logins.json");
    let logins = if there.is_file() {
        println!("{} is measured as it is", dir.display());
        serde_json::from_slice(&std::fs::read(there)?)?
    } else {
        let logins = server::init_in(&binary, dir, "packs/bench", false, None)?;
        fill(&binary, dir, size)?;
        logins
    };
    let server = Server::start(&binary, dir, "127.0.0.1:0", &[])?;
    let agent: Agent = Agent::config_builder()
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .build()
        .into();
    let cookie = super::queue::log_in(&agent, &server.address, "chase1", server::password(&logins, "chase1")?)?;
    let first = Instant::now();
    fetch(&agent, &server, &cookie, "/desk/cockpit")?;
    println!("the first page reads the register: {:.0} ms", first.elapsed().as_secs_f64() * 1e3);
    let mut line = Delivery { projects: size.projects, tasks: size.tasks, ..Delivery::default() };
    for (name, path) in PAGES {
        let mut times = Vec::new();
        let end = Instant::now() + Duration::from_secs(size.seconds) / u32::try_from(PAGES.len())?;
        while Instant::now() < end || times.len() < 20 {
            let started = Instant::now();
            fetch(&agent, &server, &cookie, path)?;
            times.push(started.elapsed().as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        let p99 = round(percentile(&times, 0.99));
        println!("{name} ({path}): {} pages, p50 {:.1} ms, p99 {p99} ms", times.len(), percentile(&times, 0.5));
        if name == "board" {
            line.board_p99_ms = p99;
        } else {
            line.list_p99_ms = line.list_p99_ms.max(p99);
        }
    }
    let started = Instant::now();
    import(&agent, &server, &cookie)?;
    line.import_s = round(started.elapsed().as_secs_f64());
    println!("{ROWS} rows imported in {} s, looking at them included", line.import_s);
    let started = Instant::now();
    let word = fetch(&agent, &server, &cookie, "/desk/papers/account.docx")?;
    line.report_s = round(started.elapsed().as_secs_f64());
    println!("the year-end account as Word: {} KB in {} s", word.len() / 1024, line.report_s);
    line.rss_mb = round(server.rss_mb());
    report::print(&line)
}

fn fill(binary: &Path, dir: &Path, size: &Size) -> anyhow::Result<()> {
    let started = Instant::now();
    let counts = [size.projects, size.nodes, size.tasks, size.years].map(|n| n.to_string());
    let [projects, nodes, tasks, years] = &counts;
    let fill = ["case", "fill-delivery", "--projects", projects, "--nodes", nodes, "--tasks", tasks, "--years", years];
    let status = Command::new(binary).args(fill).arg("--data").arg(dir).status()?;
    anyhow::ensure!(status.success(), "filling failed");
    println!("filled in {:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}

fn fetch(agent: &Agent, server: &Server, cookie: &str, path: &str) -> anyhow::Result<Vec<u8>> {
    let mut page = agent.get(format!("{}{path}", server.address)).header("cookie", cookie).call()?;
    anyhow::ensure!(page.status().as_u16() == 200, "{path}: {}", page.status());
    page.body_mut().with_config().limit(1 << 30).read_to_vec().context("the answer")
}
