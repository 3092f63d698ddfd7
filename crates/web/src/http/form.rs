//! Forms, read with limits: at most so many bytes, valid UTF-8, files apart.

use super::access::Visit;
use super::problem::Problem;
use crate::app::App;
use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use std::collections::BTreeMap;
use yinuo_kernel::{Refusal, Rule};

/// A whole request may have this many bytes: three photos of 10 MB and the words.
pub const REQUEST_MAX: usize = 34 * 1024 * 1024;
/// A form without photos.
pub const TEXT_MAX: usize = 256 * 1024;

/// The fields of a form.
#[derive(Debug, Default)]
pub struct Form {
    fields: BTreeMap<String, String>,
    /// Every field as it was sent, for choices of several.
    sent: Vec<(String, String)>,
    /// Photos as they were sent; empty ones (no file chosen) are left out.
    pub photos: Vec<Bytes>,
    visit: Option<Visit>,
}

impl Form {
    /// The same from a machine, whose JSON has been read: one way to make commands of what was sent.
    pub fn of(visit: &Visit, sent: Vec<(String, String)>) -> Form {
        Form { fields: sent.iter().cloned().collect(), sent, visit: Some(visit.clone()), ..Form::default() }
    }

    /// A field, trimmed; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |value| value.trim())
    }

    /// All values of a field that may be chosen several times; the empty ones are left out.
    pub fn all(&self, name: &str) -> Vec<String> {
        let values = self.sent.iter().filter(|(sent, _)| sent == name).map(|(_, value)| value.trim());
        values.filter(|value| !value.is_empty()).map(str::to_owned).collect()
    }

    pub fn fields(&self) -> &BTreeMap<String, String> {
        &self.fields
    }

    /// The visit that sent it.
    ///
    /// # Errors
    /// Never after extraction; the type system cannot know.
    pub fn visit(&self) -> Result<&Visit, Problem> {
        self.visit.as_ref().ok_or_else(unreachable_visit)
    }

    /// A field that must parse.
    ///
    /// # Errors
    /// [`Rule::BadField`] names the field.
    pub fn parse<T: std::str::FromStr>(&self, name: &str) -> Result<T, Refusal> {
        self.get(name).parse().map_err(|_| Refusal::new(Rule::BadField, name))
    }
}

fn unreachable_visit() -> Problem {
    Problem::refused(&Visit::nowhere(), Rule::BadField)
}

impl FromRequest<App> for Form {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Form, Problem> {
        let Some(visit) = request.extensions().get::<Visit>().cloned() else { return Err(unreachable_visit()) };
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
        let form = if kind.starts_with("multipart/form-data") {
            multipart(request, app, &visit).await?
        } else {
            urlencoded(request, &visit).await?
        };
        if visit.acts_for_session
            && let Some(who) = &visit.who
            && form.get("csrf") != who.session.csrf
        {
            return Err(Problem::refused(&visit, Rule::ForgedForm));
        }
        Ok(Form { visit: Some(visit), ..form })
    }
}

async fn urlencoded(request: Request, visit: &Visit) -> Result<Form, Problem> {
    let bytes = axum::body::to_bytes(request.into_body(), TEXT_MAX)
        .await
        .map_err(|_| Problem::refused(visit, Refusal::new(Rule::TooLarge, format!("> {TEXT_MAX} bytes"))))?;
    // The format is ASCII; what it escapes must be UTF-8, and the decoder would paper over it.
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_bytes(&bytes).map_err(|_| Problem::refused(visit, Rule::BadText))?;
    if pairs.iter().any(|(_, value)| value.contains('\u{FFFD}')) {
        return Err(Problem::refused(visit, Rule::BadText));
    }
    Ok(Form { fields: pairs.iter().cloned().collect(), sent: pairs, ..Form::default() })
}

async fn multipart(request: Request, app: &App, visit: &Visit) -> Result<Form, Problem> {
    let bad = |error: axum::extract::multipart::MultipartError| {
        let large = error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE;
        let rule = if large { Rule::TooLarge } else { Rule::BadField };
        Problem::refused(visit, Refusal::new(rule, "multipart"))
    };
    let photo_max = app.world.main().rules.form.photo_mb_max as usize * 1024 * 1024;
    let mut parts = Multipart::from_request(request, &())
        .await
        .map_err(|_| Problem::refused(visit, Refusal::new(Rule::BadField, "multipart")))?;
    let mut form = Form::default();
    while let Some(mut part) = parts.next_field().await.map_err(bad)? {
        let name = part.name().unwrap_or("").to_owned();
        let is_file = part.file_name().is_some();
        let max = if is_file { photo_max } else { TEXT_MAX };
        let mut bytes = Vec::new();
        loop {
            match part.chunk().await {
                Ok(Some(chunk)) if bytes.len() + chunk.len() <= max => bytes.extend_from_slice(&chunk),
                Ok(None) => break,
                Ok(Some(_)) | Err(_) => {
                    return Err(Problem::refused(
                        visit,
                        Refusal::new(Rule::TooLarge, format!("{name}: > {max} bytes")),
                    ));
                }
            }
        }
        if is_file {
            if !bytes.is_empty() {
                form.photos.push(bytes.into());
            }
        } else {
            let text = String::from_utf8(bytes).map_err(|_| Problem::refused(visit, Rule::BadText))?;
            form.sent.push((name.clone(), text.clone()));
            form.fields.insert(name, text);
        }
        if form.photos.len() > 10 || form.sent.len() > 200 {
            return Err(Problem::refused(visit, Rule::TooManyPhotos));
        }
    }
    Ok(form)
}
