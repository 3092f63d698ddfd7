//! A clean document in, checked facts out.

mod by_char;
mod contract;
pub mod frame;
pub mod genre;
mod lexicon;
pub mod livelihood;
pub mod measure;
pub mod projects;
mod read;
mod stops;

pub use contract::{
    Cmp, Delta, Entry, Heading, Item, Kind, Level, Measure, Other, Part, Project, Report, Source, Stage,
};
pub use read::{entries, read};
