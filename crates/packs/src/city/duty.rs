//! `duty.toml`: the duty directory (派单目录). Every leaf of the category tree must have a unit.

use crate::mistake::Desk;
use crate::read::{At, Known, Text, Top, open};
use crate::{CaseType, Files, Mistake};
use std::collections::BTreeSet;
use yinuo_casework::{Category, Directory, Duty, route};
use yinuo_kernel::{CategoryId, CellId, UnitId};

pub(super) fn read(
    files: &Files,
    case_type: &CaseType,
    units: &Known<UnitId>,
    cells: &Known<CellId>,
    mistakes: &mut Vec<Mistake>,
) -> Vec<Duty> {
    let mut desk = open(files, "duty.toml");
    let mut top = Top::of(&mut desk);
    let categories = Known::complete(case_type.categories.iter().map(|category| category.id.clone()));
    let mut duties: Vec<Duty> = Vec::new();
    let mut all_read = true;
    for mut fields in top.list(&mut desk, "duty") {
        let category = fields.required::<CategoryId>(&mut desk, "category");
        let cell = fields.required::<Where>(&mut desk, "cell");
        let unit = fields.required::<UnitId>(&mut desk, "unit");
        let basis = fields.required::<Text>(&mut desk, "basis");
        let offset = fields.offset;
        fields.end(&mut desk);
        if let Some(category) = &category {
            categories.check(&mut desk, category, "分类", "category");
        }
        if let Some(unit) = &unit {
            units.check(&mut desk, unit, "单位", "unit");
        }
        if let Some(At { offset, value: Where::Cell(id) }) = &cell {
            cells.check(&mut desk, &At { offset: *offset, value: id.clone() }, "网格", "cell");
        }
        let (Some(category), Some(cell), Some(unit), Some(basis)) = (category, cell, unit, basis) else {
            all_read = false;
            continue;
        };
        let cell = match cell.value {
            Where::Everywhere => None,
            Where::Cell(id) => Some(id),
        };
        let duty = Duty { category: category.value, cell, unit: unit.value, basis: basis.value.0 };
        if let Some(other) = duties.iter().find(|other| other.category == duty.category && other.cell == duty.cell) {
            let zh = format!("{} 已经派给 {}，同一处不能派两次，请删去一行。", duty.category, other.unit);
            let en = format!("{} goes to {} already: drop one of the two lines.", duty.category, other.unit);
            desk.at(offset, "duplicate", zh, en);
        }
        duties.push(duty);
    }
    top.end(&mut desk);
    if !desk.broken && all_read {
        unrouted(&mut desk, case_type, &duties);
    }
    mistakes.append(&mut desk.mistakes);
    duties
}

/// `"*"`, or one cell.
#[derive(Clone, Debug)]
enum Where {
    Everywhere,
    Cell(CellId),
}

impl crate::read::Expect for Where {
    const ZH: &'static str = " \"*\"（全市）或网格编号，如 \"g03\"";
    const EN: &'static str = "\"*\" (everywhere) or the id of a cell such as \"g03\"";
    fn read(value: &toml::Spanned<toml::de::DeValue<'_>>) -> Result<Self, usize> {
        match String::read(value)?.as_str() {
            "*" => Ok(Where::Everywhere),
            id => id.parse().map(Where::Cell).map_err(|_| value.span().start),
        }
    }
}

/// Notes matters that go nowhere when their place is not known; the highest branch stands for
/// all below it. They have no line, so the mistake stands at the end of the file.
fn unrouted(desk: &mut Desk<'_>, case_type: &CaseType, duties: &[Duty]) {
    let directory = Directory::new(Vec::new(), Vec::new(), Vec::new(), Vec::new(), duties.to_vec());
    let parents: BTreeSet<CategoryId> = case_type.categories.iter().filter_map(|c| c.id.parent()).collect();
    let leaves: Vec<(&Category, bool)> = case_type
        .categories
        .iter()
        .filter(|category| !parents.contains(&category.id))
        .map(|leaf| (leaf, route(&directory, &leaf.id, None).is_some()))
        .collect();
    // A branch is told when nothing below it is routed, and something beside it is.
    let lost = |branch: &CategoryId| leaves.iter().filter(|(leaf, _)| branch.covers(&leaf.id)).all(|(_, sent)| !sent);
    for category in &case_type.categories {
        if !lost(&category.id) || category.id.parent().is_some_and(|parent| lost(&parent)) {
            continue;
        }
        let Category { id, name, .. } = category;
        let zh = format!("“{name}”（{id}）没有承办单位，请加一行 cell = \"*\" 的派单目录。");
        let en = format!("The category {id} has no unit: add a line for it with cell = \"*\".");
        desk.at(desk.text.len(), "route", zh, en);
    }
}
