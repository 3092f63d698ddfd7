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
use crate::read::{At, Top};
use crate::{CaseType, Files, Mistake};
use serde::Deserialize;
use yinuo_calendar::Calendar;
use yinuo_casework::{ClockKind, Directory, Proposer, route};
use yinuo_kernel::{CategoryId, CellId, KindId, UnitId};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Propose {
    text: String,
    category: CategoryId,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitExample {
    kind: KindId,
    category: CategoryId,
    clock: ClockKind,
    start: toml::value::Datetime,
    due: toml::value::Datetime,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RouteExample {
    category: CategoryId,
    cell: Option<CellId>,
    unit: UnitId,
}

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
    let proposals: Vec<At<Propose>> = top.list(&mut desk, "propose");
    let limits: Vec<At<LimitExample>> = top.list(&mut desk, "limit");
    let routes: Vec<At<RouteExample>> = top.list(&mut desk, "route");
    top.end(&mut desk);
    let run = proposals.len() + limits.len() + routes.len();
    check_proposals(&proposals, directory, &mut desk);
    for At { offset, value } in &limits {
        check_limit(*offset, value, case_type, calendar, &mut desk);
    }
    for At { offset, value } in &routes {
        let found = route(directory, &value.category, value.cell.as_ref()).map(|route| route.unit);
        if found != Some(&value.unit) {
            let found = found.map_or("-", UnitId::as_str);
            let zh = format!("应派给 {}，实际派给 {found}。", value.unit);
            desk.at(*offset, "example", zh, format!("Should go to {}, goes to {found}.", value.unit));
        }
    }
    (run, desk.mistakes)
}

fn check_proposals(examples: &[At<Propose>], directory: &Directory, desk: &mut Desk<'_>) {
    let Ok(proposer) = Proposer::new(directory) else { return };
    for At { offset, value } in examples {
        let found = proposer.propose("", &value.text, 1).into_iter().next().map(|p| p.category);
        if found.as_ref() != Some(&value.category) {
            let found = found.map_or_else(|| "-".to_owned(), |id| id.to_string());
            let zh = format!("应提议 {}，实际提议 {found}。", value.category);
            desk.at(*offset, "example", zh, format!("Should propose {}, proposes {found}.", value.category));
        }
    }
}

fn check_limit(offset: usize, example: &LimitExample, case_type: &CaseType, calendar: &Calendar, desk: &mut Desk<'_>) {
    let read = |when: &toml::value::Datetime| when.to_string().parse::<jiff::civil::DateTime>().ok();
    let (Some(start), Some(due)) = (read(&example.start), read(&example.due)) else {
        let zh = "start 和 due 应为本地日期时间，如 2026-09-30T10:00:00。";
        desk.at(offset, "wrong-value", zh, "start and due are local date-times such as 2026-09-30T10:00:00.");
        return;
    };
    let limits = &case_type.rules.limits;
    let Some(limit) = limits.find(example.clock, &example.kind, &example.category, start.date()) else {
        desk.at(offset, "example", "当日没有适用的时限。", "No limit applies on that day.");
        return;
    };
    let found = calendar.local(calendar.deadline(calendar.instant(start), limit.budget).at);
    if found != due {
        desk.at(
            offset,
            "example",
            format!("应截止于 {due}，实际为 {found}。"),
            format!("Should end at {due}, ends at {found}."),
        );
    }
}
