//! The board.

use crate::pages::Chrome;
use crate::pages::delivery::LightView;
use crate::pages::queue::Select;
use askama::Template;

/// A number that leads to what it counts.
#[derive(Clone, Debug, Default)]
pub struct Number {
    pub value: String,
    pub label: String,
    pub href: String,
    /// ``, `warn` or `late`.
    pub tone: &'static str,
    /// A word beside it: what it is part of.
    pub note: String,
}

/// Tasks of a sort: by light, and as a bar in percent of its width.
#[derive(Clone, Debug, Default)]
pub struct SortLine {
    pub label: String,
    pub all: Number,
    pub late: Number,
    pub soon: Number,
    pub good: Number,
    pub done: Number,
    /// Done, good, soon, late: where each begins, how wide it is.
    pub parts: Vec<(&'static str, String, String)>,
}

/// What is behind, with its reason.
#[derive(Clone, Debug, Default)]
pub struct BehindLine {
    pub href: String,
    pub title: String,
    pub unit: String,
    pub light: LightView,
}

/// A stage of the funnel.
#[derive(Clone, Debug, Default)]
pub struct StageLine {
    pub number: Number,
    /// In percent of the widest.
    pub width: String,
}

/// Money of the year.
#[derive(Clone, Debug, Default)]
pub struct MoneyView {
    pub plan: Number,
    pub so_far: Number,
    pub promised: Number,
    pub rate: String,
    /// 0 to 100.
    pub width: String,
    /// Where it would stand if it grew evenly over the year.
    pub pace: String,
    pub told: String,
}

/// What a unit owes.
#[derive(Clone, Debug, Default)]
pub struct OwedLine {
    pub unit: String,
    pub all: Number,
    pub late: Number,
}

/// A livelihood item.
#[derive(Clone, Debug, Default)]
pub struct ItemLine {
    pub href: String,
    pub title: String,
    pub unit: String,
    pub light: LightView,
    pub stage: String,
    pub heard: String,
}

/// `/desk/cockpit`
#[derive(Debug, Template)]
#[template(path = "cockpit/board.html")]
pub struct CockpitPage {
    pub c: Chrome,
    pub as_of: String,
    pub years: Vec<Select>,
    /// What calls for somebody today.
    pub tiles: Vec<Number>,
    pub sorts: Vec<SortLine>,
    pub behind: Vec<BehindLine>,
    pub behind_all: Number,
    pub stages: Vec<StageLine>,
    pub projects: Vec<Number>,
    pub money: MoneyView,
    pub waiting: Vec<Number>,
    pub owed: Vec<OwedLine>,
    pub items: Vec<ItemLine>,
    pub heard: String,
    /// The same as papers.
    pub papers: bool,
}
