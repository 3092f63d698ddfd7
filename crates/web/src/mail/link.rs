//! The links in a mail. Whoever opens one is not logged in, so it carries its own proof: a digest of what it is
//! for, under the database's secret. One for another post, another address or another purpose does not fit.

use crate::app::Inner;
use subtle::ConstantTimeEq;
use yinuo_journal::{Subscriber, digest};

/// What a link does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Confirm,
    Stop,
}

impl Purpose {
    pub fn as_str(self) -> &'static str {
        match self {
            Purpose::Confirm => "confirm",
            Purpose::Stop => "stop",
        }
    }

    pub fn parse(text: &str) -> Option<Purpose> {
        [Purpose::Confirm, Purpose::Stop].into_iter().find(|purpose| purpose.as_str() == text)
    }
}

fn token(app: &Inner, purpose: Purpose, post: &Subscriber) -> String {
    // A confirmation is for one request; the end of it works from every mail that was ever sent there.
    let asked = match purpose {
        Purpose::Confirm => post.asked_at.as_millisecond().to_string(),
        Purpose::Stop => String::new(),
    };
    let place = app.world.place.to_string();
    let parts = ["mail", purpose.as_str(), &place, &post.login, &post.address, &asked];
    digest::keyed(&app.secret, &parts.map(str::as_bytes))
}

/// Where it leads.
pub fn address(app: &Inner, site: &str, purpose: Purpose, post: &Subscriber) -> String {
    format!("{site}{}", path(app, purpose, post))
}

/// The same without the site.
pub fn path(app: &Inner, purpose: Purpose, post: &Subscriber) -> String {
    format!("/mail/{}/{}/{}", purpose.as_str(), post.login, token(app, purpose, post))
}

/// Whether it is the link of this row.
pub fn fits(app: &Inner, purpose: Purpose, post: &Subscriber, sent: &str) -> bool {
    sent.as_bytes().ct_eq(token(app, purpose, post).as_bytes()).into()
}
