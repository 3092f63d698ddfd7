//! The front end, embedded at build time.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

pub(crate) struct Asset {
    name: &'static str,
    mime: &'static str,
    etag: &'static str,
    bytes: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// `GET /assets/{name}`
pub async fn get(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let fresh = [
        (header::ETAG, HeaderValue::from_static(asset.etag)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")),
    ];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|etag| etag == asset.etag) {
        return (StatusCode::NOT_MODIFIED, fresh).into_response();
    }
    (fresh, [(header::CONTENT_TYPE, HeaderValue::from_static(asset.mime))], asset.bytes).into_response()
}

/// An asset as text, for a page that carries it inside; empty where there is none of this name.
pub(crate) fn text(name: &str) -> &'static str {
    let asset = ASSETS.iter().find(|asset| asset.name == name);
    asset.and_then(|asset| std::str::from_utf8(asset.bytes).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn what_pages_carry_inside_is_there() {
        assert!(text("read.js").contains("data-reading") && text("read-page.css").contains(".rd-text"));
        for name in ["read.js", "read-page.css"] {
            assert!(!text(name).contains("</s"), "{name} would end the tag around it");
        }
    }
}
