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
//! [[photos]]                      # how many photos a report and a resolution need
//! category = "things.utility.lamp"
//! before = 1
//! after = 1
//!
//! [[emergency]]                   # a text and whom it must show to call; none: nobody
//! text = "楼道里着火了"
//! services = ["119"]
//!
//! [[route]]                       # in a city: where a case must go
//! category = "urban.lighting.streetlamp"
//! cell = "g03"
//! unit = "lighting"
//! ```

use crate::mistake::Desk;
use crate::read::{Each, Fields, Known, Text, Top};
use crate::{CaseType, Files, Mistake};
use jiff::civil::DateTime;
use yinuo_calendar::Calendar;
use yinuo_casework::suggest::Matcher;
use yinuo_casework::{ClockKind, Directory, Proposer, route};
use yinuo_kernel::{CaseTypeId, CategoryId, CellId, KindId, UnitId};

/// A case type that the examples speak of, in its place.
pub type World<'a> = (&'a CaseType, &'a Directory);

/// Runs the examples of a folder; one without the file has none. An example of a city may name
/// its `type`; without one it speaks of the first. Gives the number run.
pub fn run_examples(files: &Files, worlds: &[World<'_>], calendar: &Calendar) -> (usize, Vec<Mistake>) {
    let Some(text) = files.get("examples.toml") else { return (0, Vec::new()) };
    let mut desk = Desk::new("examples.toml", text);
    let mut top = Top::of(&mut desk);
    let proposals = top.list(&mut desk, "propose");
    let limits = top.list(&mut desk, "limit");
    let emergencies = top.list(&mut desk, "emergency");
    let photos = top.list(&mut desk, "photos");
    let routes = top.list(&mut desk, "route");
    top.end(&mut desk);
    let run = proposals.len() + limits.len() + emergencies.len() + photos.len() + routes.len();
    let rooms: Vec<Room<'_>> = worlds.iter().map(|world| Room::of(*world)).collect();
    for fields in proposals {
        in_room(fields, &rooms, &mut desk, propose);
    }
    for fields in limits {
        in_room(fields, &rooms, &mut desk, |fields, room, desk| limit(fields, room, calendar, desk));
    }
    for fields in emergencies {
        in_room(fields, &rooms, &mut desk, alarm);
    }
    for fields in photos {
        in_room(fields, &rooms, &mut desk, show);
    }
    for fields in routes {
        in_room(fields, &rooms, &mut desk, send);
    }
    desk.mistakes.sort();
    (run, desk.mistakes)
}

/// A world with what its examples may name.
struct Room<'a> {
    case_type: &'a CaseType,
    directory: &'a Directory,
    categories: Known<CategoryId>,
    kinds: Known<KindId>,
    proposer: Option<Proposer>,
    alarms: Option<Matcher>,
}

