//! What every kind of file becomes before it is cleaned.

use crate::findings::Findings;
use crate::{Noise, Span, Text};

/// The raw text of a file: a paragraph a line, all else still in it.
pub struct Source {
    pub text: Text,
    /// As it is printed.
    pub encoding: String,
    /// The whole of it.
    pub span: Span,
    pub noise: Vec<Noise>,
    pub findings: Findings,
    pub label: Option<String>,
    pub published: Option<String>,
}
