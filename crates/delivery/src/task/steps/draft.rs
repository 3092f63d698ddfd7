//! Before it is sent out: propose, edit, break down, issue.

use super::super::brief::Brief;
use super::super::event::Event;
use super::super::share::{self, Share};
use super::super::{Stage, Task};
use crate::Scene;
use yinuo_kernel::{Refusal, Rule};

pub(in super::super) fn propose(brief: &Brief, scene: &Scene<'_>) -> Result<Vec<Event>, Refusal> {
    brief.check(scene)?;
    Ok(vec![Event::Proposed(Box::new(brief.clone()))])
}

/// What the machine knows of a task stays: its source, its place in the file.
pub(super) fn edit(task: &Task, brief: &Brief, scene: &Scene<'_>) -> Result<Event, Refusal> {
    brief.check(scene)?;
    if let (Some(goal), false) = (&brief.goal, task.shares.is_empty()) {
        share::check(&task.shares, goal.value)?;
    }
    super::meter::still_fits(task, brief.goal.as_ref())?;
    let kept = Brief {
        source: task.brief.source,
        parent: task.brief.parent,
        origin: brief.origin.clone().or_else(|| task.brief.origin.clone()),
        // The line of the directory speaks for its unit only.
        lead_by: brief.lead_by.clone().or_else(|| task.brief.lead_by.clone()).filter(|_| brief.lead == task.brief.lead),
        ..brief.clone()
    };
    Ok(Event::Edited(Box::new(kept)))
}

pub(super) fn share(task: &Task, shares: &[Share], scene: &Scene<'_>) -> Result<Event, Refusal> {
    let Some(goal) = &task.brief.goal else { return Err(Rule::GoalMissing.into()) };
    shares.iter().try_for_each(|share| scene.known_unit(&share.unit))?;
    share::check(shares, goal.value)?;
    Ok(Event::Shared { shares: shares.to_vec() })
}

pub(super) fn issue(task: &Task, scene: &Scene<'_>) -> Result<Event, Refusal> {
    debug_assert_eq!(task.stage, Stage::Draft);
    task.brief.ready()?;
    Ok(Event::Issued { confirm_by: scene.calendar.deadline(scene.now, scene.rules.confirm).at })
}
