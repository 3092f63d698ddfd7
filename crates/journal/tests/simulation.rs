//! Simulated cities over the in-memory model: the engine's own mistakes show here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::Arc;
use yinuo_journal::Reader;
use yinuo_journal::memory::{MemoryReader, MemoryStore};
use yinuo_journal::simulation::{Site, Size, city, run};

/// Memory that outlives the machine, as a disk would.
#[derive(Default)]
struct Memory(MemoryReader);

impl Site for Memory {
    type Store = MemoryStore;
    fn open(&self) -> (MemoryStore, Arc<dyn Reader>) {
        (MemoryStore::over(&self.0), Arc::new(self.0.clone()))
    }
}

const SIZE: Size = Size { epochs: 4, batches: 8, commands: 60 };

#[test]
fn the_laws_hold_in_every_weather() {
    run(SIZE, Memory::default);
}

#[test]
fn the_same_seed_plays_the_same_city() {
    let size = Size { epochs: 2, ..SIZE };
    let first = city(&Memory::default(), 7, size);
    assert_eq!(first, city(&Memory::default(), 7, size));
    assert_ne!(first, city(&Memory::default(), 8, size));
    assert!(first.failed > 0 && first.refused > 0 && first.timers > 0 && first.repeated > 0, "{first:?}");
}
