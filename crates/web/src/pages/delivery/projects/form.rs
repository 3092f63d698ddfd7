//! A new project or lead.

use crate::pages::Chrome;
use crate::pages::case::{Input, InputKind};
use askama::Template;

/// A part of the form under its heading.
#[derive(Clone, Debug, Default)]
pub struct Part {
    pub heading: String,
    pub inputs: Vec<Input>,
}

/// `/desk/projects/new` and `/desk/leads/new`
#[derive(Debug, Template)]
#[template(path = "delivery/projects/new.html")]
pub struct NewProjectPage {
    pub c: Chrome,
    pub csrf: String,
    pub key: String,
    pub title: String,
    pub action: &'static str,
    pub lead: String,
    pub parts: Vec<Part>,
}
