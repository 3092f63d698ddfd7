//! `/votes/{number}`: a vote for everybody.

use super::ResultView;
use super::ballot::BallotLine;
use crate::pages::Chrome;
use askama::Template;

/// A ballot in the protocol.
#[derive(Clone, Debug, Default)]
pub struct SealedView {
    pub slip: String,
    /// A sign for each candidate of the paper: `for`, `against`, `abstain`, with its word.
    pub marks: Vec<(&'static str, &'static str)>,
    pub void: String,
}

/// What the protocol holds for a code.
#[derive(Clone, Debug, Default)]
pub struct FoundView {
    pub sentence: String,
    /// Something is not as it should be.
    pub bad: bool,
    pub lines: Vec<BallotLine>,
}

/// `/votes/{number}`
#[derive(Debug, Template)]
#[template(path = "votes/protocol.html")]
pub struct ProtocolPage {
    pub c: Chrome,
    pub number: String,
    pub bare: String,
    pub title: String,
    pub text: String,
    pub stage: String,
    /// Where it stands, in a sentence.
    pub state: String,
    pub failed: Vec<String>,
    pub terms: Vec<String>,
    pub paper: Vec<String>,
    pub result: Option<ResultView>,
    /// What this server found when it counted again; `None`: there is nothing to count yet.
    pub problems: Option<Vec<String>>,
    pub spare: Vec<String>,
    pub ballots: Vec<SealedView>,
    pub found: Option<FoundView>,
}
