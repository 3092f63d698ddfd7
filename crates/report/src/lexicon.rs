//! A list of words that is asked at every place of a text whether one of them begins or ends here.

use crate::by_char::ByChar;

/// Words, found by their first and by their last character; under one the longest first.
#[derive(Debug)]
pub struct Lexicon {
    first: ByChar<Vec<&'static str>>,
    last: ByChar<Vec<&'static str>>,
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
                made.first.entry(first).push(word);
                made.last.entry(last).push(word);
            }
        }
        for words in made.first.rows().chain(made.last.rows()) {
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        }
        made
    }

    /// Whether any word begins with this character.
    pub fn may_begin(&self, first: char) -> bool {
        self.first.get(first).is_some()
    }

    /// The longest word that the text begins with.
    pub fn begins(&self, text: &str) -> Option<&'static str> {
        let words = self.first.get(text.chars().next()?)?;
        words.iter().find(|word| text.starts_with(**word)).copied()
    }

    /// The longest word that the text ends with.
    pub fn ends(&self, text: &str) -> Option<&'static str> {
        let words = self.last.get(text.chars().next_back()?)?;
        words.iter().find(|word| text.ends_with(**word)).copied()
    }

    /// Whether the text is one of the words.
    pub fn has(&self, text: &str) -> bool {
        text.chars().next().and_then(|first| self.first.get(first)).is_some_and(|words| words.contains(&text))
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
