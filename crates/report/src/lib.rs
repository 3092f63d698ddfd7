//! A clean document in, checked facts out.

mod contract;
pub mod frame;
mod headline;
mod whole;
pub mod words;

pub use contract::{
    Cmp, Delta, Entry, Heading, Item, Kind, Level, Measure, Other, Part, Project, Report, Source, Stage,
};
pub use headline::{Headline, headlines};
pub use whole::{Whole, whole};

use yinuo_text::Reading;

/// What the documents of a file are, one entry each; `file` is what the source is called.
pub fn entries(file: &str, reading: &Reading) -> Vec<Entry> {
    let source =
        |index| Source { file: file.to_owned(), bytes: reading.bytes, encoding: reading.encoding.clone(), index };
    let other = |document: &yinuo_text::Document| Other {
        source: source(document.index),
        span: document.span.clone(),
        title: document.label.clone(),
        date: document.published.clone(),
    };
    reading.documents.iter().map(|document| Entry::Other(other(document))).collect()
}
