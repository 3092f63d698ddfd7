//! A clean document in, checked facts out.

mod contract;
pub mod frame;
mod lexicon;
pub mod measure;
pub mod projects;
mod read;
mod stops;

pub use contract::{
    Cmp, Delta, Entry, Heading, Item, Kind, Level, Measure, Other, Part, Project, Report, Source, Stage,
};
pub use read::{entries, read};
