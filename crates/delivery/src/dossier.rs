//! The dossier: the sum of its entries.

use crate::candidate::Candidate;
use crate::project::Project;
use crate::row::Kind;
use crate::source::Source;
use crate::task::Task;
use crate::vote::Vote;
use crate::{Entry, Event};
use yinuo_kernel::{CaseNumber, UnitId};

/// What has a number, a chain of entries, and somebody who answers for it.
#[derive(Clone, Debug, PartialEq)]
pub enum Dossier {
    Source(Box<Source>),
    Task(Box<Task>),
    Project(Box<Project>),
    Candidate(Box<Candidate>),
    Vote(Box<Vote>),
}

impl Dossier {
    /// From its first entry; `None` when that opens nothing.
    pub fn open(number: CaseNumber, entry: &Entry) -> Option<Dossier> {
        match &entry.did {
            Event::Source(event) => Source::open(number, entry.at, event).map(Box::new).map(Dossier::Source),
            Event::Task(event) => Task::open(number, entry.at, event).map(Box::new).map(Dossier::Task),
            Event::Project(event) => Project::open(number, entry.at, event).map(Box::new).map(Dossier::Project),
            Event::Candidate(event) => Candidate::open(number, entry.at, event).map(Box::new).map(Dossier::Candidate),
            Event::Vote(event) => Vote::open(number, entry.at, event).map(Box::new).map(Dossier::Vote),
        }
    }

    /// Takes a later entry. One of another kind of dossier says nothing.
    pub fn apply(&mut self, entry: &Entry) {
        match (self, &entry.did) {
            (Dossier::Source(source), Event::Source(event)) => source.apply(entry.at, event),
            (Dossier::Task(task), Event::Task(event)) => task.apply(entry.at, &entry.by, event),
            (Dossier::Project(project), Event::Project(event)) => project.apply(entry.at, &entry.by, event),
            (Dossier::Candidate(it), Event::Candidate(event)) => it.apply(entry.at, event),
            (Dossier::Vote(vote), Event::Vote(event)) => vote.apply(entry.at, &entry.by, event),
            (
                Dossier::Source(_) | Dossier::Task(_) | Dossier::Project(_) | Dossier::Candidate(_) | Dossier::Vote(_),
                _,
            ) => {}
        }
    }

    /// From all its entries; `None` for none.
    pub fn replay(number: CaseNumber, entries: &[Entry]) -> Option<Dossier> {
        let (first, rest) = entries.split_first()?;
        let mut dossier = Dossier::open(number, first)?;
        rest.iter().for_each(|entry| dossier.apply(entry));
        Some(dossier)
    }

    pub fn number(&self) -> CaseNumber {
        match self {
            Dossier::Source(source) => source.number,
            Dossier::Task(task) => task.number,
            Dossier::Project(project) => project.number,
            Dossier::Candidate(it) => it.number,
            Dossier::Vote(vote) => vote.number,
        }
    }

    pub fn kind(&self) -> Kind {
        match self {
            Dossier::Source(_) => Kind::Source,
            Dossier::Task(_) => Kind::Task,
            Dossier::Project(_) => Kind::Project,
            Dossier::Candidate(_) => Kind::Candidate,
            Dossier::Vote(_) => Kind::Vote,
        }
    }

    /// The unit that answers for it.
    pub fn unit(&self) -> Option<&UnitId> {
        match self {
            Dossier::Task(task) => task.brief.lead.as_ref(),
            Dossier::Project(project) => Some(&project.charge.unit),
            Dossier::Candidate(_) | Dossier::Source(_) | Dossier::Vote(_) => None,
        }
    }

    pub fn source(&self) -> Option<&Source> {
        if let Dossier::Source(source) = self { Some(source) } else { None }
    }

    pub fn task(&self) -> Option<&Task> {
        if let Dossier::Task(task) = self { Some(task) } else { None }
    }

    pub fn project(&self) -> Option<&Project> {
        if let Dossier::Project(project) = self { Some(project) } else { None }
    }

    pub fn candidate(&self) -> Option<&Candidate> {
        if let Dossier::Candidate(candidate) = self { Some(candidate) } else { None }
    }

    pub fn vote(&self) -> Option<&Vote> {
        if let Dossier::Vote(vote) = self { Some(vote) } else { None }
    }
}
