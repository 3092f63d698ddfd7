//! `/open311/v2`: Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2), so that clients written for
//! other cities work with this one.
//!
//! What is public here is coarse: which category, which cell (as the middle of its shape), which
//! stage, to the hour. No words of people, no address, no name. A token with the scope `read`
//! opens the words and the exact place, as it does in `/api`. Sealed kinds do not exist here.

pub mod answer;
pub mod key;
pub mod request;
pub mod requests;
pub mod services;
pub mod submit;
pub mod updates;

use crate::app::App;
use crate::http::access::Visit;
use answer::{Answer, Format};
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, Uri, header};
use serde_json::json;

/// Of this implementation; clients ask anew when it changes.
const CHANGESET: &str = "2026-11-25T00:00:00+08:00";

/// `/open311/discovery.{json,xml}`: where the endpoint is (Open311 service discovery).
pub async fn discovery(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    uri: Uri,
    headers: HeaderMap,
) -> Answer {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    let scheme = if app.secure_cookies { "https" } else { "http" };
    let endpoint = json!({
        "specification": "http://wiki.open311.org/GeoReport_v2",
        "url": format!("{scheme}://{host}/open311/v2"),
        "changeset": CHANGESET,
        "type": "production",
        "formats": ["text/xml", "application/json"],
    });
    let body = json!({
        "changeset": CHANGESET,
        "contact": format!("{} {}", visit.lang.say(&visit.city.0, &visit.city.1), app.hotline),
        "key_service": visit.lang.say("令牌由本市系统管理员签发。", "Keys are issued by the city's administrator."),
        "endpoints": [endpoint],
    });
    Answer::ok(Format::of(uri.path()), "discovery", body)
}
