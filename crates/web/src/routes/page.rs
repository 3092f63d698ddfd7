//! From a typed context to an answer.

use crate::http::access::Visit;
use crate::http::problem::Problem;
use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use yinuo_journal::Fault;

/// Renders a page.
pub fn page(visit: &Visit, page: &impl Template) -> Result<Response, Problem> {
    match page.render() {
        Ok(html) => Ok(Html(html).into_response()),
        Err(error) => Err(Problem::failed(visit, Fault::Storage(format!("template: {error}")))),
    }
}
