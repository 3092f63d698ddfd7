//! Bytes of any Chinese encoding become characters that know their bytes.
//!
//! The order: a byte order mark; UTF-16 by its looks; UTF-8 if it is valid, or nearly so; what the page
//! declares, if it decodes; what chardetng finds in the first 64 KB. GB2312, GBK and GB18030 are read as
//! GB18030, which holds them all.

mod choose;
mod units;
mod wide;

use crate::findings::{self, Findings};
use crate::{Span, Text};
pub use choose::{Charset, choose};
pub use units::{big5, gb18030};

/// A file as characters.
pub struct Decoded {
    /// The characters; what no encoding explains stands as U+FFFD.
    pub text: Text,
    /// The encoding.
    pub charset: Charset,
    /// Bytes that could not be decoded.
    pub findings: Findings,
}

/// Decodes a file, except its byte order mark.
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some(chars) = choose::plain(bytes) {
        let text = Text::plain(chars.to_owned(), 0);
        let findings = lost(&text, Charset::Utf8);
        return Decoded { text, charset: Charset::Utf8, findings };
    }
    let (charset, from) = choose(bytes);
    decode_as(bytes, charset, from)
}

fn decode_as(bytes: &[u8], charset: Charset, from: usize) -> Decoded {
    let body = bytes.get(from..).unwrap_or_default();
    let text = match charset {
        Charset::Utf8 => utf8(body, from),
        Charset::Utf16Le => wide::decode(body, from, u16::from_le_bytes),
        Charset::Utf16Be => wide::decode(body, from, u16::from_be_bytes),
        Charset::Gb18030 => units::decode(body, from, encoding_rs::GB18030, units::gb18030),
        Charset::Big5 => units::decode(body, from, encoding_rs::BIG5, units::big5),
    };
    let findings = lost(&text, charset);
    Decoded { text, charset, findings }
}

fn utf8(bytes: &[u8], from: usize) -> Text {
    if let Ok(all) = std::str::from_utf8(bytes) {
        return Text::plain(all.to_owned(), from);
    }
    let mut text = Text::of_parts([].into());
    let mut at = from;
    for chunk in bytes.utf8_chunks() {
        text.push(chunk.valid(), at, 1, 1, 0);
        at += chunk.valid().len();
        let bad = chunk.invalid().len();
        if bad > 0 {
            text.push("\u{fffd}", at, 3, u32::try_from(bad).unwrap_or(1), 0);
            at += bad;
        }
    }
    text
}

/// What stands for bytes that could not be decoded.
const LOST: &str = "\u{fffd}";

/// One finding for each stretch of bytes that could not be decoded.
fn lost(text: &Text, charset: Charset) -> Findings {
    let mut found = Findings::default();
    let chars = text.as_str();
    let mut last: Option<Span> = None;
    for at in memchr::memmem::find_iter(chars.as_bytes(), LOST) {
        let span = text.source(at..at + LOST.len());
        match &mut last {
            Some(open) if open.end == span.start => open.end = span.end,
            Some(open) => {
                found.add(findings::UNDECODED, undecoded(open, charset), open.clone());
                last = Some(span);
            }
            None => last = Some(span),
        }
    }
    if let Some(open) = last {
        found.add(findings::UNDECODED, undecoded(&open, charset), open.clone());
    }
    found
}

fn undecoded(span: &Span, charset: Charset) -> String {
    format!("有 {} 个字节不是有效的 {} 文字，以 � 标出。", span.end - span.start, charset.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "各位代表：全市新建桥梁12座，增长6.5%。";

    fn check(bytes: &[u8], charset: &str, chars: &str) {
        let decoded = decode(bytes);
        assert_eq!(decoded.charset.name(), charset);
        assert_eq!(decoded.text.as_str(), chars);
        let bridge = chars.find("桥梁").unwrap_or_default();
        if bridge > 0 {
            let span = decoded.text.source(bridge..bridge + 6);
            let again = decode_as(&bytes[..span.end], decoded.charset, span.start);
            assert_eq!(again.text.as_str(), "桥梁");
        }
    }

    fn legacy(encoding: &'static encoding_rs::Encoding, chars: &str) -> Vec<u8> {
        encoding.encode(chars).0.into_owned()
    }

    fn wide(chars: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        chars.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_is_found_and_every_character_keeps_its_bytes() {
        let marked = [b"\xEF\xBB\xBF", SENTENCE.as_bytes()].concat();
        check(SENTENCE.as_bytes(), "utf-8", SENTENCE);
        check(&marked, "utf-8", SENTENCE);
        check(&legacy(encoding_rs::GBK, SENTENCE), "gb18030", SENTENCE);
        check(&wide(SENTENCE, u16::to_le_bytes), "utf-16le", SENTENCE);
        check(&wide(SENTENCE, u16::to_be_bytes), "utf-16be", SENTENCE);
        check(&wide(&format!("\u{feff}{SENTENCE}"), u16::to_be_bytes), "utf-16be", SENTENCE);
        let old = "各位代表：全市新建橋樑12座，增長6.5%，農民人均可支配收入穩步提高，居民生活更加美好。";
        check(&legacy(encoding_rs::BIG5, old), "big5", old);
    }

    #[test]
    fn a_declaration_counts_if_the_page_keeps_it() {
        let page = format!("<meta charset=gb2312><p>{SENTENCE}");
        check(&legacy(encoding_rs::GBK, &page), "gb18030", &page);
        let liar = format!("<meta charset=big5><p>{SENTENCE}{SENTENCE}{SENTENCE}");
        check(&legacy(encoding_rs::GBK, &liar), "gb18030", &liar);
        check(liar.as_bytes(), "utf-8", &liar);
    }

    #[test]
    fn four_byte_characters_and_rare_ones_keep_their_width() {
        check(&legacy(encoding_rs::GB18030, "𠮷野㐂桥梁·é"), "gb18030", "𠮷野㐂桥梁·é");
    }

    #[test]
    fn bytes_that_mean_nothing_are_marked_and_told() {
        let mut bytes = legacy(encoding_rs::GBK, "全市新建桥梁");
        bytes.extend([0xFF, 0xFF]);
        bytes.extend(legacy(encoding_rs::GBK, "共十二座，群众出行更加方便"));
        let decoded = decode(&bytes);
        assert_eq!(decoded.text.as_str(), "全市新建桥梁\u{fffd}\u{fffd}共十二座，群众出行更加方便");
        let found = decoded.findings.into_vec();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].span, Span::file(12, 14));
    }

    #[test]
    fn utf_8_cut_in_half_is_still_utf_8() {
        let cut = &SENTENCE.as_bytes()[..SENTENCE.len() - 1];
        let decoded = decode(cut);
        assert_eq!(decoded.charset, Charset::Utf8);
        assert_eq!(decoded.findings.into_vec()[0].span, Span::file(cut.len() - 2, cut.len()));
    }
}
