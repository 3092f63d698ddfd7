//! web: being written.
