//! Investment: a plan for each year, a return each month of what the year has so far.

use super::wan::Wan;
use crate::{Evidence, Period};
use serde::{Deserialize, Serialize};
use yinuo_casework::Every;
use yinuo_kernel::{Actor, Refusal, Rule, Timestamp};

/// Investment is returned monthly, as statistics and the province ask for it.
pub const EVERY: Every = Every::Month;

/// What a year's investment should have reached at the end of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub period: Period,
    pub so_far: Wan,
}

/// The plan of a year (年度计划投资).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearPlan {
    pub year: i16,
    pub total: Wan,
    /// Where the year is not even (a winter without building, a payment for machines); in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
}

impl YearPlan {
    /// Marks of its own year, rising, and not above the whole.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let rising = self.marks.is_sorted_by(|a, b| a.period < b.period && a.so_far <= b.so_far);
        let own = self.marks.iter().all(|mark| mark.period.year == self.year && mark.so_far.is_sound());
        let above = self.marks.last().is_some_and(|mark| mark.so_far > self.total);
        match self.total.is_sound() && rising && own && !above && (1949..=2999).contains(&self.year) {
            true => Ok(()),
            false => Err(Refusal::new(Rule::BadField, "plan")),
        }
    }
}

/// What a unit returns for a month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Return {
    pub period: Period,
    /// Invested this year, to the end of the month (本年累计完成投资).
    pub so_far: Wan,
    /// What the system knew by itself and offered; differs where the unit corrected it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<Wan>,
    #[serde(default)]
    pub evidence: Evidence,
}

/// A return as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Returned {
    pub at: Timestamp,
    pub by: Actor,
    pub what: Return,
    /// What the office found; `None`: not looked at yet.
    pub good: Option<bool>,
}
