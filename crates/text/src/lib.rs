//! Bytes in, clean documents out; every character remembers its bytes.

mod assemble;
#[cfg(test)]
mod codes;
mod document;
mod docx;
mod encoding;
mod findings;
mod html;
mod lexicon;
mod look;
mod mend;
mod noise;
mod pair;
mod pdf;
mod refusal;
mod scan;
mod sniff;
mod source;
mod span;
mod split;
mod text;
mod tidy;
mod wrap;

pub use document::{Document, Finding, Noise, NoiseKind, Reading, Unreadable};
pub use lexicon::together;
use mend::Outcome;
pub use pair::{PairHash, PairHasher, pair};
pub use refusal::too_large;
pub use scan::CharSet;
use sniff::Kind;
use source::Source;
pub use span::Span;
pub use text::{Builder, Run, Text};

/// A file may have so many bytes.
pub const BYTES_MAX: usize = 256 << 20;

/// Reads a file of any kind.
///
/// # Errors
/// A file in which there is nothing to read: empty, a picture, encrypted, too large.
pub fn read(bytes: &[u8]) -> Result<Reading, Unreadable> {
    if bytes.len() > BYTES_MAX {
        return Err(refusal::too_large(bytes.len(), BYTES_MAX));
    }
    let source = match sniff::kind(bytes)? {
        Kind::Text => characters(bytes),
        Kind::Zip => docx::read(bytes)?,
        Kind::Pdf => pdf::read(bytes)?,
    };
    let encoding = source.encoding.clone();
    let documents = clean(source);
    if documents.iter().all(|document| document.text.as_str().is_empty()) {
        return Err(refusal::empty());
    }
    Ok(Reading { bytes: bytes.len(), encoding, documents, findings: Vec::new() })
}

/// A file of characters, perhaps a page.
fn characters(bytes: &[u8]) -> Source {
    let decoded = encoding::decode(bytes);
    let mut source = Source {
        text: decoded.text,
        encoding: decoded.charset.name().to_owned(),
        span: Span::file(0, bytes.len()),
        noise: Vec::new(),
        findings: decoded.findings,
        label: None,
        published: None,
    };
    if html::is_page(source.text.as_str()) {
        let article = html::article(&source.text);
        source.text = article.text;
        source.noise = article.noise;
        source.label = article.label;
        source.published = article.published;
    }
    source
}

/// Takes away what the text does not say, and mends what it says wrongly.
fn clean(mut source: Source) -> Vec<Document> {
    let mut readings = Vec::new();
    if let Some(left) = tidy::unglossed(&source.text) {
        source.text = left.text;
        source.noise.extend(left.noise);
        readings = left.readings;
    }
    let mut seen = None;
    match mend::mend(&source.text, &readings) {
        Outcome::Mended(mended) => {
            source.text = mended.text;
            source.noise.extend(mended.noise);
            source.findings.extend(mended.findings);
        }
        Outcome::Sound(look) => seen = Some(look),
    }
    let traditional = seen.as_ref().is_none_or(|look| look.survey.traditional);
    if let Some(simple) = traditional.then(|| tidy::simplified(&source.text)).flatten() {
        source.findings.add(findings::TRADITIONAL, "正文是繁体字，已转为简体。".to_owned(), source.span.clone());
        source.text = simple;
        seen = None;
    }
    let seen = seen.unwrap_or_else(|| look::look(source.text.as_str(), &[]));
    let tidy::Lines { text, seen } = tidy::lines(&source.text, &seen);
    source.text = text;
    assemble::documents(source, &seen)
}
