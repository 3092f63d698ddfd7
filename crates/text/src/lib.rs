//! Bytes in, clean documents out; every character remembers its bytes.

mod document;
mod span;
mod text;

pub use document::{Document, Finding, Noise, NoiseKind, Reading, Unreadable};
pub use span::Span;
pub use text::{Builder, Run, Text};

/// Reads a file of any kind.
///
/// # Errors
/// A file in which there is nothing to read: empty, a picture, encrypted, too large.
pub fn read(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let chars = String::from_utf8_lossy(bytes).into_owned();
    let document = Document {
        index: 0,
        span: Span::file(0, bytes.len()),
        text: Text::plain(chars, 0),
        label: None,
        published: None,
        noise: Vec::new(),
        findings: Vec::new(),
    };
    Ok(Reading { bytes: bytes.len(), encoding: "utf-8".to_owned(), documents: vec![document], findings: Vec::new() })
}
