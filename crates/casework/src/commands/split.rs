//! Split (拆单): one message, several matters. Each part becomes a case of its own with this one as
//! its parent; the parent is resolved when all its parts are closed.

use super::entry;
use crate::event::Part;
use crate::{Case, Entry, Event, Scene};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Rule};

/// How many parts one command may cut off.
const PARTS: usize = 20;

/// The parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Split {
    pub parts: Vec<Part>,
}

pub(super) fn decide(case: &Case, split: &Split, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    if split.parts.is_empty() || split.parts.len() > PARTS || case.parent.is_some() {
        return Err(Refusal::new(Rule::BadField, format!("{} parts", split.parts.len())));
    }
    for part in &split.parts {
        scene.known_category(&part.category)?;
        if let Some(unit) = part.unit.as_ref().filter(|unit| scene.directory.unit(unit).is_none()) {
            return Err(Refusal::new(Rule::UnknownUnit, unit.as_str()));
        }
    }
    Ok(vec![entry(scene, Event::Split { parts: split.parts.clone() }, Vec::new())])
}
