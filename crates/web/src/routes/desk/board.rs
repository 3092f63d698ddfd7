//! `/desk/board`: which unit is on time, about to be late, late. In the directory's order: it is
//! a map of where help is needed, not a league table.

use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::pages::Chrome;
use crate::pages::board::{BoardPage, UnitLine};
use crate::pages::simple::Fact;
use crate::present::time;
use crate::routes::home::window;
use crate::routes::page::page;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use yinuo_casework::Stage;
use yinuo_journal::BoardLine;

pub async fn get(State(app): State<App>, Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    let (lang, now) = (visit.lang, app.clock.now());
    let board = app
        .read(move |app| app.reader.board(app.world.place, now, window(now)))
        .await
        .map_err(|fault| Problem::failed(&visit, fault))?;
    let directory = &app.world.main().directory;
    let sum = |pick: fn(&BoardLine) -> u64| board.lines.iter().map(pick).sum::<u64>();
    let fact = |value: u64, zh: &str, en: &str, href: &str| Fact {
        value: value.to_string(),
        label: lang.say(zh, en).to_owned(),
        href: href.to_owned(),
    };
    let open = |line: &BoardLine| line.on_time + line.warn + line.late + line.paused;
    let facts = vec![
        fact(board.lines.iter().map(open).sum(), "在办", "open", "/desk/all?stage=open"),
        fact(sum(|l| l.warn), "临期", "soon late", "/desk/all?light=warn"),
        fact(sum(|l| l.late), "超期", "late", "/desk/all?light=late"),
        fact(sum(|l| l.resolved), "三十天办结", "resolved, 30 days", "/desk/all?resolved=30"),
        fact(sum(|l| l.resolved_in_time), "其中按时", "in time", "/desk/all?resolved=30&in_time=1"),
    ];
    let stages = Stage::ALL
        .iter()
        .copied()
        .map(|stage| {
            let count = board.stages.iter().find(|(at, _)| *at == stage).map_or(0, |(_, count)| *count);
            fact(count, stage.zh(), stage.en(), &format!("/desk/all?stage={}", stage.as_str()))
        })
        .collect();
    let lines = directory.units().iter().filter(|unit| unit.parent.is_none()).map(|unit| {
        let below = directory.below(&unit.id);
        let mine = board.lines.iter().filter(|line| line.unit.as_ref().is_some_and(|unit| below.contains(unit)));
        let total = mine.fold(BoardLine::default(), |mut all, line| {
            all.on_time += line.on_time;
            all.warn += line.warn;
            all.late += line.late;
            all.resolved += line.resolved;
            all.paused += line.paused;
            all.resolved_in_time += line.resolved_in_time;
            all.resolved_late += line.resolved_late;
            all.reopened += line.reopened;
            all
        });
        let all = open(&total);
        let share = |part: u64| (part * 100).checked_div(all).unwrap_or(0);
        let (warn_w, late_w) = (share(total.warn), share(total.late));
        // Rounding leaves a rest; it belongs to what is on time, unless nothing is.
        let ok_w = if total.on_time + total.paused == 0 { 0 } else { 100u64.saturating_sub(warn_w + late_w) };
        UnitLine {
            id: unit.id.to_string(),
            name: lang.say(&unit.name, &unit.en).to_owned(),
            open: all,
            on_time: total.on_time,
            warn: total.warn,
            late: total.late,
            resolved: total.resolved,
            in_time: total.resolved_in_time,
            resolved_late: total.resolved_late,
            reopened: total.reopened,
            ok_w,
            warn_w,
            late_x: ok_w + warn_w,
            late_w,
        }
    });
    let as_of = lang.pick(
        format!("截至{}，每个数字都可以点开看明细。", time::short(app.world.calendar(), now, now, lang)),
        format!("As of {}. Every number leads to its cases.", time::short(app.world.calendar(), now, now, lang)),
    );
    page(&visit, &BoardPage { c: Chrome::of(&visit), as_of, facts, stages, units: lines.collect() })
}
