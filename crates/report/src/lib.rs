//! A clean document in, checked facts out.

mod below;
mod complete;
mod contract;
mod edge;
pub mod frame;
pub mod genre;
mod headline;
pub mod json;
mod lexicon;
pub mod livelihood;
pub mod measure;
pub mod projects;
mod read;
mod scan;
mod signs;
mod stops;
mod table;
mod whole;
pub mod words;

pub use below::figures_below;
pub use contract::{
    Cmp, Delta, Entry, Heading, Item, Kind, Level, Measure, Other, Part, Project, Report, Source, Stage,
};
pub use headline::{Headline, headlines};
pub use read::{entries, read};
pub use signs::Signs;
pub use whole::{Whole, guarded, whole};
