//! The reader of reports at its boundary: hand-made cases, whole reports, any text, the worst text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod any_text;
mod disguise;
mod gold;
mod linear;
mod make;
mod measures;
mod projects;
mod scoring;
