//! `delivery.toml` of a city: its leaders, which of its units is of which kind, its own duty lines.

use super::{Delivery, DeliveryPack, duties, fields};
use crate::mistake::Desk;
use crate::read::{At, Known, Text, Top, open_if_there, unique};
use crate::{City, Files, Mistake};
use std::collections::BTreeMap;
use yinuo_delivery::Leader;
use yinuo_delivery::propose::{Duties, DutyLine};
use yinuo_kernel::{PostId, UnitId};

/// A city without the file has the pack's rules, no leaders, and nobody is proposed to lead.
pub(super) fn read(files: &Files, pack: &DeliveryPack, city: &City, mistakes: &mut Vec<Mistake>) -> Option<Delivery> {
    let Some(mut desk) = open_if_there(files, "delivery.toml") else {
        return Some(Delivery { rules: pack.rules.clone(), duties: Duties::default() });
    };
    let mut top = Top::of(&mut desk);
    let units = Known::complete(city.units.iter().map(|unit| unit.id.clone()));
    let leaders = leaders(&mut top, &mut desk);
    // A city's name for a field stands before the pack's.
    let mut named = fields::read(&mut top, &mut desk);
    named.extend(
        pack.rules
            .fields
            .iter()
            .filter(|field| !named.iter().any(|own| own.id == field.id))
            .cloned()
            .collect::<Vec<_>>(),
    );
    let kinds = kinds(&mut top, &mut desk, pack, &units);
    let own = duties::list(&mut top, &mut desk);
    for line in &own {
        units.check(&mut desk, &line.unit, "单位", "unit");
        if pack.lines.iter().any(|other| other.id == line.id.value) {
            let zh = format!("编号 {} 与事项包的职责目录重复，请改一个。", line.id.value);
            let en = format!("The id {} stands in the pack's duties too.", line.id.value);
            desk.at(line.id.offset, "duplicate", zh, en);
        }
    }
    top.end(&mut desk);
    let sound = desk.mistakes.is_empty() && !desk.broken;
    let duties = sound.then(|| together(pack, city, &kinds, own.into_iter().map(|line| line.line).collect()));
    mistakes.append(&mut desk.mistakes);
    let rules = yinuo_delivery::Rules { leaders, fields: named, ..pack.rules.clone() };
    Some(Delivery { rules, duties: duties? })
}

fn leaders<'a>(top: &mut Top<'a>, desk: &mut Desk<'a>) -> Vec<Leader> {
    let mut ids: Vec<At<PostId>> = Vec::new();
    let mut leaders = Vec::new();
    for mut fields in top.list(desk, "leader") {
        let id = fields.required::<PostId>(desk, "id");
        let name = fields.required::<Text>(desk, "name");
        let en = fields.required::<Text>(desk, "en");
        fields.end(desk);
        ids.extend(id.clone());
        if let (Some(id), Some(name), Some(en)) = (id, name, en) {
            leaders.push(Leader { id: id.value, name: name.value.0, en: en.value.0 });
        }
    }
    unique(desk, &ids);
    leaders
}

/// Kind → the city's own unit.
fn kinds<'a>(
    top: &mut Top<'a>,
    desk: &mut Desk<'a>,
    pack: &DeliveryPack,
    units: &Known<UnitId>,
) -> BTreeMap<UnitId, UnitId> {
    let known = Known::complete(pack.lines.iter().map(|line| line.unit.clone()));
    let mut seen: Vec<At<UnitId>> = Vec::new();
    let mut kinds = BTreeMap::new();
    for mut fields in top.list(desk, "unit") {
        let kind = fields.required::<UnitId>(desk, "kind");
        let unit = fields.required::<UnitId>(desk, "unit");
        fields.end(desk);
        if let Some(kind) = &kind {
            known.check(desk, kind, "职责目录中的部门类别", "kind of unit in the pack's duties");
        }
        if let Some(unit) = &unit {
            units.check(desk, unit, "单位", "unit");
        }
        seen.extend(kind.clone());
        if let (Some(kind), Some(unit)) = (kind, unit) {
            kinds.insert(kind.value, unit.value);
        }
    }
    unique(desk, &seen);
    kinds
}

/// The city's own lines first: of two that speak equally loud the earlier one is heard.
fn together(pack: &DeliveryPack, city: &City, kinds: &BTreeMap<UnitId, UnitId>, own: Vec<DutyLine>) -> Duties {
    let of_kinds = pack.lines.iter().filter_map(|line| {
        let unit = city.units.iter().find(|unit| Some(&unit.id) == kinds.get(&line.unit))?;
        Some(DutyLine { unit: unit.id.clone(), name: unit.short.clone(), ..line.clone() })
    });
    // Lines were checked one by one; a city that maps no kind has an empty directory.
    Duties::new(own.into_iter().chain(of_kinds).collect()).unwrap_or_default()
}
