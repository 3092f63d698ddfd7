//! One server for all tests that run at the same time, gone after the last.

use std::sync::{Arc, Mutex, Weak};
use yinuo_journal_postgres::testing::{MISSING, Server, Syncing};

static SHARED: Mutex<Weak<Server>> = Mutex::new(Weak::new());

/// `None` where PostgreSQL is missing; the test then says so and ends.
pub fn shared() -> Option<Arc<Server>> {
    let mut shared = SHARED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(server) = shared.upgrade() {
        return Some(server);
    }
    let server = own()?;
    let server = Arc::new(server);
    *shared = Arc::downgrade(&server);
    Some(server)
}

/// A server that may be crashed.
pub fn own() -> Option<Server> {
    let server = Server::start(Syncing::Off).unwrap();
    if server.is_none() {
        println!("NOT RUN: PostgreSQL: {MISSING}");
    }
    server
}
