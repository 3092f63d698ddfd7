//! `/api/openapi.json`: the API, described for machines (OpenAPI 3.1).

use super::{candidates, cases, catalogue, delivery, export, items, projects, session, votes};
use crate::routes::{cockpit, events};
use axum::Json;
use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};

#[derive(Debug, OpenApi)]
#[openapi(
    info(title = "Yinuo", description = "A city's promises: submit a case, follow it, work it. Commands carry an Idempotency-Key; a no is application/problem+json and names its rule."),
    paths(cases::submit, cases::get, cases::act, cases::list, cases::alike, cases::search, cases::board, events::get, export::jsonl, export::csv_file, session::post, catalogue::types, catalogue::kinds,
        catalogue::categories, catalogue::units, catalogue::cells, catalogue::deadline, catalogue::propose, projects::list, projects::enter, projects::get, projects::act, cockpit::api::get, cockpit::export::dossiers, delivery::sources, delivery::enter, delivery::source, delivery::tasks, delivery::propose, delivery::task, delivery::act,
        candidates::list, candidates::suggest, candidates::get, candidates::act, votes::list, votes::draft, votes::get, votes::open, votes::act, votes::protocol, items::list, items::get),
    modifiers(&Bearer)
)]
struct Api;

struct Bearer;

impl utoipa::Modify for Bearer {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
        if let Some(components) = &mut api.components {
            components.add_security_scheme("bearer", scheme);
        }
    }
}

/// The description; also committed as `docs/reference/openapi.json`.
pub fn document() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

pub async fn get() -> Json<utoipa::openapi::OpenApi> {
    Json(document())
}
