//! A figure that the system knows, with its items.

use super::KnownView;
use crate::pages::Chrome;
use askama::Template;

/// One item of a figure.
#[derive(Clone, Debug, Default)]
pub struct KnownItem {
    pub href: String,
    pub title: String,
    pub sub: String,
    /// Its part of the figure, or how it came out.
    pub value: String,
}

/// `/desk/tasks/{number}/known/{period}`
#[derive(Debug, Template)]
#[template(path = "delivery/known.html")]
pub struct KnownPage {
    pub c: Chrome,
    pub bare: String,
    pub title: String,
    pub period: String,
    /// The last day that counts.
    pub until: String,
    /// What the unit returned for the period; empty: nothing yet.
    pub filed: String,
    pub known: KnownView,
    pub items: Vec<KnownItem>,
    pub next: Option<String>,
}
