//! kernel: being written.
