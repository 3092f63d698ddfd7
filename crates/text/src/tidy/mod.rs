//! From characters as they were found to characters as a reader wishes them.

mod gloss;
mod simplify;
mod space;

pub use gloss::{is_reading, unglossed};
pub use simplify::{is_traditional, simplified};
pub use space::{Lines, Seen, is_blemish, lines};
