//! The calendar that a post subscribes to.

use crate::pages::Chrome;
use askama::Template;

/// `/desk/subscribe`
#[derive(Debug, Template)]
#[template(path = "cockpit/subscribe.html")]
pub struct SubscribePage {
    pub c: Chrome,
    pub csrf: String,
    pub key: String,
    /// Whose dates it holds.
    pub whose: String,
    /// Shown once, when it is made.
    pub address: String,
    /// There is one, since nobody can be shown it again.
    pub active: bool,
    pub until: String,
    pub flash: String,
}
