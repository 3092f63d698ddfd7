//! Pages of the livelihood items, from a suggestion to the residents' word.

pub mod ballot;
pub mod candidate;
pub mod idea;
pub mod item;
pub mod protocol;
pub mod vote;

/// What a count says of one candidate.
#[derive(Clone, Debug, Default)]
pub struct LineView {
    pub title: String,
    pub yes: u32,
    pub no: u32,
    pub abstain: u32,
    /// Widths of the bar, in hundredths of all valid ballots.
    pub yes_x: String,
    pub no_x: String,
    pub outcome: String,
    pub chosen: bool,
}

/// A result.
#[derive(Clone, Debug, Default)]
pub struct ResultView {
    /// In one sentence.
    pub sentence: String,
    /// Label and number: deputies, drawn, cast, valid, void, left over.
    pub counts: Vec<(String, String)>,
    pub lines: Vec<LineView>,
    /// What more than half means here, and whether seats stayed empty or were tied.
    pub notes: Vec<String>,
    pub root: String,
}
