//! `/desk/projects/{number}/obstacle`: what hinders a project becomes a case of the obstacle pack, goes
//! to the unit that can remove it, and is linked to the project.

use super::filing::{Filing, send, submit};
use super::json::ProjectStep;
use super::one::read;
use super::take::{Taking, take};
use crate::app::App;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::present::delivery::projects::obstacles::PACK;
use crate::routes::command::check_key;
use crate::routes::delivery::Loaded;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use yinuo_delivery::project::Verb;
use yinuo_kernel::{Actor, Refusal, Role, Rule};

pub async fn post(State(app): State<App>, Path(asked): Path<String>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let who = visit.staff()?;
    let (number, loaded) = read(&app, visit, &asked).await?;
    let by = &who.account.actor;
    let key = format!("desk:{}", sent.get("key"));
    check_key(&key).map_err(|refusal| Problem::refused(visit, refusal))?;
    may(&app, &loaded, by).map_err(|refusal| Problem::refused(visit, refusal))?;
    let name = loaded.dossier.project().and_then(|project| loaded.text(&project.card.words));
    let filing = Filing {
        pack: PACK,
        category: sent.get("category"),
        about: name.map_or("", |text| text.title.as_str()),
        words: sent.get("words"),
        photos: sent.photos.clone(),
        by,
        key: &key,
        of: number,
    };
    let case = submit(&app, visit, filing).await?;
    send(&app, visit, case, sent.get("unit"), by, &key).await?;
    let step = ProjectStep { case: Some(case.to_string()), node: sent.parse("node").ok(), ..ProjectStep::default() };
    // Whoever acted meanwhile did not undo the obstacle: the form's state is not held against it.
    let linking = Taking {
        on: Some(&loaded),
        verb: Verb::Obstruct,
        step,
        files: Vec::new(),
        by: by.clone(),
        key: format!("{key}:link"),
        seen: None,
    };
    take(&app, visit, linking).await?;
    Ok(Redirect::to(&format!("/desk/projects/{}?done=obstacle", number.bare())).into_response())
}

/// Asked before the case is made: a case without its project would hang in the air.
fn may(app: &App, loaded: &Loaded, by: &Actor) -> Result<(), Refusal> {
    let Some(project) = loaded.dossier.project() else { return Err(Rule::UnknownDossier.into()) };
    if !Verb::Obstruct.is_legal(Some(project.stage)) {
        return Err(Refusal::new(Rule::StageForbids, format!("{} × obstruct", project.stage.as_str())));
    }
    let over = |unit| by.unit.as_ref().is_some_and(|mine| app.world.main().directory.is_over(mine, unit));
    let units = std::iter::once(&project.charge.unit).chain(&project.card.county);
    let works = by.role == Role::Supervisor
        || (by.role == Role::Unit && units.into_iter().any(over))
        || by.post.as_ref().is_some_and(|post| project.charge.names(post));
    if works { Ok(()) } else { Err(Refusal::new(Rule::NotYourUnit, project.number.to_string())) }
}
