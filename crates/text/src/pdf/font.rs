//! From the bytes of a string to characters, by the font that shows them.

use super::cmap::{self, Map};
use lopdf::{Dictionary, Document, Object};

/// How a font's codes are read.
#[derive(Clone, Debug)]
pub struct Font {
    /// The font's own map to characters, which counts before anything else.
    map: Map,
    coding: Coding,
}

/// What the codes are without a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    /// One byte, as in Windows.
    Latin,
    /// GBK-EUC-H and its kin: the bytes of GBK.
    Gbk,
    /// ETen-B5-H and its kin.
    Big5,
    /// UniGB-UCS2-H and its kin: UTF-16, big end first.
    Utf16,
    /// Two bytes that name a glyph; only the map knows which.
    Glyph,
}

/// A character and how many bytes it took; `None` where the font does not tell.
pub struct Unit {
    pub chars: Option<String>,
    pub width: usize,
}

/// A map unpacks to so many bytes at most.
const MAP_MAX: usize = 8 << 20;

impl Font {
    /// Reads a font of a page.
    pub fn read(document: &Document, font: &Dictionary) -> Font {
        let map = get(document, font, b"ToUnicode")
            .and_then(|map| map.as_stream().ok())
            .and_then(|map| map.get_plain_content_with_limit(MAP_MAX).ok());
        let map = map.map(|bytes| cmap::read(&bytes)).unwrap_or_default();
        let composite = get(document, font, b"Subtype").and_then(|name| name.as_name().ok()) == Some(b"Type0");
        let coding = if composite { composite_coding(document, font) } else { Coding::Latin };
        Font { map, coding }
    }

    /// The font of a page that names none.
    pub fn unknown() -> Font {
        Font { map: Map::default(), coding: Coding::Latin }
    }

    /// The first character of some bytes.
    pub fn next(&self, bytes: &[u8]) -> Option<Unit> {
        let first = *bytes.first()?;
        let width = self.width(bytes);
        let code = bytes.iter().take(width).fold(0, |n: u32, b| n << 8 | u32::from(*b));
        let chars = self.map.get(code).or_else(|| self.own(bytes.get(..width)?, first));
        Some(Unit { chars: chars.filter(|chars| !chars.is_empty()), width })
    }

    fn width(&self, bytes: &[u8]) -> usize {
        let width = match self.coding {
            Coding::Latin if self.map.two && !self.map.one => 2,
            Coding::Latin => 1,
            Coding::Gbk => crate::encoding::gb18030(bytes).unwrap_or(1),
            Coding::Big5 => crate::encoding::big5(bytes).unwrap_or(1),
            Coding::Utf16 if matches!(bytes, [0xD8..=0xDB, _, _, _, ..]) => 4,
            Coding::Utf16 | Coding::Glyph => 2,
        };
        width.min(bytes.len())
    }

    /// What the coding itself says.
    fn own(&self, code: &[u8], first: u8) -> Option<String> {
        let (encoding, glyphs) = match self.coding {
            Coding::Latin if self.map.is_empty() || first < 0x80 => (encoding_rs::WINDOWS_1252, false),
            Coding::Gbk => (encoding_rs::GB18030, false),
            Coding::Big5 => (encoding_rs::BIG5, false),
            Coding::Utf16 => (encoding_rs::UTF_16BE, false),
            Coding::Latin | Coding::Glyph => (encoding_rs::UTF_16BE, true),
        };
        let (chars, bad) = encoding.decode_without_bom_handling(code);
        (!bad && !glyphs).then(|| chars.into_owned())
    }
}

fn composite_coding(document: &Document, font: &Dictionary) -> Coding {
    let encoding = get(document, font, b"Encoding");
    let name = encoding.and_then(|encoding| match encoding {
        Object::Name(name) => Some(name.as_slice()),
        Object::Stream(stream) => stream
            .dict
            .get(b"UseCMap")
            .or_else(|_| stream.dict.get(b"CMapName"))
            .ok()
            .and_then(|name| name.as_name().ok()),
        _ => None,
    });
    let name = name.map(|name| String::from_utf8_lossy(name).into_owned()).unwrap_or_default();
    let begins = |marks: &[&str]| marks.iter().any(|mark| name.starts_with(mark));
    if begins(&["GBK", "GB-EUC", "GBpc-EUC", "GBT-EUC", "GBTpc-EUC"]) {
        Coding::Gbk
    } else if begins(&[
        "UniGB-UCS2",
        "UniGB-UTF16",
        "UniCNS-UCS2",
        "UniCNS-UTF16",
        "UniJIS-UCS2",
        "UniJIS-UTF16",
        "UniKS-UCS2",
        "UniKS-UTF16",
    ]) {
        Coding::Utf16
    } else if begins(&["B5", "ETen-B5", "ETenms-B5", "HKscs-B5"]) {
        Coding::Big5
    } else {
        Coding::Glyph
    }
}

/// An entry, followed to what it refers to.
pub fn get<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let object = dictionary.get(key).ok()?;
    document.dereference(object).ok().map(|(_, object)| object)
}
