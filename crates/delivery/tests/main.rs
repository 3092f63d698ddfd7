//! Delivery from outside.
