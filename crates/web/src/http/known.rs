//! Who stands behind a token, remembered: every request of staff asks it.

use super::access::Who;
use lru::LruCache;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard};

/// Tokens remembered: more than a large city has staff at work.
const TOKENS: NonZeroUsize = NonZeroUsize::new(4_096).unwrap();

/// Sessions by the hash of their token. One process serves a city and is the only one that
/// changes accounts and sessions, so what it forgets on each change is never out of date.
#[derive(Debug)]
pub struct Known(Mutex<State>);

#[derive(Debug)]
struct State {
    /// Changes so far: what was read before the last one is not remembered.
    changes: u64,
    by_token: LruCache<String, Arc<Who>>,
}

impl Default for Known {
    fn default() -> Self {
        Known(Mutex::new(State { changes: 0, by_token: LruCache::new(TOKENS) }))
    }
}

impl Known {
    fn state(&self) -> Option<MutexGuard<'_, State>> {
        self.0.lock().ok()
    }

    /// Who it is, or how many changes there were before anybody goes and reads.
    pub fn recall(&self, token_hash: &str) -> Result<Arc<Who>, u64> {
        let Some(mut state) = self.state() else { return Err(0) };
        let changes = state.changes;
        state.by_token.get(token_hash).cloned().ok_or(changes)
    }

    /// Remembers what was read, unless something has changed since `changes`.
    pub fn remember(&self, changes: u64, who: &Arc<Who>) {
        if let Some(mut state) = self.state()
            && state.changes == changes
        {
            state.by_token.put(who.session.token.clone(), who.clone());
        }
    }

    /// An account or a session changes.
    pub fn forget(&self) {
        if let Some(mut state) = self.state() {
            state.changes += 1;
            state.by_token.clear();
        }
    }
}
