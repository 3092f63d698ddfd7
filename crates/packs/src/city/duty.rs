//! `duty.toml`: the duty directory. Every leaf of the category tree must have a unit.

use crate::read::{At, Top, open};
use crate::{CaseType, Files, Mistake};
use serde::Deserialize;
use yinuo_casework::{Cell, Directory, Duty, Unit, route};
use yinuo_kernel::{CategoryId, CellId, UnitId};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDuty {
    category: CategoryId,
    cell: String,
    unit: UnitId,
    basis: String,
}

pub(super) fn read(
    files: &Files,
    case_type: &CaseType,
    units: &[Unit],
    cells: &[Cell],
    mistakes: &mut Vec<Mistake>,
) -> Vec<Duty> {
    let mut desk = open(files, "duty.toml");
    let mut top = Top::of(&mut desk);
    let raw: Vec<At<RawDuty>> = top.list(&mut desk, "duty");
    top.end(&mut desk);
    let mut duties: Vec<Duty> = Vec::new();
    for At { offset, value } in raw {
        let RawDuty { category, cell, unit, basis } = value;
        if !case_type.categories.iter().any(|c| c.id == category) {
            desk.at(offset, "unknown", format!("没有分类 {category}。"), format!("There is no category {category}."));
        }
        if !units.iter().any(|u| u.id == unit) {
            desk.at(offset, "unknown", format!("没有单位 {unit}。"), format!("There is no unit {unit}."));
        }
        let cell: Option<CellId> = match cell.as_str() {
            "*" => None,
            id => match cells.iter().find(|c| c.id.as_str() == id) {
                Some(cell) => Some(cell.id.clone()),
                None => {
                    desk.at(offset, "unknown", format!("没有网格 {id}。"), format!("There is no cell {id}."));
                    continue;
                }
            },
        };
        if basis.trim().is_empty() {
            desk.at(offset, "route", "派单依据不能为空。", "A duty must name its basis.");
        }
        if let Some(other) = duties.iter().find(|duty| duty.category == category && duty.cell == cell) {
            let zh = format!("{category} 已经派给 {}，二者矛盾。", other.unit);
            desk.at(offset, "duplicate", zh, format!("{category} goes to {} already.", other.unit));
        }
        duties.push(Duty { category, cell, unit, basis });
    }
    if !desk.text.is_empty() {
        let directory = Directory::new(Vec::new(), Vec::new(), Vec::new(), Vec::new(), duties.clone());
        let mut missing: Vec<&CategoryId> = Vec::new();
        for category in &case_type.categories {
            let leaf = !case_type.categories.iter().any(|c| c.id.parent().as_ref() == Some(&category.id));
            if leaf && route(&directory, &category.id, None).is_none() {
                missing.push(&category.id);
            }
        }
        for id in missing {
            let zh = format!("分类 {id} 没有承办单位。");
            desk.at(desk.text.len(), "route", zh, format!("The category {id} has no unit."));
        }
    }
    mistakes.append(&mut desk.mistakes);
    duties
}
