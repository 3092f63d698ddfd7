//! Delivery from outside.

mod propose;
mod vote;
