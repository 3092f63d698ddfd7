//! Tasks and projects of years: the cockpit, the lists, an import, the year-end account, as a browser
//! of the supervision office asks for them.

use super::report::{self, Delivery};
use super::{Ground, StoreName, percentile, round};
use crate::server::{self, Server};
use anyhow::Context;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use ureq::Agent;

/// How much there is.
pub struct Size {
    pub projects: usize,
    pub nodes: usize,
    pub tasks: usize,
    pub years: usize,
}

/// Rows of the spreadsheet that is imported.
const ROWS: usize = 5_000;

/// The cockpit; then the lists, some narrowed.
const PAGES: [&str; 12] = [
    BOARD,
    "/desk/tasks",
    "/desk/tasks?light=late",
    "/desk/tasks?q=%E7%AC%AC2999%E9%A1%B9",
    "/desk/projects",
    "/desk/projects?light=late",
    "/desk/projects?q=%E7%AC%AC4999%E5%8F%B7",
    "/desk/projects/counties",
    "/desk/late",
    "/desk/obstacles",
    "/desk/owed",
    "/desk/requests",
];

const BOARD: &str = "/desk/cockpit";

pub fn run(size: &Size, seconds: u64, kept: Option<&Path>) -> anyhow::Result<()> {
    let ground = Ground::filled(StoreName::Sqlite, kept, |binary, dir| fill(binary, dir, size))?;
    let server = &ground.server;
    let agent: Agent = Agent::config_builder()
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .build()
        .into();
    let cookie = super::queue::log_in(&agent, &server.address, "chase1", server::password(&ground.logins, "chase1")?)?;
    let first = Instant::now();
    fetch(&agent, server, &cookie, "/desk/cockpit")?;
    println!("the first page reads the register: {:.0} ms", first.elapsed().as_secs_f64() * 1e3);
    let mut line = Delivery {
        projects: size.projects,
        nodes: size.nodes,
        tasks: size.tasks,
        years: size.years,
        ..Delivery::default()
    };
    for path in PAGES {
        let mut times = Vec::new();
        let end = Instant::now() + Duration::from_secs(seconds) / u32::try_from(PAGES.len())?;
        while Instant::now() < end || times.len() < 20 {
            let started = Instant::now();
            fetch(&agent, server, &cookie, path)?;
            times.push(started.elapsed().as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        let p99 = round(percentile(&times, 0.99));
        println!("{path}: {} pages, p50 {:.1} ms, p99 {p99} ms", times.len(), percentile(&times, 0.5));
        if path == BOARD {
            line.board_p99_ms = p99;
        } else {
            line.list_p99_ms = line.list_p99_ms.max(p99);
        }
    }
    let started = Instant::now();
    import(&agent, server, &cookie)?;
    line.import_s = round(started.elapsed().as_secs_f64());
    println!("{ROWS} rows imported in {} s, looking at them included", line.import_s);
    let started = Instant::now();
    let word = fetch(&agent, server, &cookie, "/desk/papers/account.docx")?;
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

/// As the officer does it: the file is sent, its preview looked at, and all rows done.
fn import(agent: &Agent, server: &Server, cookie: &str) -> anyhow::Result<()> {
    let start = String::from_utf8(fetch(agent, server, cookie, "/desk/import")?)?;
    let csrf = between(&start, "name=\"csrf\" value=\"", "\"")?.to_owned();
    let mut body = Vec::new();
    for (name, value) in [("csrf", csrf.as_str()), ("kind", "tasks"), ("year", "2026")] {
        body.extend(format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    let file = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"tasks.xlsx\"\r\n\r\n";
    body.extend(file.bytes());
    body.extend(book()?);
    body.extend(b"\r\n--edge--\r\n");
    let to = format!("{}/desk/import", server.address);
    let sent =
        agent.post(to).header("cookie", cookie).content_type("multipart/form-data; boundary=edge").send(&body)?;
    let preview = page(sent)?;
    let id = between(&preview, "action=\"/desk/import/", "\"")?;
    let mut form = vec![("csrf".to_owned(), csrf), ("do".into(), "import".into()), ("year".into(), "2026".into())];
    for part in preview.split("<select id=\"map-").skip(1) {
        let column = part.split('"').next().unwrap_or_default();
        let chosen = part.split(" selected").next().and_then(|before| before.rsplit("value=\"").next());
        let field = chosen.and_then(|rest| rest.split('"').next()).unwrap_or_default();
        form.push((format!("map-{column}"), field.to_owned()));
    }
    let to = format!("{}/desk/import/{id}", server.address);
    let done = agent.post(to).header("cookie", cookie).send_form(form)?;
    let there = done.headers().get("location").and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    anyhow::ensure!(there.contains(&format!("done={ROWS}")), "the import was refused: {}", page(done)?);
    Ok(())
}

fn book() -> anyhow::Result<Vec<u8>> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0..).zip(["序号", "工作任务", "责任单位", "完成时限", "目标值", "单位"]) {
        sheet.write(0, column, head)?;
    }
    for (row, n) in (1..).zip(1..=ROWS) {
        sheet.write(row, 0, n as f64)?;
        sheet.write(row, 1, format!("导入的第{n}项：改造管网{}公里", 30 + n % 60))?;
        sheet.write(row, 2, if n.is_multiple_of(2) { "lighting" } else { "roads" })?;
        sheet.write(row, 3, "12月底前")?;
        sheet.write(row, 4, (30 + n % 60) as f64)?;
        sheet.write(row, 5, "公里")?;
    }
    Ok(book.save_to_buffer()?)
}

fn page(mut answer: ureq::http::Response<ureq::Body>) -> anyhow::Result<String> {
    answer.body_mut().with_config().limit(1 << 30).read_to_string().context("the answer")
}

/// What stands between two marks of a page.
fn between<'p>(page: &'p str, before: &str, after: &str) -> anyhow::Result<&'p str> {
    let rest = page.split_once(before).with_context(|| format!("no {before} in {page}"))?.1;
    Ok(rest.split(after).next().unwrap_or_default())
}
