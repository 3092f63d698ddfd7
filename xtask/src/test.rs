//! `cargo xtask test`: every test there is, the fast ones first.

use crate::shell;
use anyhow::bail;
use std::path::Path;

struct Run {
    all: bool,
    missing: Vec<String>,
}

impl Run {
    fn not_run(&mut self, what: &str, why: &str) {
        println!("NOT RUN: {what}: {why}");
        self.missing.push(what.to_owned());
    }
}

pub fn run(all: bool) -> anyhow::Result<()> {
    let mut run = Run { all, missing: Vec::new() };
    crate::ui::build()?;
    let cargo = shell::cargo();
    // A test that finds only while it runs that its tool is missing fails then, instead of passing.
    let strict: &[&str] = if all { &["--config", "env.YINUO_TEST_ALL=\"1\""] } else { &[] };
    if shell::has("cargo-nextest", "--version") {
        shell::run(&cargo, &[strict, &["nextest", "run", "--workspace", "--no-fail-fast"]].concat())?;
    } else {
        let tests = ["test", "--workspace", "--no-fail-fast", "--lib", "--bins", "--tests"];
        shell::run(&cargo, &[strict, &tests].concat())?;
    }
    shell::run(&cargo, &["test", "--workspace", "--doc", "--quiet"])?;
    if !shared().join("data/complaints/teddy8_train.jsonl").is_file() {
        run.not_run("real messages", "../shared is not there (or set YINUO_SHARED)");
    }
    if !postgres() {
        run.not_run("PostgreSQL", "it is not installed (Debian: apt-get install postgresql)");
    }
    if shell::output("python3", &["-c", "import ensurepip"]).is_err() {
        run.not_run("Open311 client", "no python3 with venv (Debian: apt-get install python3-venv)");
    }
    fuzz(&mut run, &cargo)?;
    browser(&mut run)?;
    if run.all && !run.missing.is_empty() {
        bail!("with --all everything must run; not run: {}", run.missing.join(", "));
    }
    println!("all tests passed");
    Ok(())
}

/// Where the shared material stands.
pub fn shared() -> std::path::PathBuf {
    std::env::var("YINUO_SHARED").map_or_else(|_| "../shared".into(), Into::into)
}

/// Whether the tests of the PostgreSQL adapter found a server to start; they look in the same places.
fn postgres() -> bool {
    let initdb = |dir: &Path| dir.join("initdb").is_file();
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    shell::has("initdb", "--version")
        || debian.map(|version| version.path().join("bin")).any(|dir| initdb(&dir))
        || shell::output("pg_config", &["--bindir"]).is_ok_and(|dir| initdb(Path::new(dir.trim())))
}

/// Fuzz targets need a nightly compiler to run; here they must compile.
fn fuzz(run: &mut Run, cargo: &str) -> anyhow::Result<()> {
    if Path::new("fuzz/Cargo.toml").is_file() {
        shell::run(cargo, &["check", "--quiet", "--manifest-path", "fuzz/Cargo.toml"])?;
    } else {
        run.not_run("fuzz targets", "fuzz/ is missing");
    }
    Ok(())
}

/// Chromium walks the first case through all its people.
fn browser(run: &mut Run) -> anyhow::Result<()> {
    let Some(chromium) = chromium() else {
        run.not_run("browser", "no chromium (Debian: apt-get install chromium fonts-noto-cjk), or set CHROMIUM");
        return Ok(());
    };
    crate::ui::install()?;
    let binary = shell::release()?;
    let server = std::env::current_dir()?.join(binary).display().to_string();
    eprintln!("$ npm run e2e");
    let status = std::process::Command::new("npm")
        .args(["run", "e2e"])
        .current_dir("ui")
        .env("YINUO_BINARY", server)
        .env("CHROMIUM", chromium)
        .status()?;
    if !status.success() {
        bail!("the browser tests failed; screenshots are in target/screenshots");
    }
    Ok(())
}

fn chromium() -> Option<String> {
    let named = std::env::var("CHROMIUM").ok();
    let known = ["chromium", "chromium-browser", "google-chrome"].map(str::to_owned);
    named.into_iter().chain(known).find_map(|name| {
        let path = shell::output("which", &[&name]).ok()?.trim().to_owned();
        (!path.is_empty()).then_some(path)
    })
}
