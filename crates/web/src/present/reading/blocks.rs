//! The text from top to bottom: headings, paragraphs, folds; each paragraph in pieces that are set alike.

use super::marks::Marks;
use super::places::Places;
use super::typeset::typeset_in;
use super::{Ids, noise};
use crate::lang::Lang;
use crate::pages::reading::{Block, Piece, Style};
use std::ops::Range;
use yinuo_report::Report;
use yinuo_text::NoiseKind;

/// Lines above the text that may be its title, date and speaker, and how long such a line is at most.
const FRONT_LINES: usize = 8;
const FRONT_CHARS: usize = 60;
/// 各位代表：
const SALUTE_CHARS: usize = 14;
/// A quote that overlaps more others than this is lit no more.
const QUOTES_MAX: usize = 8;

/// What the text is laid out by.
#[derive(Debug)]
pub struct Layout<'a> {
    pub lang: Lang,
    pub text: &'a str,
    /// Stands above the text already.
    pub title: &'a str,
    pub report: &'a Report,
    pub places: &'a Places<'a>,
    pub marks: &'a Marks,
    pub heads: &'a [Option<Range<usize>>],
    pub notes: &'a [Option<usize>],
    pub ids: &'a Ids,
}

/// The text laid out.
#[derive(Debug, Default)]
pub struct Blocks {
    pub blocks: Vec<Block>,
    /// Where each block with an id begins.
    pub starts: Vec<(usize, String)>,
}

pub fn blocks(layout: &Layout<'_>) -> Blocks {
    let mut heads: Vec<(usize, &Range<usize>)> =
        layout.heads.iter().enumerate().filter_map(|(at, range)| Some((at, range.as_ref()?))).collect();
    heads.sort_by_key(|(_, range)| range.start);
    let mut heads = heads.into_iter().peekable();
    let cuts = noise::cuts(&layout.report.noise, layout.places);
    let mut cuts = cuts.as_slice();
    let mut made = Blocks::default();
    let mut pieces = Pieces::new(layout);
    let mut front = true;
    let mut start = 0;
    for (number, line) in layout.text.split('\n').enumerate() {
        let end = start + line.len();
        let here = cuts.partition_point(|(at, _)| *at <= start);
        let (now, later) = cuts.split_at_checked(here).unwrap_or((cuts, &[]));
        made.blocks.extend(noise::fold(layout.lang, now));
        cuts = later;
        let mut at = start;
        while let Some((index, head)) = heads.next_if(|(_, head)| head.start < end) {
            let whole = widen(layout.text, head, at..end);
            front = false;
            made.paragraph(layout, &mut pieces, at..whole.start, Style::Plain);
            made.heading(layout, &mut pieces, whole.clone(), index);
            at = whole.end;
        }
        let style = style(line, front && at == start && number < FRONT_LINES);
        front = front && style == Style::Front;
        let told = style == Style::Front && line == layout.title;
        if !told {
            made.paragraph(layout, &mut pieces, at..end, style);
        }
        start = end + 1;
    }
    made.blocks.extend(noise::fold(layout.lang, cuts));
    made
}

impl Blocks {
    fn heading(&mut self, layout: &Layout<'_>, pieces: &mut Pieces<'_>, range: Range<usize>, index: usize) {
        let id = layout.ids.heading(index);
        let level = layout.report.outline.get(index).map_or(1, |heading| heading.level);
        self.starts.push((range.start, id.clone()));
        self.blocks.push(Block::Heading { id, level, pieces: pieces.of(range) });
    }

    fn paragraph(&mut self, layout: &Layout<'_>, pieces: &mut Pieces<'_>, range: Range<usize>, style: Style) {
        if layout.text.get(range.clone()).is_none_or(|words| words.trim().is_empty()) {
            return;
        }
        let id = layout.ids.block(self.starts.len());
        let item = pieces.items.iter().any(|at| range.contains(at));
        self.starts.push((range.start, id.clone()));
        let style = if item { Style::Item } else { style };
        self.blocks.push(Block::Paragraph { id, style, pieces: pieces.of(range) });
    }
}

fn style(line: &str, front: bool) -> Style {
    let long = |most: usize| line.chars().nth(most).is_some();
    if !long(SALUTE_CHARS) && line.ends_with(['：', ':', '！', '!']) {
        return Style::Salute;
    }
    if front && !long(FRONT_CHARS) && !line.ends_with(['。', '；', ';']) { Style::Front } else { Style::Plain }
}

