//! What may be asked of a dossier.

use crate::{Dossier, Entry, Event, Scene, candidate, project, source, task, vote};
use yinuo_kernel::{CaseNumber, Refusal, Rule};

/// A command to a dossier; the first one makes it.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    Source(source::Command),
    Task(task::Command),
    Project(project::Command),
    Candidate(candidate::Command),
    Vote(vote::Command),
}

impl Command {
    /// Its verb, as the API and the pages name it.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::Source(command) => command.verb(),
            Command::Task(command) => command.verb().as_str(),
            Command::Project(command) => command.verb().as_str(),
            Command::Candidate(command) => command.verb().as_str(),
            Command::Vote(command) => command.verb().as_str(),
        }
    }

    /// The other dossiers a decision looks at.
    pub fn others(&self) -> Vec<CaseNumber> {
        match self {
            Command::Task(task::Command::Propose(brief)) => brief.source.into_iter().chain(brief.parent).collect(),
            Command::Task(task::Command::Meter { meter: Some(meter) }) => meter.names().into_iter().collect(),
            Command::Project(command) => command.source().into_iter().collect(),
            Command::Candidate(command) => command.others(),
            Command::Vote(command) => command.others(),
            Command::Source(_) | Command::Task(_) => Vec::new(),
        }
    }
}

pub(crate) fn decide(dossier: Option<&Dossier>, command: &Command, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    let events: Vec<Event> = match (command, dossier) {
        (Command::Source(command), None) => source(source::decide(None, command, scene)?),
        (Command::Source(command), Some(Dossier::Source(it))) => source(source::decide(Some(it), command, scene)?),
        (Command::Task(command), None) => task(task::decide(None, command, scene)?),
        (Command::Task(command), Some(Dossier::Task(it))) => task(task::decide(Some(it), command, scene)?),
        (Command::Project(command), None) => project(project::decide(None, command, scene)?),
        (Command::Project(command), Some(Dossier::Project(it))) => project(project::decide(Some(it), command, scene)?),
        (Command::Candidate(command), None) => candidate(candidate::decide(None, command, scene)?),
        (Command::Candidate(command), Some(Dossier::Candidate(it))) => {
            candidate(candidate::decide(Some(it), command, scene)?)
        }
        (Command::Vote(command), None) => vote(vote::decide(None, command, scene)?),
        (Command::Vote(command), Some(Dossier::Vote(it))) => vote(vote::decide(Some(it), command, scene)?),
        // The number is that of another kind of dossier.
        (_, Some(_)) => {
            return Err(Rule::UnknownDossier.into());
        }
    };
    for other in command.others() {
        if !scene.others.contains_key(&other) {
            return Err(Refusal::new(Rule::UnknownDossier, other.to_string()));
        }
    }
    Ok(events.into_iter().map(|did| Entry { at: scene.now, by: scene.by.clone(), did }).collect())
}

fn source(events: Vec<source::Event>) -> Vec<Event> {
    events.into_iter().map(Event::Source).collect()
}

fn candidate(events: Vec<candidate::Event>) -> Vec<Event> {
    events.into_iter().map(Event::Candidate).collect()
}

fn vote(events: Vec<vote::Event>) -> Vec<Event> {
    events.into_iter().map(Event::Vote).collect()
}

fn task(events: Vec<task::Event>) -> Vec<Event> {
    events.into_iter().map(Event::Task).collect()
}

fn project(events: Vec<project::Event>) -> Vec<Event> {
    events.into_iter().map(Event::Project).collect()
}
