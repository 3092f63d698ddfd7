//! Merge (并单): several people report one matter. The duplicate stops, the other goes on for
//! both, and whoever reported the duplicate is told how it ended and may rate or reopen it.

use super::entry;
use crate::{Case, Entry, Event, Scene, Stage};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{CaseNumber, Refusal, Rule};

/// How many duplicates one case may carry.
const DUPLICATES: usize = 1_000;

/// The case that goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    pub into: CaseNumber,
}

pub(super) fn decide(case: &Case, merge: &Merge, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    let Some(other) = scene.other.filter(|other| other.number == merge.into) else {
        return Err(Refusal::new(Rule::UnknownCase, merge.into.to_string()));
    };
    // A sealed case is not even there for who may not see it.
    super::visible(other, scene)?;
    let fits = other.number != case.number
        && other.case_type == case.case_type
        && !other.sealed
        && !case.sealed
        && other.stage.is_open()
        && other.stage != Stage::Submitted
        && case.children.is_empty()
        && case.absorbed.is_empty()
        && case.recurrence.is_none()
        && other.absorbed.len() < DUPLICATES;
    if !fits {
        return Err(Refusal::new(Rule::MergeMismatch, format!("{} → {}", case.number, other.number)));
    }
    Ok(vec![entry(scene, Event::Merged { into: merge.into }, Vec::new())])
}
