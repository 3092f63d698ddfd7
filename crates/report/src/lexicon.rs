//! A list of words that is asked at every place of a text whether one of them begins or ends here.

use crate::by_char::ByChar;

/// Words, found by their first and by their last character; each may say something.
#[derive(Debug)]
pub struct Lexicon<T = ()> {
    first: ByChar<Row<T>>,
    last: ByChar<Row<T>>,
    opens: Sieve,
    closes: Sieve,
}

/// Which characters of three bytes may stand at an end: one bit for all that agree in the last two bytes; and with
/// which beside them: one bit for all pairs that agree in their last bytes. Nearly every question is answered here.
#[derive(Debug)]
struct Sieve {
    ends: Box<[u64; 64]>,
    pairs: Box<[u64; 64]>,
}

impl Sieve {
    fn new() -> Sieve {
        Sieve { ends: Box::new([0; 64]), pairs: Box::new([0; 64]) }
    }

    fn add(&mut self, end: char, beside: Option<char>) {
        let code = u32::from(end);
        if let Some(row) = self.ends.get_mut((code >> 6 & 0x3F) as usize) {
            *row |= 1_u64 << (code & 0x3F);
        }
        if let Some(row) = self.pairs.get_mut((code & 0x3F) as usize) {
            // alone, or beside a character of another length, it stands beside any
            *row |= beside.filter(|c| c.len_utf8() == 3).map_or(u64::MAX, |c| 1_u64 << (u32::from(c) & 0x3F));
        }
    }

    /// Whether a word may stand where the last bytes of the character at the end are these, and that of the one
    /// beside it.
    #[inline]
    fn passes(&self, two: u8, three: u8, beside: Option<&u8>) -> bool {
        let bit = |rows: &[u64; 64], row: u8, bit: u8| {
            rows.get(usize::from(row & 0x3F)).is_some_and(|row| row >> (bit & 0x3F) & 1 != 0)
        };
        bit(&self.ends, two, three) && beside.is_none_or(|beside| bit(&self.pairs, three, *beside))
    }
}

/// The words with one character at one end.
#[derive(Debug)]
struct Row<T> {
    /// By the character beside, of those with the same one the longest first.
    words: Vec<Word<T>>,
    /// That character alone, if it is a word.
    alone: Option<Word<T>>,
    /// Which characters stand beside it in longer words: one bit for all that end with the same byte.
    beside: u64,
}

/// A word of a row.
#[derive(Clone, Copy, Debug)]
struct Word<T> {
    text: &'static str,
    /// The character beside the first or the last one, if it has three bytes.
    beside: Option<Wide>,
    says: T,
}

/// A character of three bytes, as a number: its bytes in their order.
type Wide = u32;
/// Its bytes.
const WIDE: usize = 3;

fn wide(one: u8, two: u8, three: u8) -> Wide {
    u32::from_be_bytes([0, one, two, three])
}

fn wide_of(c: char) -> Option<Wide> {
    match c.encode_utf8(&mut [0; 4]).as_bytes() {
        [one, two, three] => Some(wide(*one, *two, *three)),
        _ => None,
    }
}

impl<T> Default for Row<T> {
    fn default() -> Row<T> {
        Row { words: Vec::new(), alone: None, beside: 0 }
    }
}

impl<T: Copy> Row<T> {
    fn add(&mut self, text: &'static str, beside: Option<char>, says: T) {
        let wide = beside.and_then(wide_of);
        let word = Word { text, beside: wide, says };
        match (wide, beside) {
            (Some(wide), _) => self.beside |= 1 << (wide & 0x3F),
            (None, Some(_)) => {}
            (None, None) => self.alone = self.alone.or(Some(word)),
        }
        self.words.push(word);
    }

    /// The longest of the words that fits, where `end` is the character of the row and `beside` the one beside it.
    fn longest(&self, end: char, beside: Option<Wide>, fits: impl Fn(&str) -> bool) -> Option<(&'static str, T)> {
        let found = match beside {
            // most places are settled here
            Some(wide) if self.beside >> (wide & 0x3F) & 1 == 0 => self.alone.as_ref(),
            Some(_) => {
                let first = self.words.partition_point(|word| word.beside < beside);
                let same = self.words.get(first..).unwrap_or_default().iter().take_while(|word| word.beside == beside);
                // of two characters no more is to be compared
                let two = end.len_utf8() + WIDE;
                same.into_iter().find(|word| word.text.len() == two || fits(word.text)).or(self.alone.as_ref())
            }
            // the first of the longest
            None => self.words.iter().rev().filter(|word| fits(word.text)).max_by_key(|word| word.text.len()),
        };
        found.map(|word| (word.text, word.says))
    }
}

