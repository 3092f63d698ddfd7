//! What an inspection found.

use crate::pages::Chrome;
use crate::pages::simple::Choice;
use askama::Template;

/// A finding with the light of its case.
#[derive(Clone, Debug, Default)]
pub struct FindingLine {
    pub bare: String,
    pub number: String,
    pub title: String,
    pub kind: String,
    pub unit: String,
    pub stage: String,
    pub light: &'static str,
    pub light_text: String,
    pub since: String,
}

/// `/desk/inspections/{number}`
#[derive(Debug, Template)]
#[template(path = "delivery/projects/inspection.html")]
pub struct InspectionPage {
    pub c: Chrome,
    pub csrf: String,
    pub key: String,
    pub bare: String,
    pub number: String,
    pub title: String,
    pub body: String,
    pub open: usize,
    /// Empty: this post files nothing here.
    pub categories: Vec<Choice>,
    pub units: Vec<Choice>,
    pub lines: Vec<FindingLine>,
}
