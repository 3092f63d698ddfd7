//! `/api`: JSON for the same commands and queries, described by `/api/openapi.json`.
//!
//! Machines and scripts log in at `POST /api/session` and send `Authorization: Bearer …`; a
//! citizen's client needs no login, it sends the case's code as `Case-Code`. Every command
//! carries an `Idempotency-Key`. A no is `application/problem+json`.

pub mod candidates;
pub mod cases;
pub mod catalogue;
pub mod delivery;
pub mod export;
pub mod items;
pub mod json;
pub mod openapi;
pub mod projects;
pub mod session;
pub mod view;
pub mod votes;
