//! Delivery from outside.

mod propose;
