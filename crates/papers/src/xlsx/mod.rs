//! Excel: sheets that can be filtered, read on a screen and printed across A4.

mod height;
mod name;
mod write;

pub use write::write;
