//! What papers are made of.

use jiff::civil::Date;
use yinuo_delivery::task::TaskRow;
use yinuo_delivery::{Light, Verdict};
use yinuo_kernel::CaseNumber;

/// All that a paper looks at, as it stood at the end of a day.
#[derive(Clone, Debug)]
pub struct Material {
    pub city: String,
    /// Who signs.
    pub office: String,
    pub year: i16,
    pub on: Date,
    /// The first day of a brief.
    pub from: Date,
    /// Before every address, such as `https://qingyu.example`; empty within the site.
    pub base: String,
    /// The title of the source that is answered for; `None`: all of the year.
    pub source: Option<(CaseNumber, String)>,
    /// In order of their numbers: that of the source.
    pub items: Vec<Item>,
    /// By unit: name, all that is owed, overdue, the unit's id.
    pub owed: Vec<(String, usize, usize, String)>,
    /// Old obstacles: the project's number and title, the case, days open.
    pub obstacles: Vec<(CaseNumber, String, CaseNumber, i32)>,
    /// Late nodes of projects.
    pub project_nodes: usize,
}

/// A promise.
#[derive(Clone, Debug)]
pub struct Item {
    pub number: CaseNumber,
    pub title: String,
    pub lead: String,
    pub task: TaskRow,
    pub light: Light,
    /// The worst reason of the light, in words.
    pub why: String,
    /// It was not red at the brief's first day, by the same rules.
    pub newly_late: bool,
    pub verdict: Verdict,
    /// The day it was signed off.
    pub closed: Option<Date>,
    pub chases: Vec<Chase>,
    /// Cases and dossiers that speak for it.
    pub proofs: Vec<CaseNumber>,
    /// Files among its evidence.
    pub files: usize,
}

/// A chase of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chase {
    pub on: Date,
    pub grade: u8,
}

impl Material {
    /// What the paper answers for: `《…》` or `2026年`.
    pub fn about(&self) -> String {
        self.source.as_ref().map_or_else(|| format!("{}年", self.year), |(_, title)| format!("《{title}》"))
    }

    /// The list of tasks with an answer.
    pub fn tasks(&self, rest: &str) -> String {
        let source = self.source.as_ref().map(|(number, _)| format!("&source={}", number.bare())).unwrap_or_default();
        format!("{}/desk/tasks?year={}{source}{rest}", self.base, self.year)
    }

    /// The page of a task.
    pub fn task(&self, number: CaseNumber) -> String {
        format!("{}/desk/tasks/{}", self.base, number.bare())
    }
}
