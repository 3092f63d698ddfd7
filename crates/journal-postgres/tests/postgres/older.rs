//! A database from an earlier release has, once opened, all that this one keeps.

use crate::server::shared;
use std::sync::Arc;
use yinuo_journal::conformance::small_city;
use yinuo_journal::simulation::{Site, Size, city};
use yinuo_journal::{Reader, verify};
use yinuo_journal_postgres::{PostgresStore, Target, open};

struct Database(Target);

impl Site for Database {
    type Store = PostgresStore;

    fn open(&self) -> (PostgresStore, Arc<dyn Reader>) {
        let (store, reader) = open(&self.0).unwrap();
        (store, Arc::new(reader))
    }
}

#[test]
fn the_boards_counts_are_made_from_the_cases_that_are_there() {
    let Some(server) = shared() else { return };
    let url = server.database().unwrap();
    let target = Target::parse(&url).unwrap();
    city(&Database(target.clone()), 3, Size { epochs: 2, batches: 5, commands: 60 });
    // As the release before left it.
    for sql in [
        "DROP TABLE tallies",
        "DROP INDEX cases_warn",
        "DROP TABLE dossiers",
        "DROP TABLE ballots",
        "DROP INDEX cases_settled",
        "DROP TABLE subscribers",
        "UPDATE meta SET value = '2' WHERE name = 'format'",
    ] {
        server.sql(&url, sql).unwrap();
    }
    let (_store, reader) = open(&target).unwrap();
    let place = small_city().world.place;
    let tallies = reader.tallies(place).unwrap();
    assert!(tallies.len() > 20, "something was there to be counted: {}", tallies.len());
    assert_eq!(verify(&reader, place).unwrap().problems, []);
}
