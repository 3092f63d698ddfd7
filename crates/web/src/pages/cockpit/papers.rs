//! Papers: which, and one on the screen.

use crate::pages::Chrome;
use crate::pages::queue::Select;
use askama::Template;
use yinuo_papers::{Block, Cell, Level, Paper, Run, Table, Tone, Weight};

/// A paper that can be drafted.
#[derive(Clone, Debug, Default)]
pub struct PaperChoice {
    pub id: &'static str,
    pub name: &'static str,
    pub told: &'static str,
}

/// `/desk/papers`
#[derive(Debug, Template)]
#[template(path = "cockpit/papers.html")]
pub struct PapersPage {
    pub c: Chrome,
    pub selects: Vec<Select>,
    pub on: String,
    pub papers: Vec<PaperChoice>,
    /// What is asked for, behind each address: `year=2026&on=…`.
    pub query: String,
    /// Why there is no PDF; empty when there is.
    pub no_font: String,
}

/// `/desk/papers/{kind}.html`
#[derive(Debug, Template)]
#[template(path = "cockpit/paper.html")]
pub struct PaperPage {
    pub c: Chrome,
    pub paper: Paper,
    /// The same as a file: label, address.
    pub files: Vec<(&'static str, String)>,
}

impl PaperPage {
    /// The class of a run; words say the same as the colour.
    fn class(run: &Run) -> &'static str {
        match (run.tone, run.weight) {
            (Some(Tone::Red), _) => "pp-red",
            (Some(Tone::Yellow), _) => "pp-amber",
            (Some(Tone::Green), _) => "pp-green",
            (Some(Tone::Grey), _) => "pp-grey",
            (None, Weight::Bold) => "pp-bold",
            (None, Weight::Regular) => "",
        }
    }

    fn lines(run: &Run) -> Vec<&str> {
        run.text.split('\n').collect()
    }

    fn is_first(level: &Level) -> bool {
        *level == Level::One
    }

    fn is_across(&self) -> bool {
        self.paper.orientation == yinuo_papers::Orientation::Landscape
    }

    fn title<'a>(table: &'a Table, column: &usize) -> &'a str {
        table.columns.get(*column).map_or("", |column| column.title.as_str())
    }

    fn runs(cell: &Cell) -> &[Run] {
        match cell {
            Cell::Words(runs) => &runs.0,
            Cell::Above => &[],
        }
    }
}
