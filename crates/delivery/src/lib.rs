//! Delivery: what a city promised becomes tasks, projects and votes with owners, nodes and proof.
//!
//! Everything here is a [`Dossier`]: a **source** (a report, a programme, a leader's instruction, a
//! list of rectifications, a campaign) that is broken down, a **task** (任务) with a lead unit, nodes,
//! returns and a sign-off, a **project** (重点项目) with its stages and obstacles, a **vote** (票决) on
//! livelihood items and its **candidates** (建议项目). Like a case, a dossier is the sum of its events:
//!
//! ```text
//! decide(dossier, command, scene) → entries | refusal        Dossier::apply(entry)
//! ```
//!
//! Deciding may refuse, applying cannot fail; neither does I/O, knows the time or rolls dice. What
//! hinders a dossier (an obstacle, a finding of an inspection) is a case of `casework`, with its clocks.
//!
//! What lists, boards and lights look at is the [`Row`]: small, made from the dossier alone.
//!
//! To add a verb to a task: a variant of [`task::Command`], [`task::Event`] and [`task::Verb`], a row
//! in `task/legal.rs`, a file for what it asks; the compiler names the rest.

pub mod board;
pub mod candidate;
pub mod command;
pub mod dossier;
pub mod event;
pub mod evidence;
pub mod goal;
pub mod light;
pub mod meter;
mod named;
pub mod node;
pub mod notice;
pub mod owed;
pub mod pace;
pub mod period;
pub mod project;
pub mod propose;
pub mod row;
pub mod rules;
pub mod scene;
pub mod source;
pub mod task;
pub mod verdict;
pub mod vote;

pub use command::Command;
pub use dossier::Dossier;
pub use event::{Entry, Event};
pub use evidence::Evidence;
pub use goal::{Basis, Goal};
pub use light::{Colour, Light, Why};
pub use meter::Meter;
pub use node::{Met, Node};
pub use notice::{Notice, notices};
pub use owed::Owed;
pub use pace::Pace;
pub use period::Period;
pub use row::{Detail, Kind, Row};
pub use rules::{FieldName, Leader, Rules, Scheme};
pub use scene::Scene;
pub use verdict::Verdict;

use yinuo_kernel::Refusal;

/// What a command leads to: the entries to append, in order, or the rule that forbids it.
///
/// # Errors
/// A [`Refusal`] names the rule; nothing has happened then.
pub fn decide(dossier: Option<&Dossier>, command: &Command, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    command::decide(dossier, command, scene)
}
