//! A database from an earlier release has, once opened, all that this one keeps.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use rusqlite::Connection;
use std::path::Path;
use std::sync::Arc;
use yinuo_journal::conformance::small_city;
use yinuo_journal::simulation::{Site, Size, city};
use yinuo_journal::{Reader, verify};
use yinuo_journal_sqlite::{Options, SqliteStore, open};

struct Folder<'a>(&'a Path);

impl Site for Folder<'_> {
    type Store = SqliteStore;

    fn open(&self) -> (SqliteStore, Arc<dyn Reader>) {
        let (store, reader) = open(self.0, &Options::default()).unwrap();
        (store, Arc::new(reader))
    }
}

#[test]
fn the_boards_counts_are_made_from_the_cases_that_are_there() {
    let dir = tempfile::tempdir().unwrap();
    city(&Folder(dir.path()), 3, Size { epochs: 2, batches: 5, commands: 60 });
    let db = Connection::open(dir.path().join("yinuo.db")).unwrap();
    // As the release before left it.
    db.execute_batch(
        "DROP TABLE tallies; DROP INDEX cases_warn; DROP TABLE dossiers; DROP TABLE ballots; DROP INDEX cases_settled;
         DROP TABLE subscribers; PRAGMA user_version = 3;",
    )
    .unwrap();
    drop(db);

    let (_store, reader) = open(dir.path(), &Options::default()).unwrap();
    let place = small_city().world.place;
    let tallies = reader.tallies(place).unwrap();
    assert!(tallies.len() > 20, "something was there to be counted: {}", tallies.len());
    assert_eq!(verify(&reader, place).unwrap().problems, []);
}
