//! The `api_key` of GeoReport: a token as a parameter, or as a bearer token.

use super::answer::{Answer, Format};
use crate::app::App;
use crate::http::access::{Visit, Who, find};
use crate::http::problem::Problem;
use axum::http::StatusCode;
use std::sync::Arc;
use yinuo_journal::Scope;

/// Whose key this is, when one came along and opens this.
///
/// # Errors
/// 403 for a key that is not good or does not open it: it is not passed over.
pub async fn holder(
    app: &App,
    visit: &Visit,
    format: Format,
    key: &str,
    scope: Scope,
) -> Result<Option<Arc<Who>>, Answer> {
    let found = match (key.trim(), &visit.who) {
        ("", None) => return Ok(None),
        ("", Some(who)) => Some(who.clone()),
        (key, _) => {
            let found = find(app, key.to_owned()).await;
            found.map_err(|fault| Answer::problem(format, &Problem::failed(visit, fault)))?
        }
    };
    match found {
        Some(who) if who.account.opens(scope) => Ok(Some(who)),
        Some(_) => {
            let text = format!("api_key: the key does not have the scope {}", scope.as_str());
            Err(Answer::no(format, StatusCode::FORBIDDEN, &text))
        }
        None => Err(Answer::no(format, StatusCode::FORBIDDEN, "api_key: missing or not valid")),
    }
}
