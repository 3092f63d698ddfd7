//! Keyed digests of erasable rows (HMAC-SHA-256, RFC 2104; FIPS 180-4).
//!
//! Each row has its own random 32-byte key and takes it along when it goes, so that nobody can
//! test a guess at a forgotten name or sentence against the digest in the chain.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// The key of one row.
pub type Key = [u8; 32];

/// 64 hex digits.
pub fn keyed(key: &Key, parts: &[&[u8]]) -> String {
    // HMAC takes a key of any length, so this cannot fail; an empty digest would match nothing.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    for part in parts {
        // The length before each part keeps ("ab","c") and ("a","bc") apart.
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    hex(&mac.finalize().into_bytes())
}

/// SHA-256 over several parts.
pub fn plain(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        for half in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
        text
    })
}
