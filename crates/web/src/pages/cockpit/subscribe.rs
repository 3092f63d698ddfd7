//! The calendar and the mail that a post subscribes to, and the pages a mail's links lead to.

use crate::pages::Chrome;
use crate::pages::simple::Choice;
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
    pub mail: MailForm,
}

/// The mail of a post.
#[derive(Clone, Debug, Default)]
pub struct MailForm {
    /// This city sends none.
    pub off: bool,
    pub address: String,
    /// How often, and not at all.
    pub rhythms: Vec<Choice>,
    /// What stands now, in words.
    pub state: String,
    pub error: String,
}

/// What a link in a mail leads to: a question, then that it is done.
#[derive(Debug, Template)]
#[template(path = "mail.html")]
pub struct MailPage {
    pub c: Chrome,
    pub title: String,
    pub says: String,
    /// Where the button leads; empty: there is nothing left to do.
    pub action: String,
    pub button: String,
}
