//! What a task is: what to do, how much, by when, who.

use crate::Goal;
use crate::named::named;
use crate::rules::Rules;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use yinuo_casework::{Every, Words};
use yinuo_kernel::{CaseNumber, PostId, Refusal, Rule, UnitId};

/// What kind of promise a task keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// A target with a figure.
    Target,
    /// A named project of the report.
    Project,
    /// A livelihood item (民生实事).
    Livelihood,
    /// Work without a figure.
    #[default]
    Work,
}

/// How binding it is (GLOSSARY: target type).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// 预期性: an expectation; not reached is 未达预期, no broken word.
    Expected,
    /// 约束性.
    Binding,
    /// 工作任务.
    #[default]
    Task,
    /// 票决项目: decided by the deputies.
    Voted,
}

named!(Sort {
    Target "target" "指标" "Target",
    Project "project" "项目" "Project",
    Livelihood "livelihood" "民生实事" "Livelihood item",
    Work "work" "工作" "Work",
});

named!(Nature {
    Expected "expected" "预期性" "Expected",
    Binding "binding" "约束性" "Binding",
    Task "task" "工作任务" "Task",
    Voted "voted" "票决项目" "Voted",
});

/// Bytes of the source's file that say it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The part of a container, such as `word/document.xml`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    pub start: usize,
    pub end: usize,
}

/// The brief of a task (任务书). Its words: the title is the task in one line, the body the demand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Brief {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<CaseNumber>,
    /// The task it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<CaseNumber>,
    /// The year that answers for it.
    pub year: i16,
    pub words: Words,
    /// Characters of the title.
    pub title_chars: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    #[serde(default)]
    pub sort: Sort,
    #[serde(default)]
    pub nature: Nature,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Goal>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<UnitId>,
    /// The line of the duty directory that proposed the lead unit; `None`: a person chose it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_by: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub co: Vec<UnitId>,
    /// The leader in charge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leader: Option<PostId>,
    /// How often the unit returns; `None`: no returns, only nodes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<Every>,
}

/// Units that may help with one task.
const CO_MAX: usize = 40;

impl Brief {
    /// What can be said of a brief at any stage.
    pub(super) fn check(&self, scene: &crate::Scene<'_>) -> Result<(), Refusal> {
        if self.title_chars == 0 {
            return Err(Rule::TitleMissing.into());
        }
        if self.title_chars > 200 || self.words.chars > 5_000 {
            return Err(Refusal::new(Rule::WordsTooLong, "title 200, demand 5000"));
        }
        if !(1949..=2999).contains(&self.year) {
            return Err(Refusal::new(Rule::BadField, "year"));
        }
        if self.goal.as_ref().is_some_and(|goal| !goal.is_sound()) {
            return Err(Refusal::new(Rule::BadField, "goal"));
        }
        if self.co.len() > CO_MAX {
            return Err(Refusal::new(Rule::BadField, "co"));
        }
        self.lead.iter().chain(&self.co).try_for_each(|unit| scene.known_unit(unit))?;
        self.known_leader(scene.rules)
    }

    fn known_leader(&self, rules: &Rules) -> Result<(), Refusal> {
        match &self.leader {
            Some(leader) if rules.leader(leader).is_none() => Err(Refusal::new(Rule::UnknownLeader, leader.as_str())),
            _ => Ok(()),
        }
    }

    /// What a task needs before it is sent out.
    pub(super) fn ready(&self) -> Result<(), Refusal> {
        if self.lead.is_none() {
            return Err(Rule::LeadMissing.into());
        }
        if self.due.is_none() {
            return Err(Rule::DueMissing.into());
        }
        Ok(())
    }
}
