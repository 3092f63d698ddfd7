//! The journal: what happened, in order, for ever; and everything that is read from it.
//!
//! A [`Store`] keeps five things, and changes them in one transaction: the **records** (events,
//! hash-chained per place), the **read models** (one [`CaseRow`] a case, one row a dossier of
//! delivery), the **timers**, the
//! **receipts** of idempotency keys, and the **erasable rows** (words, names, photos).
//! Records hold no personal data; erasable rows can go, and the chain stays whole.
//!
//! The [`Engine`] is the only writer. It takes commands from many clients, decides them one
//! after the other, commits them in groups (one fsync for many), and answers only when they are
//! durable. Readers never wait for it.
//!
//! ```text
//! client ─ Submission ─▶ queue ─▶ [receipt? load, decide, apply, project]×n ─▶ commit ─▶ answers
//! ```
//!
//! To add a store: implement [`Store`] and [`Reader`], and run [`conformance`] over it.
//! To add a read model: a field of [`CaseRow`], projected from the case in [`row`]; `rebuild`
//! and `verify` then hold it against the events.

pub mod account;
pub mod chain;
pub mod change;
pub mod conformance;
pub mod days;
pub mod digest;
pub mod engine;
pub mod erasable;
pub mod fault;
pub mod loader;
pub mod memory;
pub mod outbox;
pub mod port;
pub mod query;
pub mod receipt;
mod recount;
pub mod register;
pub mod row;
pub mod search;
pub mod settled;
pub mod simulation;
pub mod subscriber;
pub mod tail;
pub mod tally;
pub mod timer;
pub mod urn;
pub mod verify;
pub mod world;

pub use account::{Account, Scope, Session};
pub use chain::{Chained, DossierRecord, Head, Record, StoredRecord};
pub use change::{Change, Counted, DossierRow};
pub use engine::{Deed, Engine, Health, Keeping, News, Rejection, Submission, Target};
pub use erasable::{BlobRow, PersonRow, Text, WordsRow};
pub use fault::Fault;
pub use outbox::{Channel, Letter, Told};
pub use port::{Reader, Store};
pub use query::{Board, BoardLine, Cursor, Order, Page, QueueQuery};
pub use receipt::Receipt;
pub use register::{Register, Rows};
pub use row::CaseRow;
pub use subscriber::{Next, Rhythm, Subscriber};
pub use tally::{Lines, Slot, Tally, What};
pub use timer::Timer;
pub use urn::Urn;
pub use verify::{Problem, Verification, verify};
pub use world::{Matter, World};
