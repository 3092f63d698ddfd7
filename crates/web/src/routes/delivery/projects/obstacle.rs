//! `/desk/projects/{number}/obstacle`: what hinders a project becomes a case of the obstacle pack, goes
//! to the unit that can remove it, and is linked to the project.
//!
//! Three commands, each with a key made of the form's: whatever was interrupted is finished when the
//! same form comes again, and nothing is done twice.

use super::json::ProjectStep;
use super::one::read;
use super::take::{Taking, take};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::rows;
use crate::present::delivery::projects::obstacles::{PACK, matter};
use crate::routes::command::{NewCase, check_key, draft};
use crate::routes::delivery::Loaded;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use yinuo_casework::commands::dispatch::Dispatch;
use yinuo_casework::event::Channel;
use yinuo_delivery::project::Verb;
use yinuo_journal::{BlobRow, Rejection, Submission, Target, digest};
use yinuo_kernel::{Actor, CaseNumber, Refusal, Role, Rule};

pub async fn post(State(app): State<App>, Path(asked): Path<String>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let who = visit.staff()?;
    let (number, loaded) = read(&app, visit, &asked).await?;
    let by = &who.account.actor;
    let key = format!("desk:{}", sent.get("key"));
    check_key(&key).map_err(|refusal| Problem::refused(visit, refusal))?;
    may(&app, &loaded, by).map_err(|refusal| Problem::refused(visit, refusal))?;
    let case = submit(&app, visit, &sent, &loaded, by, &key).await?;
    send(&app, visit, &sent, case, by, &key).await?;
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

/// The case is made by the machine on behalf of the post: the post stands in its record.
fn on_behalf(by: &Actor) -> Actor {
    Actor { role: Role::System, ..by.clone() }
}

async fn submit(
    app: &App,
    visit: &Visit,
    sent: &Form,
    loaded: &Loaded,
    by: &Actor,
    key: &str,
) -> Result<CaseNumber, Problem> {
    let refuse = |refusal: Refusal| Problem::refused(visit, refusal);
    let matter = matter(&app.world).ok_or_else(|| refuse(Refusal::new(Rule::UnknownType, PACK)))?;
    let (words, form) = (sent.get("words"), &matter.rules.form);
    if words.is_empty() {
        return Err(refuse(Rule::WordsMissing.into()));
    }
    if sent.photos.len() > form.photos_max as usize {
        return Err(refuse(Rule::TooManyPhotos.into()));
    }
    let name = loaded.dossier.project().and_then(|project| loaded.text(&project.card.words));
    let name = name.map_or("", |text| text.title.as_str());
    let first = words.split(['\n', '。', '；', ';']).next().unwrap_or(words);
    let title: String = format!("{name}：{first}").chars().take(form.title_max as usize).collect();
    let kinds = matter.directory.kinds();
    let new = NewCase {
        case_type: Some(PACK.to_owned()),
        kind: kinds.first().map(|kind| kind.id.to_string()).unwrap_or_default(),
        category: Some(sent.get("category").to_owned()),
        title,
        body: words.to_owned(),
        ..NewCase::default()
    };
    let mut asked =
        vec![serde_json::to_vec(&("obstacle", loaded.dossier.project().map(|it| it.number), &new)).unwrap_or_default()];
    asked.extend(sent.photos.iter().map(|photo| digest::plain(&[photo]).to_vec()));
    let asked = digest::hex(&digest::plain(&asked.iter().map(Vec::as_slice).collect::<Vec<_>>()));
    let photos = photos(app, visit, sent).await?;
    let submission = draft(app, new, &photos, Channel::Web).map_err(refuse)?;
    let submission =
        Submission { key: Some(format!("{key}:case")), asked, by: on_behalf(by), blobs: photos, ..submission };
    let receipt = app.engine.submit(submission).await.map_err(|rejection| Problem::rejected(visit, rejection))?;
    Ok(receipt.case)
}

async fn photos(app: &App, visit: &Visit, sent: &Form) -> Result<Vec<BlobRow>, Problem> {
    if sent.photos.is_empty() {
        return Ok(Vec::new());
    }
    let (inner, photos) = (app.clone(), sent.photos.clone());
    match tokio::task::spawn_blocking(move || rows::photos(&inner, &photos)).await {
        Ok(photos) => photos.map_err(|refusal| Problem::refused(visit, refusal)),
        Err(_) => Err(Problem::refused(visit, Rule::BadPhoto)),
    }
}

/// To the unit the duty directory names; to another one only on the word of the project office: what a
/// unit wishes for the dispatcher decides. A case that cannot be sent waits for the dispatcher.
async fn send(app: &App, visit: &Visit, sent: &Form, case: CaseNumber, by: &Actor, key: &str) -> Result<(), Problem> {
    let wished = match sent.get("unit") {
        "" => None,
        unit => Some(unit.parse().map_err(|_| Problem::refused(visit, Refusal::new(Rule::UnknownUnit, unit)))?),
    };
    if wished.is_some() && by.role != Role::Supervisor {
        return Ok(());
    }
    let asked = digest::hex(&digest::plain(&[sent.get("unit").as_bytes(), case.to_string().as_bytes()]));
    let command = yinuo_casework::Command::Dispatch(Dispatch { unit: wished });
    let plain = Submission::plain(Target::Case(case), command, on_behalf(by));
    let submission = Submission { key: Some(format!("{key}:send")), asked, ..plain };
    match app.engine.submit(submission).await {
        Ok(_) => Ok(()),
        Err(Rejection::Refused(Refusal { rule: Rule::NoRoute | Rule::StageForbids | Rule::PushedDown, .. })) => Ok(()),
        Err(rejection) => Err(Problem::rejected(visit, rejection)),
    }
}
