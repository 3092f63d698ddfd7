//! The real binary, as an operator uses it: one test program, one file a concern.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod case;
mod crash;
mod delivery;
mod forget;
mod full;
mod import;
mod machines;
mod mail;
mod news;
mod packs;
mod postgres;
mod read;
mod real;
mod relay;
mod safety;
mod sample;
mod schemas;
mod simulate;
mod subscribe;
mod yinuo;
