//! `/desk/tasks`: the register of tasks.

use super::rows;
use crate::app::App;
use crate::http::access::{Visit, Who};
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::pages::Chrome;
use crate::pages::delivery::tasks::{TaskLine, TasksPage};
use crate::pages::queue::{Select, Tab};
use crate::pages::simple::{Choice, Fact};
use crate::present::delivery::{day, figures, light};
use crate::present::{fields, time};
use crate::routes::page::page;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use serde::Deserialize;
use std::sync::Arc;
use yinuo_delivery::light::of_task;
use yinuo_delivery::task::{Sort, Stage, TaskRow};
use yinuo_delivery::{Colour, Light};
use yinuo_journal::register::Entry;
use yinuo_journal::{Rows, World};
use yinuo_kernel::{CaseNumber, Role, UnitId};

/// What may be asked of the list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub q: String,
    pub year: String,
    pub light: String,
    pub stage: String,
    pub sort: String,
    pub unit: String,
    pub source: String,
    pub parent: String,
    /// `owed`, `asked`, `claimed`, `disputed`, `chased`.
    pub tab: String,
    pub page: usize,
}

/// Tasks on one page.
const PAGE: usize = 50;

/// A task with its light.
#[derive(Debug)]
pub struct Lit {
    pub entry: Arc<Entry>,
    pub light: Light,
}

impl Lit {
    /// The task's row.
    pub fn task(&self) -> Option<&TaskRow> {
        self.entry.row.task()
    }
}

/// The tasks of the register that a question asks for, most urgent first.
pub fn find(world: &World, rows: &Rows, asked: &Asked, by: &Who, today: Date) -> Vec<Lit> {
    let directory = &world.main().directory;
    let unit: Option<UnitId> = asked.unit.parse().ok();
    let (source, parent) = (CaseNumber::parse(&asked.source), CaseNumber::parse(&asked.parent));
    let year: Option<i16> = asked.year.parse().ok();
    let (stage, sort, colour) = (Stage::parse(&asked.stage), Sort::parse(&asked.sort), Colour::parse(&asked.light));
    let words: Vec<&str> = asked.q.split_whitespace().collect();
    let office = by.account.role() != Role::Unit;
    let mut found: Vec<Lit> = rows
        .values()
        .filter_map(|entry| {
            let task = entry.row.task()?;
            // Drafts are the office's own.
            let seen = office || !matches!(task.stage, Stage::Draft | Stage::Discarded);
            let led = |unit: &UnitId| {
                let units = task.lead.iter().chain(&task.co);
                units.into_iter().any(|lead| directory.is_over(unit, lead))
            };
            let takes = seen
                && year.is_none_or(|year| entry.row.year == year)
                && stage.map_or(task.stage != Stage::Discarded, |stage| task.stage == stage)
                && (asked.stage != "open" || task.stage.is_open())
                && sort.is_none_or(|sort| task.sort == sort)
                && unit.as_ref().is_none_or(&led)
                && (asked.source.is_empty() || task.source == source)
                && (asked.parent.is_empty() || task.parent == parent)
                && words.iter().all(|word| entry.title().contains(word) || entry.row.number.to_string() == *word);
            if !takes {
                return None;
            }
            let light = of_task(task, entry.row.year, today, world.delivery(), world.calendar());
            let lit = colour.is_none_or(|colour| light.colour == colour);
            let tab = match asked.tab.as_str() {
                "asked" => task.asked,
                "claimed" => task.stage == Stage::Claimed,
                "disputed" => task.stage == Stage::Disputed,
                "chased" => task.chased > 0 && task.stage.is_open(),
                _ => true,
            };
            (lit && tab).then(|| Lit { entry: entry.clone(), light })
        })
        .collect();
    found.sort_by_key(|lit| {
        let due = lit.task().and_then(|task| task.due).unwrap_or(Date::MAX);
        (std::cmp::Reverse(lit.light.colour), due, lit.entry.row.number)
    });
    found
}

