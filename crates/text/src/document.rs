//! What the reader of bytes gives to the reader of reports.

use crate::{Span, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A file, read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Size of the input in bytes.
    pub bytes: usize,
    /// The encoding it was read in, such as `utf-8`, `gb18030`, `big5`, `utf-16le`; of a container `docx` or `pdf`.
    pub encoding: String,
    /// The documents of the file in order; one, unless it is a feed.
    pub documents: Vec<Document>,
    /// What could not be understood about the file as a whole.
    pub findings: Vec<Finding>,
}

/// One document of a file, clean.
#[derive(Clone, Debug)]
pub struct Document {
    /// Which document of the file, from 0.
    pub index: usize,
    /// All of it in the input, with its title and its noise.
    pub span: Span,
    /// The clean text: simplified characters, half-width digits, no glosses, no chrome; one paragraph
    /// a line (`\n`), without white space at its ends; no empty lines.
    pub text: Text,
    /// What the page, the file or the feed itself calls its title (`<title>`, a bullet of a feed); not the
    /// title that the text states.
    pub label: Option<String>,
    /// A date that the page itself states for its publication, ISO.
    pub published: Option<String>,
    /// What was taken out, in order.
    pub noise: Vec<Noise>,
    /// What was mended or not understood, in order.
    pub findings: Vec<Finding>,
}

impl Document {
    /// A document of clean text that is the whole of a UTF-8 file.
    pub fn plain(text: String) -> Document {
        Document {
            index: 0,
            span: Span::file(0, text.len()),
            text: Text::plain(text, 0),
            label: None,
            published: None,
            noise: Vec::new(),
            findings: Vec::new(),
        }
    }
}

/// Something that is not part of the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Noise {
    /// What kind.
    pub kind: NoiseKind,
    /// As it stands, cut after 200 characters.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// Why something is no part of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NoiseKind {
    /// Furniture of the page: navigation, dates of publication, footers, copyright.
    Chrome,
    /// Adverts and injected spam.
    Advert,
    /// A reading in brackets, such as `(jìn)`.
    Gloss,
    /// Characters that were mangled: what was there; the text holds what they were mended to.
    Mangled,
    /// Anything else.
    Other,
}

/// Something that a person should know about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Its number, such as `R0101`; each has a paragraph in docs/read-codes.md.
    pub code: String,
    /// What it is, in Chinese, one sentence.
    pub message: String,
    /// Where.
    pub span: Span,
}

/// Why a file could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code} {message}")]
pub struct Unreadable {
    /// Its number, such as `R0001`.
    pub code: &'static str,
    /// What was wrong and what to do, in Chinese.
    pub message: String,
}
