//! Lists behind the numbers of the board.

use crate::pages::Chrome;
use crate::pages::queue::{Select, Tab};
use askama::Template;

/// A line: what, what of it, whose, when.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub href: String,
    pub title: String,
    /// The node, the period, the case.
    pub what: String,
    pub what_href: String,
    pub kind: String,
    pub unit: String,
    pub due: String,
    /// Days late, or days open.
    pub told: String,
    /// ``, `warn` or `late`.
    pub tone: &'static str,
}

/// `/desk/late`, `/desk/obstacles`, `/desk/owed`
#[derive(Debug, Template)]
#[template(path = "cockpit/list.html")]
pub struct ListPage {
    pub c: Chrome,
    pub title: String,
    pub told: String,
    pub tabs: Vec<Tab>,
    pub selects: Vec<Select>,
    /// What stands over the second, fourth and fifth column.
    pub heads: [&'static str; 3],
    pub count: usize,
    pub lines: Vec<Line>,
    pub next: Option<String>,
    /// The same list as a workbook.
    pub export: String,
    pub empty: String,
}
