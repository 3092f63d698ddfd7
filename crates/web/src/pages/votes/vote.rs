//! Votes at the desk, and the slips that are printed once.

use super::ResultView;
use crate::pages::Chrome;
use crate::pages::case::{Action, InputKind};
use crate::pages::delivery::Happening;
use askama::Template;

/// A vote in a list.
#[derive(Clone, Debug, Default)]
pub struct VoteLine {
    pub bare: String,
    pub number: String,
    pub title: String,
    pub year: i16,
    pub stage: String,
    /// Seats of candidates, deputies.
    pub size: String,
    /// By when, or what came out.
    pub told: String,
}

/// `/desk/votes`
#[derive(Debug, Template)]
#[template(path = "votes/votes.html")]
pub struct VotesPage {
    pub c: Chrome,
    pub lines: Vec<VoteLine>,
}

/// `/desk/votes/new`
#[derive(Debug, Template)]
#[template(path = "votes/new.html")]
pub struct NewVotePage {
    pub c: Chrome,
    pub csrf: String,
    pub key: String,
    pub year: i16,
    /// What the city's rules ask of a vote.
    pub terms: Vec<String>,
}

/// A candidate that may be listed.
#[derive(Clone, Debug, Default)]
pub struct PoolLine {
    pub bare: String,
    pub number: String,
    pub title: String,
    pub cost: String,
    pub lead: String,
    pub stage: String,
    pub listed: bool,
}

/// What follows from a count: each candidate's outcome, and a task for each that was chosen.
#[derive(Clone, Debug, Default)]
pub struct Follow {
    pub chosen: usize,
    pub key: String,
}

/// `/desk/votes/{number}`
#[derive(Debug, Template)]
#[template(path = "votes/vote.html")]
pub struct VotePage {
    pub c: Chrome,
    pub csrf: String,
    pub seen: u32,
    pub number: String,
    pub bare: String,
    pub title: String,
    pub text: String,
    pub stage: String,
    pub flash: String,
    pub shown: bool,
    pub facts: Vec<(String, String)>,
    pub terms: Vec<String>,
    /// On the list now: number, title, cost.
    pub paper: Vec<PoolLine>,
    /// May be listed; empty unless the list may change.
    pub pool: Vec<PoolLine>,
    pub list_key: String,
    pub actions: Vec<Action>,
    pub result: Option<ResultView>,
    /// Rounds that counted for nothing.
    pub failed: Vec<String>,
    pub follow: Option<Follow>,
    /// Tasks that keep what was chosen: address, title.
    pub kept: Vec<(String, String)>,
    pub course: Vec<Happening>,
}

impl VotePage {
    fn has_minor(&self) -> bool {
        self.actions.iter().any(|action| action.minor)
    }
}

/// The answer to opening a round: the only time that the codes are seen.
#[derive(Debug, Template)]
#[template(path = "votes/slips.html")]
pub struct SlipsPage {
    pub c: Chrome,
    pub bare: String,
    pub title: String,
    pub round: u32,
    pub closes: String,
    /// Where deputies vote.
    pub address: String,
    /// The groups of each code.
    pub slips: Vec<Vec<String>>,
}
