//! PostgreSQL keeps the laws of a store; and what only a server on a network can do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod laws;
mod lost;
mod model;
mod older;
mod rules;
mod server;
