//! What a project is (项目卡), and who has charge of it.

use super::wan::Wan;
use crate::Scene;
use crate::named::named;
use crate::task::Origin;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use yinuo_casework::Words;
use yinuo_kernel::{CaseNumber, FieldId, PostId, Refusal, Rule, UnitId};

/// What is built.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sector {
    #[default]
    Industry,
    Service,
    Agriculture,
    Infrastructure,
    Livelihood,
    Ecology,
    Other,
}

named!(Sector {
    Industry "industry" "工业" "Industry",
    Service "service" "现代服务业" "Services",
    Agriculture "agriculture" "农业农村" "Agriculture",
    Infrastructure "infrastructure" "基础设施" "Infrastructure",
    Livelihood "livelihood" "社会民生" "Livelihood",
    Ecology "ecology" "生态环保" "Ecology",
    Other "other" "其他" "Other",
});

/// Who invests. It decides where the pipeline begins, see [`super::Stage::is_for`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    Government,
    Enterprise,
}

named!(Owner {
    Government "government" "政府投资" "Government",
    Enterprise "enterprise" "企业投资" "Enterprise",
});

/// Whose key project it is; the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Province,
    City,
    County,
}

named!(Level {
    Province "province" "省重点" "Province",
    City "city" "市重点" "City",
    County "county" "县区重点" "County",
});

/// What was promised: it changes by request and grant alone, see [`super::Ask`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// Planned start of construction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// Planned completion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complete: Option<Date>,
    /// Planned total investment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invest: Option<Wan>,
}

impl Promise {
    /// Completed after it starts, for an amount that can be one.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        if self.invest.is_some_and(|invest| !invest.is_sound()) {
            return Err(Refusal::new(Rule::BadField, "invest"));
        }
        match (self.start, self.complete) {
            (Some(start), Some(complete)) if complete < start => Err(Refusal::new(Rule::BadField, "complete")),
            _ => Ok(()),
        }
    }

    /// These, and where they say nothing what stood before.
    #[must_use]
    pub fn or(self, before: Promise) -> Promise {
        Promise {
            start: self.start.or(before.start),
            complete: self.complete.or(before.complete),
            invest: self.invest.or(before.invest),
        }
    }
}

/// The card of a project. Its words: the title is its name, the body what is built and on what scale,
/// the address where; the row may hold the point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    pub words: Words,
    /// Characters of the name.
    pub title_chars: u32,
    /// The year lists it is on, in order; the last is the one it is worked under.
    pub years: Vec<i16>,
    /// Where it lies (属地).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub county: Option<UnitId>,
    /// The field or chain (产业链) a city groups it under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<FieldId>,
    #[serde(default)]
    pub sector: Sector,
    pub owner: Owner,
    pub level: Level,
    #[serde(default)]
    pub promise: Promise,
    /// Invested before the first year that is returned here (截至上年底累计完成投资).
    #[serde(default)]
    pub invested_before: Wan,
    /// The source that names it, and where in its file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<CaseNumber>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

impl Card {
    /// The year it is worked under.
    pub fn year(&self) -> i16 {
        self.years.last().copied().unwrap_or_default()
    }

    pub(super) fn check(&self, scene: &Scene<'_>) -> Result<(), Refusal> {
        if self.title_chars == 0 {
            return Err(Rule::TitleMissing.into());
        }
        if self.title_chars > 200 || self.words.chars > 5_000 {
            return Err(Refusal::new(Rule::WordsTooLong, "title 200, text 5000"));
        }
        let rising = self.years.is_sorted_by(|before, after| before < after);
        if self.years.is_empty() || !rising || self.years.iter().any(|year| !(1949..=2999).contains(year)) {
            return Err(Refusal::new(Rule::BadField, "years"));
        }
        if !self.invested_before.is_sound() {
            return Err(Refusal::new(Rule::BadField, "invested_before"));
        }
        self.county.as_ref().map_or(Ok(()), |county| scene.known_unit(county))?;
        self.promise.check()
    }
}

/// Who has charge of a project. Posts, never names: a successor inherits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// The responsible unit (行业主管部门).
    pub unit: UnitId,
    /// 包保领导, one of the city's leaders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leader: Option<PostId>,
    /// 项目管家.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steward: Option<PostId>,
    /// 服务专班.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub team: Vec<PostId>,
}

/// A team larger than this serves nobody.
const TEAM_MAX: usize = 40;

impl Charge {
    pub(super) fn check(&self, scene: &Scene<'_>) -> Result<(), Refusal> {
        if self.team.len() > TEAM_MAX {
            return Err(Refusal::new(Rule::BadField, "team"));
        }
        if let Some(leader) = self.leader.as_ref().filter(|leader| scene.rules.leader(leader).is_none()) {
            return Err(Refusal::new(Rule::UnknownLeader, leader.as_str()));
        }
        scene.known_unit(&self.unit)
    }

    /// Whether a post is named here.
    pub fn names(&self, post: &PostId) -> bool {
        self.leader.iter().chain(&self.steward).chain(&self.team).any(|named| named == post)
    }
}
