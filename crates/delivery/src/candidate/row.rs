//! A candidate as lists see it.

use super::{Candidate, Outcome, Stage, Voice};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use yinuo_kernel::{CaseNumber, UnitId};

/// A row of the register of candidates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CandidateRow {
    pub stage: Stage,
    pub voice: Voice,
    /// The unit that would do it.
    pub lead: Option<UnitId>,
    /// 万元.
    pub wan: Option<f64>,
    pub due: Option<Date>,
    pub people: Option<u32>,
    pub into: Option<CaseNumber>,
    pub vote: Option<CaseNumber>,
    pub outcome: Option<Outcome>,
    /// Votes for it.
    pub yes: Option<u32>,
    pub task: Option<CaseNumber>,
    pub shown: bool,
}

impl CandidateRow {
    pub fn of(it: &Candidate) -> CandidateRow {
        let costing = it.costing.as_ref();
        CandidateRow {
            stage: it.stage,
            voice: it.idea.voice,
            lead: costing.map(|costing| costing.lead.clone()),
            wan: costing.map(|costing| costing.wan),
            due: costing.map(|costing| costing.due),
            people: costing.and_then(|costing| costing.people),
            into: it.into,
            vote: it.vote,
            outcome: it.outcome.map(|(outcome, _)| outcome),
            yes: it.outcome.map(|(_, line)| line.yes),
            task: it.task,
            shown: it.shown,
        }
    }
}
