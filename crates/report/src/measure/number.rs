//! A number as reports write it, read at a place: `1,234.5`, `5-6`, `1.2`.

use std::ops::Range;

/// A number, or a range of two.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    pub range: Range<usize>,
    pub low: f64,
    /// Of a range.
    pub high: Option<f64>,
    /// What stood between the first number and the dash (`5%-6%`, `1万至2万`), byte length.
    pub inner: Range<usize>,
}

/// Digits with a decimal point and thousands commas.
pub(super) fn plain(text: &str, at: usize) -> Option<(f64, usize)> {
    let bytes = text.as_bytes();
    let mut end = at;
    let (mut whole, mut digits, mut behind) = (0_u64, 0, None::<usize>);
    while let Some(&byte) = bytes.get(end) {
        match byte {
            b'0'..=b'9' => {
                whole = whole * 10 + u64::from(byte - b'0');
                digits += 1;
                behind = behind.map(|behind| behind + 1);
            }
            b',' if thousands(bytes, end, at) => {}
            b'.' if behind.is_none() && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) => behind = Some(0),
            _ => break,
        }
        end += 1;
        if digits + usize::from(behind.is_some()) > 18 {
            return None;
        }
    }
    let tens = TENS.get(behind.unwrap_or(0))?;
    // exact on both sides: the quotient is the double nearest to what was written, as a parser would find
    if whole < 1 << 53 {
        return (digits > 0).then_some((whole as f64 / tens, end));
    }
    let written: String = text.get(at..end)?.chars().filter(|c| *c != ',').collect();
    written.parse().ok().map(|value| (value, end))
}

/// The powers of ten.
const TENS: [f64; 19] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

/// A comma between one to three digits and exactly three.
fn thousands(bytes: &[u8], at: usize, start: usize) -> bool {
    let after = bytes.get(at + 1..).unwrap_or_default();
    let three = after.len() >= 3 && after.iter().take(3).all(u8::is_ascii_digit);
    three && !after.get(3).is_some_and(u8::is_ascii_digit) && at > start && at - start <= 3
        || three
            && bytes.get(start..at).is_some_and(|b| b.contains(&b','))
            && !after.get(3).is_some_and(u8::is_ascii_digit)
}

/// The sign between two ends of a range.
const DASHES: [char; 8] = ['—', '–', '-', '~', '～', '－', '至', '到'];

/// Reads a number, or a range that begins with it, at a place that holds a digit. `units` may stand after the first number of a range.
pub(super) fn read<'t>(
    text: &'t str,
    at: usize,
    (low, end): (f64, usize),
    unit: impl FnOnce(&'t str) -> usize,
) -> Option<Number> {
    let single = Number { range: at..end, low, high: None, inner: end..end };
    let inner = end + unit(text.get(end..)?);
    let Some(rest) = text.get(inner..) else { return Some(single) };
    let Some(dash) = rest.chars().next().filter(|c| DASHES.contains(c)) else { return Some(single) };
    let second = inner + dash.len_utf8();
    if !text.as_bytes().get(second).is_some_and(u8::is_ascii_digit) {
        return Some(single);
    }
    match plain(text, second) {
        Some((high, last)) if high > low => Some(Number { range: at..last, low, high: Some(high), inner: end..inner }),
        _ => Some(single),
    }
}
