//! Case numbers a person can read out over the phone.
//!
//! `261124-00037-4` is the 37th case of 24 November 2026; the last digit checks the others
//! (Damm 2004), so any single wrong digit and any two neighbours swapped are noticed.
//!
//! ```
//! use yinuo_kernel::CaseNumber;
//! let number = CaseNumber::new(jiff::civil::date(2026, 11, 24), 37);
//! assert_eq!(CaseNumber::parse(&format!(" {number} ")), Some(number));
//! assert_eq!(CaseNumber::parse("261124-00073-4"), None, "two digits swapped");
//! ```

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Year (two digits), month, day, serial of that day in the place, check digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CaseNumber {
    /// `yymmdd` as a number.
    day: u32,
    serial: u32,
}

/// Damm's quasigroup of order 10.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

fn damm(digits: impl Iterator<Item = u8>) -> u8 {
    digits.fold(0, |state, digit| {
        DAMM.get(usize::from(state)).and_then(|row| row.get(usize::from(digit))).copied().unwrap_or(0)
    })
}

impl CaseNumber {
    /// `serial` counts from 1 within a place's day; beyond 99,999 the number simply grows a digit.
    pub fn new(day: Date, serial: u32) -> Self {
        let year = day.year().rem_euclid(100).unsigned_abs();
        let day = u32::from(year) * 10_000
            + u32::from(day.month().unsigned_abs()) * 100
            + u32::from(day.day().unsigned_abs());
        Self { day, serial }
    }

    /// Reads what a person types: spaces, dashes and full-width digits are forgiven, a wrong
    /// check digit is not.
    pub fn parse(text: &str) -> Option<Self> {
        let mut digits = Vec::with_capacity(12);
        for c in text.chars().take(64) {
            match c {
                '0'..='9' => digits.push(u32::from(c) - u32::from('0')),
                '０'..='９' => digits.push(u32::from(c) - u32::from('０')),
                ' ' | '-' | '　' | '－' | '—' | '–' => {}
                _ => return None,
            }
        }
        if !(12..=16).contains(&digits.len()) || damm(digits.iter().map(|d| *d as u8)) != 0 {
            return None;
        }
        let number = |part: &[u32]| part.iter().try_fold(0u32, |n, d| n.checked_mul(10)?.checked_add(*d));
        let (day, rest) = digits.split_at(6);
        let (_, serial) = rest.split_last()?;
        let read = Self { day: number(day)?, serial: number(serial)? };
        // One number, one spelling: leading zeros beyond the padding are a typing mistake.
        (read.bare().len() == digits.len()).then_some(read)
    }

    /// The number as a store's key: `yymmdd` × 10⁹ + serial, so keys sort by age within a century.
    pub fn key(&self) -> i64 {
        i64::from(self.day) * 1_000_000_000 + i64::from(self.serial)
    }

    /// A number read back from a store's key.
    pub fn from_key(key: i64) -> Option<Self> {
        let day = u32::try_from(key / 1_000_000_000).ok().filter(|day| *day <= 999_999)?;
        Some(Self { day, serial: u32::try_from(key % 1_000_000_000).ok()? })
    }

    /// The day part as `yymmdd`.
    pub fn day(&self) -> u32 {
        self.day
    }

    /// The serial within the day, from 1.
    pub fn serial(&self) -> u32 {
        self.serial
    }

    /// Digits without dashes, as they stand in a URL or a store's key.
    pub fn bare(&self) -> String {
        let body = format!("{:06}{:05}", self.day, self.serial);
        let check = damm(body.bytes().map(|b| b.wrapping_sub(b'0')));
        format!("{body}{check}")
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bare = self.bare();
        let (head, check) = bare.split_at(bare.len().saturating_sub(1));
        let (day, serial) = head.split_at(6);
        write!(f, "{day}-{serial}-{check}")
    }
}

/// A text that is no case number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a case number: twelve digits such as 261124-00037-4, the last one a check digit")]
pub struct NumberError;

impl TryFrom<String> for CaseNumber {
    type Error = NumberError;
    fn try_from(text: String) -> Result<Self, NumberError> {
        Self::parse(&text).ok_or(NumberError)
    }
}

impl From<CaseNumber> for String {
    fn from(number: CaseNumber) -> String {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_wrong_digit_and_every_swap_is_noticed() {
        let number = CaseNumber::new(date(2026, 11, 24), 40_937);
        let right = number.bare().into_bytes();
        for at in 0..right.len() {
            for digit in b'0'..=b'9' {
                let mut wrong = right.clone();
                wrong[at] = digit;
                let read = CaseNumber::parse(std::str::from_utf8(&wrong).unwrap());
                assert_eq!(read.is_some(), wrong == right, "{wrong:?}");
            }
            if at + 1 < right.len() && right[at] != right[at + 1] {
                let mut wrong = right.clone();
                wrong.swap(at, at + 1);
                assert_eq!(CaseNumber::parse(std::str::from_utf8(&wrong).unwrap()), None);
            }
        }
    }

    #[test]
    fn reads_what_people_type() {
        let number = CaseNumber::new(date(2026, 11, 24), 37);
        let shown = number.to_string();
        let full: String = shown
            .chars()
            .map(|c| if c.is_ascii_digit() { char::from_u32(u32::from(c) - 48 + 0xFF10).unwrap() } else { c })
            .collect();
        for typed in [shown.clone(), shown.replace('-', ""), shown.replace('-', " "), full] {
            assert_eq!(CaseNumber::parse(&typed), Some(number), "{typed}");
        }
        for junk in ["", "12345", "'; drop", "９９", &"1".repeat(400)] {
            assert_eq!(CaseNumber::parse(junk), None, "{junk}");
        }
        assert_eq!(
            CaseNumber::parse(&CaseNumber::new(date(2026, 1, 2), 1_234_567).bare()).unwrap().serial(),
            1_234_567
        );
    }
}
