//! Lists of tasks, and what a unit owes.

use super::{KnownView, LightView};
use crate::pages::Chrome;
use crate::pages::queue::{Select, Tab};
use crate::pages::simple::Fact;
use askama::Template;

/// A task in a list.
#[derive(Clone, Debug, Default)]
pub struct TaskLine {
    pub bare: String,
    pub number: String,
    pub title: String,
    pub light: LightView,
    pub lead: String,
    pub co: String,
    pub goal: String,
    pub attained: String,
    pub due: String,
    pub stage: String,
    /// Text, and whether it warns.
    pub tags: Vec<(String, bool)>,
}

/// `/desk/tasks`
#[derive(Debug, Template)]
#[template(path = "delivery/tasks.html")]
pub struct TasksPage {
    pub c: Chrome,
    pub title: String,
    pub as_of: String,
    pub facts: Vec<Fact>,
    pub tabs: Vec<Tab>,
    pub q: String,
    pub selects: Vec<Select>,
    pub lines: Vec<TaskLine>,
    pub count: usize,
    pub next: Option<String>,
    /// A new task may be written here.
    pub may_propose: bool,
    /// The same list as a file.
    pub export: String,
}

/// A return that is owed.
#[derive(Clone, Debug, Default)]
pub struct OwedLine {
    /// `tasks` or `projects`.
    pub folder: &'static str,
    pub bare: String,
    pub title: String,
    pub period: String,
    /// `2026-09`.
    pub period_id: String,
    pub due: String,
    pub late: String,
    pub unit: String,
    pub goal: String,
    /// The figure of the period before.
    pub before: String,
    /// The field its figure goes into, and what it is called; empty: it has none.
    pub field: &'static str,
    pub label: &'static str,
    /// What the system knows, where the task has a meter.
    pub known: Option<KnownView>,
    /// The figure it knows; empty: none.
    pub value: String,
    /// What confirms it, see `routes::delivery::returns::item`; empty: there is nothing to confirm.
    pub item: String,
    pub confirm_key: String,
    pub key: String,
    pub seen: u32,
}

/// `/desk/returns`
#[derive(Debug, Template)]
#[template(path = "delivery/returns.html")]
pub struct ReturnsPage {
    pub c: Chrome,
    pub csrf: String,
    /// Whoever looks speaks for a unit.
    pub may_confirm: bool,
    pub key: String,
    /// How many of them the system knows.
    pub known: usize,
    pub owed: Vec<OwedLine>,
    pub flash: String,
}
