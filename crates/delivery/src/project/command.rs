//! Commands to a project, and the gate they all pass: legal at this stage, by this post.

use super::card::{Card, Charge};
use super::event::{Event, Opening};
use super::ledger::NodePlan;
use super::legal::{Verb, Who};
use super::money::{Return, YearPlan};
use super::permit::{Permit, Standing};
use super::request::Ask;
use super::stage::Stage;
use super::visit::Visit;
use super::{Project, steps};
use crate::{Evidence, Period, Scene};
use jiff::civil::Date;
use yinuo_casework::Words;
use yinuo_kernel::{CaseNumber, Refusal, Rule};

/// What may be asked of a project.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    Enter(Box<Opening>),
    /// The same with its year plans: a row of a spreadsheet is one deed.
    EnterPlanned {
        opening: Box<Opening>,
        plans: Vec<YearPlan>,
    },
    Amend(Box<Card>),
    Advance {
        to: Stage,
        on: Date,
        evidence: Evidence,
    },
    GoBack {
        to: Stage,
        on: Date,
        words: Words,
    },
    Count {
        on: Date,
        evidence: Evidence,
    },
    Uncount {
        words: Words,
    },
    Drop {
        on: Date,
        words: Words,
    },
    /// To the stage at which it was dropped.
    Revive {
        on: Date,
        words: Words,
    },
    Permit {
        permit: Permit,
        standing: Standing,
        evidence: Evidence,
    },
    Budget {
        plan: YearPlan,
        words: Option<Words>,
    },
    Plan {
        nodes: Vec<NodePlan>,
        words: Words,
    },
    Meet {
        node: u32,
        evidence: Evidence,
    },
    Verify {
        node: u32,
        good: bool,
        words: Option<Words>,
    },
    Return(Box<Return>),
    Check {
        period: Period,
        good: bool,
        words: Option<Words>,
    },
    Obstruct {
        case: CaseNumber,
        node: Option<u32>,
    },
    Clear {
        case: CaseNumber,
    },
    Visit(Box<Visit>),
    Hand {
        charge: Box<Charge>,
        words: Option<Words>,
    },
    Ask {
        ask: Ask,
        words: Words,
    },
    Grant {
        words: Option<Words>,
    },
    Refuse {
        words: Words,
    },
    Chase {
        grade: u8,
        words: Words,
    },
    Link {
        to: CaseNumber,
    },
    Show {
        on: bool,
    },
}

impl Command {
    pub fn verb(&self) -> Verb {
        match self {
            Command::Enter(_) | Command::EnterPlanned { .. } => Verb::Enter,
            Command::Amend(_) => Verb::Amend,
            Command::Advance { .. } => Verb::Advance,
            Command::GoBack { .. } => Verb::GoBack,
            Command::Count { .. } => Verb::Count,
            Command::Uncount { .. } => Verb::Uncount,
            Command::Drop { .. } => Verb::Drop,
            Command::Revive { .. } => Verb::Revive,
            Command::Permit { .. } => Verb::Permit,
            Command::Budget { .. } => Verb::Budget,
            Command::Plan { .. } => Verb::Plan,
            Command::Meet { .. } => Verb::Meet,
            Command::Verify { .. } => Verb::Verify,
            Command::Return(_) => Verb::Return,
            Command::Check { .. } => Verb::Check,
            Command::Obstruct { .. } => Verb::Obstruct,
            Command::Clear { .. } => Verb::Clear,
            Command::Visit(_) => Verb::Visit,
            Command::Hand { .. } => Verb::Hand,
            Command::Ask { .. } => Verb::Ask,
            Command::Grant { .. } => Verb::Grant,
            Command::Refuse { .. } => Verb::Refuse,
            Command::Chase { .. } => Verb::Chase,
            Command::Link { .. } => Verb::Link,
            Command::Show { .. } => Verb::Show,
        }
    }

    /// The source that names a new project.
    pub fn source(&self) -> Option<CaseNumber> {
        match self {
            Command::Enter(opening) | Command::EnterPlanned { opening, .. } => opening.card.source,
            _ => None,
        }
    }
}

pub(crate) fn decide(project: Option<&Project>, command: &Command, scene: &Scene<'_>) -> Result<Vec<Event>, Refusal> {
    let Some(project) = project else {
        return match command {
            Command::Enter(opening) => {
                scene.office(Verb::Enter.as_str())?;
                steps::card::enter(opening, scene)
            }
            Command::EnterPlanned { opening, plans } => {
                scene.office(Verb::Enter.as_str())?;
                steps::card::enter_planned(opening, plans, scene)
            }
            _ => Err(Rule::UnknownDossier.into()),
        };
    };
    let (stage, verb) = (project.stage, command.verb());
    if !verb.is_legal(Some(stage)) {
        return Err(Refusal::new(Rule::StageForbids, format!("{} × {}", stage.as_str(), verb.as_str())));
    }
    gate(project, verb, scene)?;
    steps::decide(project, command, scene)
}

fn gate(project: &Project, verb: Verb, scene: &Scene<'_>) -> Result<(), Refusal> {
    let (office, units) = (
        || scene.office(verb.as_str()),
        || scene.of_unit(std::iter::once(&project.charge.unit).chain(&project.card.county), verb.as_str()),
    );
    match verb.who() {
        Who::Office => office(),
        Who::Units => units(),
        Who::Either => office().or_else(|_| units()),
        Who::Named if scene.by.post.as_ref().is_some_and(|post| project.charge.names(post)) => Ok(()),
        Who::Named => office().or_else(|_| units()),
    }
}