impl<'a> Room<'a> {
    fn of((case_type, directory): World<'a>) -> Room<'a> {
        Room {
            case_type,
            directory,
            categories: Known::complete(case_type.categories.iter().map(|category| category.id.clone())),
            kinds: Known::complete(case_type.kinds.iter().map(|kind| kind.id.clone())),
            proposer: Proposer::new(directory).ok(),
            alarms: Matcher::new(case_type.emergencies.iter().map(|rule| rule.rule.clone()).collect()).ok(),
        }
    }
}

/// Runs an example against the case type it names.
fn in_room<'f>(
    mut fields: Fields<'f>,
    rooms: &[Room<'_>],
    desk: &mut Desk<'_>,
    run: impl FnOnce(Fields<'f>, &Room<'_>, &mut Desk<'_>),
) {
    let Ok(wanted) = fields.optional::<CaseTypeId>(desk, "type") else { return };
    let types = Known::complete(rooms.iter().map(|room| room.case_type.rules.case_type.clone()));
    let room = match &wanted {
        None => rooms.first(),
        Some(id) if types.check(desk, id, "事项包", "pack in use") => {
            rooms.iter().find(|room| room.case_type.rules.case_type == id.value)
        }
        Some(_) => None,
    };
    if let Some(room) = room {
        run(fields, room, desk);
    }
}

fn propose(mut fields: Fields<'_>, room: &Room<'_>, desk: &mut Desk<'_>) {
    let offset = fields.offset;
    let text = fields.required::<Text>(desk, "text");
    let category = fields.required::<CategoryId>(desk, "category");
    fields.end(desk);
    let (Some(text), Some(category), Some(proposer)) = (text, category, &room.proposer) else { return };
    if !room.categories.check(desk, &category, "分类", "category") {
        return;
    }
    let best = proposer.propose("", &text.value.0, 1).into_iter().next();
    if best.as_ref().map(|best| &best.category) == Some(&category.value) {
        return;
    }
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

fn limit(mut fields: Fields<'_>, room: &Room<'_>, calendar: &Calendar, desk: &mut Desk<'_>) {
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
    let kind_there = room.kinds.check(desk, &kind, "诉求类型", "kind");
    if !room.categories.check(desk, &category, "分类", "category") || !kind_there {
        return;
    }
    let limits = &room.case_type.rules.limits;
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

fn alarm(mut fields: Fields<'_>, room: &Room<'_>, desk: &mut Desk<'_>) {
    let offset = fields.offset;
    let text = fields.required::<Text>(desk, "text");
    let services = fields.required::<Each<Text>>(desk, "services");
    fields.end(desk);
    let (Some(text), Some(services), Some(alarms)) = (text, services, &room.alarms) else { return };
    let wanted: Vec<&str> = services.value.0.iter().map(|service| service.value.0.as_str()).collect();
    let alarms = alarms.alarms("", &text.value.0);
    let found: Vec<&str> = alarms.iter().map(|alarm| alarm.rule.service.as_str()).collect();
    if found != wanted {
        let told = |list: &[&str]| if list.is_empty() { "-".to_owned() } else { list.join("、") };
        let words: Vec<&str> = alarms.iter().flat_map(|alarm| alarm.words.iter().copied()).collect();
        let (wanted, found, words) = (told(&wanted), told(&found), told(&words));
        let zh = format!("应提示拨打 {wanted}，实际为 {found}（依据：{words}）。");
        desk.at(offset, "example", zh, format!("Should show {wanted}, shows {found} (by {words})."));
    }
}

fn show(mut fields: Fields<'_>, room: &Room<'_>, desk: &mut Desk<'_>) {
    let offset = fields.offset;
    let category = fields.required::<CategoryId>(desk, "category");
    let before = fields.required::<u32>(desk, "before");
    let after = fields.required::<u32>(desk, "after");
    fields.end(desk);
    let (Some(category), Some(before), Some(after)) = (category, before, after) else { return };
    if !room.categories.check(desk, &category, "分类", "category") {
        return;
    }
    let rules = &room.case_type.rules;
    let found = (rules.photos_before(&category.value), rules.photos_after(&category.value));
    if found != (before.value, after.value) {
        let zh = format!(
            "上报应要 {} 张、办结 {} 张照片，实际为 {} 张、{} 张。",
            before.value, after.value, found.0, found.1
        );
        let en = format!(
            "A report should need {}, a resolution {} photos; they need {}, {}.",
            before.value, after.value, found.0, found.1
        );
        desk.at(offset, "example", zh, en);
    }
}

fn send(mut fields: Fields<'_>, room: &Room<'_>, desk: &mut Desk<'_>) {
    let offset = fields.offset;
    let category = fields.required::<CategoryId>(desk, "category");
    let cell = fields.optional::<CellId>(desk, "cell");
    let unit = fields.required::<UnitId>(desk, "unit");
    fields.end(desk);
    let (Some(category), Ok(cell), Some(unit)) = (category, cell, unit) else { return };
    let cells = Known::complete(room.directory.cells().iter().map(|cell| cell.id.clone()));
    let cell_there = cell.as_ref().is_none_or(|cell| cells.check(desk, cell, "网格", "cell"));
    if !room.categories.check(desk, &category, "分类", "category") || !cell_there {
        return;
    }
    let found = route(room.directory, &category.value, cell.as_ref().map(|cell| &cell.value)).map(|route| route.unit);
    if found != Some(&unit.value) {
        let (found, unit) = (found.map_or("-", UnitId::as_str), unit.value);
        let zh = format!("应派给 {unit}，实际派给 {found}。");
        desk.at(offset, "example", zh, format!("Should go to {unit}, goes to {found}."));
    }
}
