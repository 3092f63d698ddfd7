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

    /// Where the next of them stands in a text, from a place on.
    #[inline]
    pub fn next(&self, text: &str, from: usize) -> Option<usize> {
        self.next_char(text, from).map(|(at, _)| at)
    }

    /// The next of them in a text, from a place on, and where it stands. Rows are found by the bytes themselves.
    #[inline]
    pub fn next_char(&self, text: &str, from: usize) -> Option<(usize, char)> {
        let bytes = text.as_bytes();
        let mut rest = bytes.get(from..)?;
        loop {
            while let [one, two, three, behind @ ..] = rest {
                // of any other first byte the row is beyond the last
                let row = usize::from(one.wrapping_sub(0xE0)) << 6 | usize::from(two & 0x3F);
                match self.0.get(row) {
                    Some(held) if held >> (three & 0x3F) & 1 == 0 => rest = behind,
                    Some(_) => {
                        let code = (row << 6) as u32 | u32::from(three & 0x3F);
                        return Some((bytes.len() - rest.len(), char::from_u32(code)?));
                    }
                    None => break,
                }
            }
            let (code, width) = match rest {
                [one @ 0..0x80, ..] => (u32::from(*one), 1),
                [one @ 0xC0..0xE0, two, ..] => (u32::from(one & 0x1F) << 6 | u32::from(two & 0x3F), 2),
                // beyond the basic plane
                [_, ..] => (u32::MAX, 4),
                [] => return None,
            };
            if let Some(c) = char::from_u32(code).filter(|c| self.has(*c)) {
                return Some((bytes.len() - rest.len(), c));
            }
            rest = rest.get(width..).unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_of_the_basic_plane_has_a_place_of_its_own() {
        let every_third = |c: &char| u32::from(*c) % 3 == 0;
        let set = CharSet::of(('\0'..='\u{ffff}').filter(every_third));
        assert!(('\0'..='\u{ffff}').all(|c| set.has(c) == every_third(&c)));
    }

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
