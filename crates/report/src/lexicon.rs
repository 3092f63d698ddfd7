//! A list of words that is asked at every place of a text whether one of them begins or ends here.

use crate::edge::{Edge, End};

/// Words, found by their beginning and by their end; each may say something.
#[derive(Debug)]
pub struct Lexicon<T = ()> {
    first: Edge<T>,
    last: Edge<T>,
}

impl<T: Copy> Lexicon<T> {
    /// Of words that say something; of two alike the first is kept.
    pub fn telling(words: impl IntoIterator<Item = (&'static str, T)>) -> Lexicon<T> {
        let words: Vec<(&'static str, T)> = words.into_iter().filter(|(word, _)| !word.is_empty()).collect();
        Lexicon { first: Edge::of(&words, End::first), last: Edge::of(&words, End::last) }
    }

    /// The longest word that the text begins with, and what it says.
    #[inline]
    pub fn opening(&self, text: &str) -> Option<(&'static str, T)> {
        match text.as_bytes() {
            [0xE0..=0xEF, two, three, rest @ ..] if !self.first.passes(*two, *three, rest.get(2)) => None,
            _ => self.first_word(text),
        }
    }

    #[inline(never)]
    fn first_word(&self, text: &str) -> Option<(&'static str, T)> {
        self.first.longest(End::first(text), |word| text.starts_with(word))
    }

    /// The longest word that the text ends with, and what it says.
    #[inline]
    pub fn closing(&self, text: &str) -> Option<(&'static str, T)> {
        match text.as_bytes() {
            [front @ .., 0xE0..=0xEF, two, three] if !self.last.passes(*two, *three, front.last()) => None,
            _ => self.last_word(text),
        }
    }

    #[inline(never)]
    fn last_word(&self, text: &str) -> Option<(&'static str, T)> {
        self.last.longest(End::last(text), |word| text.ends_with(word))
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

    /// Whether the text is one of the words: then it begins with it, and with no longer one.
    pub fn has(&self, text: &str) -> bool {
        self.begins(text).is_some_and(|word| word.len() == text.len())
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
