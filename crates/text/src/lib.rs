//! Bytes in, clean documents out; every character remembers its bytes.

mod assemble;
mod document;
mod encoding;
mod findings;
mod html;
mod lexicon;
mod mend;
mod noise;
mod span;
mod split;
mod text;
mod tidy;
mod wrap;

pub use document::{Document, Finding, Noise, NoiseKind, Reading, Unreadable};
pub use span::Span;
pub use text::{Builder, Run, Text};

/// Reads a file of any kind.
///
/// # Errors
/// A file in which there is nothing to read: empty, a picture, encrypted, too large.
pub fn read(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let decoded = encoding::decode(bytes);
    let mut findings = decoded.findings;
    let mut noise = Vec::new();
    let mut text = decoded.text;
    let mut readings = Vec::new();
    let (mut label, mut published) = (None, None);
    if html::is_page(text.as_str()) {
        let article = html::article(&text);
        text = article.text;
        noise.extend(article.noise);
        (label, published) = (article.label, article.published);
    }
    if let Some(left) = tidy::unglossed(&text) {
        text = left.text;
        noise.extend(left.noise);
        readings = left.readings;
    }
    if let Some(mended) = mend::mend(&text, &readings) {
        text = mended.text;
        noise.extend(mended.noise);
        findings.extend(mended.findings);
    }
    if let Some(simple) = tidy::simplified(&text) {
        text = simple;
    }
    text = tidy::lines(&text);
    let told = assemble::Told { noise, findings: findings.into_vec(), label, published };
    let documents = assemble::documents(&text, told, &Span::file(0, bytes.len()));
    Ok(Reading { bytes: bytes.len(), encoding: decoded.charset.name().to_owned(), documents, findings: Vec::new() })
}
