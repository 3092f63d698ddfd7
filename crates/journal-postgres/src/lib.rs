//! The journal in PostgreSQL: for a city in production. One writer, readers that never wait.
//!
//! The port is synchronous, and so is this adapter: every connection has a small runtime of its
//! own. What a group writes is gathered in memory ([`buffer`]) and sent at commit as one
//! transaction of multi-row statements, pipelined: one round trip, however many commands. The
//! writer's session holds an advisory lock; when the session is gone the lock is, and nothing
//! can be written until it is taken again. See `docs/adr/0009-postgres.md`.
//!
//! ```no_run
//! use yinuo_journal_postgres::{Target, open};
//! let target = Target::parse("postgres://yinuo@%2Frun%2Fpostgresql/city")?;
//! let (store, reader) = open(&target)?;
//! # Ok::<(), yinuo_journal::Fault>(())
//! ```
//!
//! To add a column of the read model: a migration, a line in [`columns`], a line in
//! [`encode::case_row`], and `schema.sql` (the test prints what it should be).

mod board;
mod buffer;
mod columns;
mod encode;
mod fault;
mod flush;
mod link;
mod list;
mod lock;
mod migrate;
mod open;
mod password;
mod pool;
mod reader;
mod schema;
mod search;
mod settled;
mod store;
mod target;
#[cfg(feature = "testing")]
pub mod testing;
mod urn;

pub use open::{exists, open, verify_snapshot};
pub use reader::PostgresReader;
pub use schema::schema;
pub use store::PostgresStore;
pub use target::Target;
