//! A task as lists, boards and lights see it.

use super::{Nature, Sort, Stage, Task};
use crate::{Goal, Meter, Period};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use yinuo_casework::Every;
use yinuo_kernel::{CaseNumber, PostId, Timestamp, UnitId, WordsId};

/// A node in few bytes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct NodeMark {
    pub id: u32,
    pub due: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The day on which the unit said that it is met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub verified: bool,
}

/// A row of the register of tasks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskRow {
    pub stage: Stage,
    pub sort: Sort,
    pub nature: Nature,
    pub source: Option<CaseNumber>,
    pub parent: Option<CaseNumber>,
    pub goal: Option<Goal>,
    pub due: Option<Date>,
    /// The day it was sent out (+08:00 of the city's calendar).
    pub begun: Option<Date>,
    pub confirm_by: Option<Timestamp>,
    pub lead: Option<UnitId>,
    pub co: Vec<UnitId>,
    pub leader: Option<PostId>,
    pub every: Option<Every>,
    pub nodes: Vec<NodeMark>,
    /// Where the names of the nodes lie, a line each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<WordsId>,
    /// Where the figure stands, and of which period.
    pub attained: Option<(Period, f64)>,
    /// The office has verified that figure.
    pub attained_verified: bool,
    /// Periods that were returned and not sent back; in order.
    pub filed: Vec<Period>,
    /// What was returned and not sent back, by period: other tasks may count on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<(Period, f64)>,
    /// How the system counts the figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meter: Option<Meter>,
    pub shared: bool,
    /// A request waits for the office.
    pub asked: bool,
    pub chased: u8,
    pub relapses: u32,
    pub adjusted: u32,
    pub heard: (u32, u32),
    pub closed_at: Option<Timestamp>,
    pub shown: bool,
}

impl TaskRow {
    pub fn of(task: &Task) -> TaskRow {
        let brief = &task.brief;
        let attained = task.attained();
        let verified = attained.and_then(|(period, _)| task.returns.get(&period)).and_then(|back| back.good);
        TaskRow {
            stage: task.stage,
            sort: brief.sort,
            nature: brief.nature,
            source: brief.source,
            parent: brief.parent,
            goal: brief.goal.clone(),
            due: brief.due,
            begun: task.issued_at.map(crate::scene::day),
            confirm_by: task.confirm_by,
            lead: brief.lead.clone(),
            co: brief.co.clone(),
            leader: brief.leader.clone(),
            every: brief.every,
            nodes: task
                .nodes
                .iter()
                .map(|node| NodeMark {
                    id: node.plan.id,
                    due: node.plan.due,
                    value: node.plan.value,
                    met: node.met.as_ref().map(|met| met.at),
                    verified: node.met.as_ref().is_some_and(|met| met.verified == Some(true)),
                })
                .collect(),
            plan: task.plan_words.as_ref().map(|words| words.id),
            attained,
            attained_verified: verified == Some(true),
            filed: task
                .returns
                .iter()
                .filter(|(_, back)| back.good != Some(false))
                .map(|(period, _)| *period)
                .collect(),
            figures: task.figures().collect(),
            meter: task.meter.clone(),
            shared: !task.shares.is_empty(),
            asked: task.request.is_some(),
            chased: task.chased.map_or(0, |(grade, _)| grade),
            relapses: task.relapses,
            adjusted: task.adjusted,
            heard: task.heard,
            closed_at: task.closed_at,
            shown: task.shown,
        }
    }

    /// Nodes not met whose day has passed.
    pub fn late_nodes(&self, today: Date) -> impl Iterator<Item = &NodeMark> {
        self.nodes.iter().filter(move |node| self.stage.is_open() && node.met.is_none() && node.due < today)
    }
}
