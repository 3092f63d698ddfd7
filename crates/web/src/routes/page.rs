//! From a typed context to an answer.

use crate::http::access::Visit;
use crate::http::problem::Problem;
use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;
use yinuo_journal::Fault;

/// What a page was led back to by: the verb that has just been carried out.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    #[serde(default)]
    pub done: String,
}

/// Renders a page.
pub fn page(visit: &Visit, page: &impl Template) -> Result<Response, Problem> {
    match page.render() {
        Ok(html) => Ok(Html(html).into_response()),
        Err(error) => Err(Problem::failed(visit, Fault::Storage(format!("template: {error}")))),
    }
}
