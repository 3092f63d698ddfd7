//! Which unit: category × place through the duty directory (权责清单, 派单目录), with its reason.

use crate::{Directory, Duty};
use yinuo_kernel::{CategoryId, CellId, UnitId};

/// A proposed unit and the line of the directory that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route<'a> {
    pub unit: &'a UnitId,
    pub duty: &'a Duty,
}

/// The line that fits best: the deepest category wins, then a line for this very cell before
/// one for everywhere. Of two equal lines the first in the file wins.
pub fn route<'a>(directory: &'a Directory, category: &CategoryId, cell: Option<&CellId>) -> Option<Route<'a>> {
    let mut best: Option<(&Duty, (usize, bool))> = None;
    for duty in directory.duties() {
        let here = match (&duty.cell, cell) {
            (None, _) => true,
            (Some(wanted), Some(cell)) => wanted == cell,
            (Some(_), None) => false,
        };
        if !here || !duty.category.covers(category) {
            continue;
        }
        let rank = (duty.category.depth(), duty.cell.is_some());
        if best.is_none_or(|(_, other)| rank > other) {
            best = Some((duty, rank));
        }
    }
    best.map(|(duty, _)| Route { unit: &duty.unit, duty })
}