/// A line of the list.
pub fn line(app: &App, lit: &Lit, visit: &Visit, today: Date) -> TaskLine {
    let (world, lang) = (&app.world, visit.lang);
    let row = &lit.entry.row;
    let directory = &world.main().directory;
    let Some(task) = row.task() else { return TaskLine::default() };
    let unit =
        |unit: Option<&UnitId>| unit.map(|unit| fields::unit_name(directory, Some(unit), lang)).unwrap_or_default();
    let nodes = lit.entry.nodes();
    let told =
        light::Told { rules: world.delivery(), goal: task.goal.as_ref(), nodes: &nodes, year: today.year(), lang };
    let mut tags = Vec::new();
    if task.chased > 0 && task.stage.is_open() {
        let grade = ["", "已提醒", "已督办", "已通报"].get(usize::from(task.chased)).copied().unwrap_or_default();
        tags.push((lang.pick(grade.to_owned(), format!("chased {}", task.chased)), true));
    }
    if task.relapses > 0 {
        tags.push((lang.pick(format!("反弹{}次", task.relapses), format!("relapsed {}×", task.relapses)), true));
    }
    if task.asked {
        tags.push((lang.say("申请待审", "Asks").to_owned(), false));
    }
    if task.adjusted > 0 {
        tags.push((lang.pick(format!("调整{}次", task.adjusted), format!("adjusted {}×", task.adjusted)), false));
    }
    let measure = task.goal.as_ref().map_or("", |goal| goal.unit.as_str());
    TaskLine {
        bare: row.number.bare(),
        number: row.number.to_string(),
        title: lit.entry.title().to_owned(),
        light: light::view(&lit.light, told),
        lead: unit(task.lead.as_ref()),
        co: task.co.iter().map(|co| unit(Some(co))).collect::<Vec<_>>().join("、"),
        goal: task.goal.as_ref().map(|goal| figures::goal(goal, lang)).unwrap_or_default(),
        attained: task.attained.map(|(_, value)| figures::with_unit(value, measure)).unwrap_or_default(),
        due: task.due.map(|due| day(due, today.year(), lang)).unwrap_or_default(),
        stage: lang.say(task.stage.zh(), task.stage.en()).to_owned(),
        tags,
    }
}

pub async fn list(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let (lang, who) = (visit.lang, visit.staff()?);
    let rows = rows(&app, &visit).await?;
    let (today, now) = (app.today(), app.clock.now());
    let world = &app.world;
    let all = find(world, &rows, &Asked { light: String::new(), page: 0, ..asked.clone() }, who, today);
    let of = |colour| all.iter().filter(|lit| lit.light.colour == colour).count();
    let fact = |colour: Colour| Fact {
        value: of(colour).to_string(),
        label: light::name(colour, world.delivery(), lang).to_owned(),
        href: with(&asked, "light", colour.as_str()),
    };
    let closed = all.iter().filter(|lit| lit.task().is_some_and(|task| task.stage == Stage::Closed)).count();
    let mut facts = vec![fact(Colour::Late), fact(Colour::Soon), fact(Colour::Good)];
    facts.push(Fact {
        value: closed.to_string(),
        label: lang.say("已销号", "Signed off").to_owned(),
        href: with(&asked, "stage", "closed"),
    });
    let colour = Colour::parse(&asked.light);
    let shown: Vec<&Lit> = all.iter().filter(|lit| colour.is_none_or(|colour| lit.light.colour == colour)).collect();
    let from = asked.page.saturating_mul(PAGE);
    let lines = shown.iter().skip(from).take(PAGE).map(|lit| line(&app, lit, &visit, today)).collect();
    let more = shown.len() > from + PAGE;
    page(
        &visit,
        &TasksPage {
            c: Chrome::of(&visit),
            title: lang.say("任务台账", "Tasks").to_owned(),
            as_of: lang.pick(
                format!("截至{}，每项灯色都写明理由。", time::short(world.calendar(), now, now, lang)),
                format!("As of {}. Every light says why.", time::short(world.calendar(), now, now, lang)),
            ),
            facts,
            tabs: tabs(&asked, lang),
            q: asked.q.clone(),
            selects: selects(world, &rows, &asked, lang),
            count: shown.len(),
            lines,
            next: more.then(|| with(&asked, "page", &(asked.page + 1).to_string())),
            may_propose: who.account.role() == Role::Supervisor,
            export: with(&asked, "", "").replacen("/desk/tasks", "/desk/tasks.xlsx", 1),
        },
    )
}

