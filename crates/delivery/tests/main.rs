//! Delivery from outside.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod board;
mod meter;
mod notice;
mod world;

mod project;
mod propose;
mod vote;
