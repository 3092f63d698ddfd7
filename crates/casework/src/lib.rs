//! The case (办件): what may happen to it, in which order, by whom, and by when.
//!
//! `decide(case, command, scene)` gives events or a refusal that names its rule; `Case::apply`
//! cannot fail. Neither does I/O, knows the time or rolls dice: the [`Scene`] carries all that.
//!
//! ```text
//!            ┌─ decline                         ┌───────── reopen ──────────┐
//! submit → submitted → accepted → dispatched → signed → replied → resolved → rated
//!             accept     dispatch ▲    sign ▲  reply    resolve     rate
//!                                 └─ return ┘
//! ```
//!
//! To add a verb: one file in [`commands`], one variant in [`Command`], [`Event`] and
//! [`Verb`], one row in [`legal`]; the compiler and `tests/legal.rs` name what is missing.

pub mod case;
pub mod clock;
pub mod command;
pub mod commands;
pub mod directory;
pub mod effect;
pub mod event;
pub mod legal;
pub mod notice;
mod owed;
pub mod propose;
pub mod recur;
pub mod request;
pub mod route;
pub mod rules;
pub mod scene;
pub mod stage;
pub mod suggest;
mod ticking;
pub mod verb;
pub mod wake;

pub use case::{Case, Rating};
pub use clock::{Bearer, ClockKind, ClockState, Grade, Light, Moved, Point, Started};
pub use command::Command;
pub use directory::{Category, Cell, Directory, Duty, Guidance, Guide, Kind, Level, Unit, leaves};
pub use effect::{Effect, effects};
pub use event::{Blob, Entry, Event, Words};
pub use legal::next;
pub use notice::{Audience, Notice, Topic, notices};
pub use propose::{Proposal, Proposer};
pub use recur::{Every, Recurrence};
pub use request::{Asked, Request};
pub use route::{Route, route};
pub use rules::{Evidence, Form, Limit, Limits, Outcome, Rules, Source};
pub use scene::Scene;
pub use stage::Stage;
pub use verb::Verb;
pub use wake::Wake;

use yinuo_kernel::Refusal;

/// What a command leads to: the entries to append, in order, or the rule that forbids it.
///
/// # Errors
/// A [`Refusal`] names the rule; nothing has happened then.
pub fn decide(case: Option<&Case>, command: &Command, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    commands::decide(case, command, scene)
}
