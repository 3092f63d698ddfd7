//! One project.

use crate::pages::Chrome;
use crate::pages::case::{Action, InputKind};
use crate::pages::delivery::{Happening, LightView, Proof};
use askama::Template;

/// A stage of the pipeline.
#[derive(Clone, Debug, Default)]
pub struct StepView {
    pub label: String,
    pub date: String,
    /// `done`, `now`, `passed` or `todo`.
    pub class: &'static str,
}

/// How a permit stands.
#[derive(Clone, Debug, Default)]
pub struct PermitView {
    pub name: String,
    pub told: String,
    pub date: String,
    /// `none`, `applied`, `granted` or `not-needed`.
    pub class: &'static str,
}

/// A bar: where it begins and how long it is, in per cent of the width.
#[derive(Clone, Debug, Default)]
pub struct BarView {
    pub x: String,
    pub w: String,
}

/// A node with its bar.
#[derive(Clone, Debug, Default)]
pub struct NodeRow {
    pub id: u32,
    /// Its place in the list, from 1.
    pub at: usize,
    pub name: String,
    pub when: String,
    pub after: String,
    pub slack: String,
    /// `met`, `verified`, `late`, `soon` or `open`.
    pub state: &'static str,
    pub told: String,
    pub critical: bool,
    /// `None`: a mere date.
    pub bar: Option<BarView>,
    pub dot: String,
    /// How far it will run over.
    pub ghost: Option<BarView>,
    pub proof: Proof,
}

/// The ledger as a chart.
#[derive(Clone, Debug, Default)]
pub struct GanttView {
    /// Lines with what stands above them.
    pub months: Vec<(String, String)>,
    pub year: String,
    pub today: String,
    pub rows: Vec<NodeRow>,
    pub note: String,
}

/// A month of the year's investment.
#[derive(Clone, Debug, Default)]
pub struct MonthView {
    pub x: String,
    pub line_x: String,
    pub line_to: String,
    pub middle: String,
    pub y: String,
    pub h: String,
    pub pace_y: Option<String>,
    pub label: String,
    pub told: String,
    pub behind: bool,
}

/// A return of investment.
#[derive(Clone, Debug, Default)]
pub struct ReturnRow {
    pub period: String,
    pub so_far: String,
    pub pace: String,
    pub words: String,
    pub proof: Proof,
    /// `good`, `back` or ``.
    pub state: &'static str,
    pub told: String,
}

/// A year's investment.
#[derive(Clone, Debug, Default)]
pub struct InvestView {
    pub months: Vec<MonthView>,
    pub top: String,
    pub caption: String,
    pub returns: Vec<ReturnRow>,
    pub total: String,
    pub total_rate: String,
    pub year: String,
    pub plan: String,
    pub rate: String,
}

/// A case that hinders it, or did.
#[derive(Clone, Debug, Default)]
pub struct ObstacleView {
    pub bare: String,
    pub number: String,
    pub title: String,
    pub kind: String,
    pub unit: String,
    pub stage: String,
    pub light: &'static str,
    pub light_text: String,
    pub node: String,
    pub age: String,
    pub old: bool,
    pub cleared: bool,
    /// Its case is done: it can be cleared.
    pub ripe: bool,
}

/// A visit.
#[derive(Clone, Debug, Default)]
pub struct VisitView {
    pub purpose: String,
    pub on: String,
    pub post: String,
    pub words: String,
    /// Ids below the page.
    pub photos: Vec<String>,
    /// That the photo was taken elsewhere.
    pub away: String,
}

/// `/desk/projects/{number}`
#[derive(Debug, Template)]
#[template(path = "delivery/projects/one.html")]
pub struct ProjectPage {
    pub c: Chrome,
    pub csrf: String,
    pub seen: u32,
    pub number: String,
    pub bare: String,
    pub title: String,
    pub body: String,
    /// Longitude and latitude.
    pub point: Option<String>,
    pub stage: String,
    pub light: LightView,
    pub tags: Vec<(String, bool)>,
    pub flash: String,
    /// The post works on it: the page for a visit is of use.
    pub works: bool,
    pub facts: Vec<(String, String, String)>,
    pub steps: Vec<StepView>,
    pub permits: Vec<PermitView>,
    pub invest: Option<InvestView>,
    pub gantt: Option<GanttView>,
    pub obstacles: Vec<ObstacleView>,
    pub visits: Vec<VisitView>,
    pub actions: Vec<Action>,
    pub course: Vec<Happening>,
}

impl ProjectPage {
    fn has_minor(&self) -> bool {
        self.actions.iter().any(|action| action.minor)
    }
}
