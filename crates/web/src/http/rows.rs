//! Fresh erasable rows from what people sent.

use super::photo;
use crate::app::Inner;
use axum::body::Bytes;
use yinuo_journal::{BlobRow, Text, WordsRow};
use yinuo_kernel::{BlobId, Refusal, WordsId};

/// Fresh bytes under which a row is digested.
pub(super) fn key() -> [u8; 32] {
    let mut key = [0u8; 32];
    // A key of zeros would still bind the digest; only its secrecy after erasure would be weaker.
    let _ = getrandom::fill(&mut key);
    key
}

/// Words under a fresh id and key.
pub fn words(app: &Inner, text: Text) -> WordsRow {
    WordsRow { id: WordsId::fresh(app.ids.as_ref()), key: key(), text }
}

/// Photos, decoded and re-encoded; slow, so run it off the async threads.
///
/// # Errors
/// When one of them is no picture.
pub fn photos(app: &Inner, sent: &[Bytes]) -> Result<Vec<BlobRow>, Refusal> {
    sent.iter()
        .map(|bytes| {
            let photo = photo::read(bytes)?;
            Ok(BlobRow { id: BlobId::fresh(app.ids.as_ref()), key: key(), bytes: photo.bytes, thumb: photo.thumb })
        })
        .collect()
}
