//! A place that governs itself: every key, chain and statement belongs to exactly one.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The six-digit code of a division (GB/T 2260), `210300` for example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PlaceCode(u32);

/// A text that is no division code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a place is a six-digit division code such as 210300 (GB/T 2260)")]
pub struct PlaceError;

impl FromStr for PlaceCode {
    type Err = PlaceError;
    fn from_str(text: &str) -> Result<Self, PlaceError> {
        if text.len() != 6 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(PlaceError);
        }
        text.parse().map(Self).map_err(|_| PlaceError)
    }
}

impl TryFrom<String> for PlaceCode {
    type Error = PlaceError;
    fn try_from(text: String) -> Result<Self, PlaceError> {
        text.parse()
    }
}

impl From<PlaceCode> for String {
    fn from(code: PlaceCode) -> String {
        code.to_string()
    }
}

impl PlaceCode {
    /// The code as a number, for a store's key.
    pub fn as_number(self) -> u32 {
        self.0
    }

    /// A code read back from a store's key.
    pub fn from_number(number: u32) -> Option<Self> {
        (number < 1_000_000).then_some(Self(number))
    }
}

impl fmt::Display for PlaceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}
