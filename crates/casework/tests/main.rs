//! The case engine as the people who live by it would check it: one file a theme.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod city;

mod archive;
mod clocks;
mod content;
mod families;
mod legal;
mod old;
mod outcomes;
mod pauses;
mod recurring;
mod requests;
mod rules_change;
mod sealed;
mod units;
mod walk;
