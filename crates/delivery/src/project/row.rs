//! A project as lists, funnels, boards, Gantt charts and lights see it.

use super::money::YearPlan;
use super::{Charge, Critical, Level, Owner, Permit, Permits, Project, Promise, Sector, Stage, Standing, VisitMark};
use crate::Period;
use crate::project::Wan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use yinuo_kernel::{CaseNumber, FieldId, Timestamp, UnitId, WordsId};

/// A node in few bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeMark {
    pub id: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    pub due: Date,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<u32>,
    /// When the unit said that it is met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub verified: bool,
}

/// A case that still hinders it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenObstacle {
    pub case: CaseNumber,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub node: Option<u32>,
    pub opened_at: Timestamp,
}

/// A row of the register of projects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProjectRow {
    pub stage: Stage,
    pub reached: BTreeMap<Stage, Date>,
    /// Dropped on that day, and where it stood then.
    pub dropped: Option<(Date, Stage)>,
    pub counted: Option<Date>,
    pub years: Vec<i16>,
    pub county: Option<UnitId>,
    pub field: Option<FieldId>,
    pub sector: Sector,
    pub owner: Owner,
    pub level: Level,
    pub charge: Charge,
    pub promise: Promise,
    pub source: Option<CaseNumber>,
    pub permits: Permits,
    /// The year plans, in order.
    pub plans: Vec<YearPlan>,
    pub invested_before: Wan,
    /// The last return of each year that was not sent back, in order.
    pub invested: Vec<(Period, Wan)>,
    /// Every month's return that was not sent back, in order: what stood at the end of a month.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub months: Vec<(Period, Wan)>,
    /// The office has verified the last of them.
    pub invested_verified: bool,
    /// Months that were returned and not sent back; in order.
    pub filed: Vec<Period>,
    /// The day it was entered here (+08:00): months before it are not asked for.
    pub entered: Date,
    pub nodes: Vec<NodeMark>,
    /// Where the names of the nodes lie, a line each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ledger: Option<WordsId>,
    pub obstacles: Vec<OpenObstacle>,
    pub visits: u32,
    pub last_visit: Option<VisitMark>,
    /// A request waits for the office.
    pub asked: bool,
    pub chased: u8,
    pub adjusted: u32,
    pub shown: bool,
}

impl ProjectRow {
    pub fn of(project: &Project) -> ProjectRow {
        let card = &project.card;
        let counted = || project.returns.iter().filter(|(_, back)| back.good != Some(false));
        let last: BTreeMap<i16, (Period, Wan)> =
            counted().map(|(period, back)| (period.year, (*period, back.what.so_far))).collect();
        ProjectRow {
            stage: project.stage,
            reached: project.reached.clone(),
            dropped: project.dropped.map(|dropped| (dropped.on, dropped.from)),
            counted: project.counted,
            years: card.years.clone(),
            county: card.county.clone(),
            field: card.field.clone(),
            sector: card.sector,
            owner: card.owner,
            level: card.level,
            charge: project.charge.clone(),
            promise: card.promise,
            source: card.source,
            permits: project.permits.clone(),
            plans: project.plans.values().cloned().collect(),
            invested_before: card.invested_before,
            invested: last.into_values().collect(),
            months: counted().map(|(period, back)| (*period, back.what.so_far)).collect(),
            invested_verified: counted().next_back().is_some_and(|(_, back)| back.good == Some(true)),
            filed: counted().map(|(period, _)| *period).collect(),
            entered: crate::scene::day(project.entered_at),
            nodes: project.nodes.iter().map(mark).collect(),
            ledger: project.plan_words.as_ref().map(|words| words.id),
            obstacles: open(project),
            visits: project.visits.0,
            last_visit: project.visits.1.clone(),
            asked: project.request.is_some(),
            chased: project.chased.map_or(0, |(grade, _)| grade),
            adjusted: project.adjusted,
            shown: project.shown,
        }
    }

    /// The day construction began, as far as it is known.
    pub fn begun_on(&self) -> Option<Date> {
        super::begun_on(&self.reached)
    }

    pub fn permit(&self, permit: Permit) -> Standing {
        self.permits.get(&permit).copied().unwrap_or_default()
    }

    pub fn plan(&self, year: i16) -> Option<&YearPlan> {
        self.plans.iter().find(|plan| plan.year == year)
    }

    /// What a year has so far, and to the end of which month.
    pub fn so_far(&self, year: i16) -> Option<(Period, Wan)> {
        self.invested.iter().find(|(period, _)| period.year == year).copied()
    }

    /// What the year of a month had at its end, and of which month that is said: that one or the last before.
    pub fn so_far_at(&self, period: Period) -> Option<(Period, Wan)> {
        let before = self.months.iter().rev().find(|(of, _)| *of <= period);
        before.filter(|(of, _)| of.year == period.year).copied()
    }

    /// Invested since it began (累计完成投资).
    pub fn total(&self) -> Wan {
        std::iter::once(self.invested_before).chain(self.invested.iter().map(|(_, so_far)| *so_far)).sum()
    }

    /// A year's investment ÷ its plan (年度投资完成率); `None` without a plan or a return.
    pub fn rate(&self, year: i16) -> Option<f64> {
        self.so_far(year)?.1.share_of(self.plan(year)?.total)
    }

    /// All that was invested ÷ what is planned in all.
    pub fn total_rate(&self) -> Option<f64> {
        self.total().share_of(self.promise.invest?)
    }

    /// The critical path from today on; `None` without nodes.
    pub fn critical(&self, today: Date) -> Option<Critical> {
        Critical::of(&self.nodes, today)
    }

    /// Nodes not met whose day has passed.
    pub fn late_nodes(&self, today: Date) -> impl Iterator<Item = &NodeMark> {
        self.nodes.iter().filter(move |node| self.stage.is_open() && node.met.is_none() && node.due < today)
    }
}

fn mark(node: &super::Node) -> NodeMark {
    NodeMark {
        id: node.plan.id,
        start: node.plan.start,
        due: node.plan.due,
        after: node.plan.after.clone(),
        met: node.met.as_ref().map(|met| met.at),
        verified: node.met.as_ref().is_some_and(|met| met.verified == Some(true)),
    }
}

fn open(project: &Project) -> Vec<OpenObstacle> {
    let open = project.obstacles.iter().filter(|obstacle| obstacle.cleared.is_none());
    open.map(|obstacle| OpenObstacle { case: obstacle.case, node: obstacle.node, opened_at: obstacle.since }).collect()
}
