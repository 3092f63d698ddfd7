//! `examples.toml`: what a pack promises, run as tests by `yinuo packs check` and at every build.
//!
//! ```toml
//! [[propose]]                     # a text and the category its words must lead to
//! text = "楼下路灯坏了一周"
//! category = "urban.lighting.streetlamp"
//!
//! [[limit]]                       # a start and the deadline reckoned by hand
//! kind = "help"
//! category = "urban.lighting.streetlamp"
//! clock = "resolve"
//! start = 2026-09-30T10:00:00
//! due = 2026-10-13T17:30:00
//!
//! [[route]]                       # in a city: where a case must go
//! category = "urban.lighting.streetlamp"
//! cell = "g03"
//! unit = "lighting"
//! ```

use crate::mistake::Desk;
use crate::read::{Fields, Known, Text, Top};
use crate::{CaseType, Files, Mistake};
use jiff::civil::DateTime;
use yinuo_calendar::Calendar;
use yinuo_casework::{ClockKind, Directory, Proposer, route};
use yinuo_kernel::{CategoryId, CellId, KindId, UnitId};

/// Runs the examples of a pack folder; a pack without the file has none. Gives the number run.
pub fn run_examples(
    files: &Files,
    case_type: &CaseType,
    directory: &Directory,
    calendar: &Calendar,
) -> (usize, Vec<Mistake>) {
    let Some(text) = files.get("examples.toml") else { return (0, Vec::new()) };
    let mut desk = Desk::new("examples.toml", text);
    let mut top = Top::of(&mut desk);
    let proposals = top.list(&mut desk, "propose");
    let limits = top.list(&mut desk, "limit");
    let routes = top.list(&mut desk, "route");
    top.end(&mut desk);
    let run = proposals.len() + limits.len() + routes.len();
    let categories = Known::complete(case_type.categories.iter().map(|category| category.id.clone()));
    let kinds = Known::complete(case_type.kinds.iter().map(|kind| kind.id.clone()));
    propose(proposals, directory, &categories, &mut desk);
    for fields in limits {
        limit(fields, case_type, calendar, (&kinds, &categories), &mut desk);
    }
    for fields in routes {
        send(fields, directory, &categories, &mut desk);
    }
    desk.mistakes.sort();
    (run, desk.mistakes)
}

fn propose(examples: Vec<Fields<'_>>, directory: &Directory, categories: &Known<CategoryId>, desk: &mut Desk<'_>) {
    let Ok(proposer) = Proposer::new(directory) else { return };
    for mut fields in examples {
        let offset = fields.offset;
        let text = fields.required::<Text>(desk, "text");
        let category = fields.required::<CategoryId>(desk, "category");
        fields.end(desk);
        let (Some(text), Some(category)) = (text, category) else { continue };
        if !categories.check(desk, &category, "分类", "category") {
            continue;
        }
        let best = proposer.propose("", &text.value.0, 1).into_iter().next();
        if best.as_ref().map(|best| &best.category) != Some(&category.value) {
            let wanted = category.value;
            let (zh, en) = match best {
                None => (
                    format!("应提议 {wanted}，但文中没有任何分类的词语。"),
                    format!("Should propose {wanted}, but no word of any category occurs."),
                ),
                Some(best) => {
                    let (found, words) = (best.category, best.words.join("、"));
                    (
                        format!("应提议 {wanted}，实际提议 {found}（依据：{words}）。"),
                        format!("Should propose {wanted}, proposes {found} (by {words})."),
                    )
                }
            };
            desk.at(offset, "example", zh, en);
        }
    }
}

fn limit(
    mut fields: Fields<'_>,
    case_type: &CaseType,
    calendar: &Calendar,
    (kinds, categories): (&Known<KindId>, &Known<CategoryId>),
    desk: &mut Desk<'_>,
) {
    let offset = fields.offset;
    let kind = fields.required::<KindId>(desk, "kind");
    let category = fields.required::<CategoryId>(desk, "category");
    let clock = fields.required::<ClockKind>(desk, "clock");
    let start = fields.required::<DateTime>(desk, "start");
    let due = fields.required::<DateTime>(desk, "due");
    fields.end(desk);
    let (Some(kind), Some(category), Some(clock), Some(start), Some(due)) = (kind, category, clock, start, due) else {
        return;
    };
    let kind_there = kinds.check(desk, &kind, "诉求类型", "kind");
    if !categories.check(desk, &category, "分类", "category") || !kind_there {
        return;
    }
    let limits = &case_type.rules.limits;
    let Some(limit) = limits.find(clock.value, &kind.value, &category.value, start.value.date()) else {
        desk.at(offset, "example", "当日没有适用的时限。", "No limit applies on that day.");
        return;
    };
    let found = calendar.local(calendar.deadline(calendar.instant(start.value), limit.budget).at);
    if found != due.value {
        let (due, id) = (due.value, &limit.id);
        let zh = format!("应截止于 {due}，按 {id}（{}）实际为 {found}。", limit.budget.zh());
        desk.at(offset, "example", zh, format!("Should end at {due}, ends at {found} by {id} ({}).", limit.budget));
    }
}

fn send(mut fields: Fields<'_>, directory: &Directory, categories: &Known<CategoryId>, desk: &mut Desk<'_>) {
    let offset = fields.offset;
    let category = fields.required::<CategoryId>(desk, "category");
    let cell = fields.optional::<CellId>(desk, "cell");
    let unit = fields.required::<UnitId>(desk, "unit");
    fields.end(desk);
    let (Some(category), Ok(cell), Some(unit)) = (category, cell, unit) else { return };
    let cells = Known::complete(directory.cells().iter().map(|cell| cell.id.clone()));
    let cell_there = cell.as_ref().is_none_or(|cell| cells.check(desk, cell, "网格", "cell"));
    if !categories.check(desk, &category, "分类", "category") || !cell_there {
        return;
    }
    let found = route(directory, &category.value, cell.as_ref().map(|cell| &cell.value)).map(|route| route.unit);
    if found != Some(&unit.value) {
        let (found, unit) = (found.map_or("-", UnitId::as_str), unit.value);
        let zh = format!("应派给 {unit}，实际派给 {found}。");
        desk.at(offset, "example", zh, format!("Should go to {unit}, goes to {found}."));
    }
}
