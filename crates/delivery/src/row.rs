//! The register: one row a dossier, made from the dossier alone. All that lists, boards, lights and
//! exports look at is here; words are fetched by their id.

use crate::candidate::CandidateRow;
use crate::project::ProjectRow;
use crate::source::SourceRow;
use crate::task::TaskRow;
use crate::vote::VoteRow;
use crate::{Dossier, Goal};
use serde::{Deserialize, Serialize};
use yinuo_casework::Words;
use yinuo_kernel::{CaseNumber, Timestamp, UnitId, WordsId};

/// The kinds of dossiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Source,
    Task,
    Project,
    Candidate,
    Vote,
}

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Source => "source",
            Kind::Task => "task",
            Kind::Project => "project",
            Kind::Candidate => "candidate",
            Kind::Vote => "vote",
        }
    }
}

/// A row of the register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    pub number: CaseNumber,
    pub year: i16,
    /// Its title and text.
    pub words: Words,
    /// Records so far: a change that was decided on an older state is noticed by it.
    pub n: u32,
    pub opened_at: Timestamp,
    pub last_at: Timestamp,
    pub detail: Detail,
}

/// What differs by kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    Source(Box<SourceRow>),
    Task(Box<TaskRow>),
    Project(Box<ProjectRow>),
    Candidate(Box<CandidateRow>),
    Vote(Box<VoteRow>),
}

impl Row {
    /// The row of a dossier with `n` records.
    pub fn of(dossier: &Dossier, n: u32) -> Row {
        let (number, year, words, opened_at, last_at, detail) = match dossier {
            Dossier::Source(source) => (
                source.number,
                source.card.year,
                &source.card.words,
                source.entered_at,
                source.last_at,
                Detail::Source(Box::new(SourceRow::of(source))),
            ),
            Dossier::Task(task) => (
                task.number,
                task.brief.year,
                &task.brief.words,
                task.proposed_at,
                task.last_at,
                Detail::Task(Box::new(TaskRow::of(task))),
            ),
            Dossier::Project(project) => (
                project.number,
                project.card.year(),
                &project.card.words,
                project.entered_at,
                project.last_at,
                Detail::Project(Box::new(ProjectRow::of(project))),
            ),
            Dossier::Candidate(it) => (
                it.number,
                it.idea.year,
                &it.idea.words,
                it.suggested_at,
                it.last_at,
                Detail::Candidate(Box::new(CandidateRow::of(it))),
            ),
            Dossier::Vote(vote) => (
                vote.number,
                vote.card.plan.year,
                &vote.card.plan.words,
                vote.drafted_at,
                vote.last_at,
                Detail::Vote(Box::new(VoteRow::of(vote))),
            ),
        };
        Row { number, year, words: words.clone(), n, opened_at, last_at, detail }
    }

    pub fn kind(&self) -> Kind {
        match &self.detail {
            Detail::Source(_) => Kind::Source,
            Detail::Task(_) => Kind::Task,
            Detail::Project(_) => Kind::Project,
            Detail::Candidate(_) => Kind::Candidate,
            Detail::Vote(_) => Kind::Vote,
        }
    }

    pub fn source(&self) -> Option<&SourceRow> {
        if let Detail::Source(source) = &self.detail { Some(source) } else { None }
    }

    pub fn task(&self) -> Option<&TaskRow> {
        if let Detail::Task(task) = &self.detail { Some(task) } else { None }
    }

    pub fn project(&self) -> Option<&ProjectRow> {
        if let Detail::Project(project) = &self.detail { Some(project) } else { None }
    }

    pub fn candidate(&self) -> Option<&CandidateRow> {
        if let Detail::Candidate(it) = &self.detail { Some(it) } else { None }
    }

    pub fn vote(&self) -> Option<&VoteRow> {
        if let Detail::Vote(vote) = &self.detail { Some(vote) } else { None }
    }

    /// The ids of its nodes in the order of its plan, and where their names lie, a line each.
    pub fn plan(&self) -> Option<(Vec<u32>, WordsId)> {
        match &self.detail {
            Detail::Task(task) => Some((task.nodes.iter().map(|node| node.id).collect(), task.plan?)),
            Detail::Project(project) => Some((project.nodes.iter().map(|node| node.id).collect(), project.ledger?)),
            Detail::Source(_) | Detail::Candidate(_) | Detail::Vote(_) => None,
        }
    }

    /// The unit that answers for it.
    pub fn unit(&self) -> Option<&UnitId> {
        match &self.detail {
            Detail::Task(task) => task.lead.as_ref(),
            Detail::Project(project) => Some(&project.charge.unit),
            Detail::Candidate(it) => it.lead.as_ref(),
            Detail::Source(_) | Detail::Vote(_) => None,
        }
    }

    pub fn goal(&self) -> Option<&Goal> {
        self.task().and_then(|task| task.goal.as_ref())
    }
}
