//! The characters that may stand on a paper.
//!
//! Dropped: control characters, which XML 1.0 (2.2) forbids and no printer prints; marks of direction,
//! which can make a reader see other words than a machine; the byte order mark and other characters without
//! width, which a search does not find. Kept: everything that can be seen.

/// The characters of a text that may stand on a paper; a tab is a blank, `\r\n` is `\n`.
pub fn chars(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !dropped(*c)).map(|c| match c {
        '\t' => ' ',
        '\u{2028}' | '\u{2029}' => '\n',
        other => other,
    })
}

/// The same as a string in one line.
pub fn line(text: &str) -> String {
    let one: String = chars(text).map(|c| if c == '\n' { ' ' } else { c }).collect();
    one.trim().to_owned()
}

fn dropped(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{AD}' | '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => true,
        '\u{FDD0}'..='\u{FDEF}' | '\u{FFF9}'..='\u{FFFB}' => true,
        other => other.is_control() || u32::from(other) & 0xFFFE == 0xFFFE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_dropped() {
        let cases = [
            ("青屿\u{0}市\u{b}", "青屿市"),
            ("一\r\n二", "一 二"),
            ("\u{202e}反\u{202c}", "反"),
            ("a\tb", "a b"),
            ("\u{fffe}\u{feff}好", "好"),
            ("  好  ", "好"),
        ];
        for (given, wanted) in cases {
            assert_eq!(line(given), wanted, "{given:?}");
        }
    }
}
