//! The supervisor's board.

use super::Chrome;
use super::simple::Fact;
use askama::Template;

/// One unit. Widths are percent of the bar.
#[derive(Clone, Debug)]
pub struct UnitLine {
    pub id: String,
    pub name: String,
    pub open: u64,
    pub on_time: u64,
    pub warn: u64,
    pub late: u64,
    pub resolved: u64,
    pub in_time: u64,
    pub resolved_late: u64,
    pub reopened: u64,
    pub ok_w: u64,
    pub warn_w: u64,
    pub late_x: u64,
    pub late_w: u64,
}

impl UnitLine {
    /// Resolved in time, in percent of what was resolved under a promise; what was set aside says
    /// nothing about anybody's speed.
    fn share(&self) -> String {
        match self.in_time + self.resolved_late {
            0 => "—".into(),
            all => format!("{}%", self.in_time * 100 / all),
        }
    }
}

/// `/desk/board`
#[derive(Debug, Template)]
#[template(path = "board.html")]
pub struct BoardPage {
    pub c: Chrome,
    pub as_of: String,
    pub facts: Vec<Fact>,
    pub stages: Vec<Fact>,
    pub units: Vec<UnitLine>,
}
