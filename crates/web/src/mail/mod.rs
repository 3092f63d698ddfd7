//! Mail about tasks and projects: what is written in it. Who carries it to a relay is not this crate's.

mod sentence;

pub use sentence::{instant, sentence};