/// A heading with its number and its stop, inside the line that is left.
fn widen(text: &str, head: &Range<usize>, line: Range<usize>) -> Range<usize> {
    let number = |c: char| "（(一二三四五六七八九十百〇零0123456789)）、.．第章节部分 \u{3000}".contains(c);
    let before = text.get(line.start..head.start).unwrap_or_default();
    let start = line.start + before.trim_end_matches(number).len();
    let after = text.get(head.end..line.end).unwrap_or_default();
    let stop = after.chars().next().filter(|c| "。：:；;".contains(*c)).map_or(0, char::len_utf8);
    start.max(line.start)..(head.end + stop).min(line.end).max(start)
}

/// Divides ranges of the text, in their order, where anything begins or ends.
struct Pieces<'a> {
    text: &'a str,
    marks: &'a Marks,
    mended: Vec<Range<usize>>,
    /// Place and number of each finding.
    notes: Vec<(usize, usize)>,
    borders: Vec<usize>,
    /// Where livelihood items begin.
    items: Vec<usize>,
    next_quote: usize,
    open: Vec<usize>,
}

impl<'a> Pieces<'a> {
    fn new(layout: &'a Layout<'a>) -> Pieces<'a> {
        let mangled = layout.report.noise.iter().filter(|noise| noise.kind == NoiseKind::Mangled);
        let mut mended: Vec<Range<usize>> = mangled.filter_map(|noise| layout.places.range(&noise.span)).collect();
        mended.sort_by_key(|range| range.start);
        let numbered = layout.notes.iter().enumerate();
        let mut notes: Vec<(usize, usize)> = numbered.filter_map(|(at, note)| Some(((*note)?, at + 1))).collect();
        notes.sort_unstable();
        let marks = layout.marks;
        let ends = |range: &Range<usize>| [range.start, range.end];
        let mut borders: Vec<usize> = marks.quotes.iter().flat_map(|(range, _)| ends(range)).collect();
        borders.extend(mended.iter().flat_map(ends));
        borders.extend(notes.iter().map(|(at, _)| *at));
        // Nothing divides a mark.
        borders.retain(|at| {
            let before = marks.marks.partition_point(|(range, _)| range.start < *at);
            before.checked_sub(1).and_then(|at| marks.marks.get(at)).is_none_or(|(range, _)| range.end <= *at)
        });
        borders.extend(marks.marks.iter().flat_map(|(range, _)| ends(range)));
        borders.sort_unstable();
        borders.dedup();
        let items = layout.report.livelihood.iter();
        let items = items.filter_map(|item| Some(layout.places.words(&item.span, &item.text)?.start)).collect();
        Pieces { text: layout.text, marks, mended, notes, borders, items, next_quote: 0, open: Vec::new() }
    }

    fn of(&mut self, range: Range<usize>) -> Vec<Piece> {
        let from = self.borders.partition_point(|at| *at <= range.start);
        let to = self.borders.partition_point(|at| *at < range.end);
        let inner = self.borders.get(from..to).unwrap_or_default().to_vec();
        let mut pieces = Vec::with_capacity(inner.len() + 1);
        let mut start = range.start;
        for end in inner.into_iter().chain([range.end]) {
            if start < end {
                pieces.push(self.piece(start..end));
            }
            start = end;
        }
        pieces
    }

    fn piece(&mut self, range: Range<usize>) -> Piece {
        let marks = &self.marks.marks;
        let before = marks.partition_point(|(mark, _)| mark.start <= range.start);
        let mark = before.checked_sub(1).and_then(|at| marks.get(at)).filter(|(mark, _)| range.start < mark.end);
        let mark = mark.map(|(whole, view)| {
            let mut view = view.clone();
            // A heading that ends inside a mark divides it; its id stands once.
            if whole.start != range.start {
                view.id.clear();
            }
            view
        });
        let before = self.mended.partition_point(|mended| mended.start < range.end);
        let mended = before.checked_sub(1).and_then(|at| self.mended.get(at));
        let mended = mended.is_some_and(|mended| mended.end > range.start);
        let from = self.notes.partition_point(|(at, _)| *at < range.start);
        let to = self.notes.partition_point(|(at, _)| *at < range.end);
        Piece {
            text: typeset_in(self.text, range.clone()),
            quotes: self.quotes(range.start),
            mark,
            mended,
            notes: self.notes.get(from..to).unwrap_or_default().iter().map(|(_, no)| *no).collect(),
        }
    }

    /// The rows in whose quote this place stands. Places come in their order.
    fn quotes(&mut self, at: usize) -> String {
        let quotes = &self.marks.quotes;
        while quotes.get(self.next_quote).is_some_and(|(range, _)| range.start <= at) {
            self.open.push(self.next_quote);
            self.next_quote += 1;
        }
        self.open.retain(|open| quotes.get(*open).is_some_and(|(range, _)| range.end > at));
        let ids = self.open.iter().rev().take(QUOTES_MAX).filter_map(|open| quotes.get(*open));
        ids.map(|(_, id)| id.as_str()).collect::<Vec<_>>().join(" ")
    }
}
