//! Delivery from outside.

mod vote;
