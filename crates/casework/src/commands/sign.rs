//! Sign (签收): the unit says it has the case and works on it.

use super::entry;
use crate::{Entry, Event, Scene};

pub(super) fn decide(scene: &Scene<'_>) -> Vec<Entry> {
    vec![entry(scene, Event::Signed, Vec::new())]
}
