//! The rules of a case type, as a pack states them: limits with dates and sources, what is
//! automatic, how long texts may be.

use crate::{ClockKind, Verb};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use yinuo_calendar::Budget;
use yinuo_kernel::{CaseTypeId, CategoryId, KindId, LimitId, OutcomeId};

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
    /// How long after the deadline the units up the chain are told, one after the other.
    pub grades: Vec<Budget>,
    /// The clock stands still while the case is suspended or deferred.
    pub pausable: bool,
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

/// How a matter can come out, where the field grades it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    pub id: OutcomeId,
    pub name: String,
    pub en: String,
    /// It promises more than was done (a B of a proposal): the follow clock starts.
    #[serde(default)]
    pub follow: bool,
}

/// How many photos a report or a resolution needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Applies to this category and those below it; `None`: to all.
    #[serde(default)]
    pub category: Option<CategoryId>,
    pub photos_min: u32,
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
    /// Archiving needs no person: it happens when the reopening window closes.
    pub archive_automatic: bool,
    /// Verbs this case type does not use.
    pub off: Vec<Verb>,
    /// No resolving before the citizen has had a reply.
    pub reply_first: bool,
    /// No resolving before every co-unit has contributed.
    pub joint: bool,
    /// How often one case may be opened again.
    pub reopen_max: u32,
    /// After so many dispatches the centre designates the next unit, which then cannot return.
    pub designate_after: Option<u32>,
    pub extensions_max: u32,
    /// The most a single extension may give.
    pub extend_max: Option<Budget>,
    /// The longest suspension, in calendar days; `None`: no suspension.
    pub suspend_days_max: Option<u32>,
    /// The longest deferral, in calendar days, and what may be deferred; `None`: nothing.
    pub defer_days_max: Option<u32>,
    /// Empty: all categories.
    pub defer_categories: Vec<CategoryId>,
    /// Photos of how it was found (处置前), for a report to be taken.
    pub before: Vec<Evidence>,
    /// Photos of the result (处置后), for a resolution.
    pub evidence: Vec<Evidence>,
    pub outcomes: Vec<Outcome>,
    /// The category of what no rule recognises.
    pub fallback: CategoryId,
    pub limits: Limits,
    pub form: Form,
}

impl Rules {
    /// Rules with nothing but limits: everything else is off, by hand, or as often as one likes.
    pub fn plain(case_type: CaseTypeId, fallback: CategoryId, limits: Limits) -> Rules {
        Rules {
            name: case_type.to_string(),
            name_en: case_type.to_string(),
            case_type,
            version: "1".to_owned(),
            accept_automatic: false,
            sign_automatic: false,
            archive_automatic: false,
            off: Vec::new(),
            reply_first: false,
            joint: false,
            reopen_max: u32::MAX,
            designate_after: None,
            extensions_max: 1,
            extend_max: None,
            suspend_days_max: None,
            defer_days_max: None,
            defer_categories: Vec::new(),
            before: Vec::new(),
            evidence: Vec::new(),
            outcomes: Vec::new(),
            fallback,
            limits,
            form: Form::default(),
        }
    }

    /// How many photos a report in this category needs.
    pub fn photos_before(&self, category: &CategoryId) -> u32 {
        photos_min(&self.before, category)
    }

    /// How many photos resolving in this category needs.
    pub fn photos_after(&self, category: &CategoryId) -> u32 {
        photos_min(&self.evidence, category)
    }

    pub fn outcome(&self, id: &OutcomeId) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| &outcome.id == id)
    }
}

/// The deepest rule wins.
fn photos_min(rules: &[Evidence], category: &CategoryId) -> u32 {
    let applies = |e: &&Evidence| e.category.as_ref().is_none_or(|c| c.covers(category));
    let depth = |e: &&Evidence| e.category.as_ref().map_or(0, CategoryId::depth);
    rules.iter().filter(applies).max_by_key(depth).map_or(0, |e| e.photos_min)
}
