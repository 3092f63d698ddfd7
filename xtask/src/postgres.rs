//! A throw-away PostgreSQL server for a bench: the adapter's own, run as a program so that
//! xtask need not be built with it.

use crate::shell;
use anyhow::{Context, bail};
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

pub struct Throwaway {
    child: Child,
    /// Of an empty database.
    pub url: String,
}

impl Throwaway {
    pub fn start() -> anyhow::Result<Throwaway> {
        let mut child = Command::new(shell::cargo())
            .args(["run", "--quiet", "--release", "--package", "yinuo-journal-postgres", "--features", "testing"])
            .args(["--example", "throwaway"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start cargo")?;
        let mut url = String::new();
        BufReader::new(child.stdout.take().context("no output")?).read_line(&mut url)?;
        if url.is_empty() {
            let _ = child.wait();
            bail!("PostgreSQL did not start; its message stands above");
        }
        Ok(Throwaway { child, url: url.trim().to_owned() })
    }
}

impl Drop for Throwaway {
    fn drop(&mut self) {
        // The end of its input tells it to go.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}
