//! The in-memory model passes the suite it defines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::Arc;
use yinuo_journal::Reader;
use yinuo_journal::conformance::{Make, run};
use yinuo_journal::memory::MemoryStore;

struct Memory;

impl Make for Memory {
    type Store = MemoryStore;
    fn make(&self) -> (MemoryStore, Arc<dyn Reader>) {
        let (store, reader) = MemoryStore::new();
        (store, Arc::new(reader))
    }
}

#[test]
fn the_model_keeps_the_laws() {
    run(&Memory);
}
