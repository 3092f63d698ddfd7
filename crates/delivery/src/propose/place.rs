//! From the bytes of the file back to the clean text: the facts of a report point into the file, while
//! sentences, clauses and titles are of the text.

use std::ops::Range;
use std::sync::Arc;
use yinuo_text::{Span, Text};

/// Where the bytes of each character begin. Characters of one unit share their bytes.
#[derive(Debug)]
pub(super) struct Places {
    /// Part, first byte there, first byte in the text; in the order of the file.
    chars: Vec<(Option<Arc<str>>, usize, usize)>,
    len: usize,
}

impl Places {
    pub(super) fn of(text: &Text) -> Places {
        let one = |(at, c): (usize, char)| {
            let span = text.source(at..at + c.len_utf8());
            (span.part, span.start, at)
        };
        let mut chars: Vec<_> = text.as_str().char_indices().map(one).collect();
        // Stable: the first character of a unit stays first.
        chars.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        Places { chars, len: text.as_str().len() }
    }

    /// The range of the text that a span was made of; `None` where nothing of it is left in the text.
    pub(super) fn range(&self, span: &Span) -> Option<Range<usize>> {
        let from = self.chars.partition_point(|(part, at, _)| (part, *at) < (&span.part, span.start));
        let to = self.chars.partition_point(|(part, at, _)| (part, *at) < (&span.part, span.end));
        let inside = self.chars.get(from..to)?;
        let start = inside.iter().map(|(_, _, at)| *at).min()?;
        let last = inside.iter().map(|(_, _, at)| *at).max()?;
        // To the beginning of the character behind the last one.
        let end = self.chars.get(to).map(|(_, _, at)| *at).filter(|at| *at > last);
        Some(start..end.unwrap_or(self.len))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_comes_back() {
        let text = Text::plain("新建渔港5座。".to_owned(), 40);
        let places = Places::of(&text);
        for range in [0..6, 6..13, 12..19, 0..19] {
            assert_eq!(places.range(&text.source(range.clone())), Some(range));
        }
        assert_eq!(places.range(&Span::file(0, 9)), None);
    }
}
