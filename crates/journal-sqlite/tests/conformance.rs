//! SQLite keeps the laws of a store.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::cell::RefCell;
use std::sync::Arc;
use yinuo_journal::Reader;
use yinuo_journal::conformance::{Make, run};
use yinuo_journal_sqlite::{Options, SqliteStore, open};

#[derive(Default)]
struct Sqlite {
    dirs: RefCell<Vec<tempfile::TempDir>>,
}

impl Make for Sqlite {
    type Store = SqliteStore;
    fn make(&self) -> (SqliteStore, Arc<dyn Reader>) {
        let dir = tempfile::tempdir().unwrap();
        let (store, reader) = open(dir.path(), &Options::default()).unwrap();
        self.dirs.borrow_mut().push(dir);
        (store, Arc::new(reader))
    }
}

#[test]
fn sqlite_keeps_the_laws() {
    run(&Sqlite::default());
}
