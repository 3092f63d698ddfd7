//! A form with one large file beside its words: a report, a programme, a list.

use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use axum::extract::{FromRequest, Multipart, Request};
use std::collections::BTreeMap;
use yinuo_kernel::{Refusal, Rule};

/// The largest source that is kept; the command line reads larger ones.
pub const FILE_MAX: usize = 20 * 1024 * 1024;
/// A pasted report; the longest have 120 KB.
const TEXT_MAX: usize = 2 * 1024 * 1024;
const FIELDS_MAX: usize = 100;

/// What was sent.
#[derive(Debug, Default)]
pub struct Upload {
    fields: BTreeMap<String, String>,
    /// Its name and its bytes.
    pub file: Option<(String, Vec<u8>)>,
    visit: Option<Visit>,
}

impl Upload {
    /// The same from a machine, which brings no file.
    pub fn of(fields: BTreeMap<String, String>) -> Upload {
        Upload { fields, ..Upload::default() }
    }

    /// A field, trimmed; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |value| value.trim())
    }

    /// The visit that sent it.
    ///
    /// # Errors
    /// Never after extraction; the type system cannot know.
    pub fn visit(&self) -> Result<&Visit, Problem> {
        self.visit.as_ref().ok_or_else(|| Problem::refused(&Visit::nowhere(), Rule::BadField))
    }
}

impl FromRequest<App> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Upload, Problem> {
        let visit = request.extensions().get::<Visit>().cloned().unwrap_or_else(Visit::nowhere);
        let refuse = |rule: Rule, what: &str| Problem::refused(&visit, Refusal::new(rule, what));
        let mut parts = Multipart::from_request(request, app).await.map_err(|_| refuse(Rule::BadField, "multipart"))?;
        let mut sent = Upload::default();
        loop {
            let part = parts.next_field().await.map_err(|error| match error.status() {
                axum::http::StatusCode::PAYLOAD_TOO_LARGE => refuse(Rule::TooLarge, "> 20 MB"),
                _ => refuse(Rule::BadField, "multipart"),
            })?;
            let Some(mut part) = part else { break };
            let (field, name) = (part.name().unwrap_or_default().to_owned(), part.file_name().map(str::to_owned));
            let max = if name.is_some() { FILE_MAX } else { TEXT_MAX };
            let mut bytes = Vec::new();
            while let Some(chunk) = part.chunk().await.map_err(|_| refuse(Rule::TooLarge, "> 20 MB"))? {
                if bytes.len() + chunk.len() > max {
                    return Err(refuse(Rule::TooLarge, &format!("{field}: > {} MB", max / 1024 / 1024)));
                }
                bytes.extend_from_slice(&chunk);
            }
            match name {
                Some(name) if !bytes.is_empty() => sent.file = Some((short(&name), bytes)),
                Some(_) => {}
                None if sent.fields.len() < FIELDS_MAX => {
                    let text = String::from_utf8(bytes).map_err(|_| refuse(Rule::BadText, &field))?;
                    sent.fields.insert(field, text);
                }
                None => return Err(refuse(Rule::BadField, "fields")),
            }
        }
        if visit.who.as_ref().is_none_or(|who| sent.get("csrf") != who.session.csrf) {
            return Err(refuse(Rule::ForgedForm, "csrf"));
        }
        Ok(Upload { visit: Some(visit), ..sent })
    }
}

/// A name for people; browsers may send a path.
fn short(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or_default().chars().filter(|c| !c.is_control()).take(120).collect()
}
