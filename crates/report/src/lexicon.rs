//! A list of words that is asked at every place of a text whether one of them begins or ends here.

use crate::by_char::ByChar;

/// Words, found by their first and by their last character; under one the longest first.
#[derive(Debug)]
pub struct Lexicon {
    first: ByChar<Row>,
    last: ByChar<Row>,
}

/// The words with one character at one end.
#[derive(Debug, Default)]
struct Row {
    /// The longest first.
    words: Vec<Word>,
    /// That character alone, if it is a word.
    alone: Option<&'static str>,
    /// Which characters stand beside it in longer words: one bit for all that end with the same byte.
    beside: u64,
}

/// A word of a row.
#[derive(Debug)]
struct Word {
    text: &'static str,
    /// The character beside the first or the last one, if it has three bytes.
    beside: Option<Wide>,
}

/// A character of three bytes.
type Wide = [u8; 3];

impl Row {
    fn add(&mut self, text: &'static str, beside: Option<char>) {
        let mut buffer = [0; 4];
        let wide: Option<Wide> = beside.and_then(|c| c.encode_utf8(&mut buffer).as_bytes().try_into().ok());
        match (wide, beside) {
            (Some([_, _, last]), _) => self.beside |= 1 << (last & 0x3F),
            (None, Some(_)) => {}
            (None, None) => self.alone = Some(text),
        }
        self.words.push(Word { text, beside: wide });
    }

    /// The longest of the words that fits, where `beside` is the character beside.
    fn longest(&self, beside: Option<Wide>, fits: impl Fn(&str) -> bool) -> Option<&'static str> {
        let Some(wide @ [_, _, last]) = beside else {
            return self.words.iter().map(|word| word.text).find(|text| fits(text));
        };
        // most places are settled here
        if self.beside >> (last & 0x3F) & 1 == 0 {
            return self.alone;
        }
        let longer = self.words.iter().find(|word| word.beside == Some(wide) && fits(word.text));
        longer.map(|word| word.text).or(self.alone)
    }
}

impl Lexicon {
    /// Of words written as one string, with white space between.
    pub fn of(words: &'static str) -> Lexicon {
        Lexicon::each(words.split_whitespace())
    }

    /// Of these words; empty ones are left out.
    pub fn each(words: impl IntoIterator<Item = &'static str>) -> Lexicon {
        let mut made = Lexicon { first: ByChar::new(), last: ByChar::new() };
        for word in words {
            if let Some((first, last)) = word.chars().next().zip(word.chars().next_back()) {
                made.first.entry(first).add(word, word.chars().nth(1));
                made.last.entry(last).add(word, word.chars().rev().nth(1));
            }
        }
        for row in made.first.rows().chain(made.last.rows()) {
            row.words.sort_by_key(|word| std::cmp::Reverse(word.text.len()));
        }
        made
    }

    /// The longest word that the text begins with.
    pub fn begins(&self, text: &str) -> Option<&'static str> {
        let first = text.chars().next()?;
        let row = self.first.get(first)?;
        let beside = match text.as_bytes().get(first.len_utf8()..)? {
            [one @ 0xE0..=0xEF, two, three, ..] => Some([*one, *two, *three]),
            _ => None,
        };
        row.longest(beside, |word| text.starts_with(word))
    }

    /// The longest word that the text ends with.
    pub fn ends(&self, text: &str) -> Option<&'static str> {
        let last = text.chars().next_back()?;
        let row = self.last.get(last)?;
        let beside = match text.as_bytes().get(..text.len() - last.len_utf8())? {
            [.., one @ 0xE0..=0xEF, two, three] => Some([*one, *two, *three]),
            _ => None,
        };
        row.longest(beside, |word| text.ends_with(word))
    }

    /// Whether the text is one of the words.
    pub fn has(&self, text: &str) -> bool {
        text.chars()
            .next()
            .and_then(|first| self.first.get(first))
            .is_some_and(|row| row.words.iter().any(|word| word.text == text))
    }

    /// Whether any of the words stands in the text.
    pub fn within(&self, text: &str) -> bool {
        text.char_indices().any(|(at, _)| text.get(at..).is_some_and(|rest| self.begins(rest).is_some()))
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
        assert!(words.within("旧城改造") && !words.within("旧城"));
    }
}
