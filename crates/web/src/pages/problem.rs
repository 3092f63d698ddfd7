//! The page that says no.

use super::Chrome;
use crate::http::access::Visit;
use crate::http::problem::ProblemJson;
use askama::Template;

/// A refusal or a fault, told to a person.
#[derive(Debug, Template)]
#[template(path = "problem.html")]
pub struct ProblemPage {
    pub c: Chrome,
    pub told: ProblemJson,
    /// Offer the login.
    pub login: bool,
}

impl ProblemPage {
    pub fn new(visit: &Visit, told: ProblemJson, login: bool) -> Self {
        Self { c: Chrome::of(visit), told, login }
    }
}
