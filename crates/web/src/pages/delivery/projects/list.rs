//! The list of key projects.

use crate::pages::Chrome;
use crate::pages::delivery::LightView;
use crate::pages::queue::{Select, Tab};
use crate::pages::simple::Fact;
use askama::Template;

/// A project in a list.
#[derive(Clone, Debug, Default)]
pub struct ProjectLine {
    pub bare: String,
    pub number: String,
    pub title: String,
    pub light: LightView,
    pub unit: String,
    pub county: String,
    pub leader: String,
    pub sector: String,
    pub stage: String,
    pub planned: String,
    pub year_plan: String,
    pub so_far: String,
    pub as_of: String,
    pub rate: String,
    /// Text, and whether it warns.
    pub tags: Vec<(String, bool)>,
}

/// A stage of the funnel.
#[derive(Clone, Debug, Default)]
pub struct FunnelView {
    pub label: String,
    pub count: usize,
    pub href: String,
    /// The width of its bar, 0 to 100.
    pub width: usize,
    pub current: bool,
}

/// What the investment of a list comes to.
#[derive(Clone, Debug, Default)]
pub struct Sum {
    pub planned_all: String,
    pub planned_year: String,
    pub so_far: String,
    pub rate: String,
    /// Projects with a plan of the year, and those of them with a return.
    pub planned: usize,
    pub returned: usize,
}

/// The opening rate and where its two counts lead.
#[derive(Clone, Debug, Default)]
pub struct OpeningView {
    pub rate: String,
    pub opened: usize,
    pub opened_href: String,
    pub listed: usize,
    pub listed_href: String,
}

/// `/desk/projects`
#[derive(Debug, Template)]
#[template(path = "delivery/projects/list.html")]
pub struct ProjectsPage {
    pub c: Chrome,
    pub as_of: String,
    pub year: String,
    pub facts: Vec<Fact>,
    pub funnel: Vec<FunnelView>,
    pub sum: Sum,
    pub planned_href: String,
    pub returned_href: String,
    pub opening: OpeningView,
    pub tabs: Vec<Tab>,
    pub q: String,
    /// The tab that stays when filters change.
    pub tab: String,
    pub selects: Vec<Select>,
    pub lines: Vec<ProjectLine>,
    pub count: usize,
    pub next: Option<String>,
    pub may_enter: bool,
    /// The same list as files: Excel, CSV.
    pub xlsx: String,
    pub csv: String,
}
