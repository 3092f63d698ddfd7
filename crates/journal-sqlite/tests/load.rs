//! A load that is cut off leaves no database without its indexes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use rusqlite::Connection;
use std::path::Path;
use yinuo_journal_sqlite::{Options, open, open_for_load};

fn schema(dir: &Path) -> Vec<String> {
    let db = Connection::open(dir.join("yinuo.db")).unwrap();
    let mut rows = db.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").unwrap();
    rows.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

#[test]
fn the_indexes_come_back_whether_the_load_ends_or_is_cut_off() {
    let dir = tempfile::tempdir().unwrap();
    drop(open(dir.path(), &Options::default()).unwrap());
    let whole = schema(dir.path());

    let (mut store, reader) = open_for_load(dir.path()).unwrap();
    assert!(schema(dir.path()).len() < whole.len(), "nothing is kept up meanwhile");
    store.loaded().unwrap();
    drop((store, reader));
    assert_eq!(schema(dir.path()), whole, "ended");

    drop(open_for_load(dir.path()).unwrap());
    assert!(schema(dir.path()).len() < whole.len());
    drop(open_for_load(dir.path()).unwrap());
    drop(open(dir.path(), &Options::default()).unwrap());
    assert_eq!(schema(dir.path()), whole, "cut off, twice");
}
