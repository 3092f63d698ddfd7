//! The query of an address; a bad one is a problem like any other, not a bare 400.

use super::access::Visit;
use super::problem::Problem;
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use yinuo_kernel::{Refusal, Rule};

/// What stands behind the question mark.
#[derive(Debug)]
pub struct Ask<T>(pub T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Ask<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Query::<T>::try_from_uri(&parts.uri).map(|Query(asked)| Ask(asked)).map_err(|_| {
            let visit = parts.extensions.get::<Visit>().cloned().unwrap_or_else(Visit::nowhere);
            Problem::refused(&visit, Refusal::new(Rule::BadField, "query"))
        })
    }
}
