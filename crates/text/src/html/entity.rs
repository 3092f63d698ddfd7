//! Character references.

/// The names that Chinese pages use.
const NAMED: [(&str, char); 48] = [
    ("nbsp", '\u{a0}'),
    ("lt", '<'),
    ("gt", '>'),
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("horbar", '―'),
    ("hellip", '…'),
    ("middot", '·'),
    ("bull", '•'),
    ("times", '×'),
    ("divide", '÷'),
    ("plusmn", '±'),
    ("deg", '°'),
    ("permil", '‰'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("le", '≤'),
    ("ge", '≥'),
    ("ne", '≠'),
    ("asymp", '≈'),
    ("yen", '¥'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("shy", '\u{ad}'),
    ("radic", '√'),
    ("rarr", '→'),
    ("larr", '←'),
    ("micro", 'µ'),
    ("sect", '§'),
];

/// A reference is no longer than this, in bytes.
const LONGEST: usize = 12;

/// The character of the reference that a text begins with, and its length.
pub fn resolve(text: &str) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    let end = bytes
        .iter()
        .take(LONGEST)
        .skip(1)
        .position(|b| !b.is_ascii_alphanumeric() && *b != b'#')
        .map_or(bytes.len().min(LONGEST), |k| k + 1);
    let closed = bytes.get(end) == Some(&b';');
    let name = text.get(1..end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => numeric(number)?,
        None => NAMED
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, c)| *c)
            .filter(|_| closed || name == "nbsp" || name == "amp")?,
    };
    Some((c, end + usize::from(closed)))
}

fn numeric(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|c| *c != '\0')
}

/// A text with all of its references resolved.
pub fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or_default());
        let tail = rest.get(at..).unwrap_or_default();
        let (c, width) = resolve(tail).unwrap_or(('&', 1));
        out.push(c);
        rest = tail.get(width..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}
