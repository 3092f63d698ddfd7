//! JSON bodies, read with limits; a bad one is a problem that says what is wrong.

use crate::app::App;
use crate::http::access::Visit;
use crate::http::form::TEXT_MAX;
use crate::http::problem::Problem;
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use serde::de::DeserializeOwned;
use yinuo_kernel::{Refusal, Rule};

/// A JSON body with the visit and the idempotency key of its request.
#[derive(Debug)]
pub struct Asked<T> {
    pub visit: Visit,
    pub headers: HeaderMap,
    /// Empty when none was sent.
    pub key: String,
    pub body: T,
}

impl<T: DeserializeOwned> FromRequest<App> for Asked<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &App) -> Result<Self, Problem> {
        let visit = request.extensions().get::<Visit>().cloned().unwrap_or_else(Visit::nowhere);
        let headers = request.headers().clone();
        let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).unwrap_or("").to_owned();
        let bytes = axum::body::to_bytes(request.into_body(), TEXT_MAX)
            .await
            .map_err(|_| Problem::refused(&visit, Refusal::new(Rule::TooLarge, format!("> {TEXT_MAX} bytes"))))?;
        let text = std::str::from_utf8(&bytes)
            .map_err(|e| Problem::refused(&visit, Refusal::new(Rule::BadText, format!("byte {}", e.valid_up_to()))))?;
        let text = if text.trim().is_empty() { "{}" } else { text };
        let body = serde_json::from_str(text).map_err(|e| {
            // The place and the kind of mistake; never the text itself.
            let what = format!("line {} column {}: {}", e.line(), e.column(), kind(&e));
            Problem::refused(&visit, Refusal::new(Rule::BadField, what))
        })?;
        Ok(Asked { visit, headers, key, body })
    }
}

/// Field names may be told, values may not.
fn kind(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let safe = ["missing field", "unknown field"].iter().find(|known| text.starts_with(**known));
    match (safe, text.split('`').nth(1)) {
        (Some(known), Some(field)) => format!("{known} {}", field.chars().take(40).collect::<String>()),
        _ => format!("{:?}", error.classify()).to_lowercase(),
    }
}
