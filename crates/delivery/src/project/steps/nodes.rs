//! Nodes: set, met, verified; as those of a task.

use super::super::Project;
use super::super::event::Event;
use super::super::ledger::{self, NodePlan};
use super::reasoned;
use crate::{Evidence, Scene};
use yinuo_casework::Words;
use yinuo_kernel::{Refusal, Role, Rule};

/// A unit sets its ledger once; after that it changes with the office's word only, so the office sets it.
pub(super) fn plan(project: &Project, nodes: &[NodePlan], words: &Words, scene: &Scene<'_>) -> Result<Event, Refusal> {
    if scene.by.role == Role::Unit && !project.nodes.is_empty() {
        return Err(Rule::PlanStands.into());
    }
    ledger::check(nodes)?;
    let lost = project.nodes.iter().find(|node| node.met.is_some() && nodes.iter().all(|plan| plan.id != node.plan.id));
    if let Some(lost) = lost {
        return Err(Refusal::new(Rule::BadLedger, format!("node {} is met", lost.plan.id)));
    }
    Ok(Event::Planned { nodes: nodes.to_vec(), words: words.clone() })
}

pub(super) fn meet(project: &Project, id: u32, evidence: &Evidence) -> Result<Event, Refusal> {
    let open = project.nodes.iter().any(|node| node.plan.id == id && node.met.is_none());
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
    project: &Project,
    id: u32,
    good: bool,
    words: Option<&Words>,
    scene: &Scene<'_>,
) -> Result<Event, Refusal> {
    let met = project.nodes.iter().find(|node| node.plan.id == id).and_then(|node| node.met.as_ref());
    let Some(met) = met else { return Err(Refusal::new(Rule::UnknownMilestone, id.to_string())) };
    scene.second_reader(&met.by)?;
    reasoned(good, words)?;
    Ok(Event::Verified { node: id, good, words: words.cloned() })
}
