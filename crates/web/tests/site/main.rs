//! The site over the in-memory store: one binary, one file a concern.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod access;
mod bad_input;
mod breakdown;
mod city;
mod co_units;
mod cockpit;
mod etags;
mod events;
mod export;
mod first_case;
mod import;
mod known;
mod mail;
mod open311;
mod pages;
mod papers;
mod photos;
mod projects;
mod read;
mod votes;
mod votes_api;
