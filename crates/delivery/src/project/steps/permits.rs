//! Permits: recorded with their day; a granted one with its document.

use super::super::Project;
use super::super::event::Event;
use super::super::permit::{self, Permit, Standing};
use super::happened;
use crate::node::reasoned;
use crate::{Evidence, Scene};
use yinuo_kernel::{Refusal, Rule};

/// That none is needed, and that one is gone, only the office says, with its reason: a unit could
/// otherwise excuse itself from the rule that nothing is built without a permit.
pub(super) fn record(
    project: &Project,
    permit: Permit,
    standing: Standing,
    evidence: &Evidence,
    scene: &Scene<'_>,
) -> Result<Event, Refusal> {
    let before = project.permits.get(&permit).copied().unwrap_or_default();
    let taken_away = before.is_settled() && !matches!(standing, Standing::Granted { .. });
    if taken_away || standing == Standing::NotNeeded {
        scene.office("permit")?;
        reasoned(false, evidence.words.as_ref())?;
    }
    match standing {
        Standing::None | Standing::NotNeeded => {}
        Standing::Applied { on } => happened(on, None, scene)?,
        Standing::Granted { on } => {
            let applied = if let Standing::Applied { on } = before { Some(on) } else { None };
            happened(on, applied, scene)?;
            if !evidence.is_there() {
                return Err(Refusal::new(Rule::ProofMissing, permit.as_str()));
            }
            // Another date must not put the permit behind the start that was recorded under it: then
            // the start was wrong, and goes back first. One that was withdrawn may be granted anew.
            if let (permit::TO_START, true, Some(begun)) = (permit, before.is_settled(), project.begun_on()) {
                permit::may_start(&[(permit, standing)].into(), begun)?;
            }
        }
    }
    Ok(Event::Permitted { permit, standing, evidence: evidence.clone() })
}
