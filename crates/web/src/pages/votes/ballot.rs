//! `/vote`: the booth. Every step is a form that carries the code in its body; no page of the booth knows
//! who is at the desk, sets a cookie, or has an address of its own.

use crate::pages::Chrome;
use askama::Template;

/// First: the code.
#[derive(Debug, Template)]
#[template(path = "votes/booth_code.html")]
pub struct CodePage {
    pub c: Chrome,
    pub error: String,
    /// What was typed, so that it can be mended.
    pub code: String,
    /// A vote is open at all.
    pub open: bool,
}

/// A candidate on the paper.
#[derive(Clone, Debug, Default)]
pub struct BallotLine {
    pub bare: String,
    pub title: String,
    pub cost: String,
    /// What it brings.
    pub text: String,
    /// `for`, `against`, `abstain`.
    pub choice: &'static str,
    /// The same in words.
    pub said: &'static str,
}

/// Then: the paper. And once more, to be checked before it is cast.
#[derive(Debug, Template)]
#[template(path = "votes/booth_paper.html")]
pub struct PaperPage {
    pub c: Chrome,
    pub code: String,
    pub bare: String,
    pub title: String,
    pub closes: String,
    pub seats: u32,
    pub lines: Vec<BallotLine>,
    pub error: String,
    /// The paper is filled in and waits for a yes.
    pub check: bool,
    /// For how many it is.
    pub yes: usize,
}

/// At last: it lies in the urn.
#[derive(Debug, Template)]
#[template(path = "votes/booth_cast.html")]
pub struct CastPage {
    pub c: Chrome,
    pub bare: String,
    pub title: String,
    /// The slip's id and the seal, by which the ballot is found in the protocol.
    pub slip: String,
    pub mac: String,
}
