//! `/desk/projects/{number}`: one project with everything a post may see and do.

use super::find::sees;
use super::form;
use super::take::{Taking, take};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::present::delivery::projects::fields::Post;
use crate::present::delivery::projects::obstacles::Hindrance;
use crate::present::delivery::projects::one;
use crate::routes::command::number;
use crate::routes::delivery::{Loaded, load, rows, task};
use crate::routes::page::{Done, page};
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use yinuo_delivery::project::{Project, ProjectRow, Verb};
use yinuo_kernel::{CaseNumber, Role, Rule};

/// The project of a loaded dossier, if this post may see it.
///
/// # Errors
/// [`Rule::UnknownDossier`] when it is something else, or not for this post.
pub fn project<'a>(app: &App, visit: &Visit, loaded: &'a Loaded) -> Result<&'a Project, Problem> {
    let who = visit.staff()?;
    let found = loaded.dossier.project();
    let seen = found.filter(|project| sees(&app.world, &who.account.actor, &ProjectRow::of(project)));
    seen.ok_or_else(|| Problem::refused(visit, Rule::UnknownDossier))
}

/// Reads a project.
///
/// # Errors
/// [`Rule::UnknownDossier`], or when the storage fails.
pub async fn read(app: &App, visit: &Visit, asked: &str) -> Result<(CaseNumber, Loaded), Problem> {
    let number = number(visit, asked)?;
    let loaded = load(app, visit, number).await?;
    project(app, visit, &loaded)?;
    Ok((number, loaded))
}

/// The posts that can be named on a project, by unit.
///
/// # Errors
/// When the storage fails.
pub async fn posts(app: &App, visit: &Visit) -> Result<Vec<Post>, Problem> {
    let accounts = app.read(|app| app.reader.accounts()).await.map_err(|fault| Problem::failed(visit, fault))?;
    let directory = &app.world.main().directory;
    let works = accounts.into_iter().filter(|account| matches!(account.role(), Role::Unit | Role::Supervisor));
    let post = works.filter_map(|account| {
        let unit = account.actor.unit.as_ref().and_then(|unit| directory.unit(unit))?;
        Some(Post {
            id: account.actor.post?,
            zh: format!("{} {}", unit.short, account.post),
            en: format!("{}, {}", unit.en, account.post_en),
        })
    });
    Ok(post.collect())
}

/// The cases that hinder a project, or did.
///
/// # Errors
/// When the storage fails.
pub async fn hindrances(app: &App, visit: &Visit, project: &Project) -> Result<Vec<Hindrance>, Problem> {
    let obstacles = project.obstacles.clone();
    let read = app.read(move |app| {
        let place = app.world.place;
        let mut found = Vec::with_capacity(obstacles.len());
        for obstacle in obstacles {
            // A sealed case is not told here, not even that it is one.
            let case = app.reader.row(place, obstacle.case)?.filter(|case| !case.sealed);
            let text = match &case {
                Some(case) => app.reader.words(place, &[case.words])?.remove(&case.words),
                None => None,
            };
            found.push(Hindrance { obstacle, case, text });
        }
        Ok(found)
    });
    read.await.map_err(|fault| Problem::failed(visit, fault))
}

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(asked): Path<String>,
    Ask(done): Ask<Done>,
) -> Result<Response, Problem> {
    let (_, loaded) = read(&app, &visit, &asked).await?;
    let project = project(&app, &visit, &loaded)?;
    let rows = rows(&app, &visit).await?;
    let (hindrances, posts) = (hindrances(&app, &visit, project).await?, posts(&app, &visit).await?);
    page(&visit, &one::view(&app, &visit, (&loaded, project), (&rows, &hindrances, &posts), &done.done)?)
}

pub async fn act(
    State(app): State<App>,
    Path((asked, verb)): Path<(String, String)>,
    sent: Form,
) -> Result<Response, Problem> {
    carry(app, asked, &verb, sent).await
}

/// A visit has a page of its own below its verb, so its form has a route of its own.
pub async fn visit(State(app): State<App>, Path(asked): Path<String>, sent: Form) -> Result<Response, Problem> {
    carry(app, asked, Verb::Visit.as_str(), sent).await
}

async fn carry(app: App, asked: String, verb: &str, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let who = visit.staff()?;
    let verb = Verb::parse(verb).filter(|verb| *verb != Verb::Enter).ok_or_else(|| Problem::not_found(visit))?;
    let (number, loaded) = read(&app, visit, &asked).await?;
    let step = form::step(&sent, verb, &loaded).map_err(|refusal| Problem::refused(visit, refusal))?;
    let taking = Taking {
        on: Some(&loaded),
        verb,
        step,
        files: sent.photos.clone(),
        by: who.account.actor.clone(),
        key: format!("desk:{}", sent.get("key")),
        seen: sent.parse("seen").ok(),
    };
    take(&app, visit, taking).await?;
    let (bare, verb) = (number.bare(), verb.as_str());
    let to = match sent.get("back") {
        "visit" => format!("/desk/projects/{bare}/visit?done={verb}"),
        "leads" => "/desk/leads".to_owned(),
        "/desk/returns" => "/desk/returns?done=return".to_owned(),
        _ => format!("/desk/projects/{bare}?done={verb}"),
    };
    Ok(Redirect::to(&to).into_response())
}

/// A file of a project: a photo is shown, a document is downloaded.
pub async fn file(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path((asked, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (_, loaded) = read(&app, &visit, &asked).await?;
    task::serve(&app, &visit, &loaded, &asked, &id).await
}
