//! `units.toml`: the units as a tree.

use crate::mistake::Desk;
use crate::read::{At, Known, Text, Top, open, unique};
use crate::{Files, Mistake};
use std::collections::BTreeMap;
use yinuo_calendar::OfficeHours;
use yinuo_casework::{Level, Unit};
use yinuo_kernel::UnitId;

/// One unit, with the place of its superior.
struct Raw {
    id: Option<At<UnitId>>,
    level: Option<At<Level>>,
    parent: Option<At<UnitId>>,
}

/// What the file says.
pub(super) struct Read {
    pub(super) units: Vec<Unit>,
    pub(super) known: Known<UnitId>,
    /// Only those that are written.
    pub(super) hours: BTreeMap<UnitId, OfficeHours>,
}

pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Read {
    let mut desk = open(files, "units.toml");
    let mut top = Top::of(&mut desk);
    let mut units: Vec<Unit> = Vec::new();
    let mut own_hours: BTreeMap<UnitId, OfficeHours> = BTreeMap::new();
    let mut raw: Vec<Raw> = Vec::new();
    for mut fields in top.list(&mut desk, "unit") {
        let id = fields.required::<UnitId>(&mut desk, "id");
        let name = fields.required::<Text>(&mut desk, "name");
        let en = fields.required::<Text>(&mut desk, "en");
        let short = fields.required::<Text>(&mut desk, "short");
        let level = fields.required::<Level>(&mut desk, "level");
        let parent = fields.optional::<UnitId>(&mut desk, "parent");
        let hours = fields.optional::<OfficeHours>(&mut desk, "hours");
        fields.end(&mut desk);
        if let (Some(id), Ok(Some(hours))) = (&id, hours) {
            own_hours.insert(id.value.clone(), hours.value);
        }
        let above = parent.as_ref().ok().and_then(Clone::clone);
        raw.push(Raw { id: id.clone(), level: level.clone(), parent: above });
        if let (Some(id), Some(name), Some(en), Some(short), Some(level), Ok(parent)) =
            (id, name, en, short, level, parent)
        {
            units.push(Unit {
                id: id.value,
                name: name.value.0,
                en: en.value.0,
                short: short.value.0,
                level: level.value,
                parent: parent.map(|parent| parent.value),
            });
        }
    }
    top.end(&mut desk);
    let ids: Vec<At<UnitId>> = raw.iter().filter_map(|unit| unit.id.clone()).collect();
    unique(&mut desk, &ids);
    let known = Known::new(&desk, ids.into_iter().map(|id| id.value));
    tree(&mut desk, &raw, &known);
    mistakes.append(&mut desk.mistakes);
    Read { units, known, hours: own_hours }
}

/// Every superior exists, none is its own, and none is of a lower level.
fn tree(desk: &mut Desk<'_>, units: &[Raw], known: &Known<UnitId>) {
    let by_id: BTreeMap<&UnitId, &Raw> =
        units.iter().filter_map(|unit| Some((&unit.id.as_ref()?.value, unit))).collect();
    for unit in units {
        let Some(parent) = &unit.parent else { continue };
        known.check(desk, parent, "上级单位", "superior unit");
        let over = by_id.get(&parent.value).and_then(|over| over.level.as_ref());
        if let (Some(level), Some(over)) = (&unit.level, over)
            && over.value > level.value
        {
            let zh = format!("上级单位 {} 的层级低于本单位，请检查 level 和 parent。", parent.value);
            let en = format!("The superior {} is of a lower level than the unit itself.", parent.value);
            desk.at(parent.offset, "tree", zh, en);
        }
        // Of two units of one id the circle could be either's; the id is told already.
        let same_id = |other: &&Raw| other.id.as_ref().map(|id| &id.value) == unit.id.as_ref().map(|id| &id.value);
        let Some(id) = unit.id.as_ref().filter(|_| units.iter().filter(same_id).nth(1).is_none()) else { continue };
        let above = |id: &UnitId| by_id.get(id).and_then(|unit| unit.parent.as_ref()).map(|parent| &parent.value);
        // As many steps as there are units reach the top, or run in a circle.
        if std::iter::successors(Some(&parent.value), |at| above(at)).take(units.len()).any(|at| at == &id.value) {
            let (zh, en) = ("单位的上级绕回了自己，请改正 parent。", "The unit is its own superior: correct parent.");
            desk.at(parent.offset, "tree", zh, en);
        }
    }
}
