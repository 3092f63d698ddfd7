//! `/desk/go/{number}`: a number leads to its page, whatever it is the number of.

use super::rows;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::routes::command::number;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use yinuo_delivery::source::SourceKind;
use yinuo_delivery::{Detail, Row};

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(asked): Path<String>,
) -> Result<Response, Problem> {
    let number = number(&visit, &asked)?;
    let rows = rows(&app, &visit).await?;
    // What is no dossier is a case, and its page says so when there is none.
    let to = rows.get(&number).map_or_else(|| format!("/desk/cases/{}", number.bare()), |entry| address(&entry.row));
    Ok(Redirect::to(&to).into_response())
}

/// The page of a dossier.
pub fn address(row: &Row) -> String {
    let folder = match &row.detail {
        Detail::Source(source) => match source.kind {
            SourceKind::Campaign => "campaigns",
            SourceKind::Inspection => "inspections",
            SourceKind::Report
            | SourceKind::Programme
            | SourceKind::Instruction
            | SourceKind::Meeting
            | SourceKind::Rectification => "sources",
        },
        Detail::Task(_) => "tasks",
        Detail::Project(_) => "projects",
        Detail::Candidate(_) => "candidates",
        Detail::Vote(_) => "votes",
    };
    format!("/desk/{folder}/{}", row.number.bare())
}
