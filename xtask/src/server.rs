//! A `yinuo serve` of our own, on a free port, ended when dropped.

use anyhow::{Context, bail};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

pub struct Server {
    child: Child,
    pub address: String,
}

impl Server {
    pub fn start(binary: &Path, data: &Path, listen: &str, extra: &[&str]) -> anyhow::Result<Server> {
        let mut child = Command::new(binary)
            .args(["serve", "--listen", listen, "--data"])
            .arg(data)
            .args(extra)
            .env("YINUO_LOG", std::env::var("YINUO_LOG").unwrap_or_else(|_| "error".into()))
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", binary.display()))?;
        let Some(out) = child.stdout.take() else { bail!("the server has no output") };
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line)?;
        let Some(address) = line.trim().strip_prefix("listening on ") else {
            let _ = child.kill();
            let _ = child.wait();
            bail!("the server did not start; its message stands above");
        };
        Ok(Server { address: address.to_owned(), child })
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL, as a power cut would.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    pub fn wait(mut self) -> anyhow::Result<()> {
        self.child.wait()?;
        Ok(())
    }

    /// Resident memory in MB (10⁶ bytes), from /proc.
    pub fn rss_mb(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0");
        line.split_whitespace().next().and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) * 1.024 / 1_000.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A fresh data directory; gives its logins as JSON.
pub fn init(binary: &Path, data: &Path, pack: &str, sample: bool) -> anyhow::Result<serde_json::Value> {
    init_in(binary, data, pack, sample, None)
}

/// The same with the database in PostgreSQL, when a URL is given.
pub fn init_in(
    binary: &Path,
    data: &Path,
    pack: &str,
    sample: bool,
    store: Option<&str>,
) -> anyhow::Result<serde_json::Value> {
    let mut command = Command::new(binary);
    command.arg("init");
    // The sample city runs the case types that `init` takes without being told.
    if pack == "packs/bench" {
        command.args(["--pack", pack, "--city", "samples/bench"]);
    }
    if sample {
        command.arg("--sample");
    }
    if let Some(url) = store {
        command.args(["--store", url]);
    }
    made(command, data)
}

/// The sample city as of that moment, with its year of delivery.
pub fn init_as_of(binary: &Path, data: &Path, as_of: &str) -> anyhow::Result<serde_json::Value> {
    let mut command = Command::new(binary);
    command.args(["init", "--sample", "--as-of", as_of]);
    made(command, data)
}

fn made(mut command: Command, data: &Path) -> anyhow::Result<serde_json::Value> {
    let logins: PathBuf = data.join("logins.json");
    std::fs::create_dir_all(data)?;
    command.arg("--data").arg(data).arg("--logins").arg(&logins);
    if !command.status()?.success() {
        bail!("yinuo init failed");
    }
    Ok(serde_json::from_slice(&std::fs::read(&logins)?)?)
}

/// The password of a login.
pub fn password<'a>(logins: &'a serde_json::Value, login: &str) -> anyhow::Result<&'a str> {
    let list = logins.as_array().context("logins")?;
    let found = list.iter().find(|entry| entry.get("login").and_then(|l| l.as_str()) == Some(login));
    found.and_then(|entry| entry.get("password")?.as_str()).with_context(|| format!("no login {login}"))
}
