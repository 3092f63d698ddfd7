//! From a report to proposed tasks (任务分解): what a supervision office writes into its table on the days
//! after the congress, as a draft that a person corrects.
//!
//! What becomes one task is what one unit can answer for with one figure:
//!
//! - **a livelihood item** (民生实事) is one task; its measures and projects are figures of it;
//! - **a named project** is one task, however often the plan names it; what it costs stays with it;
//! - **a target** is one task for each measure, since the figures of one sentence (the yearly aims above all)
//!   belong to different bureaus. 其中… and 总投资… stay with the figure that they are a part of, and a
//!   promise that the plan says twice is one task;
//! - **work** is what the plan says beside its figures: each run of clauses with a verb and an object.
//!   Such proposals are [`Proposal::optional`]: the officer sees the whole plan and takes what is worth it.
//!
//! Nothing is proposed twice: a measure, a project stands in one proposal, a clause in the figures or in the work.
//! Where a figure, a date or a unit is not known, it is left open and not guessed.

mod claim;
mod due;
pub mod duties;
mod figure;
mod lead;
mod nature;
mod orders;
mod place;
mod ranges;
mod sentence;
mod title;
mod walk;
mod words;

pub use duties::{Duties, DutyFault, DutyLine};
pub use lead::{Alternative, LeadProposal};
pub use title::TITLE_MAX;

use crate::Goal;
use crate::task::{Nature, Origin, Sort};
use jiff::civil::Date;
use yinuo_casework::Every;
use yinuo_report::Report;
use yinuo_text::Document;

/// A figure that a task is held to.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The thing measured, in the text's own words.
    pub what: String,
    pub goal: Goal,
    /// The measure of the report that gives it; `None`: what a project costs.
    pub measure: Option<usize>,
}

/// A task as it is proposed.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What and how much, at most [`TITLE_MAX`] characters.
    pub title: String,
    /// The sentence that promises it.
    pub demand: String,
    /// The bytes of the promise itself within the demand.
    pub origin: Origin,
    /// The numbered heading above it.
    pub heading: Option<String>,
    pub sort: Sort,
    pub nature: Nature,
    pub goal: Option<Goal>,
    /// All figures; the first one is the goal.
    pub figures: Vec<Figure>,
    pub due: Option<Date>,
    pub every: Option<Every>,
    pub lead: Option<LeadProposal>,
    /// Units that help.
    pub co: Vec<Alternative>,
    /// Indices of the report's measures.
    pub measures: Vec<usize>,
    /// Indices of the report's projects.
    pub projects: Vec<usize>,
    /// Work without a figure: to be taken or left.
    pub optional: bool,
}

/// The tasks a report promises, in the order of its text. `document` is what the report was read from.
///
/// ```
/// # use yinuo_delivery::propose::{Duties, DutyLine, propose};
/// let text = "青屿市政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n\
///             一、2031年工作回顾\n建成渔港2座。\n二、2032年工作安排\n新建渔港5座。\n";
/// let document = yinuo_text::Document::plain(text.to_owned());
/// let source = yinuo_report::Source { file: "-".into(), bytes: text.len(), encoding: "utf-8".into(), index: 0 };
/// let report = yinuo_report::read(source, &document);
/// let line = DutyLine {
///     id: "ocean".into(), unit: "ocean".parse().unwrap(), name: "海洋局".into(), words: vec!["渔港".into()],
///     weak: vec![], not: vec![], basis: "三定规定".into(),
/// };
/// let tasks = propose(&report, &document, &Duties::new(vec![line]).unwrap());
/// assert_eq!(tasks[0].title, "新建渔港5座");
/// assert_eq!(tasks[0].lead.as_ref().unwrap().why, "「渔港」→ 海洋局（职责目录第1项）");
/// ```
pub fn propose(report: &Report, document: &Document, duties: &Duties) -> Vec<Proposal> {
    walk::Walk::new(report, document, duties).run()
}

/// Who answers for a line of a list that is no report: an instruction, a finding of an audit.
pub fn lead_of(words: &str, duties: &Duties) -> (Option<LeadProposal>, Vec<Alternative>) {
    lead::lead(&lead::Context { thing: words, noun: false, clause: words, sentence: words, heading: "" }, duties)
}
