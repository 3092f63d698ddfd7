//! `[[duty]]`: which unit answers for what, by words. In the pack for kinds of units, in a city's
//! `delivery.toml` for units by name.

use crate::mistake::Desk;
use crate::read::{At, Each, Fields, Text, Top, open, unique};
use crate::{Files, Mistake};
use yinuo_delivery::propose::{Duties, DutyLine};
use yinuo_kernel::UnitId;

/// A line, with the places of its id and its unit.
pub(super) struct Line {
    pub(super) id: At<String>,
    pub(super) unit: At<UnitId>,
    pub(super) line: DutyLine,
}

/// The lines of a pack.
pub(super) fn pack(files: &Files, mistakes: &mut Vec<Mistake>) -> Vec<DutyLine> {
    let mut desk = open(files, "duties.toml");
    let mut top = Top::of(&mut desk);
    let lines = list(&mut top, &mut desk);
    top.end(&mut desk);
    if lines.is_empty() && desk.mistakes.is_empty() && !desk.broken {
        let (zh, en) = ("职责目录没有内容，请至少写一条 [[duty]]。", "The duty directory is empty: write a [[duty]].");
        desk.at(0, "missing-key", zh, en);
    }
    let lines: Vec<DutyLine> = lines.into_iter().map(|line| line.line).collect();
    // Whatever the domain asks beyond the form.
    if let (Err(fault), true, false) = (Duties::new(lines.clone()), desk.mistakes.is_empty(), desk.broken) {
        desk.at(0, "wrong-value", fault.zh(), fault.en());
    }
    mistakes.append(&mut desk.mistakes);
    lines
}

/// All `[[duty]]` of a file.
pub(super) fn list<'a>(top: &mut Top<'a>, desk: &mut Desk<'a>) -> Vec<Line> {
    let mut ids: Vec<At<String>> = Vec::new();
    let mut lines: Vec<Line> = Vec::new();
    for fields in top.list(desk, "duty") {
        if let Some(line) = line(fields, desk) {
            ids.push(line.id.clone());
            lines.push(line);
        }
    }
    unique(desk, &ids);
    lines
}

fn line(mut fields: Fields<'_>, desk: &mut Desk<'_>) -> Option<Line> {
    let id = fields.required::<Text>(desk, "id");
    let unit = fields.required::<UnitId>(desk, "unit");
    let name = fields.required::<Text>(desk, "name");
    let words = fields.required::<Each<Text>>(desk, "words");
    let weak = fields.optional::<Each<Text>>(desk, "weak");
    let not = fields.optional::<Each<Text>>(desk, "not");
    let basis = fields.required::<Text>(desk, "basis");
    fields.end(desk);
    let lists =
        [words.as_ref(), weak.as_ref().ok().and_then(Option::as_ref), not.as_ref().ok().and_then(Option::as_ref)];
    for word in lists.into_iter().flatten().flat_map(|list| &list.value.0) {
        if word.value.0.chars().count() < 2 {
            let zh = format!("关键词“{}”少于两个字，到处都会碰上，请写长些。", word.value.0);
            let en = format!("The word {:?} has less than two characters and would stand everywhere.", word.value.0);
            desk.at(word.offset, "wrong-value", zh, en);
        }
    }
    if let Some(words) = words.as_ref().filter(|words| words.value.0.is_empty()) {
        let (zh, en) = ("words 没有关键词，这一条永远不会被用到。", "Without words this line never speaks.");
        desk.at(words.offset, "wrong-value", zh, en);
    }
    let texts = |list: Option<At<Each<Text>>>| -> Vec<String> {
        list.into_iter().flat_map(|list| list.value.0).map(|word| word.value.0).collect()
    };
    let (id, unit) = (id?, unit?);
    let id = At { offset: id.offset, value: id.value.0 };
    let line = DutyLine {
        id: id.value.clone(),
        unit: unit.value.clone(),
        name: name?.value.0,
        words: texts(words),
        weak: texts(weak.ok()?),
        not: texts(not.ok()?),
        basis: basis?.value.0,
    };
    Some(Line { id, unit, line })
}
