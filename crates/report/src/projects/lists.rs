//! Lists of words, written as one string, found by their first or last character.

use crate::by_char::ByChar;

/// Words under a character of theirs.
#[derive(Debug)]
pub struct List {
    words: ByChar<Vec<&'static str>>,
}

impl List {
    /// For asking what a text begins with.
    pub fn of_beginnings(words: &'static str) -> List {
        List::by(words, |word| word.chars().next())
    }

    /// For asking what a text ends with.
    pub fn of_endings(words: &'static str) -> List {
        List::by(words, |word| word.chars().next_back())
    }

    fn by(words: &'static str, key: fn(&str) -> Option<char>) -> List {
        let mut by: ByChar<Vec<&'static str>> = ByChar::new();
        for word in words.split_whitespace() {
            by.entry(key(word).unwrap_or_default()).push(word);
        }
        for words in by.rows() {
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        }
        List { words: by }
    }

    /// The longest word that begins a text.
    pub fn beginning(&self, text: &str) -> Option<&'static str> {
        let words = self.words.get(text.chars().next()?)?;
        words.iter().find(|word| text.starts_with(*word)).copied()
    }

    /// Whether any word of a list of beginnings stands in a text.
    pub fn within(&self, text: &str) -> bool {
        text.char_indices().any(|(at, _)| text.get(at..).is_some_and(|rest| self.beginning(rest).is_some()))
    }

    /// The longest word that ends a text.
    pub fn ending(&self, text: &str) -> Option<&'static str> {
        let words = self.words.get(text.chars().next_back()?)?;
        words.iter().find(|word| text.ends_with(*word)).copied()
    }
}

/// Whether any word of a list stands in a text.
pub fn within(words: &str, text: &str) -> bool {
    words.split_ascii_whitespace().any(|word| text.contains(word))
}
