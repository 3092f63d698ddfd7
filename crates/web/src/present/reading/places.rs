//! From bytes of the input back to the clean text: the other way round than [`Text::source`].
//!
//! Everything that is known of a report points at the bytes that say so. A page shows the clean text, so
//! each span is looked up in a list of all characters in the order of their bytes.

use std::ops::Range;
use std::sync::Arc;
use yinuo_text::{Span, Text};

/// A character: its part, its bytes there, its bytes in the clean text.
#[derive(Clone, Copy, Debug)]
struct Char {
    part: usize,
    start: usize,
    end: usize,
    at: usize,
    len: usize,
}

/// Where each byte of the input stands in the clean text.
#[derive(Debug)]
pub struct Places<'a> {
    text: &'a str,
    parts: Vec<Option<Arc<str>>>,
    chars: Vec<Char>,
}

impl<'a> Places<'a> {
    pub fn of(text: &'a Text) -> Places<'a> {
        let mut parts: Vec<Option<Arc<str>>> = Vec::new();
        let mut chars = Vec::with_capacity(text.as_str().len() / 3);
        for (at, c) in text.as_str().char_indices() {
            let span = text.source(at..at + c.len_utf8());
            // Line breaks that stand for nothing in the input have no bytes to be found by.
            if span.start == span.end {
                continue;
            }
            let part = match parts.iter().rposition(|part| *part == span.part) {
                Some(part) => part,
                None => {
                    parts.push(span.part);
                    parts.len() - 1
                }
            };
            chars.push(Char { part, start: span.start, end: span.end, at, len: c.len_utf8() });
        }
        chars.sort_by_key(|c| (c.part, c.start, c.at));
        Places { text: text.as_str(), parts, chars }
    }

    /// The range of the clean text that a span holds; none where nothing of it was kept.
    pub fn range(&self, span: &Span) -> Option<Range<usize>> {
        let part = self.parts.iter().position(|part| *part == span.part)?;
        let first = self.chars.partition_point(|c| (c.part, c.end) <= (part, span.start));
        let after = self.chars.partition_point(|c| (c.part, c.start) < (part, span.end));
        let (first, last) = (self.chars.get(first)?, self.chars.get(after.checked_sub(1)?)?);
        (first.part == part && last.part == part && first.at <= last.at).then(|| first.at..last.at + last.len)
    }

    /// The same, made as tight as the words that were found there.
    pub fn words(&self, span: &Span, words: &str) -> Option<Range<usize>> {
        let range = self.range(span)?;
        let inside = self.text.get(range.clone())?.find(words).map(|at| range.start + at);
        Some(inside.filter(|_| !words.is_empty()).map_or(range, |start| start..start + words.len()))
    }

    /// Where something that was taken out stood: the first kept character after it.
    pub fn after(&self, span: &Span) -> usize {
        let Some(part) = self.parts.iter().position(|part| *part == span.part) else { return 0 };
        let next = self.chars.partition_point(|c| (c.part, c.start) < (part, span.start));
        self.chars.get(next).map_or(self.text.len(), |c| c.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use yinuo_text::Builder;

    #[test]
    fn a_span_leads_back_to_where_it_came_from() {
        let old = Text::plain("投资(zī)３亿元，增长6%".to_owned(), 40);
        let (gloss, three) = (6..11, 11..14);
        let mut builder = Builder::new(&old);
        builder.keep(0..gloss.start);
        builder.put("3", three.clone());
        builder.keep(three.end..old.as_str().len());
        let new = builder.finish();
        let places = Places::of(&new);
        for words in ["投资", "3", "3亿元", "增长6%", "投资3亿元，增长6%"] {
            let at = new.as_str().find(words).unwrap();
            let range = at..at + words.len();
            assert_eq!(places.range(&new.source(range.clone())), Some(range), "{words}");
        }
        let gone = Span::file(40 + gloss.start, 40 + gloss.end);
        assert_eq!(places.range(&gone), None, "nothing of the gloss was kept");
        assert_eq!(places.after(&gone), 6);
        assert_eq!(places.range(&Span::file(0, 5)), None);
        assert_eq!(places.range(&Span { part: Some("word/document.xml".into()), start: 40, end: 46 }), None);
    }
}
