//! Commands to a task, and the gate they all pass: legal at this stage, by this post.

use super::brief::Brief;
use super::event::Event;
use super::legal::{Verb, Who};
use super::node::NodePlan;
use super::request::Ask;
use super::returns::Return;
use super::share::Share;
use super::stage::Stage;
use super::{Task, steps};
use crate::{Evidence, Meter, Period, Scene};
use yinuo_casework::Words;
use yinuo_kernel::{CaseNumber, Refusal, Rule, UnitId};

/// What may be asked of a task.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    Propose(Box<Brief>),
    Edit(Box<Brief>),
    Discard,
    Plan {
        nodes: Vec<NodePlan>,
        words: Words,
    },
    Share {
        shares: Vec<Share>,
    },
    /// How the system counts the figure; `None`: not at all.
    Meter {
        meter: Option<Meter>,
    },
    Issue,
    Confirm,
    Dispute {
        words: Words,
        suggests: Option<UnitId>,
    },
    /// With another lead unit, or as it was.
    Settle {
        lead: Option<UnitId>,
        words: Words,
    },
    Return(Box<Return>),
    Check {
        period: Period,
        good: bool,
        words: Option<Words>,
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
    Claim {
        evidence: Evidence,
    },
    Close {
        words: Option<Words>,
    },
    SendBack {
        words: Words,
    },
    Reopen {
        words: Words,
    },
    Hear {
        pleased: bool,
        words: Option<Words>,
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
            Command::Propose(_) => Verb::Propose,
            Command::Edit(_) => Verb::Edit,
            Command::Discard => Verb::Discard,
            Command::Plan { .. } => Verb::Plan,
            Command::Share { .. } => Verb::Share,
            Command::Meter { .. } => Verb::Meter,
            Command::Issue => Verb::Issue,
            Command::Confirm => Verb::Confirm,
            Command::Dispute { .. } => Verb::Dispute,
            Command::Settle { .. } => Verb::Settle,
            Command::Return(_) => Verb::Return,
            Command::Check { .. } => Verb::Check,
            Command::Meet { .. } => Verb::Meet,
            Command::Verify { .. } => Verb::Verify,
            Command::Ask { .. } => Verb::Ask,
            Command::Grant { .. } => Verb::Grant,
            Command::Refuse { .. } => Verb::Refuse,
            Command::Chase { .. } => Verb::Chase,
            Command::Claim { .. } => Verb::Claim,
            Command::Close { .. } => Verb::Close,
            Command::SendBack { .. } => Verb::SendBack,
            Command::Reopen { .. } => Verb::Reopen,
            Command::Hear { .. } => Verb::Hear,
            Command::Link { .. } => Verb::Link,
            Command::Show { .. } => Verb::Show,
        }
    }
}

pub(crate) fn decide(task: Option<&Task>, command: &Command, scene: &Scene<'_>) -> Result<Vec<Event>, Refusal> {
    let Some(task) = task else {
        return match command {
            Command::Propose(brief) => {
                scene.office(Verb::Propose.as_str())?;
                steps::draft::propose(brief, scene)
            }
            _ => Err(Rule::UnknownDossier.into()),
        };
    };
    let silence = task.is_confirmed_by_silence(scene.now);
    let stage = if silence { Stage::Active } else { task.stage };
    let verb = command.verb();
    if !verb.is_legal(Some(stage)) {
        return Err(Refusal::new(Rule::StageForbids, format!("{} × {}", stage.as_str(), verb.as_str())));
    }
    gate(task, verb, scene)?;
    let mut events = if silence { vec![Event::Confirmed { silence: true }] } else { Vec::new() };
    events.extend(steps::decide(task, command, scene)?);
    Ok(events)
}

fn gate(task: &Task, verb: Verb, scene: &Scene<'_>) -> Result<(), Refusal> {
    let lead = task.brief.lead.iter();
    match verb.who() {
        Who::Anybody => Ok(()),
        Who::Office => scene.office(verb.as_str()),
        Who::Lead => scene.of_unit(lead, verb.as_str()),
        Who::Units => scene.of_unit(lead.chain(&task.brief.co), verb.as_str()),
        Who::Either => scene.office(verb.as_str()).or_else(|_| scene.of_unit(lead, verb.as_str())),
    }
}

impl Task {
    /// Sent out, and nobody disputed in time: silence confirms.
    pub fn is_confirmed_by_silence(&self, now: yinuo_kernel::Timestamp) -> bool {
        self.stage == Stage::Issued && self.confirm_by.is_some_and(|by| by < now)
    }
}
