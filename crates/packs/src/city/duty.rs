//! `duty.toml`: the duty directory (派单目录). Every leaf of every category tree must have a unit.

use crate::mistake::Desk;
use crate::read::{At, Fields, Known, Text, Top, open};
use crate::{CaseType, Files, Mistake};
use std::collections::BTreeMap;
use yinuo_casework::{Category, Directory, Duty, leaves, route};
use yinuo_kernel::{CaseTypeId, CategoryId, CellId, UnitId};

/// What a line may name.
pub(super) struct Names<'a> {
    /// The first is the one of lines without a type.
    pub(super) case_types: &'a [&'a CaseType],
    pub(super) units: &'a Known<UnitId>,
    pub(super) cells: &'a Known<CellId>,
}

pub(super) fn read(files: &Files, names: &Names<'_>, mistakes: &mut Vec<Mistake>) -> BTreeMap<CaseTypeId, Vec<Duty>> {
    let mut desk = open(files, "duty.toml");
    let mut top = Top::of(&mut desk);
    let mut duties: BTreeMap<CaseTypeId, Vec<Duty>> = BTreeMap::new();
    let mut all_read = true;
    for fields in top.list(&mut desk, "duty") {
        let offset = fields.offset;
        let Some((case_type, duty)) = line(fields, names, &mut desk) else {
            all_read = false;
            continue;
        };
        let before = duties.entry(case_type).or_default();
        if let Some(other) = before.iter().find(|other| other.category == duty.category && other.cell == duty.cell) {
            let zh = format!("{} 已经派给 {}，同一处不能派两次，请删去一行。", duty.category, other.unit);
            let en = format!("{} goes to {} already: drop one of the two lines.", duty.category, other.unit);
            desk.at(offset, "duplicate", zh, en);
        }
        before.push(duty);
    }
    top.end(&mut desk);
    if !desk.broken && all_read {
        for (nth, case_type) in names.case_types.iter().enumerate() {
            let own = duties.get(&case_type.rules.case_type).map_or(&[][..], Vec::as_slice);
            unrouted(&mut desk, case_type, nth > 0, own);
        }
    }
    mistakes.append(&mut desk.mistakes);
    duties
}

/// One line, and the case type it belongs to. A wrong type leaves the line unread.
fn line(mut fields: Fields<'_>, names: &Names<'_>, desk: &mut Desk<'_>) -> Option<(CaseTypeId, Duty)> {
    let case_type = fields.optional::<CaseTypeId>(desk, "type");
    let category = fields.required::<CategoryId>(desk, "category");
    let cell = fields.required::<Where>(desk, "cell");
    let unit = fields.required::<UnitId>(desk, "unit");
    let basis = fields.required::<Text>(desk, "basis");
    fields.end(desk);
    if let Some(unit) = &unit {
        names.units.check(desk, unit, "单位", "unit");
    }
    if let Some(At { offset, value: Where::Cell(id) }) = &cell {
        names.cells.check(desk, &At { offset: *offset, value: id.clone() }, "网格", "cell");
    }
    let case_type = match case_type.ok()? {
        None => names.case_types.first()?,
        Some(wanted) => {
            let types = Known::complete(names.case_types.iter().map(|known| known.rules.case_type.clone()));
            if !types.check(desk, &wanted, "事项包", "pack in use") {
                return None;
            }
            names.case_types.iter().find(|known| known.rules.case_type == wanted.value)?
        }
    };
    let category = category.filter(|category| known(category, case_type, names, desk));
    let cell = match cell?.value {
        Where::Everywhere => None,
        Where::Cell(id) => Some(id),
    };
    let duty = Duty { category: category?.value, cell, unit: unit?.value, basis: basis?.value.0 };
    Some((case_type.rules.case_type.clone(), duty))
}

/// Notes a category that its case type does not have; where another has it, the type is missing.
fn known(category: &At<CategoryId>, case_type: &CaseType, names: &Names<'_>, desk: &mut Desk<'_>) -> bool {
    if case_type.lines.contains_key(&category.value) {
        return true;
    }
    let (id, own) = (&category.value, &case_type.rules.case_type);
    let other = names.case_types.iter().find(|other| other.lines.contains_key(id)).map(|other| &other.rules.case_type);
    let (zh, en) = match other {
        Some(other) => (
            format!("事项包 {own} 没有分类 {id}，{other} 有：请在这一行写 type = \"{other}\"。"),
            format!("{id} is a category of {other}, not of {own}: write type = \"{other}\" in this line."),
        ),
        None => (
            format!("没有分类 {id}，请改正编号或先定义它。"),
            format!("There is no category {id}: correct the id or define it."),
        ),
    };
    desk.at(category.offset, "unknown", zh, en);
    false
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
/// all below it. They have no line here, so the mistake stands at the end of the file and names
/// the line of the category in its pack.
fn unrouted(desk: &mut Desk<'_>, case_type: &CaseType, typed: bool, duties: &[Duty]) {
    let directory = Directory::new(Vec::new(), Vec::new(), Vec::new(), Vec::new(), duties.to_vec());
    let ends: Vec<(&Category, bool)> =
        leaves(&case_type.categories).map(|leaf| (leaf, route(&directory, &leaf.id, None).is_some())).collect();
    // A branch is told when nothing below it is routed, and something beside it is.
    let lost = |branch: &CategoryId| ends.iter().filter(|(leaf, _)| branch.covers(&leaf.id)).all(|(_, sent)| !sent);
    let own = &case_type.rules.case_type;
    let (more_zh, more_en) = match typed {
        true => (format!(" type = \"{own}\"、"), format!("type = \"{own}\" and ")),
        false => (String::new(), String::new()),
    };
    for category in &case_type.categories {
        if !lost(&category.id) || category.id.parent().is_some_and(|parent| lost(&parent)) {
            continue;
        }
        let Category { id, name, .. } = category;
        let line = case_type.lines.get(id).copied().unwrap_or(1);
        let zh = format!(
            "“{name}”（{id}，事项包 {own} 的 categories.toml 第{line}行）没有承办单位，请加一行{more_zh} cell = \"*\" 的派单目录。"
        );
        let en = format!(
            "The category {id} (categories.toml:{line} of the pack {own}) has no unit: add a line for it with {more_en}cell = \"*\"."
        );
        desk.at(desk.text.len(), "route", zh, en);
    }
}
