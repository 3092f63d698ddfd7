//! `ToUnicode` maps: from the codes of a font to characters.

use super::lexer::{Lexer, Operand, Token};
use std::collections::HashMap;

/// A map, and how long its codes are.
#[derive(Clone, Debug, Default)]
pub struct Map {
    chars: HashMap<u32, String>,
    /// First and last code of a range, and the character of the first.
    ranges: Vec<(u32, u32, u32)>,
    /// Codes of one byte, of two.
    pub one: bool,
    pub two: bool,
}

/// Entries of one map; more is no font.
const LARGEST: usize = 1 << 17;

/// Reads a map.
pub fn read(bytes: &[u8]) -> Map {
    let mut map = Map::default();
    let mut given: Vec<Operand> = Vec::new();
    for token in Lexer::new(bytes) {
        match token {
            Token::Operand(operand) if given.len() < LARGEST => given.push(operand),
            Token::Operand(_) => {}
            Token::Operator(name) => {
                match name.as_slice() {
                    b"endcodespacerange" => map.widths(&given),
                    b"endbfchar" => map.singles(&given),
                    b"endbfrange" => map.runs(&given),
                    _ => {}
                }
                given.clear();
            }
        }
    }
    map.ranges.sort_unstable();
    map
}

impl Map {
    /// The characters of a code.
    pub fn get(&self, code: u32) -> Option<String> {
        if let Some(chars) = self.chars.get(&code) {
            return Some(chars.clone());
        }
        let next = self.ranges.partition_point(|(first, _, _)| *first <= code);
        let (first, last, c) = self.ranges.get(next.checked_sub(1)?)?;
        if code > *last {
            return None;
        }
        char::from_u32(c + (code - first)).map(String::from)
    }

    pub fn is_empty(&self) -> bool {
        self.chars.is_empty() && self.ranges.is_empty()
    }

    fn widths(&mut self, given: &[Operand]) {
        for operand in given {
            if let Operand::Words(words) = operand {
                self.one |= words.bytes.len() == 1;
                self.two |= words.bytes.len() == 2;
            }
        }
    }

    fn singles(&mut self, given: &[Operand]) {
        for pair in given.as_chunks::<2>().0 {
            if let [Operand::Words(code), Operand::Words(chars)] = pair {
                self.put(number(&code.bytes), chars_of(&chars.bytes));
            }
        }
    }

    fn runs(&mut self, given: &[Operand]) {
        for run in given.as_chunks::<3>().0 {
            let [Operand::Words(first), Operand::Words(last), to] = run else { continue };
            let (first, last) = (number(&first.bytes), number(&last.bytes));
            match to {
                Operand::Words(to) => {
                    let chars = chars_of(&to.bytes);
                    let mut inner = chars.chars();
                    match (inner.next(), inner.next()) {
                        (Some(c), None) if last >= first => self.ranges.push((first, last, u32::from(c))),
                        _ => self.put(first, chars),
                    }
                }
                Operand::List(list) => {
                    for (code, to) in (first..=last).zip(list) {
                        if let Operand::Words(to) = to {
                            self.put(code, chars_of(&to.bytes));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn put(&mut self, code: u32, chars: String) {
        if !chars.is_empty() && self.chars.len() < LARGEST {
            self.chars.insert(code, chars);
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |n, b| n << 8 | u32::from(*b))
}

/// UTF-16, big end first.
fn chars_of(bytes: &[u8]) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair));
    let chars = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}'));
    chars.filter(|c| *c != '\0').collect()
}