fn tabs(asked: &Asked, lang: crate::lang::Lang) -> Vec<Tab> {
    let tab = |id: &str, zh: &str, en: &str| Tab {
        href: format!("/desk/tasks{}", if id.is_empty() { String::new() } else { format!("?tab={id}") }),
        label: lang.say(zh, en).to_owned(),
        current: asked.tab == id,
    };
    vec![
        tab("", "全部", "All"),
        tab("disputed", "有异议", "Disputed"),
        tab("asked", "申请待审", "Requests"),
        tab("claimed", "待销号", "To sign off"),
        tab("chased", "督办中", "Chased"),
    ]
}

fn selects(world: &World, rows: &Rows, asked: &Asked, lang: crate::lang::Lang) -> Vec<Select> {
    let option = |id: &str, label: &str, now: &str| Choice {
        id: id.to_owned(),
        label: label.to_owned(),
        selected: id == now,
        ..Choice::default()
    };
    let any = |zh: &str, en: &str, now: &str| option("", lang.say(zh, en), now);
    let mut years: Vec<i16> =
        rows.values().filter(|entry| entry.row.task().is_some()).map(|entry| entry.row.year).collect();
    years.sort_unstable();
    years.dedup();
    let years = years.into_iter().rev().map(|year| option(&year.to_string(), &year.to_string(), &asked.year));
    let stages = Stage::ALL.iter().map(|stage| option(stage.as_str(), lang.say(stage.zh(), stage.en()), &asked.stage));
    let sorts = Sort::ALL.iter().map(|sort| option(sort.as_str(), lang.say(sort.zh(), sort.en()), &asked.sort));
    let lights = [Colour::Late, Colour::Soon, Colour::Good];
    let lights = lights.iter().map(|c| option(c.as_str(), light::name(*c, world.delivery(), lang), &asked.light));
    let unit: Option<UnitId> = asked.unit.parse().ok();
    let units = fields::units(&world.main().directory, unit.as_ref(), lang);
    let select = |name, zh, en, first: Choice, rest: Vec<Choice>| Select {
        name,
        label: lang.say(zh, en),
        options: std::iter::once(first).chain(rest).collect(),
    };
    vec![
        select("year", "年度", "Year", any("全部年度", "All", &asked.year), years.collect()),
        select("light", "灯色", "Light", any("全部", "All", &asked.light), lights.collect()),
        select("stage", "环节", "Stage", any("全部环节", "All", &asked.stage), stages.collect()),
        select("sort", "类别", "Sort", any("全部类别", "All", &asked.sort), sorts.collect()),
        select("unit", "单位", "Unit", any("全部单位", "All", &asked.unit), units),
    ]
}

/// The address of the same question with one answer changed.
pub fn with(asked: &Asked, name: &str, value: &str) -> String {
    let page = if name == "page" { value.to_owned() } else { String::new() };
    let pairs: Vec<(&str, &str)> = [
        ("tab", &asked.tab),
        ("q", &asked.q),
        ("year", &asked.year),
        ("light", &asked.light),
        ("stage", &asked.stage),
        ("sort", &asked.sort),
        ("unit", &asked.unit),
        ("source", &asked.source),
        ("parent", &asked.parent),
        ("page", &page),
    ]
    .into_iter()
    .map(|(key, now)| (key, if key == name { value } else { now.as_str() }))
    .filter(|(_, value)| !value.is_empty())
    .collect();
    match serde_urlencoded::to_string(pairs) {
        Ok(query) if !query.is_empty() => format!("/desk/tasks?{query}"),
        _ => "/desk/tasks".to_owned(),
    }
}
