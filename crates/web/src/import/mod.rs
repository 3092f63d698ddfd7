//! Spreadsheets of tasks and projects, as offices keep them, become deeds.
//!
//! ```text
//! sheet::read → header::find → the map of columns → rows::read → deeds | what is wrong, by row and column
//! ```
//!
//! Everything here is pure but [`Uploads`], which keeps a sheet between its preview and its import. What
//! is not understood is said, with the cell it stands in; nothing is guessed.
//!
//! To add a column: a [`Field`] in `field.rs`, and where it goes in `task.rs` or `project.rs`.

pub mod day;
pub mod field;
pub mod figure;
pub mod header;
pub mod project;
pub mod rows;
pub mod sheet;
pub mod task;
pub mod unit;
pub mod uploads;

pub use field::{Field, Kind};
pub use header::Header;
pub use rows::{Mistake, Row};
pub use sheet::{Cell, Sheet};
pub use uploads::{Upload, Uploads};
