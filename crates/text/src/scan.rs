//! The characters of a text by their codes, for the looks that are taken at every one of them.

/// Looks at each character: where it stands, and its code. Nearly all are Chinese characters and signs of three
/// bytes: those are put together without asking further.
#[inline]
pub fn each(text: &str, mut look: impl FnMut(usize, u32)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        for triple in bytes.get(at..).unwrap_or_default().chunks_exact(3) {
            let [lead @ 0xE0..=0xEF, two, three] = triple else { break };
            look(at, u32::from(lead & 0x0F) << 12 | u32::from(two & 0x3F) << 6 | u32::from(three & 0x3F));
            at += 3;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return };
        look(at, u32::from(c));
        at += c.len_utf8();
    }
}

/// Something of each character of the basic plane; of the others nothing.
#[derive(Debug)]
pub struct Plane(Box<[u8; 1 << 16]>);

impl Plane {
    /// Of nothing yet.
    pub fn new() -> Plane {
        Plane(Box::new([0; 1 << 16]))
    }

    /// Adds signs to a character.
    pub fn add(&mut self, c: char, signs: u8) {
        if let Some(place) = self.0.get_mut(u32::from(c) as usize) {
            *place |= signs;
        }
    }

    /// Those of a character.
    #[inline]
    pub fn of(&self, code: u32) -> u8 {
        self.0.get(code as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_characters() {
        let text = "渔港，PM2.5：é𠮷\u{fffd}港a";
        let mut seen = Vec::new();
        each(text, |at, code| seen.push((at, code)));
        assert!(seen.into_iter().eq(text.char_indices().map(|(at, c)| (at, u32::from(c)))));
    }
}
