//! The text as a breakdown reads it: sentences with the part and the headings they stand under.
//!
//! A semicolon ends a sentence too: what stands behind it is, in this genre, the next task.

use std::ops::Range;
use yinuo_report::Part;
use yinuo_report::frame::Frame;

/// A sentence. Ranges are bytes of the clean text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) range: Range<usize>,
    pub(super) part: Part,
    /// The nearest numbered heading, an index into the outline.
    pub(super) heading: Option<usize>,
    /// First of its line, with others behind it: it may be the line's topic rather than work.
    pub(super) opens: bool,
    /// Ends a line without a full stop: a heading without a number.
    pub(super) bare: bool,
}

const ENDS: [char; 7] = ['。', '；', '！', '？', ';', '!', '?'];

/// All sentences in order; headings are none.
pub(super) fn sentences(text: &str, frame: &Frame) -> Vec<Sentence> {
    let mut found = Vec::new();
    for stretch in &frame.stretches {
        let mut at = stretch.range.start;
        let heads = frame.heads.iter().enumerate();
        for (nth, head) in heads.filter(|(_, head)| inside(&stretch.range, head.whole.start)) {
            let above = nth.checked_sub(1);
            lines(text, at..head.whole.start, stretch.part, above, &mut found);
            at = head.whole.end.max(at);
        }
        let above = frame.heads.iter().rposition(|head| head.whole.start < stretch.range.end);
        lines(text, at..stretch.range.end, stretch.part, above, &mut found);
    }
    found
}

fn inside(range: &Range<usize>, at: usize) -> bool {
    range.contains(&at)
}

fn lines(text: &str, range: Range<usize>, part: Part, heading: Option<usize>, found: &mut Vec<Sentence>) {
    let mut at = range.start;
    for line in text.get(range).unwrap_or_default().split('\n') {
        let mut start = at;
        let first = found.len();
        for piece in line.split_inclusive(ENDS) {
            let range = trimmed(text, start..start + piece.len());
            start += piece.len();
            if !range.is_empty() {
                let bare = !piece.ends_with(ENDS);
                found.push(Sentence { range, part, heading, opens: false, bare });
            }
        }
        if found.len() > first + 1
            && let Some(opening) = found.get_mut(first)
        {
            opening.opens = true;
        }
        at += line.len() + 1;
    }
}

/// Without white space, quotation marks that were opened elsewhere, and the full stop of a heading.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let stray =
        |c: char| c.is_whitespace() || matches!(c, '。' | '；' | ';' | '！' | '!' | '?' | '？' | '.' | ':' | '：');
    let front = words.trim_start_matches(stray);
    let start = range.start + words.len() - front.len();
    start..start + front.trim_end_matches(stray).len()
}

/// The clauses of a range.
pub(super) fn clauses(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut at = range.start;
    let pieces = text.get(range).unwrap_or_default().split_inclusive(['，', ',', '：', ':']);
    let mut found = Vec::new();
    for piece in pieces {
        let bare = piece.trim_end_matches(['，', ',', '：', ':']);
        // 1,200 is one number.
        let number = bare.ends_with(|c: char| c.is_ascii_digit()) && piece.ends_with(',');
        found.push((at..at + bare.len(), number));
        at += piece.len();
    }
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(found.len());
    let mut open = false;
    for (range, number) in found {
        let digit = text.get(range.clone()).is_some_and(|piece| piece.starts_with(|c: char| c.is_ascii_digit()));
        match joined.last_mut() {
            Some(last) if open && digit => last.end = range.end,
            _ => joined.push(range),
        }
        open = number;
    }
    joined.retain(|range| !range.is_empty());
    joined
}

pub(super) fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_stand_under_their_headings() {
        let text = "青屿市政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n一、2031年工作回顾\n\
                    建成渔港2座。\n二、2032年工作安排\n(一)发展海洋经济。新建渔港5座；培训船员1,200人，办好渔市。\n";
        let frame = yinuo_report::frame::read(&yinuo_text::Document::plain(text.to_owned()));
        let plan: Vec<&str> = sentences(text, &frame)
            .iter()
            .filter(|sentence| sentence.part == Part::Plan)
            .filter_map(|sentence| text.get(sentence.range.clone()))
            .collect();
        assert_eq!(plan, ["新建渔港5座", "培训船员1,200人，办好渔市"]);
        let all = clauses("培训船员1,200人，办好渔市", 0.."培训船员1,200人，办好渔市".len());
        assert_eq!(all.len(), 2);
    }
}
