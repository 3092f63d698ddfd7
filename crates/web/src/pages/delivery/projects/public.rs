//! Key projects for the public.

use crate::pages::Chrome;
use askama::Template;

/// A project as anybody may see it.
#[derive(Clone, Debug, Default)]
pub struct PublicLine {
    pub title: String,
    pub body: String,
    pub place: String,
    pub unit: String,
    /// A post.
    pub leader: String,
    pub invest: String,
    pub kind: String,
}

/// The projects at one stage.
#[derive(Clone, Debug, Default)]
pub struct PublicGroup {
    pub stage: String,
    pub lines: Vec<PublicLine>,
}

/// `/projects`
#[derive(Debug, Template)]
#[template(path = "delivery/projects/public.html")]
pub struct PublicPage {
    pub c: Chrome,
    pub groups: Vec<PublicGroup>,
}
