//! Tags and text of a page, in one pass over it.
//!
//! What the end of the file leaves open (a comment, a tag, a quotation) is never looked for twice, so that
//! a page that is nothing but `<a <a <a` takes linear time.

use std::ops::Range;

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// Characters between tags.
    Text(Range<usize>),
    /// `<name …>`.
    Open { name: String, attributes: &'a str },
    /// `</name>`.
    Close { name: String },
    /// The inside of an element that holds no markup, such as `script`.
    Raw { name: String, inner: Range<usize> },
}

/// Elements whose inside is no markup.
const RAW: [&str; 7] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed"];

/// The tokens of a page.
#[derive(Debug)]
pub struct Tokens<'a> {
    page: &'a str,
    at: usize,
    /// The raw element whose inside comes next.
    raw: Option<String>,
    /// No `>`, no `"`, no `'`, no end of a comment from here to the end of the file.
    gone: [bool; 4],
}

impl<'a> Tokens<'a> {
    pub fn new(page: &'a str) -> Tokens<'a> {
        Tokens { page, at: 0, raw: None, gone: [false; 4] }
    }

    /// As far as the page is read.
    pub fn at(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a str {
        self.page.get(self.at..).unwrap_or_default()
    }

    /// The inside of a raw element, up to its end tag.
    fn inside(&mut self, name: String) -> Token<'a> {
        let start = self.at;
        let mut end = self.page.len();
        for (k, _) in self.rest().match_indices("</") {
            let tail = self.page.as_bytes().get(start + k + 2..start + k + 2 + name.len());
            if tail.is_some_and(|tail| tail.eq_ignore_ascii_case(name.as_bytes())) {
                end = start + k;
                break;
            }
        }
        self.at = end;
        Token::Raw { name, inner: start..end }
    }

    /// Where a byte stands next, remembering that it does not.
    fn find(&mut self, from: usize, byte: u8) -> Option<usize> {
        let slot = match byte {
            b'>' => 0,
            b'"' => 1,
            _ => 2,
        };
        if self.gone.get(slot).copied().unwrap_or(true) {
            return None;
        }
        let found = self.page.as_bytes().get(from..).and_then(|rest| memchr::memchr(byte, rest)).map(|k| from + k);
        if let (None, Some(gone)) = (found, self.gone.get_mut(slot)) {
            *gone = true;
        }
        found
    }

    /// The end of a tag, behind its `>`; quotations may hold one.
    fn tag_end(&mut self, from: usize) -> Option<usize> {
        let mut at = from;
        loop {
            let close = self.find(at, b'>')?;
            let quote =
                self.page.as_bytes().get(at..close).and_then(|tag| memchr::memchr2(b'"', b'\'', tag)).map(|k| at + k);
            let Some(quote) = quote else { return Some(close + 1) };
            let byte = self.page.as_bytes().get(quote).copied().unwrap_or(b'"');
            let opens = self.page.get(from..quote).is_some_and(|head| head.trim_end().ends_with('='));
            match self.find(quote + 1, byte).filter(|_| opens) {
                Some(end) => at = end + 1,
                None if opens => return Some(close + 1),
                None => at = quote + 1,
            }
        }
    }

    /// `<!-- … -->`, `<!DOCTYPE …>`, `<?…>`: skipped.
    fn skip_declaration(&mut self) {
        let rest = self.rest();
        let end = if rest.starts_with("<!--") {
            let end = if self.gone[3] { None } else { rest.find("-->") };
            self.gone[3] |= end.is_none();
            end.map(|k| self.at + k + 3).or_else(|| self.find(self.at, b'>').map(|k| k + 1))
        } else {
            self.find(self.at, b'>').map(|k| k + 1)
        };
        self.at = end.unwrap_or(self.page.len());
    }

    fn tag(&mut self) -> Option<Token<'a>> {
        let start = self.at;
        let close = self.rest().starts_with("</");
        let name_at = start + if close { 2 } else { 1 };
        let name = self.page.get(name_at..)?;
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != ':' && c != '-').unwrap_or(name.len());
        let name = name.get(..end.min(32))?.to_ascii_lowercase();
        let end = self.tag_end(name_at)?;
        let attributes = self.page.get(name_at + name.len()..end - 1).unwrap_or_default();
        self.at = end;
        if close {
            return Some(Token::Close { name });
        }
        if RAW.contains(&name.as_str()) && !attributes.ends_with('/') {
            self.raw = Some(name.clone());
        }
        Some(Token::Open { name, attributes })
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.raw.take() {
            return Some(self.inside(name));
        }
        loop {
            let bytes = self.rest().as_bytes();
            match bytes {
                [] => return None,
                [b'<', b'!' | b'?', ..] => self.skip_declaration(),
                [b'<', c, ..] if c.is_ascii_alphabetic() => match self.tag() {
                    Some(token) => return Some(token),
                    None => break,
                },
                [b'<', b'/', c, ..] if c.is_ascii_alphabetic() => match self.tag() {
                    Some(token) => return Some(token),
                    None => break,
                },
                _ => break,
            }
        }
        let start = self.at;
        let next = self.page.as_bytes().get(start + 1..).and_then(|rest| memchr::memchr(b'<', rest));
        self.at = next.map_or(self.page.len(), |k| start + 1 + k);
        Some(Token::Text(start..self.at))
    }
}

/// The value of an attribute.
pub fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let lower = attributes.to_ascii_lowercase();
    for (k, _) in lower.match_indices(name) {
        let free = k == 0
            || lower.as_bytes().get(k - 1).is_some_and(|b| b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b'/'));
        let rest = attributes.get(k + name.len()..)?.trim_start();
        let Some(value) = rest.strip_prefix('=').filter(|_| free) else { continue };
        let value = value.trim_start();
        return Some(match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value.get(1..)?.split(quote).next()?,
            _ => value.split([' ', '\t', '\n', '/', '>']).next()?,
        });
    }
    None
}
