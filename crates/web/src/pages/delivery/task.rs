//! One task.

use super::{Happening, KnownView, LightView, Proof};
use crate::pages::Chrome;
use crate::pages::case::{Action, InputKind};
use askama::Template;

/// A node of the plan.
#[derive(Clone, Debug, Default)]
pub struct NodeView {
    pub id: u32,
    pub name: String,
    pub due: String,
    pub value: String,
    /// `met`, `verified`, `late`, `soon` or `open`.
    pub state: &'static str,
    pub told: String,
    pub proof: Proof,
}

/// A return.
#[derive(Clone, Debug, Default)]
pub struct ReturnView {
    pub period: String,
    pub value: String,
    pub expected: String,
    /// What the system had counted, where the unit says otherwise or confirmed it; with its items.
    pub known: String,
    pub known_href: String,
    pub words: String,
    pub proof: Proof,
    /// What the office found: `good`, `back` or ``.
    pub state: &'static str,
    pub told: String,
}

/// The pace as a picture: points in percent of the box, from the left and from above.
#[derive(Clone, Debug, Default)]
pub struct PaceView {
    /// The pace, `x,y x,y …`.
    pub plan: String,
    /// What was returned.
    pub done: String,
    pub today_x: String,
    pub top: String,
    pub caption: String,
}

/// A county's part.
#[derive(Clone, Debug, Default)]
pub struct ShareView {
    pub unit: String,
    pub value: String,
    pub percent: String,
}

/// What a unit says, what was verified, what residents say: apart.
#[derive(Clone, Debug, Default)]
pub struct Voices {
    pub unit: String,
    pub office: String,
    pub residents: String,
}

/// `/desk/tasks/{number}`
#[derive(Debug, Template)]
#[template(path = "delivery/task.html")]
pub struct TaskPage {
    pub c: Chrome,
    pub csrf: String,
    pub seen: u32,
    pub number: String,
    pub bare: String,
    pub title: String,
    pub demand: String,
    pub stage: String,
    pub light: LightView,
    pub tags: Vec<(String, bool)>,
    pub flash: String,
    pub facts: Vec<(String, String, String)>,
    pub voices: Voices,
    pub nodes: Vec<NodeView>,
    pub returns: Vec<ReturnView>,
    pub pace: Option<PaceView>,
    pub shares: Vec<ShareView>,
    /// Tasks that are parts of it: address, title.
    pub parts: Vec<(String, String)>,
    /// What the system knows of the period that is to be returned.
    pub known: Option<KnownView>,
    /// What confirms it; empty: nothing to confirm, or not by whoever looks.
    pub item: String,
    pub confirm_key: String,
    pub actions: Vec<Action>,
    pub course: Vec<Happening>,
}

impl TaskPage {
    fn has_minor(&self) -> bool {
        self.actions.iter().any(|action| action.minor)
    }
}
