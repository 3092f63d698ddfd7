//! Quick looks through a text. Nearly every character of a report is a Chinese one of three bytes, and nearly
//! every question is about the few others, or about a few of them: so most bytes are stepped over unread.

use aho_corasick::packed::Searcher;

/// The characters of a text that are not Chinese (signs, letters, digits, white space), and where they stand.
pub fn signs(text: &str) -> Signs<'_> {
    Signs { text, at: 0 }
}

/// See [`signs`].
#[derive(Clone, Debug)]
pub struct Signs<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Signs<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<(usize, char)> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        // the lead bytes of U+4000 to U+9FFF
        while bytes.get(at).is_some_and(|lead| matches!(lead, 0xE4..=0xE9)) {
            at += 3;
        }
        let c = match bytes.get(at)? {
            ascii @ 0..0x80 => char::from(*ascii),
            _ => self.text.get(at..)?.chars().next()?,
        };
        self.at = at + c.len_utf8();
        Some((at, c))
    }
}

/// The pieces that end with a sign, the sign included; the last may end without one.
pub fn pieces<'a>(text: &'a str, ends: impl Fn(char) -> bool + 'a) -> impl Iterator<Item = &'a str> + 'a {
    let mut stops = signs(text).filter(move |(_, c)| ends(*c)).map(|(at, c)| at + c.len_utf8());
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from;
        from = if start < text.len() { stops.next().unwrap_or(text.len()) } else { return None };
        text.get(start..from)
    })
}

/// Whether a text has nothing but Chinese characters.
pub fn all_chinese(text: &str) -> bool {
    signs(text).next().is_none()
}

/// Whether a text begins with a Chinese character, and so with no space, sign or digit.
#[inline]
pub fn begins_chinese(text: &str) -> bool {
    matches!(text.as_bytes(), [0xE4..=0xE9, ..])
}

/// Whether a text ends with a Chinese character.
#[inline]
pub fn ends_chinese(text: &str) -> bool {
    matches!(text.as_bytes(), [.., 0xE4..=0xE9, _, _])
}

/// How many bytes a character has that begins with this one.
fn width(lead: u8) -> usize {
    match lead {
        0..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}

/// Where a word stands first. Of its first character the last byte is looked for: the others are many characters'.
pub fn find(text: &str, word: &str) -> Option<usize> {
    let (bytes, word) = (text.as_bytes(), word.as_bytes());
    let Some((probe, offset)) = word.get(2).map(|b| (*b, 2)).or_else(|| word.first().map(|b| (*b, 0))) else {
        return Some(0);
    };
    let mut from = offset;
    loop {
        let hit = from + memchr::memchr(probe, bytes.get(from..)?)?;
        if bytes.get(hit - offset..)?.starts_with(word) {
            return Some(hit - offset);
        }
        from = hit + 1;
    }
}

/// Where a word stands last.
pub fn rfind(text: &str, word: &str) -> Option<usize> {
    let (mut front, word) = (text.as_bytes(), word.as_bytes());
    let Some(probe) = word.last() else { return Some(text.len()) };
    loop {
        let hit = memchr::memrchr(*probe, front)?;
        if front.get(..=hit)?.ends_with(word) {
            return Some(hit + 1 - word.len());
        }
        front = front.get(..hit)?;
    }
}

/// Whether a word stands in a text.
pub fn has(text: &str, word: &str) -> bool {
    find(text, word).is_some()
}

/// What stands before a word and behind it.
pub fn cut<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let at = find(text, word)?;
    text.get(..at).zip(text.get(at + word.len()..))
}

/// What stands before the last place of a word and behind it.
pub fn rcut<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let at = rfind(text, word)?;
    text.get(..at).zip(text.get(at + word.len()..))
}

/// Whether any of these words stands in a text.
pub fn has_any(text: &str, words: &[&str]) -> bool {
    Words::of(words).stand_in(text)
}

/// Words that are looked for together.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    words: &'a [&'a str],
    /// One bit for the last byte of each first character.
    firsts: u64,
    /// The same of the second ones.
    seconds: u64,
    /// Whether some begin with a character of less than three bytes.
    narrow: bool,
}

