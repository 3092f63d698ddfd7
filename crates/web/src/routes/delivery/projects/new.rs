//! `/desk/projects/new`: a project is entered, with the stages it has reached and the permits it has.

use super::form;
use super::json::{PermitJson, ProjectStep, ReachedJson};
use super::one::posts;
use super::take::{Taking, take};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::code;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::case::{Input, InputKind};
use crate::pages::delivery::projects::form::{NewProjectPage, Part};
use crate::present::delivery::projects::fields::{card, charge, date};
use crate::present::delivery::projects::stage;
use crate::present::inputs::{input, option as choice};
use crate::routes::page::page;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use yinuo_delivery::project::{Permit, Stage, Verb};

pub async fn get(State(app): State<App>, Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    let (lang, who) = (visit.lang, visit.staff()?);
    let posts = posts(&app, &visit).await?;
    let today = app.today();
    let mut about = card(&app.world, None, lang);
    for field in about.iter_mut().filter(|field| field.name == "years") {
        field.value = today.year().to_string();
    }
    page(
        &visit,
        &NewProjectPage {
            c: Chrome::of(&visit),
            csrf: who.session.csrf.clone(),
            key: code::random(),
            title: lang.say("新增项目", "New project").to_owned(),
            action: "/desk/projects/new",
            lead: lang
                .say("续建项目把已经走过的阶段和已有的手续一并填上；开工以后的，须有施工许可。", "For one that is under way fill in the stages it has passed and its permits; begun, it needs the construction permit.")
                .to_owned(),
            parts: vec![
                Part { heading: lang.say("项目信息", "The project").to_owned(), inputs: about },
                Part { heading: lang.say("责任分工", "Who has charge").to_owned(), inputs: charge(&app.world, None, &posts, lang) },
                Part { heading: lang.say("所处阶段", "Where it stands").to_owned(), inputs: reached(lang) },
                Part { heading: lang.say("已有手续", "Permits it has").to_owned(), inputs: permits(lang) },
            ],
        },
    )
}

/// A day a stage; the last one that is filled in is where it stands.
fn reached(lang: Lang) -> Vec<Input> {
    let stages = Stage::ALL.iter().filter(|one| **one != Stage::Dropped);
    let field = |one: &Stage| date(&format!("reached-{}", one.as_str()), stage(*one, lang), String::new());
    stages.map(field).collect()
}

fn permits(lang: Lang) -> Vec<Input> {
    let standings = [
        ("", "未申请", "Not applied for"),
        ("applied", "已申请", "Applied for"),
        ("granted", "已取得", "Granted"),
        ("not-needed", "无需办理", "Not needed"),
    ];
    let field = |one: &Permit| {
        let options = standings.iter().map(|(id, zh, en)| choice(id, lang.say(zh, en), id.is_empty())).collect();
        let name = lang.say(one.zh(), one.en());
        let day = lang.pick(format!("{name}日期"), format!("{name}: the day"));
        [
            Input { options, ..input(&format!("permit-{}", one.as_str()), InputKind::Select, name) },
            date(&format!("permit-{}-on", one.as_str()), &day, String::new()),
        ]
    };
    Permit::ALL.iter().flat_map(field).collect()
}

pub async fn post(State(app): State<App>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let who = visit.staff()?;
    let step = step(&sent).map_err(|refusal| Problem::refused(visit, refusal))?;
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

/// A new project from its form.
///
/// # Errors
/// [`yinuo_kernel::Rule::BadField`] names the field.
pub fn step(sent: &Form) -> Result<ProjectStep, yinuo_kernel::Refusal> {
    let reached = Stage::ALL.iter().map(|one| (one, sent.get(&format!("reached-{}", one.as_str()))));
    let reached = reached.filter(|(_, on)| !on.is_empty());
    let permits = Permit::ALL.iter().map(|one| (one, sent.get(&format!("permit-{}", one.as_str()))));
    let permits = permits.filter(|(_, standing)| !standing.is_empty()).map(|(one, standing)| {
        let on = sent.get(&format!("permit-{}-on", one.as_str()));
        let on = Some(on.to_owned()).filter(|on| !on.is_empty());
        PermitJson { permit: one.as_str().to_owned(), standing: standing.to_owned(), on }
    });
    Ok(ProjectStep {
        card: Some(form::card(sent)?),
        charge: Some(form::charge(sent)),
        reached: reached.map(|(one, on)| ReachedJson { stage: one.as_str().to_owned(), on: on.to_owned() }).collect(),
        permits: permits.collect(),
        ..ProjectStep::default()
    })
}
