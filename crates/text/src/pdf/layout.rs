//! From strings on pages to lines, and from lines to paragraphs.

use super::content::Show;
use crate::{Span, Text};
use std::sync::Arc;

/// A line of a page.
#[derive(Clone, Debug)]
pub struct Line {
    shows: Vec<Show>,
    /// It is the first of its page.
    first: bool,
}

impl Line {
    fn start(&self) -> f64 {
        self.shows.iter().map(|show| show.x).fold(f64::MAX, f64::min)
    }

    fn end(&self) -> f64 {
        self.shows.iter().map(|show| show.end).fold(f64::MIN, f64::max)
    }

    fn size(&self) -> f64 {
        self.shows.iter().map(|show| show.size).fold(0.0, f64::max)
    }

    fn words(&self) -> String {
        self.shows.iter().flat_map(|show| show.glyphs.iter().map(|glyph| glyph.chars.as_str())).collect()
    }

    /// `— 3 —`.
    fn is_number(&self) -> bool {
        let words = self.words();
        let bare = words.trim_matches(|c: char| c.is_whitespace() || "-—–－_·.•第页".contains(c));
        !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|b| b.is_ascii_digit())
    }
}

/// The lines of a page, in the order in which it shows them.
pub fn lines(shows: Vec<Show>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for show in shows.into_iter().filter(|show| show.glyphs.iter().any(|glyph| !glyph.chars.trim().is_empty())) {
        let size = show.size.max(1.0);
        let first = lines.is_empty();
        match lines
            .last_mut()
            .and_then(|line| line.shows.last().map(|last| (last.y, last.end, last.part)).map(|at| (line, at)))
        {
            Some((line, (y, end, part)))
                if (y - show.y).abs() < size * 0.4 && show.x > end - size * 3.0 && part == show.part =>
            {
                line.shows.push(show)
            }
            _ => lines.push(Line { shows: vec![show], first }),
        }
    }
    lines
}

/// The edges of the print: what most lines begin and end at.
struct Edges {
    left: f64,
    right: f64,
}

fn edges(lines: &[Line]) -> Edges {
    let quantile = |mut values: Vec<f64>, share: usize| {
        values.sort_by(f64::total_cmp);
        values.get(values.len() * share / 100).copied().unwrap_or(0.0)
    };
    let left = quantile(lines.iter().map(Line::start).collect(), 25);
    let right = quantile(lines.iter().map(Line::end).collect(), 75);
    Edges { left, right }
}

/// Joins lines to paragraphs; the numbers of pages are left out and told.
pub fn paragraphs(lines: &[Line], parts: Arc<[Arc<str>]>) -> (Text, Vec<(String, Span)>) {
    let edges = edges(lines);
    let mut text = super::empty(parts.clone());
    let mut numbers = Vec::new();
    let mut last: Option<&Line> = None;
    let ends = lines.iter().skip(1).map(|next| next.first).chain([true]);
    for (line, ends_page) in lines.iter().zip(ends) {
        if (line.first || ends_page) && line.is_number() {
            numbers.push((line.words().trim().to_owned(), span(line, &parts)));
            continue;
        }
        if let Some(before) = last
            && !goes_on(before, line, &edges)
        {
            let end = before.shows.last().and_then(|show| show.glyphs.last().map(|glyph| (glyph.end, show.part)));
            let (end, part) = end.unwrap_or_default();
            text.push("\n", end as usize, 1, 0, part);
        }
        write(&mut text, line);
        last = Some(line);
    }
    (text, numbers)
}

/// A line that reaches the right edge goes on in one that begins at the left edge.
fn goes_on(line: &Line, next: &Line, edges: &Edges) -> bool {
    let size = line.size().max(1.0);
    let full = line.end() > edges.right - size * 2.2;
    let flush = next.start() < edges.left + size * 1.2;
    let alike = (line.size() - next.size()).abs() < size * 0.2;
    full && flush && alike
}

fn write(text: &mut Text, line: &Line) {
    let mut before: Option<&Show> = None;
    for show in &line.shows {
        let gap = before.is_some_and(|before| show.x - before.end > show.size.max(1.0) * 0.9);
        if gap {
            let start = show.glyphs.first().map_or(0, |glyph| glyph.start);
            text.push(" ", start as usize, 1, 0, show.part);
        }
        for glyph in &show.glyphs {
            let wide = u32::try_from(glyph.chars.len()).unwrap_or(1);
            text.push(&glyph.chars, glyph.start as usize, wide, glyph.end.saturating_sub(glyph.start), show.part);
        }
        before = Some(show);
    }
}

fn span(line: &Line, parts: &Arc<[Arc<str>]>) -> Span {
    let glyphs = || line.shows.iter().flat_map(|show| &show.glyphs);
    let part = line.shows.first().and_then(|show| parts.get(show.part as usize)).cloned();
    let start = glyphs().next().map_or(0, |glyph| glyph.start as usize);
    Span { part, start, end: glyphs().last().map_or(start, |glyph| glyph.end as usize) }
}
