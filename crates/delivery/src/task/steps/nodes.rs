//! Nodes: set, met, verified.

use super::super::event::Event;
use super::super::node::{NodePlan, check};
use super::super::{Stage, Task};
use crate::{Evidence, Scene, node};
use yinuo_casework::Words;
use yinuo_kernel::{Refusal, Role, Rule};

/// A unit sets its plan once; after that the plan changes with the office's word only, so the office
/// sets it.
pub(super) fn plan(task: &Task, nodes: &[NodePlan], words: &Words, scene: &Scene<'_>) -> Result<Event, Refusal> {
    if task.stage == Stage::Active && scene.by.role == Role::Unit && !task.nodes.is_empty() {
        return Err(Rule::PlanStands.into());
    }
    check(nodes, task.brief.due)?;
    if let Some(lost) = node::lost(&task.nodes, nodes) {
        return Err(Refusal::new(Rule::BadPlan, format!("node {lost} is met")));
    }
    Ok(Event::Planned { nodes: nodes.to_vec(), words: words.clone() })
}

pub(super) fn meet(task: &Task, id: u32, evidence: &Evidence) -> Result<Event, Refusal> {
    node::may_meet(&task.nodes, id, evidence)?;
    Ok(Event::Met { node: id, evidence: evidence.clone() })
}

pub(super) fn verify(
    task: &Task,
    id: u32,
    good: bool,
    words: Option<&Words>,
    scene: &Scene<'_>,
) -> Result<Event, Refusal> {
    node::may_verify(&task.nodes, id, good, words, scene)?;
    Ok(Event::Verified { node: id, good, words: words.cloned() })
}
