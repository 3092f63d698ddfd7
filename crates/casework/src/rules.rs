//! The rules of a case type, as a pack states them: limits with dates and sources, what is
//! automatic, how long texts may be.

use crate::ClockKind;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use yinuo_calendar::Budget;
use yinuo_kernel::{CaseTypeId, CategoryId, KindId, LimitId};

/// Where a limit comes from: a law, a standard, a notice, a local rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// One version of one time limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    pub id: LimitId,
    pub clock: ClockKind,
    /// Applies to this kind only.
    pub kind: Option<KindId>,
    /// Applies to this category and those below it only.
    pub category: Option<CategoryId>,
    pub budget: Budget,
    /// The warning point, counted from the start like the budget itself.
    pub warn: Budget,
    /// The first day on which this version applies.
    pub effective: Date,
    pub source: Source,
}

/// All limits of a case type, in all their versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits(Vec<Limit>);

impl Limits {
    pub fn new(limits: Vec<Limit>) -> Self {
        Self(limits)
    }

    pub fn all(&self) -> &[Limit] {
        &self.0
    }

    /// The limit that applies: among the versions in force on `day` the most specific one
    /// (a deeper category before a shallower one, a category before a kind), then the youngest.
    pub fn find(&self, clock: ClockKind, kind: &KindId, category: &CategoryId, day: Date) -> Option<&Limit> {
        self.0
            .iter()
            .filter(|limit| limit.clock == clock && limit.effective <= day)
            .filter(|limit| limit.kind.as_ref().is_none_or(|k| k == kind))
            .filter(|limit| limit.category.as_ref().is_none_or(|c| c.covers(category)))
            .max_by_key(|limit| {
                let depth = limit.category.as_ref().map_or(0, CategoryId::depth);
                (depth, limit.kind.is_some(), limit.effective)
            })
    }

    /// The version of a limit that a clock was started with.
    pub fn version(&self, id: &LimitId, effective: Date) -> Option<&Limit> {
        self.0.iter().find(|limit| &limit.id == id && limit.effective == effective)
    }
}

/// Sizes of what people may send. Characters are Unicode scalar values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    pub title_max: u32,
    pub body_min: u32,
    pub body_max: u32,
    pub reply_min: u32,
    pub reply_max: u32,
    pub photos_max: u32,
    pub photo_mb_max: u32,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            title_max: 60,
            body_min: 5,
            body_max: 2000,
            reply_min: 5,
            reply_max: 4000,
            photos_max: 3,
            photo_mb_max: 10,
        }
    }
}

/// The rules of one case type (事项).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    pub case_type: CaseTypeId,
    pub name: String,
    pub name_en: String,
    pub version: String,
    /// Accepting needs no person.
    pub accept_automatic: bool,
    /// Signing needs no person.
    pub sign_automatic: bool,
    /// No resolving before the citizen has had a reply.
    pub reply_first: bool,
    /// How often one case may be opened again.
    pub reopen_max: u32,
    /// The category of what no rule recognises.
    pub fallback: CategoryId,
    pub limits: Limits,
    pub form: Form,
}
