//! From SQLite's errors to the journal's faults.

use rusqlite::ErrorCode;
use yinuo_journal::Fault;

pub(crate) fn fault(error: rusqlite::Error) -> Fault {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Fault::Full("make room, then everything goes on by itself".into()),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Fault::Damaged(error.to_string()),
        _ => Fault::Storage(error.to_string()),
    }
}

pub(crate) fn damaged(what: &str) -> Fault {
    Fault::Damaged(what.into())
}
