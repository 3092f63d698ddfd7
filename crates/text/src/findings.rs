//! What a person should know about a text that was read: the codes, and a list that does not flood.

use crate::{Finding, Span};

/// Bytes that are no characters of the encoding.
pub const UNDECODED: &str = "R0101";
/// Characters mended for certain.
pub const MENDED: &str = "R0102";
/// Characters that are lost.
pub const LOST: &str = "R0103";
/// The text is in traditional characters and was folded.
pub const TRADITIONAL: &str = "R0104";
/// Spam inside the text was taken out.
pub const SPAM: &str = "R0105";
/// A page of a PDF without text.
pub const PAGE: &str = "R0106";

/// All of them.
#[cfg(test)]
pub const ALL: [&str; 6] = [UNDECODED, MENDED, LOST, TRADITIONAL, SPAM, PAGE];

/// No more findings than this of one code are listed.
const LISTED: usize = 100;

/// Findings in the order in which they were made.
#[derive(Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Adds one, unless there are too many of its kind.
    pub fn add(&mut self, code: &'static str, message: String, span: Span) {
        if self.0.iter().filter(|f| f.code == code).count() < LISTED {
            self.0.push(Finding { code: code.to_owned(), message, span });
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes over others.
    pub fn extend(&mut self, other: Findings) {
        self.0.extend(other.0);
    }

    /// As a list in the order of the input.
    pub fn into_vec(mut self) -> Vec<Finding> {
        self.0.sort_by_key(|f| (f.span.part.clone(), f.span.start));
        self.0
    }
}
