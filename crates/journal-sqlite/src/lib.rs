//! The journal in SQLite: the embedded default. One file, one writer, readers that never wait.
//!
//! WAL with `synchronous=FULL`: a commit has reached the disk when it returns. A lock file keeps
//! a second process from writing. See `docs/adr/0002-rusqlite.md` for why rusqlite.
//!
//! ```no_run
//! use yinuo_journal_sqlite::{Options, open};
//! let (store, reader) = open("data".as_ref(), &Options::default())?;
//! # Ok::<(), yinuo_journal::Fault>(())
//! ```

mod backup;
mod board;
mod dossier;
mod encode;
mod fault;
mod list;
mod load;
mod migrate;
mod open;
mod reader;
mod reindex;
mod search;
mod settled;
mod store;
mod subscribers;
mod urn;

pub use backup::{BackupReport, backup, restore, verify_snapshot};
pub use load::open_for_load;
pub use open::{FILE, Options, exists, open, settle};
pub use reader::SqliteReader;
pub use store::SqliteStore;
