//! Characters that remember their bytes.
//!
//! A [`Text`] is a string and a map from it to the input. Every step of cleaning makes a new text out of
//! an old one with a [`Builder`] (keep a range, put other words in its place, leave a range out), and the
//! map follows by itself: whatever was decoded, folded, dropped or mended on the way, [`Text::source`]
//! still says which bytes of the input hold a given range of characters.
//!
//! The map is a list of runs, one for each stretch in which the arithmetic is the same, so that a plain
//! UTF-8 file needs one run and a GBK page one for each change between Chinese and ASCII.

use crate::Span;
use std::ops::Range;
use std::sync::Arc;

/// A stretch of units: unit k covers `wide` bytes of the text from `at + k * wide` and `deep` bytes of the
/// input from `from + k * deep`. It ends where the next run begins. A unit is never divided: a range that
/// touches one takes its whole source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// First byte in the text.
    pub at: usize,
    /// First byte in the part.
    pub from: usize,
    /// Bytes of text a unit; at least 1.
    pub wide: u32,
    /// Bytes of the part a unit.
    pub deep: u32,
    /// Which part: an index into the parts of the text.
    pub part: u32,
}

/// A string whose every character knows its bytes in the input.
#[derive(Clone, Debug, Default)]
pub struct Text {
    chars: String,
    runs: Vec<Run>,
    /// Names of the parts of a container; empty where the file itself is the only one.
    parts: Arc<[Arc<str>]>,
}

impl Text {
    /// UTF-8 as it stands, from byte `from` of the file.
    pub fn plain(chars: String, from: usize) -> Text {
        let runs = vec![Run { at: 0, from, wide: 1, deep: 1, part: 0 }];
        Text { chars, runs, parts: Arc::new([]) }
    }

    /// The same characters, standing in a part of a container.
    pub fn in_part(mut self, name: &str) -> Text {
        self.parts = Arc::new([name.into()]);
        self
    }

    /// An empty text of a container with these parts, to be filled with [`Text::push`].
    pub fn of_parts(parts: Arc<[Arc<str>]>) -> Text {
        Text { chars: String::new(), runs: Vec::new(), parts }
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.chars
    }

    /// Makes room for so many bytes more.
    pub fn reserve(&mut self, more: usize) {
        self.chars.reserve(more);
    }

    /// Adds characters that stand at `from` of a part, in units of `wide` bytes here and `deep` there.
    pub fn push(&mut self, chars: &str, from: usize, wide: u32, deep: u32, part: u32) {
        if chars.is_empty() {
            return;
        }
        let run = Run { at: self.chars.len(), from, wide: wide.max(1), deep, part };
        if !self.runs.last().is_some_and(|last| continues(last, &run)) {
            self.runs.push(run);
        }
        self.chars.push_str(chars);
    }

    /// The bytes that hold a range of characters, no more and no less.
    ///
    /// An empty range gives the place where it stands. Over the border of two parts the span stays in the first.
    pub fn source(&self, range: Range<usize>) -> Span {
        let next = self.runs.partition_point(|run| run.at <= range.start);
        let Some(first) = next.checked_sub(1).and_then(|at| self.runs.get(at)) else { return Span::file(0, 0) };
        // most ranges end in the run in which they begin
        let far = self.runs.get(next..).filter(|far| far.first().is_some_and(|run| run.at < range.end));
        let last = far.and_then(|far| far.get(far.partition_point(|run| run.at < range.end) - 1)).unwrap_or(first);
        let start = unit(first, range.start);
        let part = self.parts.get(first.part as usize).cloned();
        if range.end <= range.start {
            return Span { part, start, end: start };
        }
        let end = if last.part == first.part {
            unit(last, range.end - 1) + last.deep as usize
        } else {
            start + first.deep as usize
        };
        Span { part, start, end: end.max(start) }
    }

    fn run(&self, at: usize) -> Option<Run> {
        let next = self.runs.partition_point(|run| run.at <= at);
        self.runs.get(next.checked_sub(1)?).copied()
    }
}

fn unit(run: &Run, at: usize) -> usize {
    run.from + (at - run.at) / run.wide as usize * run.deep as usize
}

fn continues(last: &Run, next: &Run) -> bool {
    let here = next.at - last.at;
    last.part == next.part
        && last.wide == next.wide
        && last.deep == next.deep
        && here.is_multiple_of(last.wide as usize)
        && last.from + here / last.wide as usize * last.deep as usize == next.from
}

/// Makes a text out of another, from its beginning to its end.
#[derive(Debug)]
pub struct Builder<'a> {
    old: &'a Text,
    new: Text,
}

impl<'a> Builder<'a> {
    /// Begins with nothing.
    pub fn new(old: &'a Text) -> Builder<'a> {
        let new = Text { chars: String::with_capacity(old.chars.len()), runs: Vec::new(), parts: old.parts.clone() };
        Builder { old, new }
    }

    /// Takes a range over as it is. The range lies on character borders; else nothing is taken.
    pub fn keep(&mut self, range: Range<usize>) {
        let Some(chars) = self.old.chars.get(range.clone()) else { return };
        if chars.is_empty() {
            return;
        }
        let mut next = self.old.runs.partition_point(|run| run.at <= range.start);
        let mut at = range.start;
        while at < range.end {
            let Some(run) = next.checked_sub(1).and_then(|i| self.old.runs.get(i)) else { return };
            let end = self.old.runs.get(next).map_or(range.end, |r| r.at.min(range.end));
            let piece = self.old.chars.get(at..end).unwrap_or_default();
            self.new.push(piece, unit(run, at), run.wide, run.deep, run.part);
            at = end;
            next += 1;
        }
    }

    /// Puts other characters in the place of a range: they stand together for all of its bytes.
    pub fn put(&mut self, chars: &str, range: Range<usize>) {
        let Some(run) = self.old.run(range.start) else { return };
        let span = self.old.source(range);
        let deep = u32::try_from(span.end - span.start).unwrap_or(u32::MAX);
        let wide = u32::try_from(chars.len()).unwrap_or(u32::MAX);
        self.new.push(chars, span.start, wide, deep, run.part);
    }

    /// The characters so far.
    pub fn so_far(&self) -> &str {
        &self.new.chars
    }

    /// The new text.
    pub fn finish(self) -> Text {
        self.new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_found_in_the_bytes_after_dropping_and_putting() {
        let old = Text::plain("增长(zhǎng)６%".to_owned(), 10);
        let gloss = "增长".len().."增长(zhǎng)".len();
        let six = gloss.end..gloss.end + "６".len();
        let mut builder = Builder::new(&old);
        builder.keep(0..gloss.start);
        builder.put("6", six.clone());
        builder.keep(six.end..old.as_str().len());
        let new = builder.finish();
        assert_eq!(new.as_str(), "增长6%");
        assert_eq!(new.source(0..6), Span::file(10, 16));
        assert_eq!(new.source(6..7), Span::file(10 + six.start, 10 + six.end));
        assert_eq!(new.source(0..8), Span::file(10, 10 + old.as_str().len()));
    }

    #[test]
    fn two_bytes_a_character_are_one_run() {
        let mut text = Text::of_parts(Arc::new([]));
        text.push("增", 0, 3, 2, 0);
        text.push("长", 2, 3, 2, 0);
        text.push("6", 4, 1, 1, 0);
        assert_eq!(text.runs.len(), 2);
        assert_eq!(text.source(3..7), Span::file(2, 5));
    }
}
