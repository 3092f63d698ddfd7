//! Files that prove something: photos are decoded and written anew like any photo; documents of the
//! formats offices use are kept as they are, and leave the site as downloads only.

use super::photo;
use crate::app::Inner;
use axum::body::Bytes;
use yinuo_journal::BlobRow;
use yinuo_kernel::{BlobId, Refusal, Rule};

/// What a kept blob is, told by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Photo,
    Pdf,
    /// A container of Office Open XML.
    Office,
    /// Text, HTML: a source as it was published.
    Plain,
}

impl Kind {
    pub fn of(bytes: &[u8]) -> Kind {
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Kind::Photo,
            [b'%', b'P', b'D', b'F', ..] => Kind::Pdf,
            [b'P', b'K', 3, 4, ..] => Kind::Office,
            _ => Kind::Plain,
        }
    }

    /// What a browser is told; nothing of it is ever shown inside the site.
    pub fn mime(self) -> &'static str {
        match self {
            Kind::Photo => "image/jpeg",
            Kind::Pdf => "application/pdf",
            Kind::Office => "application/vnd.openxmlformats-officedocument",
            Kind::Plain => "application/octet-stream",
        }
    }
}

/// Evidence as it is kept. Slow for photos: run it off the async threads.
///
/// # Errors
/// [`Rule::BadEvidence`] for what is neither a photo nor a document.
pub fn evidence(app: &Inner, sent: &[Bytes]) -> Result<Vec<BlobRow>, Refusal> {
    sent.iter().map(|bytes| one(app, bytes)).collect()
}

fn one(app: &Inner, bytes: &Bytes) -> Result<BlobRow, Refusal> {
    match Kind::of(bytes) {
        Kind::Pdf | Kind::Office => Ok(kept(app, bytes.to_vec())),
        Kind::Photo | Kind::Plain => {
            let read = photo::read(bytes).map_err(|_| Refusal::from(Rule::BadEvidence))?;
            Ok(BlobRow { thumb: read.thumb, ..kept(app, read.bytes) })
        }
    }
}

/// A file kept byte by byte.
pub fn kept(app: &Inner, bytes: Vec<u8>) -> BlobRow {
    BlobRow { id: BlobId::fresh(app.ids.as_ref()), key: super::rows::key(), bytes, thumb: Vec::new() }
}
