//! A throw-away PostgreSQL server for tests and benches, on a unix socket in a directory of its
//! own; stopped and removed when dropped, also by a panic.
//!
//! ```no_run
//! use yinuo_journal_postgres::testing::{Server, Syncing};
//! let Some(server) = Server::start(Syncing::Off).expect("it starts") else { return };
//! let url = server.database().expect("a fresh database");
//! ```

use crate::Target;
use crate::link::Link;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use tokio_postgres::types::Type;
use yinuo_journal::Fault;

/// Whether commits reach the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syncing {
    /// For tests of behaviour.
    Off,
    /// For measuring.
    On,
}

/// What to print when [`Server::start`] finds no PostgreSQL.
pub const MISSING: &str = "PostgreSQL is not installed (Debian: apt-get install postgresql)";

/// A running server.
#[derive(Debug)]
pub struct Server {
    dir: tempfile::TempDir,
    bin: PathBuf,
    /// Whose it is when we are root, as whom PostgreSQL does not run.
    user: Option<(u32, u32)>,
    databases: AtomicU32,
}

impl Server {
    /// `None` when PostgreSQL is not installed.
    ///
    /// # Errors
    /// When it is installed and does not start: with what it said.
    pub fn start(syncing: Syncing) -> Result<Option<Server>, String> {
        let Some(bin) = programs() else { return Ok(None) };
        let dir = tempfile::Builder::new().prefix("yinuo-pg-").tempdir().map_err(|e| e.to_string())?;
        let server = Server { user: unprivileged(dir.path())?, dir, bin, databases: AtomicU32::new(0) };
        let data = server.data();
        server.run("initdb", &["-D", &data, "-U", "yinuo", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"])?;
        server.boot(syncing)?;
        Ok(Some(server))
    }

    /// Starts what [`Server::crash`] stopped.
    ///
    /// # Errors
    /// With what it said.
    pub fn boot(&self, syncing: Syncing) -> Result<(), String> {
        let socket = self.dir.path().display();
        let fsync = if syncing == Syncing::On { "on" } else { "off" };
        let options = format!("-c listen_addresses='' -c fsync={fsync} -c log_min_messages=warning -k {socket}");
        let log = self.dir.path().join("log").display().to_string();
        self.run("pg_ctl", &["-D", &self.data(), "-l", &log, "-o", &options, "-w", "start"]).map_err(|said| {
            let log = std::fs::read_to_string(&log).unwrap_or_default();
            format!("{said}\n{log}")
        })
    }

    /// Ends it as a power cut would: without a checkpoint, connections cut.
    ///
    /// # Errors
    /// With what it said.
    pub fn crash(&self) -> Result<(), String> {
        self.run("pg_ctl", &["-D", &self.data(), "-m", "immediate", "-w", "stop"])
    }

    /// The URL of a fresh, empty database.
    ///
    /// # Errors
    /// When the server does not make it.
    pub fn database(&self) -> Result<String, Fault> {
        let name = format!("city{}", self.databases.fetch_add(1, Ordering::Relaxed));
        self.sql(&self.url("postgres"), &format!("CREATE DATABASE {name}"))?;
        Ok(self.url(&name))
    }

    fn url(&self, database: &str) -> String {
        let socket = self.dir.path().display().to_string().replace('/', "%2F");
        format!("postgres://yinuo@{socket}/{database}")
    }

    /// One statement behind the store's back; the first column of its answer, as text or number.
    ///
    /// # Errors
    /// When the server refuses it.
    pub fn sql(&self, url: &str, sql: &str) -> Result<Vec<String>, Fault> {
        let mut link = Link::connect(&Target::parse(url)?, "test", "SET search_path = yinuo, public")?;
        let rows = link.query(sql, &[])?;
        let text = |row: &tokio_postgres::Row| match row.columns().first().map(tokio_postgres::Column::type_) {
            None => String::new(),
            Some(&Type::INT8) => row.get::<_, i64>(0).to_string(),
            Some(&Type::INT4) => row.get::<_, i32>(0).to_string(),
            Some(&Type::BOOL) => row.get::<_, bool>(0).to_string(),
            Some(_) => row.get::<_, String>(0),
        };
        Ok(rows.iter().map(text).collect())
    }

    fn data(&self) -> String {
        self.dir.path().join("data").display().to_string()
    }

    fn run(&self, program: &str, args: &[&str]) -> Result<(), String> {
        let mut command = Command::new(self.bin.join(program));
        command.args(args).current_dir(self.dir.path()).stdin(Stdio::null()).env("LC_ALL", "C");
        #[cfg(unix)]
        if let Some((user, group)) = self.user {
            std::os::unix::process::CommandExt::gid(&mut command, group);
            std::os::unix::process::CommandExt::uid(&mut command, user);
        }
        let out = command.output().map_err(|e| format!("{program}: {e}"))?;
        match out.status.success() {
            true => Ok(()),
            false => Err(format!("{program}: {}", String::from_utf8_lossy(&[out.stdout, out.stderr].concat()))),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A server that has been stopped already says so, and that is well.
        let _ = self.crash();
    }
}

/// The directory that holds `initdb` and `pg_ctl`, the newest where there are several.
fn programs() -> Option<PathBuf> {
    let whole = |dir: &Path| dir.join("initdb").is_file() && dir.join("pg_ctl").is_file();
    let path = std::env::var_os("PATH").unwrap_or_default();
    if let Some(dir) = std::env::split_paths(&path).find(|dir| whole(dir)) {
        return Some(dir);
    }
    if let Ok(out) = Command::new("pg_config").arg("--bindir").output() {
        let dir = PathBuf::from(String::from_utf8_lossy(&out.stdout).trim());
        if whole(&dir) {
            return Some(dir);
        }
    }
    let version = |dir: &Path| dir.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    let debian = std::fs::read_dir("/usr/lib/postgresql").ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    debian.filter(|dir| whole(&dir.join("bin"))).max_by_key(|dir| version(dir)).map(|dir| dir.join("bin"))
}

/// Gives the directory to `postgres` or `nobody` when we are root.
#[cfg(unix)]
fn unprivileged(dir: &Path) -> Result<Option<(u32, u32)>, String> {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let told = |e: std::io::Error| e.to_string();
    if std::fs::metadata(dir).map_err(told)?.uid() != 0 {
        return Ok(None);
    }
    let users = std::fs::read_to_string("/etc/passwd").map_err(told)?;
    let ids = ["postgres", "nobody"].into_iter().find_map(|name| {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    });
    let (user, group) = ids.ok_or("PostgreSQL does not run as root, and there is no user postgres or nobody")?;
    chown(dir, Some(user), Some(group)).map_err(told)?;
    Ok(Some((user, group)))
}

#[cfg(not(unix))]
fn unprivileged(_: &Path) -> Result<Option<(u32, u32)>, String> {
    Ok(None)
}
