//! `/desk/go/{number}`: a number leads to its page, whatever it is the number of.

use super::rows;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::routes::command::number;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use yinuo_delivery::Detail;

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(asked): Path<String>,
) -> Result<Response, Problem> {
    let number = number(&visit, &asked)?;
    let rows = rows(&app, &visit).await?;
    // What is no dossier is a case, and its page says so when there is none.
    let folder = rows.get(&number).map_or("cases", |entry| match entry.row.detail {
        Detail::Source(_) => "sources",
        Detail::Task(_) => "tasks",
        Detail::Project(_) => "projects",
        Detail::Candidate(_) => "candidates",
        Detail::Vote(_) => "votes",
    });
    Ok(Redirect::to(&format!("/desk/{folder}/{}", number.bare())).into_response())
}
