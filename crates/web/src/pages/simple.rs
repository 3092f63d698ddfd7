//! Pages that are a form, a text, or a few figures.

use super::Chrome;
use super::case::Promise;
use askama::Template;
use std::collections::BTreeMap;

/// A number with its label; `href` leads to what is counted.
#[derive(Clone, Debug)]
pub struct Fact {
    pub value: String,
    pub label: String,
    pub href: String,
}

impl Fact {
    /// `warn` or `late` for a number of such cases that is not nought.
    pub(super) fn tone(&self) -> &'static str {
        match self.href.rsplit_once("light=").map(|(_, light)| light) {
            _ if self.value == "0" => "",
            Some("warn") => "warn",
            Some("late") => "late",
            _ => "",
        }
    }
}

/// `/`
#[derive(Debug, Template)]
#[template(path = "home.html")]
pub struct HomePage {
    pub c: Chrome,
    pub steps: Vec<(String, String)>,
    pub facts: Vec<Fact>,
}

/// A kind of request to choose.
#[derive(Clone, Debug)]
pub struct KindView {
    pub id: String,
    pub name: String,
    pub hint: String,
    /// By when it would be resolved.
    pub promise: String,
}

/// An option of a list.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    pub id: String,
    pub label: String,
    pub words: String,
    pub selected: bool,
}

/// Options under a heading.
#[derive(Clone, Debug)]
pub struct Group {
    pub label: String,
    pub options: Vec<Choice>,
}

/// A field that needs mending.
#[derive(Clone, Debug)]
pub struct FieldError {
    pub field: &'static str,
    pub text: String,
}

/// `/report` and `/desk/new`
#[derive(Debug, Template)]
#[template(path = "report.html")]
pub struct ReportPage {
    pub c: Chrome,
    pub title: String,
    pub action: &'static str,
    /// An operator writes down a call.
    pub desk: bool,
    pub key: String,
    pub kinds: Vec<KindView>,
    pub categories: Vec<Group>,
    pub cells: Vec<Group>,
    pub values: BTreeMap<String, String>,
    pub errors: Vec<FieldError>,
    pub title_max: u32,
    pub body_max: u32,
    pub photos_max: u32,
    pub photo_mb: u32,
    pub photo_hint: String,
}

impl ReportPage {
    fn value(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    fn wrong(&self, name: &str) -> bool {
        self.errors.iter().any(|error| error.field == name)
    }
}

/// `/report/sent/{number}`
#[derive(Debug, Template)]
#[template(path = "sent.html")]
pub struct SentPage {
    pub c: Chrome,
    pub number: String,
    pub bare: String,
    pub code: String,
    /// Which draft may be thrown away now.
    pub draft: String,
    /// Call this number now: the number, and what for.
    pub alarm: Option<(String, String)>,
    pub promise: Option<Promise>,
}

/// `/follow`
#[derive(Debug, Template)]
#[template(path = "follow.html")]
pub struct FollowPage {
    pub c: Chrome,
    pub number: String,
    pub error: String,
}

/// `/days`
#[derive(Debug, Template)]
#[template(path = "days.html")]
pub struct DaysPage {
    pub c: Chrome,
    pub start: String,
    pub size: String,
    pub unit: &'static str,
    pub units: Vec<(&'static str, &'static str)>,
    pub promise: Option<Promise>,
    pub error: String,
}

/// A rule, told.
#[derive(Clone, Debug)]
pub struct RuleView {
    pub code: &'static str,
    pub sentence: &'static str,
    pub hint: &'static str,
    pub source: &'static str,
}

/// `/help/rules` and `/help/rules/{code}`
#[derive(Debug, Template)]
#[template(path = "rules.html")]
pub struct RulesPage {
    pub c: Chrome,
    pub rules: Vec<RuleView>,
}

/// `/login`
#[derive(Debug, Template)]
#[template(path = "login.html")]
pub struct LoginPage {
    pub c: Chrome,
    pub login: String,
    pub error: String,
}

/// `/health`
#[derive(Debug, Template)]
#[template(path = "health.html")]
pub struct HealthPage {
    pub c: Chrome,
    pub ok: bool,
    pub why: String,
}
