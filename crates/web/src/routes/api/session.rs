//! `POST /api/session`: a token for staff and their scripts.

use super::json::Asked;
use crate::app::App;
use crate::http::problem::{Problem, ProblemJson};
use crate::routes::login;
use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A login.
#[derive(Deserialize, ToSchema, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LoginJson {
    login: String,
    password: String,
}

/// A token; send it as `Authorization: Bearer TOKEN`.
#[derive(Serialize, ToSchema, JsonSchema)]
pub struct TokenJson {
    token: String,
    /// RFC 3339.
    until: String,
}

impl std::fmt::Debug for LoginJson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LoginJson")
    }
}

impl std::fmt::Debug for TokenJson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TokenJson")
    }
}

/// Opens a session of twelve hours.
#[utoipa::path(post, path = "/api/session", request_body = LoginJson,
    responses((status = 200, body = TokenJson), (status = "4XX", body = ProblemJson)))]
pub async fn post(State(app): State<App>, asked: Asked<LoginJson>) -> Result<Json<TokenJson>, Problem> {
    let (token, until) = login::open(&app, &asked.visit, &asked.body.login, &asked.body.password).await?;
    Ok(Json(TokenJson { token, until: until.to_string() }))
}
