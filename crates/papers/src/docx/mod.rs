//! Word: WordprocessingML (ECMA-376), written by hand, in the layout of GB/T 9704-2012.
//!
//! By hand, because the parts are few and an office looks at each of them: fonts by their Chinese names with
//! substitutes for a machine that lacks them, indents in characters, headers that come back on each page.

mod body;
mod parts;
mod styles;
mod table;

use crate::{Error, Paper, clean};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Writes a paper as a Word document (`.docx`).
///
/// # Errors
/// [`Error::Written`] when the zip cannot be written.
pub fn write(paper: &Paper) -> Result<Vec<u8>, Error> {
    let body = body::write(paper);
    let title = clean::line(&paper.title);
    let issuer = paper.signature.as_ref().map(|signature| clean::line(&signature.issuer));
    let files = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::RELATIONSHIPS.to_owned()),
        ("docProps/core.xml", parts::core(&title, issuer.as_deref())),
        ("docProps/app.xml", parts::APP.to_owned()),
        ("word/document.xml", body.xml),
        ("word/_rels/document.xml.rels", parts::document_relationships(&body.links)),
        ("word/styles.xml", styles::write()),
        ("word/settings.xml", parts::SETTINGS.to_owned()),
        ("word/fontTable.xml", parts::FONTS.to_owned()),
        ("word/footer1.xml", parts::footer(parts::Side::Odd)),
        ("word/footer2.xml", parts::footer(parts::Side::Even)),
    ];
    zipped(&files).map_err(|error| Error::Written(error.to_string()))
}

/// A zip without a clock: equal papers give equal bytes.
fn zipped(files: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
