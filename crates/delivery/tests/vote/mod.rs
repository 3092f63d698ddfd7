//! Livelihood items from the candidate to the vote.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod candidates;
mod counting;
mod proofs;
mod random;
mod rounds;
mod wire;
mod world;