impl<'a> Words<'a> {
    /// Of these; of many words it is made once.
    pub const fn of(words: &'a [&'a str]) -> Words<'a> {
        let (mut firsts, mut seconds, mut narrow, mut rest) = (0, 0, false, words);
        while let [word, others @ ..] = rest {
            match word.as_bytes() {
                [0xE0..=0xEF, _, first, 0xE0..=0xEF, _, second, ..] => {
                    firsts |= 1 << (*first & 0x3F);
                    seconds |= 1 << (*second & 0x3F);
                }
                [0xE0..=0xEF, _, first, ..] => {
                    firsts |= 1 << (*first & 0x3F);
                    seconds = u64::MAX;
                }
                _ => narrow = true,
            }
            rest = others;
        }
        Words { words, firsts, seconds, narrow }
    }

    /// Whether any of them stands in a text.
    pub fn stand_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut rest = bytes;
        loop {
            while let [0xE0..=0xEF, _, three, behind @ ..] = rest {
                if self.firsts >> (three & 0x3F) & 1 != 0 && self.begin(rest) {
                    return true;
                }
                rest = behind;
            }
            let Some(lead) = rest.first() else { break };
            rest = rest.get(width(*lead)..).unwrap_or_default();
        }
        self.narrow && self.words.iter().any(|word| find(text, word).is_some())
    }

    fn begin(&self, rest: &[u8]) -> bool {
        // most places are settled here
        if rest.get(5).is_some_and(|second| self.seconds >> (second & 0x3F) & 1 == 0) {
            return false;
        }
        let first = rest.first_chunk::<3>();
        let fits = |word: &[u8]| word.first_chunk() == first && rest.starts_with(word);
        self.words.iter().any(|word| fits(word.as_bytes()))
    }
}

/// Words that are looked for together in long texts: many bytes at a time, where the machine can.
#[derive(Debug)]
pub struct Pack {
    words: Words<'static>,
    searcher: Option<Searcher>,
}

impl Pack {
    /// Of these.
    pub fn of(words: &'static [&'static str]) -> Pack {
        Pack { words: Words::of(words), searcher: Searcher::new(words) }
    }

    /// Whether any of them stands in a text.
    pub fn stand_in(&self, text: &str) -> bool {
        self.searcher.as_ref().map_or_else(|| self.words.stand_in(text), |searcher| searcher.find(text).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "渔港，PM2.5：36个“é”；𠮷港渔港。尾";

    #[test]
    fn signs_are_all_that_is_not_chinese() {
        let slow = TEXT.char_indices().filter(|(_, c)| !('\u{4000}'..='\u{9fff}').contains(c));
        assert!(signs(TEXT).eq(slow));
        assert!(pieces(TEXT, |c| c == '；').eq(TEXT.split_inclusive('；')));
        assert!(pieces("港。港。", |c| c == '。').eq("港。港。".split_inclusive('。')));
        assert_eq!(pieces("", |_| true).count(), 0);
    }

    #[test]
    fn a_pack_is_found_as_its_words_are() {
        let pack = Pack::of(&["没有", "渔港。尾"]);
        assert!(pack.stand_in(TEXT) && !pack.stand_in("渔港。") && !pack.stand_in(""));
    }

    #[test]
    fn words_are_found_where_the_library_finds_them() {
        for word in ["渔港", "港", "；", "5：3", "é", "𠮷", "尾", "没有", "尾巴", "。尾", "渔港。尾", ""]
        {
            assert_eq!(find(TEXT, word), TEXT.find(word), "{word}");
            assert_eq!(rfind(TEXT, word), TEXT.rfind(word), "{word}");
            assert_eq!(has_any(TEXT, &["没有", word]), TEXT.contains(word), "{word}");
            assert_eq!(cut(TEXT, word), TEXT.split_once(word), "{word}");
            assert_eq!(rcut(TEXT, word), TEXT.rsplit_once(word), "{word}");
        }
    }
}
