//! Two characters as the key of a table, and a hasher for such keys: they are numbers already, and nobody chooses
//! what is in a table of the language.

use std::hash::{BuildHasherDefault, Hasher};

/// The key of two characters.
#[inline]
pub fn pair(a: char, b: char) -> u64 {
    u64::from(u32::from(a)) << 32 | u64::from(u32::from(b))
}

/// Hashes keys of [`pair`].
pub type PairHash = BuildHasherDefault<PairHasher>;

/// See [`PairHash`].
#[derive(Debug, Default)]
pub struct PairHasher(u64);

impl Hasher for PairHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(5) ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 ^= self.0 >> 29;
    }
}
