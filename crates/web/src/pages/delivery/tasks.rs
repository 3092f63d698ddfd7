//! Lists of tasks, and what a unit owes.

use super::LightView;
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
    pub has_figure: bool,
    pub key: String,
    pub seen: u32,
}

/// `/desk/returns`
#[derive(Debug, Template)]
#[template(path = "delivery/returns.html")]
pub struct ReturnsPage {
    pub c: Chrome,
    pub csrf: String,
    pub owed: Vec<OwedLine>,
    pub flash: String,
}
