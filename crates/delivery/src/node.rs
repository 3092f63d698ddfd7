//! Nodes (节点), as tasks and projects share them: planned, met with evidence, verified by another post.

use crate::{Evidence, Scene};
use yinuo_casework::Words;
use yinuo_kernel::{Actor, Refusal, Rule, Timestamp};

/// More nodes than this are no plan.
pub(crate) const NODES_MAX: usize = 200;

/// A node as it is planned, with an id that stays while the plan changes.
pub trait Planned: Clone {
    fn id(&self) -> u32;
}

/// That a node is met, as the unit says.
#[derive(Clone, Debug, PartialEq)]
pub struct Met {
    pub at: Timestamp,
    pub by: Actor,
    pub evidence: Evidence,
    /// What the second reader found; `None`: not looked at yet.
    pub verified: Option<bool>,
}

/// A node as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<P> {
    pub plan: P,
    pub met: Option<Met>,
}

/// A new plan keeps what was met of the nodes it keeps.
pub(crate) fn plan<P: Planned>(nodes: &mut Vec<Node<P>>, plans: &[P]) {
    let mut before = std::mem::take(nodes);
    *nodes = plans
        .iter()
        .map(|plan| {
            let kept = find(&mut before, plan.id());
            Node { plan: plan.clone(), met: kept.and_then(|node| node.met.take()) }
        })
        .collect();
}

pub(crate) fn meet<P: Planned>(nodes: &mut [Node<P>], id: u32, at: Timestamp, by: &Actor, evidence: &Evidence) {
    if let Some(node) = find(nodes, id) {
        node.met = Some(Met { at, by: by.clone(), evidence: evidence.clone(), verified: None });
    }
}

pub(crate) fn verify<P: Planned>(nodes: &mut [Node<P>], id: u32, good: bool) {
    let Some(node) = find(nodes, id) else { return };
    match (&mut node.met, good) {
        (Some(met), true) => met.verified = Some(true),
        // What was found untrue is not met.
        (met, _) => *met = None,
    }
}

fn find<P: Planned>(nodes: &mut [Node<P>], id: u32) -> Option<&mut Node<P>> {
    nodes.iter_mut().find(|node| node.plan.id() == id)
}

/// The node that is met and that a plan would drop.
pub(crate) fn lost<P: Planned>(nodes: &[Node<P>], plans: &[P]) -> Option<u32> {
    let kept = |id| plans.iter().any(|plan| plan.id() == id);
    nodes.iter().filter(|node| node.met.is_some()).map(|node| node.plan.id()).find(|id| !kept(*id))
}

/// # Errors
/// [`Rule::UnknownMilestone`] for a node that is not open, [`Rule::ProofMissing`].
pub(crate) fn may_meet<P: Planned>(nodes: &[Node<P>], id: u32, evidence: &Evidence) -> Result<(), Refusal> {
    if !nodes.iter().any(|node| node.plan.id() == id && node.met.is_none()) {
        return Err(Refusal::new(Rule::UnknownMilestone, id.to_string()));
    }
    match evidence.is_there() {
        true => Ok(()),
        false => Err(Rule::ProofMissing.into()),
    }
}

/// The second reader is another post than the one that said so, and a "no" needs its reason.
///
/// # Errors
/// [`Rule::UnknownMilestone`], [`Rule::SecondReaderNeeded`], [`Rule::WordsMissing`].
pub(crate) fn may_verify<P: Planned>(
    nodes: &[Node<P>],
    id: u32,
    good: bool,
    words: Option<&Words>,
    scene: &Scene<'_>,
) -> Result<(), Refusal> {
    let met = nodes.iter().find(|node| node.plan.id() == id).and_then(|node| node.met.as_ref());
    let Some(met) = met else { return Err(Refusal::new(Rule::UnknownMilestone, id.to_string())) };
    scene.second_reader(&met.by)?;
    reasoned(good, words)
}

/// A "no" needs its reason.
pub(crate) fn reasoned(good: bool, words: Option<&Words>) -> Result<(), Refusal> {
    match good || words.is_some_and(|words| words.chars > 0) {
        true => Ok(()),
        false => Err(Rule::WordsMissing.into()),
    }
}
