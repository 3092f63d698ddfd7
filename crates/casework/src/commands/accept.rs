//! Accept (受理): the city takes the matter on. Here the promise to the citizen is made: the
//! reply and resolve clocks start, under the category as the operator confirms it.

use super::entry;
use crate::{Case, ClockKind, Entry, Event, Scene, Started};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{CategoryId, KindId, Refusal};

/// Acceptance; the operator may put the category right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accept {
    pub category: Option<CategoryId>,
}

pub(super) fn decide(case: &Case, accept: &Accept, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    let category = accept.category.clone().unwrap_or_else(|| case.category.clone());
    scene.known_category(&category)?;
    let starts = clocks(scene, &case.kind, &category);
    Ok(vec![entry(scene, Event::Accepted { category }, starts)])
}

/// The clocks that run from acceptance.
pub(super) fn clocks(scene: &Scene<'_>, kind: &KindId, category: &CategoryId) -> Vec<Started> {
    [ClockKind::Reply, ClockKind::Resolve].into_iter().filter_map(|clock| scene.start(clock, kind, category)).collect()
}
