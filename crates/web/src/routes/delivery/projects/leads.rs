//! `/desk/leads`: investment promotion (招商). The early stages of the pipeline as a list, and what became
//! of the leads of each year.

use super::find::{Asked, Lit, born, find, has_got_to};
use super::form;
use super::json::{ChargeJson, ProjectStep, ReachedJson};
use super::list::BASE;
use super::one::posts;
use super::take::{Taking, take};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::code;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::case::{Input, InputKind};
use crate::pages::delivery::projects::form::{NewProjectPage, Part};
use crate::pages::delivery::projects::leads::{BornLine, LeadLine, LeadsPage};
use crate::pages::queue::Tab;
use crate::pages::simple::Fact;
use crate::present::delivery::day;
use crate::present::delivery::projects::fields::{card, charge, date};
use crate::present::delivery::projects::{money, stage};
use crate::present::fields::unit_name;
use crate::present::inputs::{input, option as choice};
use crate::routes::delivery::rows;
use crate::routes::page::page;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use std::collections::BTreeSet;
use yinuo_delivery::project::{ProjectRow, Stage, Verb};
use yinuo_journal::World;
use yinuo_kernel::{Role, Rule};

/// The stages of promotion.
const EARLY: [Stage; 3] = [Stage::Lead, Stage::Talks, Stage::Signed];

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let (lang, who) = (visit.lang, visit.staff()?);
    let rows = rows(&app, &visit).await?;
    let (world, today) = (&app.world, app.today());
    let frame = Asked { year: "all".into(), ..Asked::default() };
    let all = find(world, &rows, &frame, who, today);
    let early = |at: Stage| all.iter().filter(move |lit| lit.project().is_some_and(|it| it.stage == at));
    let wanted = Stage::parse(&asked.stage).filter(|one| EARLY.contains(one));
    let mut lines: Vec<(Date, LeadLine)> = EARLY
        .iter()
        .filter(|one| wanted.is_none_or(|wanted| wanted == **one))
        .flat_map(|one| early(*one))
        .filter_map(|lit| line(world, lit, today, lang))
        .collect();
    // The one that nobody has moved for the longest time comes first.
    lines.sort_by_key(|(since, _)| *since);
    let facts = EARLY.iter().map(|one| Fact {
        value: early(*one).count().to_string(),
        label: stage(*one, lang).to_owned(),
        href: format!("/desk/leads?stage={}", one.as_str()),
    });
    let tab = |one: Option<Stage>, label: &str| Tab {
        href: one.map_or_else(|| "/desk/leads".to_owned(), |one| format!("/desk/leads?stage={}", one.as_str())),
        label: label.to_owned(),
        current: one == wanted,
    };
    let mut tabs = vec![tab(None, lang.say("全部", "All"))];
    tabs.extend(EARLY.iter().map(|one| tab(Some(*one), stage(*one, lang))));
    page(
        &visit,
        &LeadsPage {
            c: Chrome::of(&visit),
            may_enter: who.account.role() == Role::Supervisor,
            facts: facts.collect(),
            tabs,
            lines: lines.into_iter().map(|(_, line)| line).collect(),
            born: years(&all, &frame),
        },
    )
}

fn line(world: &World, lit: &Lit, today: Date, lang: Lang) -> Option<(Date, LeadLine)> {
    let project = lit.project()?;
    let calendar = world.calendar();
    let since = project.reached.get(&project.stage).copied();
    let since = since.unwrap_or_else(|| calendar.local(lit.entry.row.last_at).date());
    let last = project.last_visit.as_ref().map(|visit| visit.on);
    let days = (today - since.max(last.unwrap_or(since))).get_days();
    Some((
        since.max(last.unwrap_or(since)),
        LeadLine {
            bare: lit.entry.row.number.bare(),
            number: lit.entry.row.number.to_string(),
            title: lit.entry.title().to_owned(),
            stage: stage(project.stage, lang).to_owned(),
            since: day(since, today.year(), lang),
            visits: project.visits,
            last_visit: last.map(|on| day(on, today.year(), lang)).unwrap_or_default(),
            quiet: lang.pick(format!("{days}天没有动静"), format!("quiet for {days} days")),
            is_quiet: days > i32::from(world.delivery().obstacle_days),
            unit: unit_name(&world.main().directory, Some(&project.charge.unit), lang),
            invest: project.promise.invest.map(|invest| money(invest, lang)).unwrap_or_default(),
        },
    ))
}

