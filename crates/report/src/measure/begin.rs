//! What words of a figure a character may begin. It is told with the sign, so that a line asks only what may be.

use super::line::HINTS;
use super::scope::TOLD_WORDS;
use super::words::begin;

/// Numerals.
const NUMERALS: &str = include_str!("words/numerals.txt");
/// Among whom a rank is.
const PLACES: &str = include_str!("words/places.txt");

/// What a character may begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Begins(u8);

impl Begins {
    const NUMERAL: u8 = 1;
    const PLACE: u8 = 2;
    const HINT: u8 = 4;

    pub(crate) fn of(c: char) -> Begins {
        let bit = |bit: u8, begins: bool| if begins { bit } else { 0 };
        let hint = HINTS.contains(c) || begin(TOLD_WORDS).any(|first| first == c);
        Begins(
            bit(Begins::NUMERAL, numerals().any(|numeral| numeral == c))
                | bit(Begins::PLACE, begin(PLACES).any(|first| first == c))
                | bit(Begins::HINT, hint),
        )
    }

    /// A quantity in Chinese numerals.
    #[inline]
    pub(super) fn numeral(self) -> bool {
        self.0 & Begins::NUMERAL != 0
    }

    /// A rank.
    #[inline]
    pub(super) fn place(self) -> bool {
        self.0 & Begins::PLACE != 0
    }

    /// A hint.
    #[inline]
    pub(super) fn hint(self) -> bool {
        self.0 & Begins::HINT != 0
    }
}

/// All characters that may begin one of these.
pub(crate) fn words_begin() -> impl Iterator<Item = char> {
    numerals().chain(begin(PLACES)).chain(HINTS.chars()).chain(begin(TOLD_WORDS))
}

fn numerals() -> impl Iterator<Item = char> {
    NUMERALS.chars().filter(|c| !c.is_whitespace())
}
