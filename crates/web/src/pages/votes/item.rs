//! `/items`: the year's livelihood items, for everybody.

use crate::pages::Chrome;
use crate::pages::queue::Tab;
use askama::Template;

/// An item in the list.
#[derive(Clone, Debug, Default)]
pub struct ItemLine {
    pub bare: String,
    pub title: String,
    pub lead: String,
    pub due: String,
    /// How it stands, in plain words.
    pub pace: String,
    /// `done`, `slow` or `on`.
    pub class: &'static str,
    /// Nodes met of all.
    pub met: usize,
    pub all: usize,
}

/// `/items`
#[derive(Debug, Template)]
#[template(path = "votes/items.html")]
pub struct ItemsPage {
    pub c: Chrome,
    pub year: i16,
    pub years: Vec<Tab>,
    pub lines: Vec<ItemLine>,
    /// Votes that are public: address, title.
    pub votes: Vec<(String, String)>,
}

/// A node as everybody sees it.
#[derive(Clone, Debug, Default)]
pub struct StepView {
    pub name: String,
    pub due: String,
    /// `met`, `verified`, `late`, `open`.
    pub state: &'static str,
    pub told: String,
}

/// `/items/{number}`
#[derive(Debug, Template)]
#[template(path = "votes/item.html")]
pub struct ItemPage {
    pub c: Chrome,
    pub number: String,
    pub bare: String,
    pub title: String,
    pub demand: String,
    pub pace: String,
    pub class: &'static str,
    pub facts: Vec<(String, String)>,
    pub steps: Vec<StepView>,
    /// Released photos: id, and what they show.
    pub photos: Vec<(String, String)>,
    /// What residents said, once there are enough of them.
    pub heard: String,
    /// The key of the form; empty: not asked yet.
    pub key: String,
    pub flash: String,
    pub error: String,
}
