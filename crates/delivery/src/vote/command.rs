//! Commands to a vote, and the gate they all pass.

use super::ballot::Ballot;
use super::card::Plan;
use super::event::Event;
use super::legal::Verb;
use super::slip::{SlipId, Spare};
use super::{Vote, steps};
use crate::Scene;
use yinuo_casework::Words;
use yinuo_kernel::{CaseNumber, Refusal, Rule, Timestamp};

/// What may be asked of a vote.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    Draft(Box<Plan>),
    Amend(Box<Plan>),
    List {
        candidates: Vec<CaseNumber>,
    },
    Open {
        /// The candidates as the papers were printed: what deputies read is what is counted.
        paper: Vec<CaseNumber>,
        /// As many as deputies, sorted: [`super::slip::id`] of fresh codes for the coming round.
        slips: Vec<SlipId>,
        closes_at: Timestamp,
    },
    Break {
        words: Words,
    },
    Count {
        /// Slips left over after the draw, opened before the tellers.
        spare: Vec<Spare>,
        /// The whole urn, in any order.
        ballots: Vec<Ballot>,
    },
    Discard,
    Show {
        on: bool,
    },
}

impl Command {
    pub fn verb(&self) -> Verb {
        match self {
            Command::Draft(_) => Verb::Draft,
            Command::Amend(_) => Verb::Amend,
            Command::List { .. } => Verb::List,
            Command::Open { .. } => Verb::Open,
            Command::Break { .. } => Verb::Break,
            Command::Count { .. } => Verb::Count,
            Command::Discard => Verb::Discard,
            Command::Show { .. } => Verb::Show,
        }
    }

    /// The other dossiers it speaks of.
    pub fn others(&self) -> Vec<CaseNumber> {
        match self {
            Command::List { candidates } => candidates.clone(),
            Command::Open { paper, .. } => paper.clone(),
            Command::Draft(_)
            | Command::Amend(_)
            | Command::Break { .. }
            | Command::Count { .. }
            | Command::Discard
            | Command::Show { .. } => Vec::new(),
        }
    }
}

pub(crate) fn decide(vote: Option<&Vote>, command: &Command, scene: &Scene<'_>) -> Result<Vec<Event>, Refusal> {
    let verb = command.verb();
    scene.office(verb.as_str())?;
    let Some(vote) = vote else {
        return match command {
            Command::Draft(plan) => Ok(vec![Event::Drafted(Box::new(steps::card(plan, scene)?))]),
            _ => Err(Rule::UnknownDossier.into()),
        };
    };
    if !verb.is_legal(Some(vote.stage)) {
        return Err(Refusal::new(Rule::StageForbids, format!("{} × {}", vote.stage.as_str(), verb.as_str())));
    }
    let event = match command {
        // Legal only before there is a vote.
        Command::Draft(_) => return Err(Refusal::new(Rule::StageForbids, verb.as_str())),
        Command::Amend(plan) => Event::Amended(Box::new(steps::card(plan, scene)?)),
        Command::List { candidates } => steps::list(vote, candidates, scene)?,
        Command::Open { paper, slips, closes_at } => steps::open(vote, paper, slips, *closes_at, scene)?,
        Command::Break { words } => steps::break_off(vote, words)?,
        Command::Count { spare, ballots } => steps::count(vote, spare, ballots, scene)?,
        Command::Discard => Event::Discarded,
        Command::Show { on } if *on == vote.shown => return Ok(Vec::new()),
        Command::Show { on } => Event::Shown { on: *on },
    };
    Ok(vec![event])
}
