//! Which encoding a file is in.

use std::borrow::Cow;

/// An encoding that Chinese reports come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    Utf8,
    Utf16Le,
    Utf16Be,
    Gb18030,
    Big5,
}

impl Charset {
    /// As it is printed.
    pub fn name(self) -> &'static str {
        match self {
            Charset::Utf8 => "utf-8",
            Charset::Utf16Le => "utf-16le",
            Charset::Utf16Be => "utf-16be",
            Charset::Gb18030 => "gb18030",
            Charset::Big5 => "big5",
        }
    }
}

/// Byte order marks.
const MARKS: [(&[u8], Charset); 4] = [
    (b"\xEF\xBB\xBF", Charset::Utf8),
    (b"\xFF\xFE", Charset::Utf16Le),
    (b"\xFE\xFF", Charset::Utf16Be),
    (b"\x84\x31\x95\x33", Charset::Gb18030),
];
/// As far as a declaration may stand from the beginning; browsers look at 1,024 bytes, portals need more.
const DECLARED_BYTES: usize = 8 << 10;
/// As much as is looked at to guess.
const GUESSED_BYTES: usize = 64 << 10;
/// As much as is looked at for the pattern of UTF-16.
const WIDE_BYTES: usize = 4 << 10;

/// A file that is UTF-8 without a mark, from its first byte to its last: nearly all are, and are looked over once.
pub fn plain(bytes: &[u8]) -> Option<&str> {
    let marked = MARKS.iter().any(|(mark, _)| bytes.starts_with(mark));
    if marked || wide(bytes).is_some() {
        return None;
    }
    // checks many bytes in one step, which the standard library does only for ASCII
    match encoding_rs::UTF_8.decode_without_bom_handling_and_without_replacement(bytes)? {
        Cow::Borrowed(chars) => Some(chars),
        Cow::Owned(_) => None,
    }
}

/// The encoding, and the length of the byte order mark.
pub fn choose(bytes: &[u8]) -> (Charset, usize) {
    for (mark, charset) in MARKS {
        if bytes.starts_with(mark) {
            return (charset, mark.len());
        }
    }
    let charset = wide(bytes)
        .or_else(|| utf8(bytes).then_some(Charset::Utf8))
        .or_else(|| declared(bytes).filter(|charset| decodes(bytes, *charset)))
        .unwrap_or_else(|| guessed(bytes));
    (charset, 0)
}

/// UTF-16 without a mark: nearly every unit is what a Chinese text is made of, read from one end only.
fn wide(bytes: &[u8]) -> Option<Charset> {
    let head = bytes.get(..WIDE_BYTES).unwrap_or(bytes);
    if head.len() < 8 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    // all but a tenth are ordinary; of another encoding the look ends with that tenth
    let mostly = |unit: fn([u8; 2]) -> u16| {
        let (pairs, _) = head.as_chunks::<2>();
        pairs.iter().filter(|pair| !ordinary(unit(**pair))).nth(pairs.len() / 10).is_none()
    };
    match (mostly(u16::from_le_bytes), mostly(u16::from_be_bytes)) {
        (true, false) => Some(Charset::Utf16Le),
        (false, true) => Some(Charset::Utf16Be),
        _ => None,
    }
}

fn ordinary(unit: u16) -> bool {
    matches!(unit, 9 | 10 | 13 | 0x20..=0x7E | 0x2010..=0x2027 | 0x3000..=0x3011 | 0x4E00..=0x9FFF | 0xFF01..=0xFF5E)
}

/// Valid, or nearly so: a file that was cut in half, or pasted together, is still UTF-8 when twenty
/// multi-byte characters stand against each broken one.
fn utf8(bytes: &[u8]) -> bool {
    let Err(error) = std::str::from_utf8(bytes) else { return true };
    let (mut whole, mut broken) = (0_usize, 0_usize);
    let head = bytes.get(..bytes.len().min(error.valid_up_to() + GUESSED_BYTES)).unwrap_or(bytes);
    for chunk in head.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= 20 * broken || (broken == 1 && error.error_len().is_none() && whole > 0)
}

/// `<meta charset=…>`, `<?xml encoding=…>`.
fn declared(bytes: &[u8]) -> Option<Charset> {
    let head = bytes.get(..DECLARED_BYTES).unwrap_or(bytes);
    let head: String = head.iter().map(|b| char::from(b.to_ascii_lowercase())).collect();
    ["charset", "encoding"].iter().find_map(|key| {
        head.match_indices(key).find_map(|(at, _)| {
            let rest = head.get(at + key.len()..)?.trim_start().strip_prefix('=')?;
            let label = rest.trim_start_matches([' ', '"', '\'']);
            let end = label.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')?;
            named(label.get(..end)?)
        })
    })
}

fn named(label: &str) -> Option<Charset> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    if encoding == encoding_rs::GBK || encoding == encoding_rs::GB18030 {
        Some(Charset::Gb18030)
    } else if encoding == encoding_rs::BIG5 {
        Some(Charset::Big5)
    } else {
        None
    }
}

/// Fewer than one broken character in two hundred, in the part that is looked at.
fn decodes(bytes: &[u8], charset: Charset) -> bool {
    let (broken, all) = broken(bytes, charset);
    broken * 200 <= all
}

fn broken(bytes: &[u8], charset: Charset) -> (usize, usize) {
    let encoding = if charset == Charset::Big5 { encoding_rs::BIG5 } else { encoding_rs::GB18030 };
    let head = bytes.get(..GUESSED_BYTES).unwrap_or(bytes);
    let chars: Cow<str> = encoding.decode_without_bom_handling(head).0;
    chars.chars().filter(|c| !c.is_ascii()).fold((0, 0), |(bad, all), c| (bad + usize::from(strange(c)), all + 1))
}

/// What a right reading does not hold: broken characters, and the private ones that GBK pads its table with.
fn strange(c: char) -> bool {
    c == '\u{fffd}' || ('\u{e000}'..='\u{f8ff}').contains(&c)
}

fn guessed(bytes: &[u8]) -> Charset {
    let head = bytes.get(..GUESSED_BYTES).unwrap_or(bytes);
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(head, head.len() == bytes.len());
    let guess = detector.guess(None, chardetng::Utf8Detection::Deny);
    if guess == encoding_rs::BIG5 {
        return Charset::Big5;
    }
    if guess == encoding_rs::GBK || guess == encoding_rs::GB18030 {
        return Charset::Gb18030;
    }
    let (gb, big5) = (broken(bytes, Charset::Gb18030).0, broken(bytes, Charset::Big5).0);
    if big5 < gb { Charset::Big5 } else { Charset::Gb18030 }
}
