//! `/health` for people, `/api/health` for machines: can the city acknowledge anything now?

use super::page::page;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::pages::Chrome;
use crate::pages::simple::HealthPage;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::Serialize;

/// The answer of `/api/health`.
#[derive(Debug, Serialize, utoipa::ToSchema, schemars::JsonSchema)]
pub struct HealthJson {
    /// `ok`, or `paused`: nothing is acknowledged until it works again by itself.
    pub status: &'static str,
    /// Since when it is paused (RFC 3339).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    pub version: &'static str,
}

async fn state(app: &App) -> HealthJson {
    let version = env!("CARGO_PKG_VERSION");
    let read = app.read(|app| app.reader.ping()).await;
    match (app.engine.health().pause(), read) {
        (None, Ok(())) => HealthJson { status: "ok", since: None, why: None, version },
        (Some(pause), _) => {
            HealthJson { status: "paused", since: Some(pause.since.to_string()), why: Some(pause.why), version }
        }
        (None, Err(fault)) => HealthJson { status: "paused", since: None, why: Some(fault.to_string()), version },
    }
}

fn status(health: &HealthJson) -> StatusCode {
    if health.status == "ok" { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }
}

pub async fn get(State(app): State<App>, Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    let health = state(&app).await;
    let ok = health.status == "ok";
    let shown = HealthPage { c: Chrome::of(&visit), ok, why: health.why.clone().unwrap_or_default() };
    Ok((status(&health), page(&visit, &shown)?).into_response())
}

pub async fn api(State(app): State<App>) -> Response {
    let health = state(&app).await;
    (status(&health), Json(health)).into_response()
}
