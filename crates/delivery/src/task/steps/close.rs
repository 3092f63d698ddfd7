//! Sign-off (销号): every node met, proof there, signed by a second reader.

use super::super::Task;
use super::super::event::Event;
use crate::{Evidence, Scene};
use yinuo_casework::Words;
use yinuo_kernel::{Refusal, Rule};

pub(super) fn claim(task: &Task, evidence: &Evidence) -> Result<Event, Refusal> {
    if let Some(open) = task.nodes.iter().find(|node| node.met.is_none()) {
        return Err(Refusal::new(Rule::MilestonesOpen, open.plan.id.to_string()));
    }
    if !evidence.is_there() {
        return Err(Rule::ProofMissing.into());
    }
    Ok(Event::Claimed { evidence: evidence.clone() })
}

pub(super) fn close(task: &Task, words: Option<&Words>, scene: &Scene<'_>) -> Result<Event, Refusal> {
    task.claimed_by.as_ref().map_or(Ok(()), |claimer| scene.second_reader(claimer))?;
    if task.request.is_some() {
        return Err(Rule::RequestOpen.into());
    }
    Ok(Event::Closed { words: words.cloned() })
}
