//! Nodes: set, met, verified.

use super::super::event::Event;
use super::super::node::{self, NodePlan};
use super::super::{Stage, Task};
use crate::{Evidence, Scene};
use yinuo_casework::Words;
use yinuo_kernel::{Refusal, Role, Rule};

/// A unit sets its plan once; after that the plan changes with the office's word only, so the office
/// sets it.
pub(super) fn plan(task: &Task, nodes: &[NodePlan], words: &Words, scene: &Scene<'_>) -> Result<Event, Refusal> {
    if task.stage == Stage::Active && scene.by.role == Role::Unit && !task.nodes.is_empty() {
        return Err(Rule::PlanStands.into());
    }
    node::check(nodes, task.brief.due)?;
    let lost = task.nodes.iter().find(|node| node.met.is_some() && nodes.iter().all(|plan| plan.id != node.plan.id));
    if let Some(lost) = lost {
        return Err(Refusal::new(Rule::BadPlan, format!("node {} is met", lost.plan.id)));
    }
    Ok(Event::Planned { nodes: nodes.to_vec(), words: words.clone() })
}

pub(super) fn meet(task: &Task, id: u32, evidence: &Evidence) -> Result<Event, Refusal> {
    let open = task.nodes.iter().any(|node| node.plan.id == id && node.met.is_none());
    if !open {
        return Err(Refusal::new(Rule::UnknownMilestone, id.to_string()));
    }
    if !evidence.is_there() {
        return Err(Rule::ProofMissing.into());
    }
    Ok(Event::Met { node: id, evidence: evidence.clone() })
}

/// The second reader is another post than the one that said so.
pub(super) fn verify(
    task: &Task,
    id: u32,
    good: bool,
    words: Option<&Words>,
    scene: &Scene<'_>,
) -> Result<Event, Refusal> {
    let met = task.nodes.iter().find(|node| node.plan.id == id).and_then(|node| node.met.as_ref());
    let Some(met) = met else { return Err(Refusal::new(Rule::UnknownMilestone, id.to_string())) };
    if met.by.post.is_some() && met.by.post == scene.by.post {
        return Err(Rule::SecondReaderNeeded.into());
    }
    if !good && words.is_none_or(|words| words.chars == 0) {
        return Err(Rule::WordsMissing.into());
    }
    Ok(Event::Verified { node: id, good, words: words.cloned() })
}
