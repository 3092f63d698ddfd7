//! What each verb asks beyond stage and post, and which events it becomes.

pub(crate) mod chase;
mod close;
pub(super) mod draft;
mod meter;
mod nodes;
mod owning;
mod returning;

use super::command::Command;
use super::event::Event;
use super::{Task, Verb};
use crate::Scene;
use yinuo_casework::Words;
use yinuo_kernel::{Refusal, Rule};

pub(super) fn decide(task: &Task, command: &Command, scene: &Scene<'_>) -> Result<Vec<Event>, Refusal> {
    let event = match command {
        // Legal only before there is a task.
        Command::Propose(_) => return Err(Refusal::new(Rule::StageForbids, Verb::Propose.as_str())),
        Command::Edit(brief) => draft::edit(task, brief, scene)?,
        Command::Discard => Event::Discarded,
        Command::Plan { nodes, words } => nodes::plan(task, nodes, words, scene)?,
        Command::Share { shares } => draft::share(task, shares, scene)?,
        Command::Meter { meter } => return meter::set(task, meter.as_ref(), scene),
        Command::Issue => draft::issue(task, scene)?,
        Command::Confirm => Event::Confirmed { silence: false },
        Command::Dispute { words, suggests } => owning::dispute(words, suggests.as_ref(), scene)?,
        Command::Settle { lead, words } => owning::settle(task, lead.as_ref(), words, scene)?,
        Command::Return(back) => returning::file(task, back, scene)?,
        Command::Check { period, good, words } => returning::check(task, *period, *good, words.as_ref())?,
        Command::Meet { node, evidence } => nodes::meet(task, *node, evidence)?,
        Command::Verify { node, good, words } => nodes::verify(task, *node, *good, words.as_ref(), scene)?,
        Command::Ask { ask, words } => owning::ask(task, ask, words, scene)?,
        Command::Grant { words } => owning::grant(task, words.as_ref())?,
        Command::Refuse { words } => owning::refuse(task, words)?,
        Command::Chase { grade, words } => chase::decide(task, *grade, words)?,
        Command::Claim { evidence } => close::claim(task, evidence)?,
        Command::Close { words } => close::close(task, words.as_ref(), scene)?,
        Command::SendBack { words } => Event::SentBack { words: written(words)? },
        Command::Reopen { words } => Event::Reopened { words: written(words)? },
        Command::Hear { pleased, words } => Event::Heard { pleased: *pleased, words: words.clone() },
        Command::Link { to } if task.links.contains(to) || *to == task.number => return Ok(Vec::new()),
        Command::Link { to } => Event::Linked { to: *to },
        Command::Show { on } if *on == task.shown => return Ok(Vec::new()),
        Command::Show { on } => Event::Shown { on: *on },
    };
    Ok(vec![event])
}

/// Words with something in them.
pub(crate) fn written(words: &Words) -> Result<Words, Refusal> {
    match words.chars {
        0 => Err(Rule::WordsMissing.into()),
        1..=5_000 => Ok(words.clone()),
        _ => Err(Refusal::new(Rule::WordsTooLong, "5000")),
    }
}
