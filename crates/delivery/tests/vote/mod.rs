//! Livelihood items from the candidate to the vote.

mod candidates;
mod counting;
mod proofs;
mod random;
mod rounds;
mod world;
