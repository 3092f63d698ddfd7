//! ETags (RFC 9110): an answer that has not changed is not sent again, and a step on a case can
//! say which state of it was seen.
//!
//! A case's tag is `"N-HASH"`: how many records it has, and what the whole answer hashes to (lights
//! change with the clock alone). `If-None-Match` needs the whole tag, `If-Match` looks at N.

use axum::Json;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use yinuo_journal::digest;
use yinuo_kernel::{Refusal, Rule};

/// JSON with its tag.
#[derive(Debug)]
pub struct Tagged<T> {
    /// For a case: how many records it has.
    version: Option<u32>,
    body: T,
}

impl<T> Tagged<T> {
    pub fn list(body: T) -> Self {
        Tagged { version: None, body }
    }

    pub fn case(version: u32, body: T) -> Self {
        Tagged { version: Some(version), body }
    }
}

impl<T: Serialize> IntoResponse for Tagged<T> {
    fn into_response(self) -> Response {
        let Ok(bytes) = serde_json::to_vec(&self.body) else { return Json(self.body).into_response() };
        let hash = digest::hex(&digest::plain(&[&bytes]));
        let hash = hash.get(..16).unwrap_or_default();
        let tag = match self.version {
            Some(version) => format!("\"{version}-{hash}\""),
            None => format!("\"{hash}\""),
        };
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
            (header::ETAG, HeaderValue::from_str(&tag).unwrap_or_else(|_| HeaderValue::from_static("\"\""))),
            // Kept by the caller alone, and asked for each time.
            (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
            (header::VARY, HeaderValue::from_static("authorization, case-code, accept-language, cookie")),
        ];
        (headers, bytes).into_response()
    }
}

/// The answer, or 304 when the caller has it already.
pub fn unless_known(method: &Method, wanted: Option<&HeaderValue>, answer: Response) -> Response {
    let tag = answer.headers().get(header::ETAG).and_then(|tag| tag.to_str().ok());
    let (Some(tag), Some(wanted)) = (tag, wanted.and_then(|value| value.to_str().ok())) else { return answer };
    let known = wanted.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == tag || one == "*");
    if !known || !method.is_safe() || answer.status() != StatusCode::OK {
        return answer;
    }
    let (mut parts, _) = answer.into_parts();
    parts.status = StatusCode::NOT_MODIFIED;
    parts.headers.remove(header::CONTENT_TYPE);
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, axum::body::Body::empty())
}

/// The state of the case that a step was decided on; `None`: whatever it is.
///
/// # Errors
/// [`Rule::BadField`] for a tag that no case ever had: it must not pass as if none were sent.
pub fn seen(headers: &HeaderMap) -> Result<Option<u32>, Refusal> {
    let Some(tag) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let text = tag.to_str().unwrap_or_default().trim();
    if text == "*" {
        return Ok(None);
    }
    let number = text.trim_start_matches("W/").trim_matches('"').split('-').next().and_then(|n| n.parse().ok());
    number.map(Some).ok_or_else(|| Refusal::new(Rule::BadField, "If-Match"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_names_the_state_it_saw() {
        let of = |tag: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_MATCH, HeaderValue::from_static(tag));
            seen(&headers)
        };
        assert_eq!(seen(&HeaderMap::new()), Ok(None));
        assert_eq!(of("*"), Ok(None));
        assert_eq!(of("\"17-0123456789abcdef\""), Ok(Some(17)));
        assert_eq!(of("W/\"17-0123456789abcdef\""), Ok(Some(17)), "a proxy that compresses weakens it");
        for bad in ["", "\"\"", "\"x-1\"", "\"0123456789abcdef\", \"b\""] {
            assert_eq!(of(bad).unwrap_err().rule, Rule::BadField, "{bad}");
        }
    }
}
