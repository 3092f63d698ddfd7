//! `/desk/campaigns/{number}`: a campaign (百日攻坚) is a list with a finish line.

use super::find;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::code;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::delivery::projects::campaign::{CampaignPage, MemberLine};
use crate::present::delivery::{day, light};
use crate::present::fields::unit_name;
use crate::routes::command::{self, check_key, number};
use crate::routes::delivery::{Loaded, deliver, load, rows};
use crate::routes::page::page;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use yinuo_delivery::light::of_task;
use yinuo_delivery::project::{ProjectRow, Stage};
use yinuo_delivery::source::{Command, Source, SourceKind, Stage as SourceStage};
use yinuo_delivery::task::Stage as TaskStage;
use yinuo_delivery::{Colour, Light, Row};
use yinuo_journal::{Deed, Target, World};
use yinuo_kernel::{CaseNumber, Refusal, Role, Rule};

fn campaign<'a>(visit: &Visit, loaded: &'a Loaded) -> Result<&'a Source, Problem> {
    let source = loaded.dossier.source().filter(|source| source.card.kind == SourceKind::Campaign);
    source.ok_or_else(|| Problem::refused(visit, Rule::UnknownDossier))
}

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(asked): Path<String>,
) -> Result<Response, Problem> {
    let (lang, who) = (visit.lang, visit.staff()?);
    let number = number(&visit, &asked)?;
    let loaded = load(&app, &visit, number).await?;
    let source = campaign(&visit, &loaded)?;
    let rows = rows(&app, &visit).await?;
    let (world, today) = (&app.world, app.today());
    let text = loaded.text(&source.card.words);
    let mut members: Vec<(Colour, MemberLine)> = source
        .listed
        .iter()
        .filter_map(|listed| {
            let entry = rows.get(listed)?;
            let seen = entry.row.project().is_none_or(|it| find::sees(world, &who.account.actor, it));
            seen.then_some(())?;
            let light = lamp(world, &entry.row, today)?;
            let nodes = entry.nodes();
            let told = light::Told {
                rules: world.delivery(),
                goal: entry.row.goal(),
                nodes: &nodes,
                year: today.year(),
                lang,
            };
            let done = is_done(&entry.row, source.card.finish);
            Some((
                if done { Colour::Off } else { light.colour },
                MemberLine {
                    href: match entry.row.project() {
                        Some(_) => format!("/desk/projects/{}", listed.bare()),
                        None => format!("/desk/tasks/{}", listed.bare()),
                    },
                    number: listed.to_string(),
                    title: entry.title().to_owned(),
                    unit: unit_name(&world.main().directory, entry.row.unit(), lang),
                    light: light::view(&light, told),
                    done,
                    late: !done && light.colour == Colour::Late,
                },
            ))
        })
        .collect();
    members.sort_by_key(|(colour, member)| (std::cmp::Reverse(*colour), member.number.clone()));
    let members: Vec<MemberLine> = members.into_iter().map(|(_, member)| member).collect();
    let done = members.iter().filter(|member| member.done).count();
    page(
        &visit,
        &CampaignPage {
            c: Chrome::of(&visit),
            csrf: who.session.csrf.clone(),
            key: code::random(),
            seen: u32::try_from(loaded.course.len()).unwrap_or(u32::MAX),
            bare: number.bare(),
            number: number.to_string(),
            title: text.map_or("—", |text| text.title.as_str()).to_owned(),
            body: text.map(|text| text.body.clone()).unwrap_or_default(),
            finish: source.card.finish.map(|finish| day(finish, today.year(), lang)).unwrap_or_default(),
            left: source.card.finish.map(|finish| left(finish, today, lang)).unwrap_or_default(),
            done,
            late: members.iter().filter(|member| member.late).count(),
            width: if members.is_empty() { 0 } else { done * 100 / members.len() },
            may_list: who.account.role() == Role::Supervisor && source.stage != SourceStage::Closed,
            members,
        },
    )
}

fn left(finish: Date, today: Date, lang: Lang) -> String {
    match (finish - today).get_days() {
        days @ 1.. => lang.pick(format!("还有{days}天"), format!("{days} days left")),
        0 => lang.say("今天到期", "ends today").to_owned(),
        days => lang.pick(format!("已过期{}天", -days), format!("ended {} days ago", -days)),
    }
}

fn lamp(world: &World, row: &Row, today: Date) -> Option<Light> {
    let (rules, calendar) = (world.delivery(), world.calendar());
    if let Some(project) = row.project() {
        return Some(yinuo_delivery::light::of_project(project, today.year(), today, rules, calendar));
    }
    row.task().map(|task| of_task(task, row.year, today, rules, calendar))
}

/// A task is done when it was signed off; a project when all its nodes up to the finish line are met,
/// or, where it has none, when it is completed.
fn is_done(row: &Row, finish: Option<Date>) -> bool {
    let of_project = |project: &ProjectRow| {
        let mut due = project.nodes.iter().filter(|node| finish.is_none_or(|finish| node.due <= finish)).peekable();
        match due.peek() {
            Some(_) => due.all(|node| node.met.is_some()),
            None => matches!(project.stage, Stage::Completed | Stage::Production),
        }
    };
    row.project().is_some_and(of_project) || row.task().is_some_and(|task| task.stage == TaskStage::Closed)
}

/// `add` puts numbers on the list, `drop` takes one off.
pub async fn list(State(app): State<App>, Path(asked): Path<String>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let who = visit.staff()?;
    let number = number(visit, &asked)?;
    let loaded = load(&app, visit, number).await?;
    campaign(visit, &loaded)?;
    let rows = rows(&app, visit).await?;
    let refuse = |refusal: Refusal| Problem::refused(visit, refusal);
    let read = |name: &str| -> Result<Vec<CaseNumber>, Refusal> {
        let parts = sent.get(name).split([' ', ',', '，', '、', '\n', '\r', '\t']).filter(|part| !part.is_empty());
        let known = |part: &str| {
            let number = CaseNumber::parse(part);
            let fits = |number: &CaseNumber| {
                rows.get(number).is_some_and(|it| it.row.task().is_some() || it.row.project().is_some())
            };
            number
                .filter(fits)
                .ok_or_else(|| Refusal::new(Rule::UnknownDossier, part.chars().take(32).collect::<String>()))
        };
        parts.map(known).collect()
    };
    let (add, drop) = (read("add").map_err(refuse)?, read("drop").map_err(refuse)?);
    let key = format!("desk:{}", sent.get("key"));
    check_key(&key).map_err(refuse)?;
    let asked = command::asked(&("campaign", number, &add, &drop), &[]);
    let command = yinuo_delivery::Command::Source(Command::List { add, drop });
    let plain = Deed::plain(Target::Case(number), command, who.account.actor.clone());
    deliver(&app, visit, vec![Deed { key: Some(key), asked, seen: sent.parse("seen").ok(), ..plain }]).await?;
    Ok(Redirect::to(&format!("/desk/campaigns/{}", number.bare())).into_response())
}
