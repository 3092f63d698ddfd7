//! `/ideas`: a citizen suggests a livelihood item.

use crate::pages::Chrome;
use crate::pages::simple::FieldError;
use askama::Template;
use std::collections::BTreeMap;

/// A suggestion that was reviewed, and what became of it.
#[derive(Clone, Debug, Default)]
pub struct IdeaLine {
    pub title: String,
    pub stage: String,
    /// Whose idea it was.
    pub voice: String,
    /// Why it was declined, or into which other it was merged.
    pub why: String,
    /// Where it can be followed; empty: nowhere yet.
    pub href: String,
}

/// `/ideas`
#[derive(Debug, Template)]
#[template(path = "votes/ideas.html")]
pub struct IdeasPage {
    pub c: Chrome,
    pub key: String,
    pub year: i16,
    pub values: BTreeMap<String, String>,
    pub errors: Vec<FieldError>,
    /// The number of the suggestion that was just taken down.
    pub sent: String,
    pub title_max: u32,
    pub body_max: u32,
    /// How many wait for the review.
    pub waiting: usize,
    pub taken: Vec<IdeaLine>,
}

impl IdeasPage {
    fn value(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    fn wrong(&self, name: &str) -> bool {
        self.errors.iter().any(|error| error.field == name)
    }
}
