//! Where words may lead.

/// A link that may stand on a paper: `http`, `https` or `mailto`, of visible ASCII, no longer than Excel
/// allows (2,079 characters). Letters beyond ASCII are encoded as RFC 3987 (3.1) says.
pub fn safe(link: Option<&str>) -> Option<String> {
    let link = link?.trim();
    let scheme = link.split_once(':')?.0.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "http" | "https" | "mailto") {
        return None;
    }
    let mut encoded = String::with_capacity(link.len());
    for byte in link.bytes() {
        match byte {
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => encoded.push_str(&format!("%{byte:02X}")),
            0x21..=0x7E => encoded.push(char::from(byte)),
            0x80.. => encoded.push_str(&format!("%{byte:02X}")),
            _ => return None,
        }
    }
    (encoded.len() <= 2079).then_some(encoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_a_link() {
        let cases = [
            ("https://qingyu.example/t/1?a=1&b=2", Some("https://qingyu.example/t/1?a=1&b=2")),
            ("https://qingyu.example/青", Some("https://qingyu.example/%E9%9D%92")),
            ("HTTP://a", Some("HTTP://a")),
            ("https://a/\"><x", Some("https://a/%22%3E%3Cx")),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("https://a b", None),
            ("关于", None),
        ];
        for (given, wanted) in cases {
            assert_eq!(safe(Some(given)).as_deref(), wanted, "{given}");
        }
        assert_eq!(safe(Some(&format!("https://{}", "a".repeat(3000)))), None);
        assert_eq!(safe(None), None);
    }
}
