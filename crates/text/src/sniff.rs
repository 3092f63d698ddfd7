//! What kind of file it is, by its first bytes; names and types that others give are not believed.

use crate::{Unreadable, refusal};

/// A kind of file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Characters, plain or marked up.
    Text,
    /// Word since 2007, or another zip: its names tell.
    Zip,
    Pdf,
}

/// Files whose first bytes say that they are no text.
const PICTURES: [(&[u8], &str); 8] = [
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\0\0\x01\0", "ICO"),
    (b"8BPS", "PSD"),
];
const OTHERS: [(&[u8], &str); 9] = [
    (b"\x1F\x8B", "压缩包（gzip）"),
    (b"Rar!", "压缩包（RAR）"),
    (b"7z\xBC\xAF\x27\x1C", "压缩包（7z）"),
    (b"\xFD7zXZ\0", "压缩包（xz）"),
    (b"BZh", "压缩包（bzip2）"),
    (b"\x28\xB5\x2F\xFD", "压缩包（zstd）"),
    (b"SQLite format 3\0", "数据库"),
    (b"\x7FELF", "程序"),
    (b"MZ", "程序"),
];

/// As far as a PDF may have something before its mark, in bytes.
const PDF_WITHIN: usize = 1024;
/// As much as is looked at for bytes that no text has.
const LOOKED_AT: usize = 64 << 10;

/// The kind of a file.
pub fn kind(bytes: &[u8]) -> Result<Kind, Unreadable> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(refusal::empty());
    }
    if let Some((_, kind)) = PICTURES.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Err(refusal::picture(kind));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Err(refusal::picture("WebP"));
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Err(refusal::other_kind("音视频或照片"));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    let head = bytes.get(..PDF_WITHIN).unwrap_or(bytes);
    if head.windows(5).any(|w| w == b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(compound(bytes));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(refusal::old_word("RTF"));
    }
    if let Some((_, kind)) = OTHERS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Err(refusal::other_kind(kind));
    }
    if bytes.starts_with(b"BM") && is_binary(bytes) {
        return Err(refusal::picture("BMP"));
    }
    if is_binary(bytes) { Err(refusal::binary()) } else { Ok(Kind::Text) }
}

/// The container of Word before 2007, and of encrypted files since.
fn compound(bytes: &[u8]) -> Unreadable {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if memchr::memmem::find(bytes, &name).is_some() {
        refusal::encrypted("Word 文档")
    } else {
        refusal::old_word("Word 97—2003（.doc）或 WPS")
    }
}

/// Control bytes that no text has; in UTF-16 they are halves of characters.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let control = |b: u8| (b < 0x20) & !(9..=13).contains(&b) & (b != 0x1A) & (b != 0x1B);
    let count = |chunk: &[u8]| chunk.iter().fold(0_u8, |sum, b| sum + u8::from(control(*b)));
    let controls: usize = head.chunks(128).map(|chunk| usize::from(count(chunk))).sum();
    if controls * 100 <= head.len() {
        return false;
    }
    let (charset, _) = crate::encoding::choose(bytes);
    !matches!(charset, crate::encoding::Charset::Utf16Le | crate::encoding::Charset::Utf16Be)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_first_bytes() {
        let refused = |bytes: &[u8]| kind(bytes).err().map(|refusal| refusal.code);
        assert_eq!(refused(b""), Some(refusal::EMPTY));
        assert_eq!(refused(b" \r\n\t"), Some(refusal::EMPTY));
        assert_eq!(refused(b"\x89PNG\r\n\x1a\n...."), Some(refusal::PICTURE));
        assert_eq!(refused(b"\xFF\xD8\xFF\xE0"), Some(refusal::PICTURE));
        assert_eq!(refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...."), Some(refusal::OLD_WORD));
        assert_eq!(
            refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"),
            Some(refusal::ENCRYPTED)
        );
        assert_eq!(refused(b"Rar!...."), Some(refusal::OTHER_KIND));
        assert_eq!(refused(&[0, 1, 2, 3, 4, 5, 200, 7, 8, 250]), Some(refusal::BINARY));
        assert_eq!(kind(b"%PDF-1.7"), Ok(Kind::Pdf));
        assert_eq!(kind("各位代表".as_bytes()), Ok(Kind::Text));
        let wide: Vec<u8> = "各位代表：全市新建桥梁12座。".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(kind(&wide), Ok(Kind::Text));
    }
}
