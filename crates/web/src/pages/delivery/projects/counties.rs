//! Counties side by side.

use crate::pages::Chrome;
use askama::Template;

/// A county's line. Every number leads to what it counts.
#[derive(Clone, Debug, Default)]
pub struct CountyLine {
    pub name: String,
    pub projects: usize,
    pub projects_href: String,
    pub rate: String,
    pub opened: usize,
    pub opened_href: String,
    pub listed: usize,
    pub listed_href: String,
    pub plan: String,
    pub plan_href: String,
    pub so_far: String,
    pub so_far_href: String,
    pub invested: String,
    pub old: usize,
    pub old_href: String,
}

/// `/desk/projects/counties`
#[derive(Debug, Template)]
#[template(path = "delivery/projects/counties.html")]
pub struct CountiesPage {
    pub c: Chrome,
    pub year: String,
    /// Obstacles count from so many days on.
    pub days: String,
    pub note: String,
    pub lines: Vec<CountyLine>,
}
