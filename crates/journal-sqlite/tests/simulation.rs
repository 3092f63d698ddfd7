//! Simulated cities over SQLite; when the power goes, what is left is a copy of the files at that
//! instant.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::{Arc, Mutex};
use tempfile::TempDir;
use yinuo_journal::Reader;
use yinuo_journal::simulation::{Cut, Site, Size, run};
use yinuo_journal_sqlite::{Options, SqliteStore, open};

/// The folder that counts.
struct Disk(Arc<Mutex<TempDir>>);

impl Default for Disk {
    fn default() -> Disk {
        Disk(Arc::new(Mutex::new(tempfile::tempdir().unwrap())))
    }
}

impl Site for Disk {
    type Store = SqliteStore;

    fn open(&self) -> (SqliteStore, Arc<dyn Reader>) {
        let (store, reader) = open(self.0.lock().unwrap().path(), &Options::default()).unwrap();
        (store, Arc::new(reader))
    }

    fn cut(&self) -> Cut {
        let now = self.0.clone();
        Arc::new(move || {
            let copy = tempfile::tempdir().unwrap();
            let mut dir = now.lock().unwrap();
            for name in ["yinuo.db", "yinuo.db-wal"] {
                std::fs::copy(dir.path().join(name), copy.path().join(name)).unwrap();
            }
            // The old folder goes; whoever still has its files open writes into nothing.
            *dir = copy;
        })
    }
}

#[test]
fn the_laws_hold_in_every_weather() {
    run(Size { epochs: 4, batches: 7, commands: 70 }, Disk::default);
}
