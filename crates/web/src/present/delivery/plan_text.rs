//! The plan part of a report as text: every figure that became a task is marked, and the mark leads to
//! its task as the task leads back to the mark.

use crate::pages::delivery::source::{Mark, PlanLine, PlanPiece};
use crate::present::reading::places::Places;
use crate::present::reading::typeset::typeset_in;
use std::ops::Range;
use std::sync::Arc;
use yinuo_delivery::task::Origin;
use yinuo_report::{Part, frame};
use yinuo_text::{Document, Span};

/// Something that a place in the text stands for.
#[derive(Clone, Debug)]
pub struct Pin {
    pub origin: Origin,
    /// Its number in the list, or a sign for what is not taken yet.
    pub no: String,
    pub href: String,
    /// `draft`, `sent`, `off` or `maybe`.
    pub class: &'static str,
    pub label: String,
}

/// The text, and for each pin the address of its mark; empty where nothing of it was kept.
#[derive(Debug, Default)]
pub struct Laid {
    pub lines: Vec<PlanLine>,
    pub marks: Vec<String>,
}

/// A mark of the text: where, its id, the pins it stands for.
type Spot = (Range<usize>, String, Vec<usize>);

pub fn lay(document: &Document, pins: &[Pin]) -> Laid {
    let text = document.text.as_str();
    let spots = spots(&Places::of(&document.text), pins);
    let mut laid = Laid { marks: vec![String::new(); pins.len()], ..Laid::default() };
    for (_, id, stands) in &spots {
        for at in stands {
            if let Some(mark) = laid.marks.get_mut(*at) {
                *mark = format!("#{id}");
            }
        }
    }
    let frame = frame::read(document);
    let heads: Vec<&Range<usize>> = frame.heads.iter().map(|head| &head.whole).collect();
    for stretch in &frame.stretches {
        let marked = spots.iter().any(|(range, ..)| stretch.range.contains(&range.start));
        if !matches!(stretch.part, Part::Plan | Part::Own) && !marked {
            continue;
        }
        let mut start = stretch.range.start;
        for line in text.get(stretch.range.clone()).unwrap_or_default().split('\n') {
            let end = start + line.len();
            let mut at = start;
            for head in heads.iter().filter(|head| head.start >= start && head.start < end) {
                push(&mut laid.lines, text, at..head.start, false, &spots, pins);
                push(&mut laid.lines, text, head.start..head.end.min(end), true, &spots, pins);
                at = head.end.min(end);
            }
            push(&mut laid.lines, text, at..end, false, &spots, pins);
            start = end + 1;
        }
    }
    laid
}

/// Pins that overlap share a mark.
fn spots(places: &Places<'_>, pins: &[Pin]) -> Vec<Spot> {
    let span =
        |origin: &Origin| Span { part: origin.part.as_deref().map(Arc::from), start: origin.start, end: origin.end };
    let found = pins.iter().enumerate().filter_map(|(at, pin)| Some((places.range(&span(&pin.origin))?, at)));
    let mut found: Vec<(Range<usize>, usize)> = found.filter(|(range, _)| !range.is_empty()).collect();
    found.sort_by_key(|(range, at)| (range.start, range.end, *at));
    let mut spots: Vec<Spot> = Vec::new();
    for (range, at) in found {
        match spots.last_mut() {
            Some((whole, _, stands)) if range.start < whole.end => {
                whole.end = whole.end.max(range.end);
                stands.push(at);
            }
            _ => {
                let id = format!("x{}", spots.len() + 1);
                spots.push((range, id, vec![at]));
            }
        }
    }
    spots
}

fn push(lines: &mut Vec<PlanLine>, text: &str, range: Range<usize>, heading: bool, spots: &[Spot], pins: &[Pin]) {
    let words = text.get(range.clone()).unwrap_or_default();
    let front = words.len() - words.trim_start().len();
    let range = range.start + front..range.start + words.trim_end().len().max(front);
    if range.is_empty() {
        return;
    }
    let mut pieces = Vec::new();
    let mut at = range.start;
    let plain = |from: usize, to: usize| PlanPiece { text: typeset_in(text, from..to), mark: None };
    for (spot, id, stands) in spots.iter().filter(|(spot, ..)| spot.start < range.end && spot.end > range.start) {
        let inside = spot.start.max(range.start)..spot.end.min(range.end);
        if inside.start > at {
            pieces.push(plain(at, inside.start));
        }
        // A mark that a line break divides has its id once.
        let id = if inside.start == spot.start { id.clone() } else { String::new() };
        let stands: Vec<&Pin> = stands.iter().filter_map(|at| pins.get(*at)).collect();
        let class = ["draft", "sent", "maybe"].into_iter().find(|class| stands.iter().any(|pin| pin.class == *class));
        let mark = Mark {
            id,
            class: class.unwrap_or("off"),
            links: stands.iter().map(|pin| (pin.href.clone(), pin.no.clone(), pin.label.clone())).collect(),
        };
        at = inside.end;
        pieces.push(PlanPiece { text: typeset_in(text, inside), mark: Some(mark) });
    }
    if at < range.end {
        pieces.push(plain(at, range.end));
    }
    lines.push(PlanLine { heading, pieces });
}
