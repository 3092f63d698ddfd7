//! Quick looks for the few characters that a question is about, in a text of which nearly every character is
//! another.

/// Some characters, for a look at every character of a text.
#[derive(Debug)]
pub struct CharSet(Box<[u64; ROWS]>);

/// The basic plane, 64 characters a row.
const ROWS: usize = 1 << 10;

impl CharSet {
    /// Of these; of others than those of the basic plane nothing is known.
    pub fn of(chars: impl IntoIterator<Item = char>) -> CharSet {
        let mut rows = Box::new([0; ROWS]);
        for code in chars.into_iter().map(u32::from) {
            if let Some(row) = rows.get_mut((code >> 6) as usize) {
                *row |= 1_u64 << (code & 63);
            }
        }
        CharSet(rows)
    }

    /// Whether it holds a character.
    #[inline]
    pub fn has(&self, c: char) -> bool {
        let code = u32::from(c);
        self.0.get((code >> 6) as usize).is_some_and(|row| row >> (code & 63) & 1 != 0)
    }

    /// Where the next of them stands in a text, from a place on. Rows are found by the bytes themselves.
    #[inline]
    pub fn next(&self, text: &str, from: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = from;
        loop {
            let mut rest = bytes.get(at..)?;
            while let [one, two, three, behind @ ..] = rest {
                // of any other first byte the row is beyond the last
                match self.0.get(usize::from(one.wrapping_sub(0xE0)) << 6 | usize::from(two & 0x3F)) {
                    Some(row) if row >> (three & 0x3F) & 1 == 0 => rest = behind,
                    Some(_) => return Some(bytes.len() - rest.len()),
                    None => break,
                }
            }
            at = bytes.len() - rest.len();
            let (row, last, width) = match rest {
                [one @ 0..0x80, ..] => (usize::from(one >> 6), *one, 1),
                [one @ 0xC0..0xE0, two, ..] => (usize::from(one & 0x1F), *two, 2),
                // beyond the basic plane
                [_, ..] => (ROWS, 0, 4),
                [] => return None,
            };
            if self.holds(row, last) {
                return Some(at);
            }
            at += width;
        }
    }

    fn holds(&self, row: usize, last: u8) -> bool {
        self.0.get(row).is_some_and(|row| row >> (last & 0x3F) & 1 != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_a_set_are_found() {
        let (text, few) = ("渔港，PM2.5：36个“é”；𠮷港渔港\u{fffd}。尾", "港尾“é6\u{fffd}P");
        let set = CharSet::of(few.chars());
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = set.next(text, from) {
            found.push(at);
            from = text.ceil_char_boundary(at + 1);
        }
        let slow: Vec<usize> = text.char_indices().filter(|(_, c)| few.contains(*c)).map(|(at, _)| at).collect();
        assert_eq!(found, slow);
        assert!(set.has('é') && !set.has('渔') && !set.has('𠮷'));
    }
}
