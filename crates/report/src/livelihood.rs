//! The livelihood items (民生实事): what a government promises to do for the people within the year, one by one.
//!
//! They stand in a paragraph (一是…;二是…, ①…, 1.…, (1)…) or as lines of their own, in the plan or in an annex,
//! behind words that say so. Items of a review are last year's and were promised elsewhere.

use crate::frame::number::{chinese, figures};
use crate::frame::{Frame, Stretch, has_lost_lines};
use crate::scan::cut;
use crate::signs::Class;
use crate::stops::{closes_bracket, ends_sentence, is_colon, is_space, opens_bracket};
use crate::{Item, Part, Signs};
use std::ops::Range;
use yinuo_text::Document;

/// Fewer are no list.
const ITEMS_MIN: usize = 3;
/// The list begins within so many bytes behind the words that announce it.
const NEAR: usize = 360;
/// And within so many where they do not say how many items there are.
const AT_ONCE: usize = 36;

/// No report speaks of them more often, and no list is longer in bytes: hostile input is read in linear time.
const ANNOUNCEMENTS_MAX: usize = 64;
const LIST_MAX: usize = 24_000;

/// Words that announce a list.
#[derive(Clone, Copy, Debug)]
struct Announcement {
    /// Where they end.
    at: usize,
    /// They say how many items there are.
    counted: bool,
}

/// How items are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// 一是
    Is,
    /// ①
    Circle,
    /// 1.
    Dot,
    /// (1)
    Bracket,
    /// 一、
    Chinese,
    /// (一)
    ChineseBracket,
}

/// Where an item begins and its words.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    body: usize,
    form: Form,
    no: u32,
}

/// Reads the items of a report.
pub fn read(document: &Document, frame: &Frame) -> Vec<Item> {
    let text = document.text.as_str();
    let mut best: Vec<Range<usize>> = Vec::new();
    for stretch in &frame.stretches {
        let from = stretch.range.start;
        // before the greeting there is nothing, but behind the plan there may be an annex
        if matches!(stretch.part, Part::Review | Part::Problems) || stretch.part == Part::Other && from == 0 {
            continue;
        }
        for announcement in announced(text, stretch.range.clone()).into_iter().take(ANNOUNCEMENTS_MAX) {
            let found = list(text, &announcement, stretch, frame);
            if found.len() > best.len() {
                best = found;
            }
        }
    }
    let item = |(no, range): (u32, Range<usize>)| Item {
        no,
        text: text.get(range.clone()).unwrap_or_default().to_owned(),
        span: document.text.source(range),
    };
    (1..).zip(best).map(item).collect()
}

/// Where words announce livelihood items.
fn announced(text: &str, range: Range<usize>) -> Vec<Announcement> {
    let part = text.get(range.clone()).unwrap_or_default();
    let mut found: Vec<Announcement> = Vec::new();
    for word in ["实事", "民生工程", "民生项目", "民生清单"] {
        for at in memchr::memmem::find_iter(part.as_bytes(), word) {
            let end = at + word.len();
            if !part.get(end..).unwrap_or_default().starts_with("求是") {
                found
                    .push(Announcement { at: range.start + end, counted: counted(part.get(..at).unwrap_or_default()) });
            }
        }
    }
    found.sort_unstable_by_key(|announcement| announcement.at);
    found
}

/// Whether the words before say how many: 十件民生, 10项为民.
fn counted(front: &str) -> bool {
    let near: Vec<char> = front.chars().rev().take(10).collect();
    let unit = near.iter().position(|c| matches!(c, '件' | '项' | '个' | '大' | '方'));
    let number = unit.and_then(|unit| near.get(unit + 1));
    number.is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c))
}

/// The items of the list that begins near an announcement.
fn list(text: &str, announcement: &Announcement, stretch: &Stretch, frame: &Frame) -> Vec<Range<usize>> {
    let from = announcement.at;
    let end = text.floor_char_boundary(stretch.range.end.min(from + LIST_MAX));
    let near = if announcement.counted { NEAR } else { AT_ONCE };
    let line_end = text.get(from..end).and_then(|rest| rest.find('\n')).map_or(end, |at| from + at);
    let within = sequence(&marks(text, &frame.signs, from..line_end, false), from + near);
    if within.len() >= ITEMS_MIN {
        return paragraph(text, &within, line_end);
    }
    let next = text.floor_char_boundary((line_end + 1).min(end));
    let mut lines = sequence(&marks(text, &frame.signs, next..end, true), next + near);
    lines.retain(|mark| !frame.heads.iter().any(|head| head.whole.contains(&mark.at)));
    if lines.len() >= ITEMS_MIN { rows(text, &lines, end) } else { Vec::new() }
}

/// Marks numbered 1, 2, 3 in one form; the first must stand before `near`.
fn sequence(marks: &[Mark], near: usize) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    for mark in marks {
        match found.last() {
            None if mark.no == 1 && mark.at <= near => found.push(*mark),
            Some(last) if last.form == mark.form && mark.no == last.no + 1 => found.push(*mark),
            Some(last) if last.form == mark.form && mark.no == 1 => break,
            _ => {}
        }
    }
    found
}

