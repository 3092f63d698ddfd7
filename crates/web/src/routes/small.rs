//! Small answers: language, map, photos.

use super::follow;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::cookie;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use yinuo_kernel::{BlobId, CaseNumber};

#[derive(Debug, Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
}

/// `/lang/{zh|en}?back=/path`
pub async fn lang(State(app): State<App>, Path(lang): Path<String>, Ask(back): Ask<Back>) -> Response {
    let lang = if lang == "en" { "en" } else { "zh" };
    // Only a path of this site: "//host" and "/\host" would lead away.
    let inside = back.back.starts_with('/') && !back.back.starts_with("//") && !back.back.contains(['\\', '\r', '\n']);
    let to = if inside { back.back.as_str() } else { "/" };
    let cookie = cookie::set("lang", lang, "/", 365 * 24 * 3600, app.secure_cookies);
    ([(header::SET_COOKIE, cookie)], Redirect::to(to)).into_response()
}

/// `/map/cells.geojson`
pub async fn cells(State(app): State<App>) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/geo+json"), (header::CACHE_CONTROL, "public, max-age=300")];
    (headers, app.geojson.clone()).into_response()
}

#[derive(Debug, Default, Deserialize)]
pub struct Size {
    #[serde(default)]
    size: String,
}

/// A photo of a case the caller may see.
///
/// # Errors
/// Not found when the case has no such photo (any more).
pub async fn photo(app: &App, visit: &Visit, case: CaseNumber, id: &str, size: &Size) -> Result<Response, Problem> {
    let id: BlobId = id.parse().map_err(|_| Problem::not_found(visit))?;
    let loaded = follow::load(app, visit, case).await?;
    if !loaded.case.photos.iter().any(|blob| blob.id == id) {
        return Err(Problem::not_found(visit));
    }
    let found = app.read(move |app| app.reader.blob(app.world.place, id)).await;
    let blob = found.map_err(|fault| Problem::failed(visit, fault))?.ok_or_else(|| Problem::not_found(visit))?;
    let bytes = if size.size == "small" { blob.thumb } else { blob.bytes };
    Ok(([(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, "private, max-age=600")], bytes).into_response())
}
