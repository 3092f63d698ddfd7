//! On the site, with a phone.

use crate::pages::Chrome;
use askama::Template;

/// A node to tick.
#[derive(Clone, Debug, Default)]
pub struct TickView {
    pub id: u32,
    pub name: String,
    pub due: String,
    pub told: String,
    /// `met`, `late` or `open`.
    pub state: &'static str,
    /// `meet`, `verify`, or nothing to do for this post.
    pub verb: &'static str,
    pub key: String,
}

/// `/desk/projects/{number}/visit`
#[derive(Debug, Template)]
#[template(path = "delivery/projects/visit.html")]
pub struct VisitPage {
    pub c: Chrome,
    pub csrf: String,
    pub key: String,
    pub seen: u32,
    pub bare: String,
    pub title: String,
    pub address: String,
    pub stage: String,
    pub today: String,
    pub may_visit: bool,
    /// The project has a point: a photo can be held against it.
    pub has_point: bool,
    pub flash: String,
    pub warning: String,
    pub ticks: Vec<TickView>,
}
