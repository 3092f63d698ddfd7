//! Queues and lists.

use super::Chrome;
use super::simple::Choice;
use askama::Template;

/// One case in a list.
#[derive(Clone, Debug, Default)]
pub struct RowView {
    pub number: String,
    pub bare: String,
    pub title: String,
    pub category: String,
    pub cell: String,
    pub stage: String,
    pub unit: String,
    /// Why this unit is proposed.
    pub why: String,
    /// The proposal can be taken with one press.
    pub one_click: bool,
    pub key: String,
    /// `on_time`, `warn`, `late` or `none`.
    pub light: &'static str,
    pub light_text: String,
    pub due: String,
    /// Text, and whether it warns.
    pub tags: Vec<(String, bool)>,
}

/// A tab above a list.
#[derive(Clone, Debug)]
pub struct Tab {
    pub href: String,
    pub label: String,
    pub current: bool,
}

/// A filter.
#[derive(Clone, Debug)]
pub struct Select {
    pub name: &'static str,
    pub label: &'static str,
    pub options: Vec<Choice>,
}

/// `/desk/intake`, `/desk/dispatch`, `/desk/requests`, `/desk/review`, `/desk/unit`, `/desk/all`, `/desk/search`
#[derive(Debug, Template)]
#[template(path = "queue.html")]
pub struct QueuePage {
    pub c: Chrome,
    pub csrf: String,
    pub title: String,
    pub button: Option<(&'static str, &'static str)>,
    pub tabs: Vec<Tab>,
    pub filters: bool,
    /// A field to search the words of cases, and what stands in it.
    pub search: Option<String>,
    pub selects: Vec<Select>,
    pub rows: Vec<RowView>,
    pub empty: String,
    pub next: Option<String>,
    /// The list keeps itself true: the stages of its cases, apart by spaces; empty for all.
    pub live: Option<String>,
}
