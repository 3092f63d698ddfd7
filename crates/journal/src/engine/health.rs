//! Whether the engine can acknowledge, for `/health` and for operators.

use std::sync::RwLock;
use yinuo_kernel::Timestamp;

/// Why and since when nothing is acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    pub since: Timestamp,
    pub why: String,
}

/// The engine's own word about itself.
#[derive(Debug, Default)]
pub struct Health {
    pause: RwLock<Option<Pause>>,
}

impl Health {
    /// `None`: all is well.
    pub fn pause(&self) -> Option<Pause> {
        self.pause.read().map(|pause| pause.clone()).unwrap_or_default()
    }

    pub(crate) fn failed(&self, at: Timestamp, why: String) {
        if let Ok(mut pause) = self.pause.write() {
            let since = pause.as_ref().map_or(at, |before| before.since);
            *pause = Some(Pause { since, why });
        }
    }

    pub(crate) fn worked(&self) {
        let paused = self.pause.read().is_ok_and(|pause| pause.is_some());
        if paused && let Ok(mut pause) = self.pause.write() {
            *pause = None;
        }
    }
}
