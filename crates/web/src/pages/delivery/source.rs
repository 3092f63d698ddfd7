//! Sources, and one of them broken down.

use super::tasks::TaskLine;
use crate::pages::Chrome;
use crate::pages::case::{Action, InputKind};
use crate::pages::queue::Select;
use crate::pages::read::Refused;
use crate::pages::simple::{Choice, Fact};
use askama::Template;

/// A source in a list.
#[derive(Clone, Debug, Default)]
pub struct SourceLine {
    pub href: String,
    pub number: String,
    pub title: String,
    pub kind: String,
    pub year: i16,
    pub issuer: String,
    pub stage: String,
    /// What became of its tasks in one sentence.
    pub told: String,
    pub entered: String,
}

/// `/desk/sources`
#[derive(Debug, Template)]
#[template(path = "delivery/sources.html")]
pub struct SourcesPage {
    pub c: Chrome,
    pub selects: Vec<Select>,
    pub lines: Vec<SourceLine>,
    pub may_enter: bool,
}

/// `/desk/sources/new`
#[derive(Debug, Template)]
#[template(path = "delivery/source_new.html")]
pub struct EnterPage {
    pub c: Chrome,
    pub csrf: String,
    pub key: String,
    pub kinds: Vec<Choice>,
    pub year: String,
    pub title: String,
    pub issuer: String,
    pub finish: String,
    /// What was pasted and not taken, so that nobody has to find it again.
    pub pasted: String,
    pub refused: Option<Refused>,
    pub mb_max: usize,
}

/// A mark in the text of a plan.
#[derive(Clone, Debug, Default)]
pub struct Mark {
    /// Empty on the second piece of a mark that was divided.
    pub id: String,
    /// `draft`, `sent`, `maybe` or `off`.
    pub class: &'static str,
    /// Address, number, words of each task that it stands for.
    pub links: Vec<(String, String, String)>,
}

impl Mark {
    /// Where the words of the mark lead.
    fn first(&self) -> &str {
        self.links.first().map_or("", |(href, ..)| href.as_str())
    }
}

/// Words of a plan that are set alike.
#[derive(Clone, Debug, Default)]
pub struct PlanPiece {
    pub text: String,
    pub mark: Option<Mark>,
}

/// A heading or a paragraph of a plan.
#[derive(Clone, Debug, Default)]
pub struct PlanLine {
    pub heading: bool,
    pub pieces: Vec<PlanPiece>,
}

/// A proposed task that can be mended in its place.
#[derive(Clone, Debug, Default)]
pub struct DraftLine {
    pub no: usize,
    pub bare: String,
    pub title: String,
    pub sort: String,
    pub nature: String,
    /// Where the text says it; empty where it says nothing.
    pub mark: String,
    /// The unit's short name, as it is typed.
    pub lead: String,
    /// `「新增就业」→ 人社局（职责目录第12项）`
    pub why: String,
    /// Other units that the words speak for.
    pub others: String,
    /// `2026-12-31`
    pub due: String,
    pub value: String,
    /// What the figure is measured in, and how it counts.
    pub measure: String,
    pub co: String,
    pub leaders: Vec<Choice>,
    /// Lead, due and value as the page showed them: what differs was changed here.
    pub was: String,
    pub seen: u32,
    /// What keeps it from being sent out.
    pub lacks: Vec<String>,
    /// Why the last try was refused.
    pub error: String,
}

/// Work without a figure, to be taken or left.
#[derive(Clone, Debug, Default)]
pub struct OptionLine {
    pub at: usize,
    pub title: String,
    pub lead: String,
    pub mark: String,
}

/// `/desk/sources/{number}`
#[derive(Debug, Template)]
#[template(path = "delivery/source.html")]
pub struct SourcePage {
    pub c: Chrome,
    pub csrf: String,
    pub key: String,
    pub bare: String,
    pub number: String,
    pub title: String,
    pub kind: String,
    pub year: i16,
    pub issuer: String,
    pub stage: String,
    pub flash: String,
    /// What was refused, and why; what was typed stands in the rows.
    pub refused: String,
    pub facts: Vec<Fact>,
    /// The id of the file that the text was read from.
    pub file: Option<String>,
    pub text: Vec<PlanLine>,
    /// Why there is no text.
    pub unread: String,
    pub drafts: Vec<DraftLine>,
    pub ready: usize,
    pub options: Vec<OptionLine>,
    pub lines: Vec<TaskLine>,
    pub discarded: Vec<(String, String)>,
    /// Names that may be typed as a unit.
    pub units: Vec<String>,
    pub may_edit: bool,
    pub may_close: bool,
}

/// `/desk/tasks/new`
#[derive(Debug, Template)]
#[template(path = "delivery/task_new.html")]
pub struct TaskNewPage {
    pub c: Chrome,
    pub csrf: String,
    pub actions: Vec<Action>,
    pub refused: String,
}
