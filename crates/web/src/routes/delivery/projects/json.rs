//! A step on a project as JSON: what the API takes and what forms become.

use serde::{Deserialize, Serialize};

/// What a step carries besides its verb. Each verb reads its own fields and leaves the others.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ProjectStep {
    /// Reason, remark or finding, as the verb asks.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// enter, amend: what the project is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<CardJson>,
    /// enter, hand: who has charge of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charge: Option<ChargeJson>,
    /// enter: the stages reached so far with their days; the last is where it stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reached: Vec<ReachedJson>,
    /// enter: the permits it has.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub permits: Vec<PermitJson>,
    /// advance, go-back: the stage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// advance, go-back, count, drop, revive, visit: the day it happened, `2026-09-30`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// permit: which, and how it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permit: Option<PermitJson>,
    /// budget: the investment planned for a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<YearPlanJson>,
    /// plan: the ledger of nodes, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nodes: Vec<LedgerNodeJson>,
    /// meet, verify: the node's id; obstruct: the node it hinders, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<u32>,
    /// check, verify: whether it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub good: Option<bool>,
    /// return, check: the month, `2026-09`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// return: invested this year to the end of the month, in 万元 (ten thousand yuan).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub so_far: Option<i64>,
    /// Cases and dossiers that speak for it; link: the one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    /// obstruct, clear: the number of the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// visit: `site`, `leader` or `promotion`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// visit: the post that went; without it the one that sends this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post: Option<String>,
    /// Where the photo was taken, longitude and latitude. It becomes a distance and is not kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photo_point: Option<[f64; 2]>,
    /// ask: `adjust` or `drop`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask: Option<String>,
    /// ask adjust: what is to be promised instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promise: Option<PromiseJson>,
    /// chase: 1 a reminder, 2 a chase, 3 before the leaders.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<u8>,
    /// show: whether the public sees it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub yes: Option<bool>,
}

/// The card of a project.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CardJson {
    pub title: String,
    /// What is built and on what scale.
    pub body: String,
    pub address: String,
    /// Longitude and latitude in degrees (WGS 84).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<[f64; 2]>,
    /// The year lists it is on, in order.
    pub years: Vec<i16>,
    /// Where it lies, an id of `/api/units`.
    pub county: Option<String>,
    /// The field or chain the city groups it under.
    pub field: Option<String>,
    /// `industry`, `service`, `agriculture`, `infrastructure`, `livelihood`, `ecology`, `other`.
    pub sector: String,
    /// `government` or `enterprise`.
    pub owner: String,
    /// `province`, `city`, `county`.
    pub level: String,
    pub promise: PromiseJson,
    /// Invested before the first year returned here, in 万元.
    pub invested_before: i64,
    /// The number of the source that names it.
    pub source: Option<String>,
}

/// What is promised.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PromiseJson {
    /// Planned start of construction.
    pub start: Option<String>,
    /// Planned completion.
    pub complete: Option<String>,
    /// Planned total investment, in 万元.
    pub invest: Option<i64>,
}

/// Who has charge. Posts, never names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ChargeJson {
    /// The responsible unit.
    pub unit: String,
    /// The leader in charge, a post of the delivery rules.
    pub leader: Option<String>,
    /// The steward's post.
    pub steward: Option<String>,
    /// The posts of the service team.
    pub team: Vec<String>,
}

/// A stage with its day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReachedJson {
    pub stage: String,
    pub on: String,
}

/// How a permit stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PermitJson {
    /// `land`, `planning`, `environment`, `energy`, `construction`.
    pub permit: String,
    /// `none`, `applied`, `granted`, `not-needed`.
    pub standing: String,
    /// applied, granted: the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
}

/// The investment planned for a year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearPlanJson {
    pub year: i16,
    /// In 万元.
    pub total: i64,
    /// What should have been reached by the end of a month, where the year is not even.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<MarkJson>,
}

/// A mark of a year's plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkJson {
    /// `2026-06`.
    pub period: String,
    pub so_far: i64,
}

/// A node of the ledger.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LedgerNodeJson {
    /// Kept for a node that stays; a new node has none.
    #[serde(default)]
    pub id: Option<u32>,
    pub name: String,
    /// Without it the node follows its predecessors at once.
    #[serde(default)]
    pub start: Option<String>,
    pub due: String,
    /// What must be finished before it begins: places in this list, from 1.
    #[serde(default)]
    pub after: Vec<u32>,
}
