//! A stretch of text as the bytes that it was.

use super::suspect::{is_impossible, swallowed};
use crate::lexicon::{folder, gbk};
use std::ops::Range;

/// What a character was in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Two bytes.
    Pair([u8; 2]),
    /// One byte.
    Byte(u8),
    /// The mark of a lost byte or two.
    Loss,
    /// No character of GBK: nothing was read across it.
    Other,
}

/// A character, or a mark of loss.
#[derive(Clone, Debug)]
pub struct Atom {
    /// Where it stands.
    pub range: Range<usize>,
    /// As it stands.
    pub c: char,
    /// Simplified.
    pub simple: char,
    /// In bytes.
    pub form: Form,
    /// It cannot be what the text said.
    pub wrong: bool,
}

/// The atoms of a range of text. `misread` says behind which characters stands a gloss that is another's.
pub fn atoms(text: &str, place: Range<usize>, misread: &[usize]) -> Vec<Atom> {
    let mut atoms = Vec::new();
    let mut at = place.start;
    while let Some(c) = text.get(at..place.end).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        let gloss = if matches!(c, '?' | '\u{fffd}') { swallowed(rest) } else { None };
        let end = at + c.len_utf8() + gloss.unwrap_or(0);
        let form = match c {
            '?' if gloss.is_some() => Form::Loss,
            '\u{fffd}' => Form::Loss,
            '\0'..='\x7f' => Form::Byte(u8::try_from(c).unwrap_or(0)),
            _ => gbk().encode(c).map_or(Form::Other, Form::Pair),
        };
        let wrong = gloss.is_some() || is_impossible(c, rest) || misread.binary_search(&end).is_ok();
        atoms.push(Atom { range: at..end, c, simple: folder().one(c), form, wrong });
        at = end;
    }
    atoms
}
