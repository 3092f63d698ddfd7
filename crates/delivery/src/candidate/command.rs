//! Commands to a candidate, and the gate they all pass: legal at this stage, by this post.

use super::costing::Costing;
use super::event::{Event, Outcome};
use super::idea::{self, Idea};
use super::legal::{Verb, Who};
use super::{Candidate, listing};
use crate::Scene;
use yinuo_casework::Words;
use yinuo_kernel::{CaseNumber, Refusal, Rule};

/// What may be asked of a candidate.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    Suggest(Box<Idea>),
    Edit { words: Words, title_chars: u32 },
    Accept,
    Merge { into: CaseNumber },
    Decline { words: Words },
    Cost(Box<Costing>),
    Enlist { vote: CaseNumber },
    Delist { vote: CaseNumber },
    Decide { vote: CaseNumber, outcome: Outcome },
    Keep { task: CaseNumber },
    Show { on: bool },
}

impl Command {
    pub fn verb(&self) -> Verb {
        match self {
            Command::Suggest(_) => Verb::Suggest,
            Command::Edit { .. } => Verb::Edit,
            Command::Accept => Verb::Accept,
            Command::Merge { .. } => Verb::Merge,
            Command::Decline { .. } => Verb::Decline,
            Command::Cost(_) => Verb::Cost,
            Command::Enlist { .. } => Verb::Enlist,
            Command::Delist { .. } => Verb::Delist,
            Command::Decide { .. } => Verb::Decide,
            Command::Keep { .. } => Verb::Keep,
            Command::Show { .. } => Verb::Show,
        }
    }

    /// The other dossiers it speaks of.
    pub fn others(&self) -> Vec<CaseNumber> {
        match self {
            Command::Merge { into: other }
            | Command::Enlist { vote: other }
            | Command::Delist { vote: other }
            | Command::Decide { vote: other, .. }
            | Command::Keep { task: other } => vec![*other],
            Command::Suggest(_)
            | Command::Edit { .. }
            | Command::Accept
            | Command::Decline { .. }
            | Command::Cost(_)
            | Command::Show { .. } => Vec::new(),
        }
    }
}

pub(crate) fn decide(it: Option<&Candidate>, command: &Command, scene: &Scene<'_>) -> Result<Vec<Event>, Refusal> {
    let Some(it) = it else {
        return match command {
            Command::Suggest(idea) => {
                idea.check(scene)?;
                Ok(vec![Event::Suggested(idea.clone())])
            }
            _ => Err(Rule::UnknownDossier.into()),
        };
    };
    let verb = command.verb();
    if !verb.is_legal(Some(it.stage)) {
        return Err(Refusal::new(Rule::StageForbids, format!("{} × {}", it.stage.as_str(), verb.as_str())));
    }
    gate(command, scene)?;
    let event = match command {
        // Legal only before there is a candidate.
        Command::Suggest(_) => return Err(Refusal::new(Rule::StageForbids, verb.as_str())),
        Command::Edit { words, title_chars } => {
            idea::text(words, *title_chars)?;
            Event::Edited { words: words.clone(), title_chars: *title_chars }
        }
        Command::Accept => Event::Accepted,
        Command::Merge { into } => listing::merge(it, *into, scene)?,
        Command::Decline { words } => match words.chars {
            0 => return Err(Rule::WordsMissing.into()),
            1..=5_000 => Event::Declined { words: words.clone() },
            _ => return Err(Refusal::new(Rule::WordsTooLong, "5000")),
        },
        Command::Cost(costing) => {
            costing.check(scene)?;
            Event::Costed(costing.clone())
        }
        Command::Enlist { vote } => listing::enlist(it, *vote, scene)?,
        Command::Delist { vote } => listing::delist(it, *vote, scene)?,
        Command::Decide { vote, outcome } => listing::decide(it, *vote, *outcome, scene)?,
        Command::Keep { task } => listing::keep(it, *task, scene)?,
        Command::Show { on } if *on == it.shown => return Ok(Vec::new()),
        Command::Show { on } => Event::Shown { on: *on },
    };
    Ok(vec![event])
}

fn gate(command: &Command, scene: &Scene<'_>) -> Result<(), Refusal> {
    let verb = command.verb().as_str();
    match (command.verb().who(), command) {
        // A unit reckons what it would have to do itself, not what others would.
        (Who::Either, Command::Cost(costing)) => scene.office(verb).or_else(|_| scene.of_unit([&costing.lead], verb)),
        // Its voice was checked when it was suggested; no other verb asks for one.
        (Who::Voice | Who::Either | Who::Office, _) => scene.office(verb),
    }
}
