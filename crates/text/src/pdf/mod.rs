//! The text layer of a PDF: what its pages show, decoded by the fonts they show it in.
//!
//! A span points into the unpacked content stream of its page (`page/3`) or of a form on it
//! (`page/3/Fm0`): the streams of a page stand one behind the other, a line feed between them.
//!
//! `lopdf` reads the file's objects; content, fonts and layout are read here, because official papers use
//! fonts in GBK-EUC-H and its kin, which are encodings and need no tables. What panics in a reader of
//! somebody else's is a broken file here.

mod cmap;
mod content;
mod font;
mod layout;
mod lexer;

use crate::findings::{self, Findings};
use crate::source::Source;
use crate::{Noise, NoiseKind, Span, Text, Unreadable, refusal};
use layout::Line;
use lopdf::{Document, LoadOptions};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// A stream may unpack to so many bytes.
pub const STREAM_MAX: usize = 64 << 20;
/// All pages together.
pub const UNPACKED_MAX: usize = 256 << 20;

/// Reads a PDF.
pub fn read(bytes: &[u8]) -> Result<Source, Unreadable> {
    catch_unwind(AssertUnwindSafe(|| pages(bytes))).unwrap_or_else(|_| Err(refusal::broken("PDF")))
}

fn load(bytes: &[u8]) -> Result<Document, Unreadable> {
    let options = LoadOptions::with_max_decompressed_size(STREAM_MAX);
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::UnsupportedSecurityHandler(_) | lopdf::Error::Decryption(_) => {
            refusal::encrypted("PDF")
        }
        lopdf::Error::Decompress(_) => refusal::bomb(STREAM_MAX),
        _ if memchr::memmem::find(bytes, b"/Encrypt").is_some() => refusal::encrypted("PDF"),
        _ => refusal::broken("PDF"),
    })?;
    if document.trailer.has(b"Encrypt") && !document.was_encrypted() {
        return Err(refusal::encrypted("PDF"));
    }
    Ok(document)
}

fn pages(bytes: &[u8]) -> Result<Source, Unreadable> {
    let document = load(bytes)?;
    let pages = document.get_pages();
    if pages.is_empty() {
        return Err(refusal::broken("PDF"));
    }
    let mut reader = content::Reader::new(&document);
    let mut lines: Vec<Line> = Vec::new();
    let mut findings = Findings::default();
    for (number, id) in &pages {
        let shows = reader.page(*number, *id)?;
        if shows.is_empty() {
            let span = Span { part: Some(format!("page/{number}").into()), start: 0, end: 0 };
            findings.add(findings::PAGE, format!("第 {number} 页没有文字，可能是图片或扫描页。"), span);
        }
        lines.extend(layout::lines(shows));
    }
    if lines.is_empty() {
        return Err(refusal::scanned(pages.len()));
    }
    if reader.unknown > 0 {
        let message = format!("有 {} 个字的字体没有给出编码，读不出来，以 � 标出。", reader.unknown);
        findings.add(findings::UNDECODED, message, Span::file(0, bytes.len()));
    }
    let parts: Arc<[Arc<str>]> = reader.parts.iter().map(|name| name.as_str().into()).collect();
    let (text, numbers) = layout::paragraphs(&lines, parts);
    let noise = numbers.into_iter().map(|(text, span)| Noise { kind: NoiseKind::Chrome, text, span }).collect();
    Ok(Source {
        text,
        encoding: "pdf".to_owned(),
        span: Span::file(0, bytes.len()),
        noise,
        findings,
        label: label(&document),
        published: None,
    })
}

/// What the document calls itself in its properties.
fn label(document: &Document) -> Option<String> {
    let info = document.trailer.get(b"Info").ok()?;
    let info = document.dereference(info).ok()?.1.as_dict().ok()?;
    let title = document.dereference(info.get(b"Title").ok()?).ok()?.1;
    let title = lopdf::decode_text_string(title).ok()?;
    let title = title.trim();
    (!title.is_empty() && !title.to_ascii_lowercase().contains("microsoft word")).then(|| title.to_owned())
}

/// An empty text with the parts of a file.
fn empty(parts: Arc<[Arc<str>]>) -> Text {
    Text::of_parts(parts)
}

#[cfg(test)]
mod tests;
