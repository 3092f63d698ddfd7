//! What the API answers, as far as a terminal shows it. Fields that a later release adds are left
//! alone; the full answer is there with `--json`.

use serde::Deserialize;

/// The answer to a command.
#[derive(Clone, Debug, Deserialize)]
pub struct Receipt {
    pub number: String,
    pub stage: String,
    /// The citizen's code, after a submission.
    pub code: Option<String>,
}

/// A case in a list.
#[derive(Clone, Debug, Deserialize)]
pub struct Line {
    pub number: String,
    #[serde(rename = "type")]
    pub case_type: String,
    pub stage: String,
    pub kind: String,
    pub category: String,
    pub cell: Option<String>,
    pub unit: Option<String>,
    pub submitted_at: String,
    pub due: Option<String>,
    pub light: Option<String>,
    pub promised: Option<String>,
    pub resolved_at: Option<String>,
    #[serde(default)]
    pub chased: u8,
    pub asked: Option<String>,
    #[serde(default)]
    pub helpers: Vec<String>,
}

/// A page of cases.
#[derive(Clone, Debug, Deserialize)]
pub struct List {
    pub cases: Vec<Line>,
    pub next: Option<String>,
}

/// A clock of a case.
#[derive(Clone, Debug, Deserialize)]
pub struct Ticking {
    pub clock: String,
    pub due: String,
    pub light: String,
    pub stopped: Option<String>,
    pub paused: bool,
    pub round: u32,
    /// In words, such as “5 working days”.
    #[serde(default)]
    pub budget: String,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub rule: String,
    /// One line a day.
    #[serde(default)]
    pub days: Vec<String>,
}

/// Something that happened.
#[derive(Clone, Debug, Deserialize)]
pub struct Happened {
    pub at: String,
    pub what: String,
    pub by: String,
    pub words: Option<String>,
}

/// A whole case.
#[derive(Clone, Debug, Deserialize)]
pub struct Case {
    #[serde(flatten)]
    pub line: Line,
    pub title: String,
    pub body: Option<String>,
    pub clocks: Vec<Ticking>,
    pub history: Vec<Happened>,
}
