//! From PostgreSQL's errors to the journal's faults. Only the message and its code are told:
//! the detail of an error can quote a row, and a row can hold a person's name.

use tokio_postgres::Error;
use tokio_postgres::error::SqlState;
use yinuo_journal::Fault;

pub(crate) fn fault(error: Error) -> Fault {
    let Some(db) = error.as_db_error() else {
        return match error.is_closed() {
            true => lost(),
            false => Fault::Storage(format!("PostgreSQL: {}", told(&error))),
        };
    };
    let said = format!("PostgreSQL says {:?} ({})", db.message(), db.code().code());
    match db.code() {
        &SqlState::DISK_FULL => Fault::Full(format!("{said}: make room, then everything goes on by itself")),
        &SqlState::DATA_CORRUPTED | &SqlState::INDEX_CORRUPTED => Fault::Damaged(said),
        &SqlState::TOO_MANY_CONNECTIONS => {
            Fault::Busy(format!("{said}: raise max_connections, or close other programs' connections"))
        }
        &SqlState::CANNOT_CONNECT_NOW | &SqlState::ADMIN_SHUTDOWN | &SqlState::CRASH_SHUTDOWN => {
            Fault::Storage(format!("{said}: it goes on by itself when the server is up again"))
        }
        &SqlState::INVALID_PASSWORD | &SqlState::INVALID_AUTHORIZATION_SPECIFICATION => Fault::Storage(format!(
            "{said}: give the password by PGPASSWORD or a passfile (~/.pgpass), and look at pg_hba.conf"
        )),
        &SqlState::INVALID_CATALOG_NAME => Fault::Storage(format!("{said}: make it with `createdb`")),
        &SqlState::INSUFFICIENT_PRIVILEGE => {
            Fault::Storage(format!("{said}: let the login own the database (ALTER DATABASE ... OWNER TO ...)"))
        }
        &SqlState::READ_ONLY_SQL_TRANSACTION => {
            Fault::Storage(format!("{said}: this is a standby or read-only; name the primary in --store"))
        }
        _ => Fault::Storage(said),
    }
}

/// An error and its causes, without what a row may hold.
fn told(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        let inner_text = inner.to_string();
        if !text.contains(&inner_text) {
            text = format!("{text}: {inner_text}");
        }
        cause = inner.source();
    }
    text
}

pub(crate) fn lost() -> Fault {
    Fault::Storage("the connection to PostgreSQL is lost; it is made again by itself".into())
}

pub(crate) fn damaged(what: &str) -> Fault {
    Fault::Damaged(what.into())
}
