//! The clock of a city: the machine's, or in a sample city as of another day one that runs beside it.
//!
//! `yinuo init --sample --as-of 2026-09-16T09:30` notes in the data directory how far that moment lies
//! from the real one. From then on every command on that directory lives in the sample's time, which
//! goes on at its usual pace, and every page says so. A real city has no such note.

use crate::ports::SystemClock;
use anyhow::{Context, bail};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::Arc;
use yinuo_kernel::{Clock, Timestamp};

/// The note's name in the data directory.
const NOTE: &str = "clock.toml";
/// A sample of another century is a mistake.
const AHEAD_MAX: SignedDuration = SignedDuration::from_hours(100 * 366 * 24);

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    /// Seconds before the machine's clock, negative behind it.
    ahead_seconds: i64,
}

/// A clock that runs so far before the machine's.
#[derive(Debug)]
struct Beside(SignedDuration);

impl Clock for Beside {
    fn now(&self) -> Timestamp {
        let now = SystemClock.now();
        now.checked_add(self.0).unwrap_or(now)
    }
}

/// The clock of the city in a data directory.
///
/// # Errors
/// When its note does not read: living in another time than the records is worse than not starting.
pub fn of(dir: &Path) -> anyhow::Result<Arc<dyn Clock>> {
    Ok(match ahead(dir)? {
        None => Arc::new(SystemClock),
        Some(ahead) => Arc::new(Beside(ahead)),
    })
}

/// Whether it is a sample whose clock stands apart from the real one.
///
/// # Errors
/// When its note does not read.
pub fn is_beside(dir: &Path) -> anyhow::Result<bool> {
    Ok(ahead(dir)?.is_some())
}

/// Notes that the city lives as of that moment; it goes on from there.
///
/// # Errors
/// When the moment lies too far away, or the directory cannot be written.
pub fn note(dir: &Path, as_of: Timestamp) -> anyhow::Result<()> {
    let ahead = as_of.duration_since(SystemClock.now());
    if ahead.abs() > AHEAD_MAX {
        bail!("--as-of {as_of} lies too far from today");
    }
    let note = toml::to_string(&Note { ahead_seconds: ahead.as_secs() })?;
    let text =
        format!("# Written by `yinuo init --sample --as-of`: this sample city lives in a time of its own.\n{note}");
    std::fs::create_dir_all(dir).with_context(|| format!("cannot make {}", dir.display()))?;
    let file = dir.join(NOTE);
    std::fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))
}

fn ahead(dir: &Path) -> anyhow::Result<Option<SignedDuration>> {
    let file = dir.join(NOTE);
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", file.display())),
    };
    let note: Note = toml::from_str(&text).with_context(|| format!("{} does not read", file.display()))?;
    let ahead = SignedDuration::from_secs(note.ahead_seconds);
    if ahead.abs() > AHEAD_MAX {
        bail!("{}: {} seconds is no time of a sample", file.display(), note.ahead_seconds);
    }
    Ok(Some(ahead))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_goes_on_from_its_moment_and_a_real_city_knows_nothing_of_it() {
        let dir = tempfile::tempdir().unwrap();
        assert!(!is_beside(dir.path()).unwrap());
        let as_of: Timestamp = "2026-09-16T01:30:00Z".parse().unwrap();
        note(dir.path(), as_of).unwrap();
        let behind = of(dir.path()).unwrap().now().duration_since(as_of);
        assert!(behind.abs() < SignedDuration::from_secs(60), "{behind}");
        std::fs::write(dir.path().join(NOTE), "ahead_seconds = \"soon\"").unwrap();
        assert!(of(dir.path()).is_err());
    }
}
