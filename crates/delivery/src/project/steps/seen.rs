//! What is found on the ground: obstacles and visits.

use super::super::Project;
use super::super::event::Event;
use super::super::visit::{Purpose, Visit};
use super::{happened, written};
use crate::Scene;
use yinuo_kernel::{CaseNumber, Refusal, Rule};

/// A case hinders a project once at a time.
pub(super) fn obstruct(project: &Project, case: CaseNumber, node: Option<u32>) -> Result<Vec<Event>, Refusal> {
    if is_open(project, case) {
        return Ok(Vec::new());
    }
    if let Some(id) = node.filter(|id| project.nodes.iter().all(|node| node.plan.id != *id || node.met.is_some())) {
        return Err(Refusal::new(Rule::UnknownMilestone, id.to_string()));
    }
    Ok(vec![Event::Obstructed { case, node }])
}

pub(super) fn clear(project: &Project, case: CaseNumber) -> Result<Event, Refusal> {
    match is_open(project, case) {
        true => Ok(Event::Cleared { case }),
        false => Err(Refusal::new(Rule::NoObstacle, case.to_string())),
    }
}

fn is_open(project: &Project, case: CaseNumber) -> bool {
    project.obstacles.iter().any(|obstacle| obstacle.case == case && obstacle.cleared.is_none())
}

/// A visit without a word of what was found is none. That a photo was taken far away is shown, not
/// refused: the satellite may be wrong.
pub(super) fn visit(visit: &Visit, scene: &Scene<'_>) -> Result<Event, Refusal> {
    happened(visit.on, None, scene)?;
    if visit.purpose == Purpose::Leader && scene.rules.leader(&visit.post).is_none() {
        return Err(Refusal::new(Rule::UnknownLeader, visit.post.as_str()));
    }
    written(visit.evidence.words.as_ref().ok_or(Rule::WordsMissing)?)?;
    Ok(Event::Visited(Box::new(visit.clone())))
}
