//! `/votes/{number}`: a vote for everybody: result, every ballot, the file to count it again, and a
//! deputy's own ballot.

use super::{costings, title, vote};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::pages::votes::protocol::FoundView;
use crate::present::votes::protocol_page;
use crate::routes::delivery::{Loaded, load, rows};
use crate::routes::page::page;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use yinuo_delivery::vote::{Code, Protocol, protocol};
use yinuo_kernel::CaseNumber;

/// Wrong codes in a quarter of an hour; a right one is always answered.
const WRONG_MAX: u32 = 300;

/// A vote that was reviewed for the public. Of others nobody is told that they are there.
async fn shown(app: &App, visit: &Visit, asked: &str) -> Result<Loaded, Problem> {
    let number = CaseNumber::parse(asked).ok_or_else(|| Problem::not_found(visit))?;
    let public = rows(app, visit).await?.get(&number).is_some_and(|entry| entry.row.vote().is_some_and(|v| v.shown));
    if !public {
        return Err(Problem::not_found(visit));
    }
    load(app, visit, number).await
}

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(asked): Path<String>,
) -> Result<Response, Problem> {
    let loaded = shown(&app, &visit, &asked).await?;
    view(&app, &visit, &loaded, None).await
}

async fn view(app: &App, visit: &Visit, loaded: &Loaded, found: Option<FoundView>) -> Result<Response, Problem> {
    let vote = vote(loaded, visit)?;
    let rows = rows(app, visit).await?;
    let titles = vote.paper.iter().map(|number| (*number, title(&rows, *number))).collect();
    page(visit, &protocol_page::view(app, visit, loaded, vote, &titles, found))
}

/// The protocol of a counted vote, as its root was made.
///
/// # Errors
/// Not found before the count, or before it was reviewed for the public.
pub async fn counted(app: &App, visit: &Visit, asked: &str) -> Result<Protocol, Problem> {
    let loaded = shown(app, visit, asked).await?;
    Protocol::counted(vote(&loaded, visit)?).ok_or_else(|| Problem::not_found(visit))
}

/// The file that `yinuo vote check` reads.
pub async fn json(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(asked): Path<String>,
) -> Result<Response, Problem> {
    let protocol = counted(&app, &visit, &asked).await?;
    let body = serde_json::to_string_pretty(&protocol).unwrap_or_default() + "\n";
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

/// The text that the root is over: `sha256sum` takes it.
pub async fn text(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(asked): Path<String>,
) -> Result<Response, Problem> {
    let protocol = counted(&app, &visit, &asked).await?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], protocol::text(&protocol)).into_response())
}

/// A deputy looks for their own ballot. The code is in the body, and forgotten with the answer.
pub async fn own(State(app): State<App>, Path(asked): Path<String>, sent: Form) -> Result<Response, Problem> {
    let visit = Visit { who: None, ..sent.visit()?.clone() };
    let loaded = shown(&app, &visit, &asked).await?;
    let protocol = Protocol::counted(vote(&loaded, &visit)?).ok_or_else(|| Problem::not_found(&visit))?;
    let found = Code::parse(sent.get("code")).map_or(protocol::Found::NoSlip, |code| protocol::own(&protocol, &code));
    if found == protocol::Found::NoSlip && !app.limiter.takes("own", WRONG_MAX, app.clock.now()) {
        return Err(Problem::refused(&visit, yinuo_kernel::Rule::TooManyTries));
    }
    let costed = costings(&app, &visit, protocol.candidates.clone()).await?;
    let found = protocol_page::found(&found, &costed, visit.lang);
    view(&app, &visit, &loaded, Some(found)).await
}