/// What became of the leads of each year. A project counts in the year in which it began to be one.
fn years(all: &[Lit], frame: &Asked) -> Vec<BornLine> {
    let projects = || all.iter().filter_map(Lit::project);
    let years: BTreeSet<i16> = projects().filter_map(born).collect();
    let line = |year: &i16| {
        let mine: Vec<&ProjectRow> = projects().filter(|project| born(project) == Some(*year)).collect();
        let year = year.to_string();
        let cell = |one: Stage| {
            let count = mine.iter().filter(|project| has_got_to(project, one)).count();
            (count, frame.with_all(BASE, &[("born", &year), ("past", one.as_str())]))
        };
        let rate = crate::present::delivery::projects::line::rate(cell(Stage::Signed).0, mine.len());
        BornLine {
            all: (mine.len(), frame.with_all(BASE, &[("born", &year)])),
            reached: [Stage::Talks, Stage::Signed, Stage::Started, Stage::Production, Stage::Dropped].map(cell).into(),
            rate,
            year,
        }
    };
    years.iter().rev().map(line).collect()
}

pub async fn new(State(app): State<App>, Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    let (lang, who) = (visit.lang, visit.staff()?);
    let posts = posts(&app, &visit).await?;
    let today = app.today();
    // A lead is few words: what, who, how much. The rest is filled in when it is signed.
    let asked = ["title", "body", "sector", "county", "level", "invest"];
    let about = card(&app.world, None, lang).into_iter().filter(|input| asked.contains(&input.name.as_str()));
    let people = charge(&app.world, None, &posts, lang).into_iter().filter(|input| input.name != "team");
    let stages = EARLY.iter().map(|one| choice(one.as_str(), stage(*one, lang), *one == Stage::Lead));
    let at = vec![
        Input { options: stages.collect(), ..input("stage", InputKind::Select, lang.say("阶段", "Stage")) },
        Input { required: true, ..date("on", lang.say("自何日起", "Since"), today.to_string()) },
    ];
    page(
        &visit,
        &NewProjectPage {
            c: Chrome::of(&visit),
            csrf: who.session.csrf.clone(),
            key: code::random(),
            title: lang.say("新增招商线索", "New lead").to_owned(),
            action: "/desk/leads/new",
            lead: lang
                .say(
                    "签约以前只有项目办、责任单位和专班能看到。",
                    "Before it is signed only the project office, its unit and its team see it.",
                )
                .to_owned(),
            parts: vec![
                Part { heading: lang.say("线索", "The lead").to_owned(), inputs: about.collect() },
                Part { heading: lang.say("谁来跟进", "Who follows it").to_owned(), inputs: people.collect() },
                Part { heading: lang.say("现在的阶段", "Where it stands").to_owned(), inputs: at },
            ],
        },
    )
}

pub async fn post(State(app): State<App>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let who = visit.staff()?;
    let refuse = |refusal: yinuo_kernel::Refusal| Problem::refused(visit, refusal);
    let mut card = form::card(&sent).map_err(refuse)?;
    card.owner = "enterprise".into();
    card.years = vec![app.today().year()];
    let early = Stage::parse(sent.get("stage")).filter(|one| EARLY.contains(one));
    let early = early.ok_or_else(|| refuse(yinuo_kernel::Refusal::new(Rule::BadField, "stage")))?;
    let reached = vec![ReachedJson { stage: early.as_str().to_owned(), on: sent.get("on").to_owned() }];
    let charge = ChargeJson { team: Vec::new(), ..form::charge(&sent) };
    let step = ProjectStep { card: Some(card), charge: Some(charge), reached, ..ProjectStep::default() };
    let taking = Taking {
        on: None,
        verb: Verb::Enter,
        step,
        files: Vec::new(),
        by: who.account.actor.clone(),
        key: format!("desk:{}", sent.get("key")),
        seen: None,
    };
    let receipt = take(&app, visit, taking).await?;
    Ok(Redirect::to(&format!("/desk/projects/{}?done=enter", receipt.case.bare())).into_response())
}
