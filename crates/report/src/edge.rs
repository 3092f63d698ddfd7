//! The words of a list by the two characters at one of their ends.

use crate::table::Table;
use std::num::NonZeroU64;

/// Words, found by the character at their end and the one beside it.
#[derive(Debug)]
pub struct Edge<T> {
    sieve: Sieve,
    /// Where the words of a row begin, and how many they are.
    rows: Table<NonZeroU64, (u32, u32)>,
    /// The words of a row stand together, the longest first.
    words: Vec<(&'static str, T)>,
}

/// The bytes of a character as a number, 0 for none.
type Char = u32;

/// The characters at an end of a text: the one at the end, and the one beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    end: Char,
    beside: Char,
    bytes: usize,
}

impl End {
    /// At the beginning.
    #[inline]
    pub fn first(text: &str) -> End {
        let (end, rest) = front(text.as_bytes());
        let (beside, behind) = front(rest);
        End { end, beside, bytes: text.len() - behind.len() }
    }

    /// At the end.
    #[inline]
    pub fn last(text: &str) -> End {
        let (end, rest) = back(text.as_bytes());
        let (beside, before) = back(rest);
        End { end, beside, bytes: text.len() - before.len() }
    }

    fn key(self) -> u64 {
        u64::from(self.end) << 32 | u64::from(self.beside)
    }
}

#[inline]
fn front(bytes: &[u8]) -> (Char, &[u8]) {
    match bytes {
        [one @ 0xE0..=0xEF, two, three, rest @ ..] => (u32::from_be_bytes([0, *one, *two, *three]), rest),
        [one @ 0..0x80, rest @ ..] => (u32::from(*one), rest),
        [one @ 0xC0..0xE0, two, rest @ ..] => (u32::from_be_bytes([0, 0, *one, *two]), rest),
        [one, two, three, four, rest @ ..] => (u32::from_be_bytes([*one, *two, *three, *four]), rest),
        _ => (0, bytes),
    }
}

#[inline]
fn back(bytes: &[u8]) -> (Char, &[u8]) {
    match bytes {
        [rest @ .., one @ 0xE0..=0xEF, two, three] => (u32::from_be_bytes([0, *one, *two, *three]), rest),
        [rest @ .., one @ 0..0x80] => (u32::from(*one), rest),
        [rest @ .., one @ 0xC0..0xE0, two] => (u32::from_be_bytes([0, 0, *one, *two]), rest),
        [rest @ .., one, two, three, four] => (u32::from_be_bytes([*one, *two, *three, *four]), rest),
        _ => (0, bytes),
    }
}

impl<T: Copy> Edge<T> {
    /// Of words, with what `end` sees of them; of two alike the first is kept.
    pub fn of(words: &[(&'static str, T)], end: fn(&str) -> End) -> Edge<T> {
        let mut words: Vec<(u64, &'static str, T)> =
            words.iter().map(|(word, says)| (end(word).key(), *word, *says)).collect();
        words.sort_by_key(|(key, word, _)| (*key, std::cmp::Reverse(word.len())));
        let mut sieve = Sieve::new();
        let mut from = 0;
        let rows = words.chunk_by(|(one, ..), (other, ..)| one == other).filter_map(|row| {
            let (key, many) = (row.first()?.0, u32::try_from(row.len()).ok()?);
            sieve.add(key);
            from += many;
            Some((NonZeroU64::new(key)?, (from - many, many)))
        });
        let rows = Table::of(rows);
        Edge { sieve, rows, words: words.into_iter().map(|(_, word, says)| (word, says)).collect() }
    }

    /// Whether a word may stand where the last bytes of the character at the end are these, and that of the one
    /// beside it.
    #[inline]
    pub fn passes(&self, two: u8, three: u8, beside: Option<&u8>) -> bool {
        self.sieve.passes(two, three, beside)
    }

    /// The longest word at this end of a text, of which `fits` tells whether it is there.
    #[inline]
    pub fn longest(&self, end: End, fits: impl Fn(&str) -> bool) -> Option<(&'static str, T)> {
        // of two characters no more is to be compared
        let found = self.row(end.key()).iter().find(|(word, _)| word.len() == end.bytes || fits(word));
        let alone = || self.row(End { beside: 0, ..end }.key()).first();
        found.or_else(alone).copied()
    }

    /// All words with the characters of this end.
    #[inline]
    fn row(&self, key: u64) -> &[(&'static str, T)] {
        let row = NonZeroU64::new(key).and_then(|key| self.rows.get(key));
        let words = row.and_then(|(from, many)| self.words.get(from as usize..from as usize + many as usize));
        words.unwrap_or_default()
    }
}

/// Which characters of three bytes may stand at an end: one bit for all that agree in the last two bytes; and with
/// which beside them: one bit for all pairs that agree in their last bytes. Nearly every question is answered here.
#[derive(Debug)]
struct Sieve {
    ends: Box<[u64; 64]>,
    pairs: Box<[u64; 64]>,
}

impl Sieve {
    fn new() -> Sieve {
        Sieve { ends: Box::new([0; 64]), pairs: Box::new([0; 64]) }
    }

    fn add(&mut self, key: u64) {
        let (end, beside) = (key >> 32, key as u32);
        if let Some(row) = self.ends.get_mut((end >> 8 & 0x3F) as usize) {
            *row |= 1_u64 << (end & 0x3F);
        }
        if let Some(row) = self.pairs.get_mut((end & 0x3F) as usize) {
            // alone it stands beside any
            *row |= if beside == 0 { u64::MAX } else { 1_u64 << (beside & 0x3F) };
        }
    }

    #[inline]
    fn passes(&self, two: u8, three: u8, beside: Option<&u8>) -> bool {
        let bit = |rows: &[u64; 64], row: u8, bit: u8| {
            rows.get(usize::from(row & 0x3F)).is_some_and(|row| row >> (bit & 0x3F) & 1 != 0)
        };
        bit(&self.ends, two, three) && beside.is_none_or(|beside| bit(&self.pairs, three, *beside))
    }
}