impl<T: Copy> Lexicon<T> {
    /// Of words that say something; of two alike the first is kept.
    pub fn telling(words: impl IntoIterator<Item = (&'static str, T)>) -> Lexicon<T> {
        let (first, last) = (ByChar::new(), ByChar::new());
        let mut made = Lexicon { first, last, opens: Sieve::new(), closes: Sieve::new() };
        for (word, says) in words {
            if let Some((first, last)) = word.chars().next().zip(word.chars().next_back()) {
                made.first.entry(first).add(word, word.chars().nth(1), says);
                made.last.entry(last).add(word, word.chars().rev().nth(1), says);
                made.opens.add(first, word.chars().nth(1));
                made.closes.add(last, word.chars().rev().nth(1));
            }
        }
        for row in made.first.rows().chain(made.last.rows()) {
            row.words.sort_by_key(|word| (word.beside, std::cmp::Reverse(word.text.len())));
        }
        made
    }

    /// The longest word that the text begins with, and what it says.
    #[inline]
    pub fn opening(&self, text: &str) -> Option<(&'static str, T)> {
        match text.as_bytes() {
            [0xE0..=0xEF, two, three, rest @ ..] if !self.opens.passes(*two, *three, rest.get(2)) => None,
            _ => self.first_word(text),
        }
    }

    fn first_word(&self, text: &str) -> Option<(&'static str, T)> {
        let first = text.chars().next()?;
        let row = self.first.get(first)?;
        let beside = match text.as_bytes().get(first.len_utf8()..)? {
            [one @ 0xE0..=0xEF, two, three, ..] => Some(wide(*one, *two, *three)),
            _ => None,
        };
        row.longest(first, beside, |word| text.starts_with(word))
    }

    /// The longest word that the text ends with, and what it says.
    #[inline]
    pub fn closing(&self, text: &str) -> Option<(&'static str, T)> {
        match text.as_bytes() {
            [front @ .., 0xE0..=0xEF, two, three] if !self.closes.passes(*two, *three, front.last()) => None,
            _ => self.last_word(text),
        }
    }

    fn last_word(&self, text: &str) -> Option<(&'static str, T)> {
        let last = text.chars().next_back()?;
        let row = self.last.get(last)?;
        let beside = match text.as_bytes().get(..text.len() - last.len_utf8())? {
            [.., one @ 0xE0..=0xEF, two, three] => Some(wide(*one, *two, *three)),
            _ => None,
        };
        row.longest(last, beside, |word| text.ends_with(word))
    }
}

impl Lexicon {
    /// Of words written as one string, with white space between.
    pub fn of(words: &'static str) -> Lexicon {
        Lexicon::each(words.split_whitespace())
    }

    /// Of these words; empty ones are left out.
    pub fn each(words: impl IntoIterator<Item = &'static str>) -> Lexicon {
        Lexicon::telling(words.into_iter().map(|word| (word, ())))
    }

    /// The longest word that the text begins with.
    #[inline]
    pub fn begins(&self, text: &str) -> Option<&'static str> {
        self.opening(text).map(|(word, ())| word)
    }

    /// The longest word that the text ends with.
    #[inline]
    pub fn ends(&self, text: &str) -> Option<&'static str> {
        self.closing(text).map(|(word, ())| word)
    }

    /// Whether the text is one of the words.
    pub fn has(&self, text: &str) -> bool {
        match text.as_bytes() {
            [0xE0..=0xEF, two, three, ..] if !self.opens.passes(*two, *three, None) => return false,
            _ => {}
        }
        let row = text.chars().next().and_then(|first| self.first.get(first));
        row.is_some_and(|row| row.words.iter().any(|word| word.text == text))
    }

    /// Whether any of the words stands in the text.
    pub fn within(&self, text: &str) -> bool {
        let begins = |at: usize| text.get(at..).is_some_and(|rest| self.begins(rest).is_some());
        text.char_indices().any(|(at, _)| begins(at))
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn the_longest_word_is_found_at_either_edge() {
        let words = Lexicon::of("建设 建设改造 新建 改造");
        assert_eq!(words.begins("建设改造公路"), Some("建设改造"));
        assert_eq!(words.begins("公路"), None);
        assert_eq!(words.ends("公路新建"), Some("新建"));
        assert_eq!(words.ends("建设改造"), Some("建设改造"));
        assert!(words.has("改造") && !words.has("改"));
        let told = Lexicon::telling([("建设", 1), ("建", 2), ("建设", 3)]);
        assert_eq!((told.opening("建设公路"), told.closing("新建")), (Some(("建设", 1)), Some(("建", 2))));
        assert!(words.within("旧城改造") && !words.within("旧城"));
    }
}
