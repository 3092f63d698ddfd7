//! Who stands behind a token, remembered: every request of staff asks it.

use super::access::Who;
use lru::LruCache;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard};

/// Tokens remembered: more than a large city has staff at work.
const TOKENS: NonZeroUsize = NonZeroUsize::new(4_096).unwrap();

/// Sessions by the hash of their token. The engine counts what it keeps: whatever was read before
/// its last change is forgotten, so nobody who was sent away is still let in.
#[derive(Debug)]
pub struct Known(Mutex<State>);

#[derive(Debug)]
struct State {
    /// The engine's count when these were read.
    changes: u64,
    by_token: LruCache<String, Arc<Who>>,
}

impl Default for Known {
    fn default() -> Self {
        Known(Mutex::new(State { changes: 0, by_token: LruCache::new(TOKENS) }))
    }
}

impl Known {
    /// What is remembered as of `changes`.
    fn as_of(&self, changes: u64) -> Option<MutexGuard<'_, State>> {
        let mut state = self.0.lock().ok()?;
        if state.changes < changes {
            state.changes = changes;
            state.by_token.clear();
        }
        (state.changes == changes).then_some(state)
    }

    /// Who it is, when that was asked since the last change.
    pub fn recall(&self, changes: u64, token_hash: &str) -> Option<Arc<Who>> {
        self.as_of(changes)?.by_token.get(token_hash).cloned()
    }

    /// Remembers what was read after the engine had counted `changes`.
    pub fn remember(&self, changes: u64, who: &Arc<Who>) {
        if let Some(mut state) = self.as_of(changes) {
            state.by_token.put(who.session.token.clone(), who.clone());
        }
    }
}
