//! Investment promotion.

use crate::pages::Chrome;
use crate::pages::queue::Tab;
use crate::pages::simple::Fact;
use askama::Template;

/// A lead in the list.
#[derive(Clone, Debug, Default)]
pub struct LeadLine {
    pub bare: String,
    pub number: String,
    pub title: String,
    pub stage: String,
    pub since: String,
    pub visits: u32,
    pub last_visit: String,
    pub quiet: String,
    pub is_quiet: bool,
    pub unit: String,
    pub invest: String,
}

/// What became of a year's leads: counts, and where they lead.
#[derive(Clone, Debug, Default)]
pub struct BornLine {
    pub year: String,
    pub all: (usize, String),
    /// Talks, signed, started, in production, dropped.
    pub reached: Vec<(usize, String)>,
    /// Signed of all.
    pub rate: String,
}

/// `/desk/leads`
#[derive(Debug, Template)]
#[template(path = "delivery/projects/leads.html")]
pub struct LeadsPage {
    pub c: Chrome,
    pub may_enter: bool,
    pub facts: Vec<Fact>,
    pub tabs: Vec<Tab>,
    pub lines: Vec<LeadLine>,
    pub born: Vec<BornLine>,
}
