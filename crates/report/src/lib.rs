//! A clean document in, checked facts out.

mod contract;
pub mod frame;
pub mod measure;
mod read;
pub mod projects;
mod stops;

pub use contract::{
    Cmp, Delta, Entry, Heading, Item, Kind, Level, Measure, Other, Part, Project, Report, Source, Stage,
};
pub use read::{entries, read};
