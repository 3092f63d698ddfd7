//! A case, for the citizen and for the desk.

use super::Chrome;
use super::simple::Choice;
use askama::Template;
use yinuo_kernel::Timestamp;

/// One day of an explanation.
#[derive(Clone, Debug)]
pub struct DayView {
    pub text: String,
    pub off: bool,
}

/// A date somebody can count on, with how it was reckoned.
#[derive(Clone, Debug)]
pub struct Promise {
    pub heading: String,
    pub date: String,
    pub text: String,
    pub rule: String,
    pub source: String,
    pub provisional: bool,
    pub days: Vec<DayView>,
}

/// One step of the progress line: `done`, `now` or `todo`.
#[derive(Clone, Debug)]
pub struct Step {
    pub label: &'static str,
    pub class: &'static str,
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Happened {
    /// The instant, for machines.
    pub at: Timestamp,
    pub when: String,
    pub title: String,
    pub by: String,
    pub words: Option<String>,
    /// There were words, and they are erased.
    pub gone: bool,
    pub photos: Vec<String>,
    /// ``, `quiet` or `bad`.
    pub class: &'static str,
}

/// Something that can be done now.
#[derive(Clone, Debug, Default)]
pub struct Action {
    pub verb: &'static str,
    pub label: String,
    pub hint: String,
    pub key: String,
    /// A rating is asked for.
    pub score: bool,
    pub choice_label: String,
    pub options: Vec<Choice>,
    pub words_label: String,
    pub required: bool,
    pub max: u32,
    pub danger: bool,
    pub open: bool,
    /// Folded below the likely steps.
    pub minor: bool,
    pub inputs: Vec<Input>,
}

/// How a field is filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    #[default]
    Text,
    Date,
    Select,
    /// Several of a list.
    Multi,
    Photos,
    /// Photos and documents.
    Files,
    Number,
    /// A line for each thing.
    Lines,
}

/// A field of a step besides its words.
#[derive(Clone, Debug, Default)]
pub struct Input {
    pub name: String,
    pub kind: InputKind,
    pub label: String,
    pub options: Vec<Choice>,
    pub required: bool,
    /// What stands in it.
    pub value: String,
    pub hint: String,
}

impl Action {
    /// A form with files is sent in parts.
    pub(super) fn has_files(&self) -> bool {
        self.inputs.iter().any(|input| matches!(input.kind, InputKind::Photos | InputKind::Files))
    }
}

/// `/follow/{number}`
#[derive(Debug, Template)]
#[template(path = "case_public.html")]
pub struct CasePublicPage {
    pub c: Chrome,
    pub number: String,
    pub bare: String,
    pub title: String,
    pub kind: String,
    pub category: String,
    /// In one plain sentence.
    pub state: String,
    pub flash: String,
    pub error: String,
    pub progress: Vec<Step>,
    pub promise: Option<Promise>,
    pub actions: Vec<Action>,
    pub scores: Vec<(u8, &'static str)>,
    pub timeline: Vec<Happened>,
}

/// A clock on the desk.
#[derive(Clone, Debug)]
pub struct ClockView {
    pub name: String,
    pub budget: String,
    pub due: String,
    pub light: &'static str,
    pub light_text: String,
    pub source: String,
    pub rule: String,
    pub days: Vec<DayView>,
}

/// `/desk/cases/{number}`
#[derive(Debug, Template)]
#[template(path = "case_desk.html")]
pub struct CaseDeskPage {
    pub c: Chrome,
    pub csrf: String,
    /// How many records the case has; a step on an older state is refused.
    pub seen: usize,
    pub number: String,
    pub bare: String,
    pub title: String,
    pub kind: String,
    pub channel: String,
    pub tags: Vec<(String, bool)>,
    pub flash: String,
    pub facts: Vec<(String, String)>,
    pub person: String,
    pub can_disclose: bool,
    pub point: Option<String>,
    pub actions: Vec<Action>,
    /// What the words suggest: what, why.
    pub advice: Vec<(String, String)>,
    /// Cases that may be about the same thing: number, title, why.
    pub alike: Vec<(String, String, String)>,
    pub clocks: Vec<ClockView>,
    pub timeline: Vec<Happened>,
}

impl CaseDeskPage {
    fn has_minor(&self) -> bool {
        self.actions.iter().any(|action| action.minor)
    }
}

/// `POST /desk/cases/{number}/disclose`
#[derive(Debug, Template)]
#[template(path = "person.html")]
pub struct PersonPage {
    pub c: Chrome,
    pub number: String,
    pub bare: String,
    pub name: String,
    pub phone: String,
}
