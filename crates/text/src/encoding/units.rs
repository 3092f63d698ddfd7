//! Encodings of one, two and four bytes a character, with the exact width of each.

use crate::Text;
use encoding_rs::Encoding;

/// How many bytes the character takes that these bytes begin with; `None` where no character begins so.
type Unit = fn(&[u8]) -> Option<usize>;

/// GB18030: one, two or four bytes.
pub fn gb18030(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [0..=0x80, ..] => Some(1),
        [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..] => Some(2),
        [0x81..=0xFE, b'0'..=b'9', 0x81..=0xFE, b'0'..=b'9', ..] => Some(4),
        _ => None,
    }
}

/// Big5: one or two bytes.
pub fn big5(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [0..=0x7F, ..] => Some(1),
        [0x81..=0xFE, 0x40..=0x7E | 0xA1..=0xFE, ..] => Some(2),
        _ => None,
    }
}

/// Decodes in stretches of equal width.
pub fn decode(bytes: &[u8], from: usize, encoding: &'static Encoding, unit: Unit) -> Text {
    let mut text = Text::of_parts([].into());
    text.reserve(bytes.len() + bytes.len() / 2);
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(width) = unit(rest) else {
            text.push("\u{fffd}", from + at, 3, 1, 0);
            at += 1;
            continue;
        };
        let end = stretch(rest, width, unit);
        let run = rest.get(..end).unwrap_or_default();
        push(&mut text, run, from + at, width, encoding);
        at += end;
    }
    text
}

/// Where the characters of this width end.
fn stretch(bytes: &[u8], width: usize, unit: Unit) -> usize {
    let mut end = width;
    while bytes.get(end..).and_then(unit) == Some(width) {
        end += width;
    }
    end
}

fn push(text: &mut Text, run: &[u8], from: usize, width: usize, encoding: &'static Encoding) {
    if run.is_ascii() {
        text.push(std::str::from_utf8(run).unwrap_or_default(), from, 1, 1, 0);
        return;
    }
    let deep = u32::try_from(width).unwrap_or(1);
    let (chars, bad) = encoding.decode_without_bom_handling(run);
    let all = run.len() / width;
    if !bad && chars.len() == 3 * all && chars.as_bytes().as_chunks::<3>().0.iter().all(|c| c[0] >> 4 == 0xE) {
        text.push(&chars, from, 3, deep, 0);
        return;
    }
    for (k, one) in run.chunks(width).enumerate() {
        let (chars, bad) = encoding.decode_without_bom_handling(one);
        let chars = if bad { "\u{fffd}" } else { &*chars };
        text.push(chars, from + k * width, u32::try_from(chars.len()).unwrap_or(1), deep, 0);
    }
}
