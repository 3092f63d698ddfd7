//! UTF-16.

use crate::Text;

/// Decodes; a lone surrogate, and a byte left over, become U+FFFD.
pub fn decode(bytes: &[u8], from: usize, unit: fn([u8; 2]) -> u16) -> Text {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = Text::of_parts([].into());
    text.reserve(bytes.len() * 2);
    let mut at = from;
    let mut buffer = [0; 4];
    for c in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let c = c.unwrap_or('\u{fffd}');
        let deep = if c.len_utf8() == 4 { 4 } else { 2 };
        let chars = c.encode_utf8(&mut buffer);
        text.push(chars, at, u32::try_from(c.len_utf8()).unwrap_or(1), deep, 0);
        at += deep as usize;
    }
    if !rest.is_empty() {
        text.push("\u{fffd}", at, 3, 1, 0);
    }
    text
}
