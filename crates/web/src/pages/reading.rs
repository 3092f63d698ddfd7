//! A report as a page shows it: the text with every figure marked, and what was understood of it.
//!
//! The same view stands on the site (`/read`) and in the files that `yinuo read --format html` writes;
//! `templates/reading.html` is the one template of both. `present::reading` makes it.

use crate::lang::Lang;

/// One report.
#[derive(Clone, Debug)]
pub struct ReportView {
    pub lang: Lang,
    /// What all ids of this report begin with: several may stand on one page.
    pub prefix: String,
    pub title: String,
    /// Place, level, year: what stands above the title.
    pub eyebrow: Vec<String>,
    /// Label and words: when, by whom, out of which file.
    pub facts: Vec<(&'static str, String)>,
    pub headlines: Vec<HeadlineView>,
    pub counts: Vec<Count>,
    pub outline: Vec<OutlineView>,
    pub blocks: Vec<Block>,
    pub rows: Vec<RowView>,
    pub projects: Vec<ProjectView>,
    pub livelihood: Vec<ItemView>,
    pub findings: Vec<FindingView>,
    pub noise: Vec<NoiseView>,
    /// How many pieces of noise there are in all.
    pub noise_all: usize,
}

/// How many figures are of a kind.
#[derive(Clone, Debug)]
pub struct Count {
    pub class: &'static str,
    pub label: &'static str,
    pub count: usize,
}

/// A figure that everybody looks for first.
#[derive(Clone, Debug)]
pub struct HeadlineView {
    pub name: &'static str,
    pub done: Option<Told>,
    pub promised: Option<Told>,
}

/// A figure in short, with the place that says so.
#[derive(Clone, Debug)]
pub struct Told {
    pub href: String,
    /// The period it is of.
    pub when: String,
    /// The figure itself.
    pub amount: String,
    /// Its change; empty where none is given.
    pub rise: String,
    /// An estimate.
    pub expected: bool,
}

/// A heading in the outline at the side.
#[derive(Clone, Debug)]
pub struct OutlineView {
    pub href: String,
    pub level: u8,
    pub title: String,
    pub part: &'static str,
    pub part_class: &'static str,
    /// Figures below it, up to the next heading of its level.
    pub figures: usize,
}

/// A piece of the text, from top to bottom.
#[derive(Clone, Debug)]
pub enum Block {
    Heading {
        id: String,
        level: u8,
        pieces: Vec<Piece>,
    },
    Paragraph {
        id: String,
        style: Style,
        pieces: Vec<Piece>,
    },
    /// Something was taken out here.
    Cut {
        label: String,
        texts: Vec<String>,
    },
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Plain,
    /// Title, date and speaker above the text.
    Front,
    /// 各位代表：
    Salute,
    /// A numbered livelihood item.
    Item,
}

impl Style {
    pub(crate) fn class(self) -> &'static str {
        match self {
            Style::Plain => "",
            Style::Front => "front",
            Style::Salute => "salute",
            Style::Item => "item",
        }
    }
}

/// Text that is set alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// Ids of the rows in whose quote it stands, with blanks between.
    pub quotes: String,
    /// A figure or a project's name.
    pub mark: Option<MarkView>,
    /// Mended: these characters were mangled in the file.
    pub mended: bool,
    /// Numbers of the findings that are about this place; a mark for each stands before the text.
    pub notes: Vec<usize>,
}

/// A figure or a name in the text that leads to its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkView {
    /// Empty on the second piece of a mark that was divided.
    pub id: String,
    pub href: String,
    /// Ids of the rows it stands for, with blanks between.
    pub rows: String,
    pub class: &'static str,
    pub label: String,
}

/// A measure: the row of the table, and the card that is made of it.
#[derive(Clone, Debug)]
pub struct RowView {
    pub id: String,
    /// The place in the text.
    pub href: String,
    pub class: &'static str,
    pub kind: &'static str,
    pub what: String,
    /// How the number is meant, in words.
    pub cmp: &'static str,
    pub amount: String,
    pub rise: String,
    pub step: String,
    pub from: String,
    pub period: String,
    pub rank: String,
    pub zh: bool,
    pub quote: String,
    pub bytes: String,
}

/// A named project.
#[derive(Clone, Debug)]
pub struct ProjectView {
    pub id: String,
    pub href: String,
    pub class: &'static str,
    pub kind: &'static str,
    pub name: String,
    pub stage: &'static str,
    /// From 0, not begun, to 5, in use; for the bar beside the word.
    pub step: u8,
    pub period: String,
    pub investment: String,
    pub quote: String,
    pub bytes: String,
}

/// A livelihood item.
#[derive(Clone, Debug)]
pub struct ItemView {
    pub no: u32,
    pub text: String,
    pub href: String,
}

/// Something that a person should know about.
#[derive(Clone, Debug)]
pub struct FindingView {
    pub no: usize,
    pub id: String,
    pub code: String,
    pub message: String,
    pub href: String,
    pub bytes: String,
}

/// Noise of one kind that is told at the end.
#[derive(Clone, Debug)]
pub struct NoiseView {
    pub label: &'static str,
    pub hint: &'static str,
    pub count: usize,
    /// Text and bytes, as many as can be looked through.
    pub items: Vec<(String, String)>,
}

/// Another document of the file.
#[derive(Clone, Debug)]
pub struct OtherView {
    pub title: String,
    pub date: String,
    pub bytes: String,
}

impl ReportView {
    pub(crate) fn noise_told(&self) -> String {
        let all = self.noise_all;
        self.lang.pick(
            format!("共 {all} 处。网页内容和广告折叠在正文中原来的位置。"),
            format!("{all} in all. Page furniture and adverts are folded where they stood in the text."),
        )
    }
}

impl NoiseView {
    /// How many are not shown.
    pub(crate) fn more(&self) -> usize {
        self.count.saturating_sub(self.items.len())
    }
}
