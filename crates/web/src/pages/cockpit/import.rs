//! Import: a file, then what was understood of it.

use crate::pages::Chrome;
use crate::pages::queue::Select;
use crate::pages::simple::Choice;
use askama::Template;

/// `/desk/import`
#[derive(Debug, Template)]
#[template(path = "cockpit/import.html")]
pub struct ImportPage {
    pub c: Chrome,
    pub csrf: String,
    pub key: String,
    pub selects: Vec<Select>,
    /// What the last import did, and where it is to be seen.
    pub done: Option<(String, String)>,
    /// Why the last file was not taken, and what would be.
    pub refused: Vec<String>,
    /// The columns that are known: kind, then name and other names.
    #[allow(clippy::type_complexity, reason = "a label with its choices")]
    pub known: Vec<(String, Vec<(String, String, bool)>)>,
}

/// A column with what it may be.
#[derive(Clone, Debug, Default)]
pub struct ColumnView {
    /// `map-3`.
    pub name: String,
    pub title: String,
    /// What stands in the first rows.
    pub sample: String,
    pub options: Vec<Choice>,
    pub taken: bool,
}

/// What cannot be understood.
#[derive(Clone, Debug, Default)]
pub struct MistakeView {
    pub row: String,
    pub column: String,
    pub said: String,
    pub why: String,
}

/// `/desk/import/{id}`
#[derive(Debug, Template)]
#[template(path = "cockpit/preview.html")]
pub struct PreviewPage {
    pub c: Chrome,
    pub csrf: String,
    pub key: String,
    pub id: String,
    pub file: String,
    pub told: String,
    pub selects: Vec<Select>,
    pub columns: Vec<ColumnView>,
    /// Headers and first rows as they were understood.
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub mistakes: Vec<MistakeView>,
    /// How many there are in all.
    pub wrong: usize,
    pub count: usize,
    pub refused: String,
}
