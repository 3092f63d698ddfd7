//! Amend (更正): category, kind or place put right. No clock is touched: the promise stands as it
//! was made, whatever the matter is called now.

use super::entry;
use crate::{Entry, Event, Scene};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{CategoryId, CellId, KindId, Refusal, Rule};

/// What is put right; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amend {
    pub category: Option<CategoryId>,
    pub kind: Option<KindId>,
    pub cell: Option<CellId>,
}

pub(super) fn decide(amend: &Amend, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    let Amend { category, kind, cell } = amend.clone();
    if category.is_none() && kind.is_none() && cell.is_none() {
        return Err(Refusal::new(Rule::BadField, "category, kind or cell"));
    }
    if let Some(category) = &category {
        scene.known_category(category)?;
    }
    if let Some(kind) = &kind {
        match scene.directory.kind(kind) {
            // What is sealed stays sealed, and what was open cannot be hidden afterwards.
            Some(known) if known.sealed => return Err(Refusal::new(Rule::BadField, "kind")),
            Some(_) => {}
            None => return Err(Refusal::new(Rule::UnknownKind, kind.as_str())),
        }
    }
    if let Some(cell) = cell.as_ref().filter(|cell| scene.directory.cell(cell).is_none()) {
        return Err(Refusal::new(Rule::UnknownCell, cell.as_str()));
    }
    Ok(vec![entry(scene, Event::Amended { category, kind, cell }, Vec::new())])
}
