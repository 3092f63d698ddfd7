//! How much stands under each heading.

use crate::Report;
use yinuo_text::Span;

/// How many measures stand below each heading of the outline, up to the next one of its level.
pub fn figures_below(report: &Report) -> Vec<usize> {
    let mut places: Vec<(usize, usize)> = report.measures.iter().map(|measure| place(&measure.span)).collect();
    places.sort_unstable();
    let before = |at: (usize, usize)| places.partition_point(|place| *place < at);
    let below = |(at, heading): (usize, &crate::Heading)| {
        let next = report.outline.iter().skip(at + 1).find(|next| next.level <= heading.level);
        let end = next.map_or(places.len(), |next| before(place(&next.span)));
        end.saturating_sub(before(place(&heading.span)))
    };
    report.outline.iter().enumerate().map(below).collect()
}

/// Where a span stands: the parts of a container are in the order of their numbers, such as those of pages.
fn place(span: &Span) -> (usize, usize) {
    let digits: String = span.part.iter().flat_map(|part| part.chars()).filter(char::is_ascii_digit).collect();
    (digits.parse().unwrap_or(0), span.start)
}
