//! Candidates at the desk.

use crate::pages::Chrome;
use crate::pages::case::{Action, InputKind};
use crate::pages::delivery::Happening;
use crate::pages::queue::Tab;
use crate::pages::simple::Choice;
use askama::Template;

/// A candidate in a list.
#[derive(Clone, Debug, Default)]
pub struct CandidateLine {
    pub bare: String,
    pub number: String,
    pub title: String,
    pub voice: String,
    pub stage: String,
    pub lead: String,
    pub cost: String,
    pub people: String,
    pub due: String,
    pub shown: bool,
}

/// `/desk/candidates`
#[derive(Debug, Template)]
#[template(path = "votes/candidates.html")]
pub struct CandidatesPage {
    pub c: Chrome,
    pub csrf: String,
    pub key: String,
    pub year: i16,
    pub tabs: Vec<Tab>,
    pub q: String,
    pub tab: String,
    pub lines: Vec<CandidateLine>,
    pub flash: String,
    /// In whose voice one may be written down here.
    pub voices: Vec<Choice>,
    pub units: Vec<Choice>,
}

/// `/desk/candidates/{number}`
#[derive(Debug, Template)]
#[template(path = "votes/candidate.html")]
pub struct CandidatePage {
    pub c: Chrome,
    pub csrf: String,
    pub seen: u32,
    pub number: String,
    pub bare: String,
    pub title: String,
    pub text: String,
    pub stage: String,
    pub tags: Vec<String>,
    pub flash: String,
    /// Label, text, and where it leads.
    pub facts: Vec<(String, String, String)>,
    /// Who benefits, and why it can be done.
    pub costing: String,
    /// Who pays how much.
    pub pays: Vec<(String, String)>,
    pub actions: Vec<Action>,
    pub course: Vec<Happening>,
}

impl CandidatePage {
    fn has_minor(&self) -> bool {
        self.actions.iter().any(|action| action.minor)
    }
}