/// Items in one line: each ends where the next begins, the last with its sentence, or with as many as others have.
fn paragraph(text: &str, marks: &[Mark], line_end: usize) -> Vec<Range<usize>> {
    let mut items = Vec::new();
    let mut most = 0;
    for (i, mark) in marks.iter().enumerate() {
        let end = marks.get(i + 1).map_or(line_end, |next| next.at);
        let words = text.get(mark.body..end).unwrap_or_default();
        let words = cut(words, "各位代表").map_or(words, |(item, _)| item);
        let inner = words.trim_end_matches(|c| ends_sentence(c) || is_space(c));
        let last = i + 1 == marks.len();
        // where lines were joined, the rest of the report may follow
        let stop = if last && (most == 0 || has_lost_lines(text)) {
            inner.match_indices(ends_sentence).nth(most).map_or(inner.len(), |(at, _)| at)
        } else {
            inner.len()
        };
        most = most.max(inner.matches('。').count());
        items.push(trim(text, mark.body..mark.body + stop));
    }
    items
}

/// Items in lines: each is its line.
fn rows(text: &str, marks: &[Mark], end: usize) -> Vec<Range<usize>> {
    let line = |mark: &Mark| {
        let rest = text.get(mark.body..end).unwrap_or_default();
        trim(text, mark.body..mark.body + rest.find('\n').unwrap_or(rest.len()))
    };
    marks.iter().map(line).collect()
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let front =
        words.len() - words.trim_start_matches(|c| is_space(c) || matches!(c, ',' | '\u{ff0c}') || is_colon(c)).len();
    let back = words.trim_end_matches(|c| is_space(c) || ends_sentence(c) || matches!(c, ';' | '\u{ff1b}' | ',')).len();
    range.start + front.min(back)..range.start + back
}

/// All marks of a range: where a line begins, and else where a clause begins.
fn marks(text: &str, signs: &Signs, range: Range<usize>, lines: bool) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut boundary = true;
    let mut begins = |at: usize| {
        if let Some((form, no, taken)) = mark(text.get(at..range.end).unwrap_or_default(), lines) {
            found.push(Mark { at, body: at + taken, form, no });
        }
    };
    let mut next = range.start;
    for sign in signs.within(range.clone()).iter().filter(|sign| !sign.class.is_chinese()) {
        let at = sign.at();
        if at > next {
            // Chinese characters stand between
            if boundary {
                begins(next);
            }
            boundary = false;
        }
        if boundary || is_circle(sign.c) {
            begins(at);
        }
        next = sign.end();
        boundary = match sign.class {
            Class::Line => true,
            class if lines => boundary && class == Class::Space,
            Class::Semi | Class::Comma | Class::Stop | Class::Colon | Class::Space => true,
            _ => sign.c == '”',
        };
    }
    if boundary {
        begins(next);
    }
    found
}

fn is_circle(c: char) -> bool {
    ('①'..='⑳').contains(&c)
}

fn mark(text: &str, lines: bool) -> Option<(Form, u32, usize)> {
    let first = text.chars().next()?;
    if is_circle(first) {
        return Some((Form::Circle, u32::from(first) - u32::from('①') + 1, first.len_utf8()));
    }
    if opens_bracket(first) {
        let open = first.len_utf8();
        let rest = text.get(open..)?;
        let ((no, taken), form) = match figures(rest) {
            Some(found) => (found, Form::Bracket),
            None => (chinese(rest)?, Form::ChineseBracket),
        };
        let close = rest.get(taken..)?.chars().next().filter(|c| closes_bracket(*c))?;
        return (lines || form == Form::Bracket).then_some((form, no, open + taken + close.len_utf8()));
    }
    if let Some((no, taken)) = figures(text) {
        let mut rest = text.get(taken..)?.chars();
        let stop = rest.next().filter(|c| matches!(c, '.' | '\u{ff0e}' | '、'))?;
        let decimal = rest.next().is_some_and(|c| c.is_ascii_digit());
        return (!decimal).then_some((Form::Dot, no, taken + stop.len_utf8()));
    }
    let (no, taken) = chinese(text)?;
    let rest = text.get(taken..)?;
    if rest.starts_with('是') {
        return Some((Form::Is, no, taken + "是".len()));
    }
    (lines && rest.starts_with('、')).then_some((Form::Chinese, no, taken + "、".len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(plan: &str, want: &[&str]) {
        let text = format!(
            "各位代表:我代表市政府报告工作,请予审议。\n一、2031年工作回顾\n办好民生实事。一是甲;二是乙;三是丙。\n二、2032年工作安排\n{plan}"
        );
        let document = Document::plain(text);
        let items = read(&document, &crate::frame::read(&document));
        let got: Vec<&str> = items.iter().map(|item| item.text.as_str()).collect();
        assert_eq!(got, want, "{plan}");
    }

    #[test]
    fn items_stand_in_a_paragraph_or_in_lines() {
        let want = ["修渔港2座,添冰库", "建贝雕馆", "开通岛际航班"];
        check("办好民生实事。一是修渔港2座,添冰库;二是建贝雕馆;三是开通岛际航班。再努力。", &want);
        check("办好三件实事:①修渔港2座,添冰库;②建贝雕馆;③开通岛际航班。", &want);
        check("办好“三件民生实事”。1.修渔港2座,添冰库。2.建贝雕馆。3.开通岛际航班。", &want);
        check("办好三件民生实事:(1)修渔港2座,添冰库;(2)建贝雕馆;(3)开通岛际航班。", &want);
        check("办好三件民生实事:\n1.修渔港2座,添冰库。\n2.建贝雕馆。\n3.开通岛际航班。\n散会。", &want);
        let long = ["修渔港2座。添冰库", "建贝雕馆", "开通岛际航班。加船"];
        check("办好民生实事。一是修渔港2座。添冰库。二是建贝雕馆。三是开通岛际航班。加船。 各位代表!散会。", &long);
        check("坚持实事求是。一是甲;二是乙;三是丙。", &[]);
        check("办好民生实事,完成3.5亿元投资。", &[]);
    }
}
