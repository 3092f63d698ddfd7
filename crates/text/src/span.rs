//! Where something stands in the input.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A byte range of the input file; in a container (.docx, .pdf) of an unpacked part of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// The part of a container, such as `word/document.xml`; absent where the file itself is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Arc<str>>,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A range of the file itself.
    pub fn file(start: usize, end: usize) -> Span {
        Span { part: None, start, end }
    }
}
