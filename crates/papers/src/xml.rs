//! XML, written by hand: the parts of an office file are few and fixed, but for the words.

use crate::clean;

/// Puts words between two tags; a line break is a blank, `'\n'` has to be taken out before.
pub fn escape(to: &mut String, text: &str) {
    for c in clean::chars(text) {
        match c {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            '\n' => to.push(' '),
            other => to.push(other),
        }
    }
}

/// The same as a string.
pub fn escaped(text: &str) -> String {
    let mut to = String::with_capacity(text.len());
    escape(&mut to, text);
    to
}
