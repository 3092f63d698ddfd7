//! PDF: pages as they will be printed, with the characters that they use embedded.
//!
//! Three steps, each pure: `text` makes glyphs of words, `flow` and `table` put lines on pages,
//! `paint` writes pages with `krilla`, which takes out of each font the glyphs that are used and writes the
//! tables by which a reader gets the characters back.

mod face;
mod flow;
mod leaf;
mod paint;
mod rows;
mod table;
mod text;

use crate::{Error, Fonts, Missing, Paper};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A PDF, and the characters that no font had.
#[derive(Clone, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Characters shown as an empty box: to be told to whoever asked for the paper.
    pub missing: Missing,
}

/// Writes a paper as a PDF.
///
/// # Errors
/// [`Error::BadFont`] and [`Error::Restricted`] for fonts that cannot be used, [`Error::Written`] when
/// the file cannot be written.
pub fn write(paper: &Paper, fonts: &Fonts) -> Result<Pdf, Error> {
    // fonts come from anywhere, and their readers may trip over one
    catch_unwind(AssertUnwindSafe(|| {
        let faces = face::Faces::new(fonts)?;
        let flowed = flow::pages(paper, &faces);
        let pages = flowed.leaves.len();
        let bytes = paint::write(paper, &faces, &flowed)?;
        Ok(Pdf { bytes, pages, missing: faces.missing() })
    }))
    .unwrap_or_else(|_| Err(Error::BadFont("读取字体时出错".to_owned())))
}
