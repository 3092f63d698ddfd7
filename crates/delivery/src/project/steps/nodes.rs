//! Nodes: set, met, verified; as those of a task.

use super::super::Project;
use super::super::event::Event;
use super::super::ledger::{self, NodePlan};
use crate::{Evidence, Scene, node};
use yinuo_casework::Words;
use yinuo_kernel::{Refusal, Role, Rule};

/// A unit sets its ledger once; after that it changes with the office's word only, so the office sets it.
pub(super) fn plan(project: &Project, nodes: &[NodePlan], words: &Words, scene: &Scene<'_>) -> Result<Event, Refusal> {
    if scene.by.role == Role::Unit && !project.nodes.is_empty() {
        return Err(Rule::PlanStands.into());
    }
    ledger::check(nodes)?;
    if let Some(lost) = node::lost(&project.nodes, nodes) {
        return Err(Refusal::new(Rule::BadLedger, format!("node {lost} is met")));
    }
    Ok(Event::Planned { nodes: nodes.to_vec(), words: words.clone() })
}

pub(super) fn meet(project: &Project, id: u32, evidence: &Evidence) -> Result<Event, Refusal> {
    node::may_meet(&project.nodes, id, evidence)?;
    Ok(Event::Met { node: id, evidence: evidence.clone() })
}

pub(super) fn verify(
    project: &Project,
    id: u32,
    good: bool,
    words: Option<&Words>,
    scene: &Scene<'_>,
) -> Result<Event, Refusal> {
    node::may_verify(&project.nodes, id, good, words, scene)?;
    Ok(Event::Verified { node: id, good, words: words.cloned() })
}
