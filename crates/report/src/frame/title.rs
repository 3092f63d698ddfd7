//! Where the words of a heading end.
//!
//! A heading ends with its line; where text follows in the same line, at the first stop; where even the stop
//! was lost, at a seam: see [`super::seam`].

use super::mark::{Form, Mark};
use super::seam;
use crate::stops::{ends_sentence, is_colon, is_comma, is_space};
use std::ops::Range;

/// No heading is longer.
const CHARS_MAX: usize = 60;

/// How a title ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// With a stop, or with its line.
    Stop,
    /// With a space, behind which the text goes on.
    Space,
    /// At a seam: text follows without any stop.
    Seam,
}

/// A title, and how it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// Where.
    pub range: Range<usize>,
    /// How it ends.
    pub end: End,
}

/// The title behind a mark; `limit` is where the next heading begins.
pub fn title(text: &str, mark: &Mark, limit: usize) -> Option<Title> {
    let rest = text.get(mark.body..limit)?;
    let line = rest.split('\n').next()?;
    let from = mark.body + line.len() - line.trim_start_matches(is_space).len();
    let line = line.trim_matches(is_space);
    let (end, stopped) = stop(line);
    let head = line.get(..end)?;
    let (end, ended) = match (mark.form, space(head, line.len())) {
        (_, Some(end)) => (end, End::Space),
        (Form::Section | Form::Part, None) if end < line.len() || !stopped => match seam::of_part(head) {
            Some(end) => (end, End::Seam),
            None => (end, End::Stop),
        },
        _ => (end, End::Stop),
    };
    (end > 0).then_some(Title { range: from..from + end, end: ended })
}

/// The first stop of a line, and whether there was one.
fn stop(line: &str) -> (usize, bool) {
    for (count, (at, c)) in line.char_indices().enumerate() {
        if ends_sentence(c) || is_colon(c) && at > 0 {
            return (at, true);
        }
        if count == CHARS_MAX {
            let clause = line.char_indices().take(CHARS_MAX).filter(|(_, c)| is_comma(*c)).map(|(at, _)| at);
            return (clause.take(2).last().unwrap_or(at), false);
        }
    }
    (line.len(), true)
}

/// A space that ends the heading of a line that goes on: `一、去年工作回顾 去年是…`.
fn space(head: &str, line: usize) -> Option<usize> {
    let at = head.find(is_space)?;
    let front = head.get(..at)?;
    (line > head.len() && front.chars().count() >= 4 && seam::ends_part(front)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::mark::marks;

    fn check(text: &str, want: &str) {
        let mark = marks(text, crate::Signs::of(text).within(0..text.len())).into_iter().next().unwrap();
        let title = title(text, &mark, text.len()).unwrap();
        assert_eq!(&text[title.range], want, "{text}");
    }

    #[test]
    fn a_title_ends_with_its_line_its_stop_or_its_seam() {
        check("一、2031年工作回顾", "2031年工作回顾");
        check("(一)修渔港,强海工。建成码头三座。", "修渔港,强海工");
        check("一、2031年工作回顾 过去一年,风浪不小。我们修了渔港。", "2031年工作回顾");
        check("一、2031年工作回顾过去一年,风浪不小。我们修了渔港。", "2031年工作回顾");
        check("三、努力建设人民满意政府办事先办人心。我们要", "努力建设人民满意政府");
    }
}
