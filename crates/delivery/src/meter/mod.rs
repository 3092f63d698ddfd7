//! The meter of a task (取数口径): how the system itself counts the figure that a unit would otherwise type.
//!
//! ```text
//! cases      of a type, settled this year; or the share of them in time, or pleased
//! projects   that reached a stage this year; or what was invested in them this year
//! shares     the sum of what the parts of the task returned for the period
//! same       what another task returned for the period
//! ```
//!
//! [`reading()`] is what a meter shows at the end of a period; what happens later does not move it. The
//! unit confirms it or corrects it with words, so that both figures stand side by side for ever.
//!
//! To add a sort of meter: a variant here, its units in `fits.rs`, its arm in `reading.rs`.

mod circle;
mod fits;
mod reading;

pub use circle::{Link, reach};
pub use fits::{check, converted};
pub use reading::{Gap, Made, Reading, Settled, reading, window};

use crate::named::named;
use crate::project::{Level, Sector};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{CaseNumber, CaseTypeId, CategoryId, UnitId};

/// How a figure is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Meter {
    Cases(CaseMeter),
    Projects(ProjectMeter),
    /// 分解汇总: the sum of the tasks that are parts of this one.
    Shares,
    /// 同一指标: returned there, used here.
    Same {
        task: CaseNumber,
    },
}

/// Cases that were settled in the year so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseMeter {
    pub count: CaseCount,
    pub case_type: CaseTypeId,
    /// And what lies below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryId>,
    /// And what lies below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
}

/// What of them is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseCount {
    Settled,
    /// Of those with a promised date.
    InTime,
    /// Of those that were rated.
    Pleased,
}

named!(CaseCount {
    Settled "settled" "办结件数" "cases settled",
    InTime "in_time" "按期办结率" "settled in time",
    Pleased "pleased" "群众满意率" "callers satisfied",
});

/// Key projects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectMeter {
    pub count: ProjectCount,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub county: Option<UnitId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<Sector>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Only this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<CaseNumber>,
    /// Only those on the list of the task's year.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub listed: bool,
}

/// What of them is counted, always in the year so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectCount {
    Started,
    Completed,
    Production,
    /// 入统.
    Counted,
    Invested,
}

named!(ProjectCount {
    Started "started" "新开工项目数" "projects started",
    Completed "completed" "竣工项目数" "projects completed",
    Production "production" "投产项目数" "projects in production",
    Counted "counted" "入统项目数" "projects counted",
    Invested "invested" "本年完成投资" "invested this year",
});

impl Meter {
    /// The sorts, as forms and the API name them.
    pub const SORTS: [&'static str; 4] = ["cases", "projects", "shares", "same"];

    pub fn as_str(&self) -> &'static str {
        match self {
            Meter::Cases(_) => "cases",
            Meter::Projects(_) => "projects",
            Meter::Shares => "shares",
            Meter::Same { .. } => "same",
        }
    }

    /// The dossiers it names: a task, a project. The parts of a task are not named.
    pub fn names(&self) -> Option<CaseNumber> {
        match self {
            Meter::Projects(projects) => projects.project,
            Meter::Same { task } => Some(*task),
            Meter::Cases(_) | Meter::Shares => None,
        }
    }

    /// The task whose figure it takes.
    pub fn same(&self) -> Option<CaseNumber> {
        if let Meter::Same { task } = self { Some(*task) } else { None }
    }

    /// Whether it counts what other tasks returned.
    pub fn leans(&self) -> bool {
        matches!(self, Meter::Shares | Meter::Same { .. })
    }
}
