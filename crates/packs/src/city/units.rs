//! `units.toml`: the units as a tree.

use crate::read::{At, Top, open, unique};
use crate::{Files, Mistake};
use std::collections::BTreeMap;
use yinuo_casework::Unit;

pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Vec<Unit> {
    let mut desk = open(files, "units.toml");
    let mut top = Top::of(&mut desk);
    let units: Vec<At<Unit>> = top.list(&mut desk, "unit");
    top.end(&mut desk);
    unique(&mut desk, &units, |unit| unit.id.clone());
    let parent: BTreeMap<_, _> = units.iter().map(|unit| (&unit.value.id, unit.value.parent.as_ref())).collect();
    for At { offset, value } in &units {
        if let Some(above) = &value.parent
            && !parent.contains_key(above)
        {
            desk.at(*offset, "unknown", format!("没有上级单位 {above}。"), format!("There is no unit {above}."));
        }
        let mut at = value.parent.as_ref();
        for _ in 0..units.len() {
            match at {
                Some(above) if above == &value.id => {
                    desk.at(*offset, "tree", "单位的上级形成循环。", "The unit is its own superior.");
                    break;
                }
                Some(above) => at = parent.get(above).copied().flatten(),
                None => break,
            }
        }
    }
    mistakes.append(&mut desk.mistakes);
    units.into_iter().map(|unit| unit.value).collect()
}
