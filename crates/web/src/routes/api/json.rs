//! JSON bodies, read with limits; a bad one is a problem that says what is wrong. With photos the
//! same JSON is the field `json` of a form beside them.

use crate::app::App;
use crate::http::access::Visit;
use crate::http::form::{Form, TEXT_MAX};
use crate::http::problem::Problem;
use crate::routes::command::check_key;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use utoipa::ToSchema;
use yinuo_kernel::{Refusal, Rule};

/// A JSON body with the visit and the idempotency key of its request.
#[derive(Debug)]
pub struct Asked<T> {
    pub visit: Visit,
    pub headers: HeaderMap,
    /// Empty when none was sent.
    pub key: String,
    pub body: T,
    pub photos: Vec<Bytes>,
}

impl<T> Asked<T> {
    /// The key among those of all callers: keys of different ones never meet.
    ///
    /// # Errors
    /// [`Rule::KeyMissing`] for one that is missing or unfit.
    pub fn scoped(&self) -> Result<String, Problem> {
        check_key(&self.key).map_err(|refusal| Problem::refused(&self.visit, refusal))?;
        let who = self.visit.who.as_ref().map_or("public", |who| who.account.login.as_str());
        Ok(format!("api:{who}:{}", self.key))
    }
}

impl<T: DeserializeOwned> FromRequest<App> for Asked<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let visit = request.extensions().get::<Visit>().cloned().unwrap_or_else(Visit::nowhere);
        let headers = request.headers().clone();
        let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).unwrap_or("").to_owned();
        let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
        if kind.starts_with("multipart/form-data") {
            let form = Form::from_request(request, app).await?;
            let body = parse(form.get("json"), &visit)?;
            return Ok(Asked { visit, headers, key, body, photos: form.photos });
        }
        let bytes = axum::body::to_bytes(request.into_body(), TEXT_MAX)
            .await
            .map_err(|_| Problem::refused(&visit, Refusal::new(Rule::TooLarge, format!("> {TEXT_MAX} bytes"))))?;
        let text = std::str::from_utf8(&bytes)
            .map_err(|e| Problem::refused(&visit, Refusal::new(Rule::BadText, format!("byte {}", e.valid_up_to()))))?;
        let body = parse(text, &visit)?;
        Ok(Asked { visit, headers, key, body, photos: Vec::new() })
    }
}

fn parse<T: DeserializeOwned>(text: &str, visit: &Visit) -> Result<T, Problem> {
    let text = if text.trim().is_empty() { "{}" } else { text };
    serde_json::from_str(text).map_err(|e| {
        // The place and the kind of mistake; never the text itself.
        let what = format!("line {} column {}: {}", e.line(), e.column(), kind(&e));
        Problem::refused(visit, Refusal::new(Rule::BadField, what))
    })
}

/// The same with photos, for the description of the API.
#[derive(Debug, ToSchema)]
#[allow(dead_code)] // read by `utoipa` alone
pub struct WithPhotos {
    /// What would be the body without photos, as JSON.
    json: String,
    /// JPEG, PNG or WebP, each part with a file name.
    #[schema(value_type = Vec<String>, format = Binary)]
    photos: Vec<Vec<u8>>,
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
