//! Measures: every statement of the text that gives a quantity to a named thing.
//!
//! The reader goes from the figure to its thing, not the other way: a figure is certain, and what it measures
//! stands in a few places that the language allows (before it, behind it, in an earlier clause, shared by a
//! list). So a [`line`] is cut into clauses, its [`figure`]s are found, and a [`walk`] gives each its thing;
//! then [`scope`] says whether it is done or promised, and for when.
//!
//! To add a word (a verb, a unit, a way to compare), add it to a list in [`words`] or [`unit`].

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

use crate::Measure;
use crate::frame::{Frame, Stretch};
use std::ops::Range;
use yinuo_text::Text;

/// A measure and its place in the clean text.
#[derive(Clone, Debug)]
pub struct Placed {
    /// What the contract says of it; its span points into the input.
    pub measure: Measure,
    /// The quote in the clean text.
    pub range: Range<usize>,
    /// The figure itself, where a page marks it.
    pub figure: usize,
}

/// Reads the measures of a text.
pub fn read(text: &Text, frame: &Frame) -> Vec<Placed> {
    let (mut found, mut room) = (Vec::new(), line::Room::default());
    for stretch in &frame.stretches {
        let chars = text.as_str().get(stretch.range.clone()).unwrap_or_default();
        let mut from = 0;
        for end in memchr::memchr_iter(b'\n', chars.as_bytes()).chain([chars.len()]) {
            let words = chars.get(from..end).unwrap_or_default();
            let at = stretch.range.start + from;
            let line = line::Line::cut(words, room);
            one(text, &line, at, stretch, frame, &mut found);
            room = line.clear();
            from = end + 1;
        }
    }
    found
}

fn one(text: &Text, line: &line::Line<'_>, at: usize, stretch: &Stretch, frame: &Frame, found: &mut Vec<Placed>) {
    let figures = figure::all(line);
    if figures.is_empty() {
        return;
    }
    let drafts = walk::Walk::new(line, figures).run();
    let ranks = rank::Ranks::of_line(line);
    let mut scopes = scope::Scopes::new(line, stretch, frame);
    // A number of nothing tells nothing: 增长八成 alone.
    let told = |draft: &draft::Draft| !matches!(draft.what.trim(), "" | "和" | "及" | "与" | "各" | "中" | "的");
    for draft in drafts.into_iter().filter(told) {
        let (kind, period) = scopes.of(&draft);
        let rank = ranks.of(&draft);
        let range = at + draft.quote.start..at + draft.quote.end;
        let measure = Measure {
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
            span: text.source(range.clone()),
        };
        found.push(Placed { measure, range, figure: at + draft.at });
    }
}
