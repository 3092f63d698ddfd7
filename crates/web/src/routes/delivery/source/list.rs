//! `/desk/sources`: all sources, the newest first.

use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::pages::Chrome;
use crate::pages::delivery::source::{SourceLine, SourcesPage};
use crate::pages::queue::Select;
use crate::pages::simple::Choice;
use crate::present::delivery::day;
use crate::routes::delivery::rows;
use crate::routes::page::page;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use yinuo_delivery::source::{SourceKind, Stage};
use yinuo_delivery::task::Stage as TaskStage;
use yinuo_journal::Rows;
use yinuo_kernel::{CaseNumber, Role};

/// What may be asked of the list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub kind: String,
    pub year: String,
    pub stage: String,
}

/// How many tasks of a source are at each stage that somebody must act on.
fn told(rows: &Rows, source: CaseNumber, office: bool, lang: crate::lang::Lang) -> String {
    let tasks = || rows.values().filter_map(|entry| entry.row.task()).filter(|task| task.source == Some(source));
    let of = |stages: &[TaskStage]| tasks().filter(|task| stages.contains(&task.stage)).count();
    let mut parts = Vec::new();
    let mut part = |n: usize, zh: &str, en: &str| {
        if n > 0 {
            parts.push(lang.pick(format!("{zh} {n}"), format!("{n} {en}")));
        }
    };
    if office {
        part(of(&[TaskStage::Draft]), "拟定", "drafts");
    }
    part(of(&[TaskStage::Issued]), "待确认", "to be confirmed");
    part(of(&[TaskStage::Disputed]), "有异议", "disputed");
    part(of(&[TaskStage::Active, TaskStage::Claimed]), "推进中", "under way");
    part(of(&[TaskStage::Closed]), "已销号", "signed off");
    match parts.is_empty() {
        true => lang.say("尚无任务", "No tasks yet").to_owned(),
        false => parts.join(lang.say("，", ", ")),
    }
}

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let (lang, who) = (visit.lang, visit.staff()?);
    let rows = rows(&app, &visit).await?;
    let office = who.account.role() == Role::Supervisor;
    let (kind, stage) = (SourceKind::parse(&asked.kind), Stage::parse(&asked.stage));
    let year: Option<i16> = asked.year.parse().ok();
    let today = app.today();
    let mut years: Vec<i16> = Vec::new();
    let mut lines = Vec::new();
    for entry in rows.values().rev() {
        let Some(source) = entry.row.source() else { continue };
        years.push(entry.row.year);
        let fits = kind.is_none_or(|kind| source.kind == kind)
            && stage.is_none_or(|stage| source.stage == stage)
            && year.is_none_or(|year| entry.row.year == year);
        if !fits {
            continue;
        }
        let entered = app.world.calendar().local(entry.row.opened_at).date();
        lines.push(SourceLine {
            href: crate::routes::delivery::go::address(&entry.row),
            number: entry.row.number.to_string(),
            title: entry.title().to_owned(),
            kind: lang.say(source.kind.zh(), source.kind.en()).to_owned(),
            year: entry.row.year,
            issuer: entry.text.as_ref().map(|text| text.address.clone()).unwrap_or_default(),
            stage: lang.say(source.stage.zh(), source.stage.en()).to_owned(),
            told: told(&rows, entry.row.number, office, lang),
            entered: day(entered, today.year(), lang),
        });
    }
    years.sort_unstable();
    years.dedup();
    let option = |id: String, label: String, now: &str| Choice { selected: id == now, id, label, ..Choice::default() };
    let select = |name, zh, en, now: &str, rest: Vec<(String, String)>| Select {
        name,
        label: lang.say(zh, en),
        options: std::iter::once((String::new(), lang.say("全部", "All").to_owned()))
            .chain(rest)
            .map(|(id, label)| option(id, label, now))
            .collect(),
    };
    let kinds =
        SourceKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), lang.say(kind.zh(), kind.en()).to_owned()));
    let stages = Stage::ALL.iter().map(|one| (one.as_str().to_owned(), lang.say(one.zh(), one.en()).to_owned()));
    let years = years.iter().rev().map(|year| (year.to_string(), year.to_string()));
    let selects = vec![
        select("kind", "类型", "Kind", &asked.kind, kinds.collect()),
        select("year", "年度", "Year", &asked.year, years.collect()),
        select("stage", "状态", "Stage", &asked.stage, stages.collect()),
    ];
    page(&visit, &SourcesPage { c: Chrome::of(&visit), selects, lines, may_enter: office })
}
