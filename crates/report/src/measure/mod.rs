//! Measures: every statement of the text that gives a quantity to a named thing.
//!
//! The reader goes from the figure to its thing, not the other way: a figure is certain, and what it measures
//! stands in a few places that the language allows (before it, behind it, in an earlier clause, shared by a
//! list). So a [`line`] is cut into clauses, its [`figure`]s are found, and a [`walk`] gives each its thing;
//! then [`scope`] says whether it is done or promised, and for when.
//!
//! To add a word (a verb, a unit, a way to compare), add it to a list in [`words`] or [`unit`].

mod begin;
mod change;
mod draft;
mod figure;
mod items;
mod line;
mod number;
mod rank;
mod scope;
mod size;
mod subject;
mod thing;
mod unit;
mod walk;
mod words;
mod zh;

pub(crate) use begin::{Begins, words_begin};

use crate::Measure;
use crate::frame::{Frame, Stretch};
use yinuo_text::Text;

/// Reads the measures of a text.
pub fn read(text: &Text, frame: &Frame) -> Vec<Measure> {
    // hardly a number makes more than one
    let numbers = frame.signs.numbers();
    let (mut found, mut room) = (Vec::with_capacity(numbers), line::Room::default());
    let mut heads = frame.heads.iter().map(|head| head.whole.end).peekable();
    for stretch in &frame.stretches {
        let chars = text.as_str().get(stretch.range.clone()).unwrap_or_default();
        let mut from = 0;
        for line_end in memchr::memchr_iter(b'\n', chars.as_bytes()).chain([chars.len()]) {
            while from < line_end {
                let at = stretch.range.start + from;
                while heads.next_if(|head| *head <= at).is_some() {}
                // a heading ends, though its line goes on
                let head = heads.next_if(|head| *head < stretch.range.start + line_end);
                let end = head.map_or(line_end, |head| head - stretch.range.start);
                let words = chars.get(from..end).unwrap_or_default();
                let line = line::Line::cut(words, (at, frame.signs.within(at..at + words.len())), room);
                one(text, &line, at, stretch, frame, &mut found);
                room = line.clear();
                from = end;
            }
            from = line_end + 1;
        }
    }
    found
}

fn one(text: &Text, line: &line::Line<'_>, at: usize, stretch: &Stretch, frame: &Frame, found: &mut Vec<Measure>) {
    let mut figures = figure::all(line);
    figures.retain(|figure| !size::is_size_of(line, figure));
    if figures.is_empty() {
        return;
    }
    let drafts = walk::Walk::new(line, &figures).run();
    found.reserve(drafts.len());
    let ranks = rank::Ranks::of_line(line);
    let mut scopes = scope::Scopes::new(line, stretch, frame);
    // A number of nothing tells nothing: 增长八成 alone.
    let told = |draft: &draft::Draft| !matches!(draft.what.trim(), "" | "和" | "及" | "与" | "各" | "中" | "的");
    for draft in drafts.into_iter().filter(told) {
        let (kind, period) = scopes.of(&draft);
        let rank = ranks.of(&draft);
        let range = at + draft.quote.start..at + draft.quote.end;
        found.push(Measure {
            quote: line.slice(draft.quote.clone()).to_owned(),
            what: draft.what,
            value: draft.value,
            unit: draft.unit,
            low: draft.low,
            high: draft.high,
            growth: draft.growth,
            delta: draft.delta,
            from: draft.from,
            cmp: draft.cmp,
            kind,
            period,
            rank,
            zh: draft.zh,
            span: text.source(range),
        });
    }
}
