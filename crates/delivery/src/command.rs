//! What may be asked of a dossier.

use crate::{Dossier, Entry, Event, Scene, source, task};
use yinuo_kernel::{BlobId, CaseNumber, Refusal, Rule, WordsId};

/// A command to a dossier; the first one makes it.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    Source(source::Command),
    Task(task::Command),
}

impl Command {
    /// Its verb, as the API and the pages name it.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::Source(command) => command.verb(),
            Command::Task(command) => command.verb().as_str(),
        }
    }

    /// The words and files it points at: a row that nothing points at is not to be stored.
    pub fn carries(&self) -> (Vec<WordsId>, Vec<BlobId>) {
        let (words, blobs) = match self {
            Command::Source(source::Command::Enter(card) | source::Command::Amend(card)) => {
                (vec![&card.words], card.file.iter().collect())
            }
            Command::Source(_) => (Vec::new(), Vec::new()),
            Command::Task(command) => (command.words().into_iter().collect(), command.blobs()),
        };
        (words.into_iter().map(|words| words.id).collect(), blobs.into_iter().map(|blob| blob.id).collect())
    }

    /// The other dossiers a decision looks at.
    pub fn others(&self) -> Vec<CaseNumber> {
        match self {
            Command::Task(task::Command::Propose(brief)) => brief.source.into_iter().chain(brief.parent).collect(),
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
        // The number is that of another kind of dossier.
        (Command::Source(_) | Command::Task(_), Some(_)) => return Err(Rule::UnknownDossier.into()),
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

fn task(events: Vec<task::Event>) -> Vec<Event> {
    events.into_iter().map(Event::Task).collect()
}
