//! Number marks: every place that could begin a numbered heading.
//!
//! `一、` and `(一)` also stand in mid-sentence (一、二、三产业). A mark counts only where a line or a sentence
//! begins, and only in sequence: `(二)` after `(一)`, a first one in mid-line only if a second follows.

use super::number::chinese;
use crate::signs::{Class, Sign};
use crate::stops::{closes_bracket, is_colon, is_space, opens_bracket};

/// How a heading is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 第一部分
    Part,
    /// 一、
    Section,
    /// (一)
    Item,
}

/// A number that could begin a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where the number begins.
    pub at: usize,
    /// Where the words behind it begin.
    pub body: usize,
    /// How it is written.
    pub form: Form,
    /// Which number.
    pub no: u32,
    /// At the beginning of a line.
    pub opens: bool,
}

/// All marks that stand in sequence, in order.
pub fn marks(text: &str, signs: &[Sign]) -> Vec<Mark> {
    let found = candidates(text, signs);
    let mut last = [0; 3];
    let mut kept: Vec<Mark> = Vec::new();
    for (i, mark) in found.iter().enumerate() {
        let expected = last.get(mark.form as usize).map_or(1, |n| n + 1);
        let follows = mark.no == expected && mark.no > 1;
        let starts = mark.no == 1 && (mark.opens || has_second(found.get(i + 1..).unwrap_or_default(), mark.form));
        // numbers were left out
        let skips =
            mark.form == Form::Item && expected > 1 && (1..=SKIPPED).any(|skipped| mark.no == expected + skipped);
        if follows || starts || skips || mark.opens {
            for (form, n) in last.iter_mut().enumerate() {
                match form.cmp(&(mark.form as usize)) {
                    std::cmp::Ordering::Less => {}
                    std::cmp::Ordering::Equal => *n = mark.no,
                    std::cmp::Ordering::Greater => *n = 0,
                }
            }
            kept.push(*mark);
        }
    }
    kept
}

/// So many numbers may be missing in a row.
const SKIPPED: u32 = 2;

/// Whether the next mark of the form is the second one.
fn has_second(rest: &[Mark], form: Form) -> bool {
    rest.iter().find(|m| m.form == form).is_some_and(|m| m.no == 2)
}

fn candidates(text: &str, signs: &[Sign]) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut open = true;
    let mut boundary = true;
    let mut begins = |at: usize, opens: bool| {
        if let Some((form, no, taken)) = number(text.get(at..).unwrap_or_default(), opens) {
            found.push(Mark { at, body: at + taken, form, no, opens });
        }
    };
    let mut next = 0;
    for sign in signs.iter().filter(|sign| !sign.class.is_chinese()) {
        if boundary {
            begins(next, open);
        }
        if sign.at() > next {
            // Chinese characters stand between
            (open, boundary) = (false, false);
        }
        next = sign.end();
        match sign.class {
            Class::Line => (open, boundary) = (true, true),
            // the marks of a bold line or of a heading in Markdown
            Class::Other if boundary && matches!(sign.c, '*' | '#') => {}
            // a stop at the beginning of a line is what was left of a bracket: the line still opens
            Class::Space | Class::Semi | Class::Stop | Class::Colon => boundary = true,
            _ => (open, boundary) = (false, false),
        }
    }
    if boundary {
        begins(next, open);
    }
    found
}

/// A number and the bytes it takes. Where a line opens, its first bracket may be lost: 一)…
fn number(text: &str, opens: bool) -> Option<(Form, u32, usize)> {
    let first = text.chars().next()?;
    match first {
        _ if opens_bracket(first) => {
            let open = first.len_utf8();
            let (no, taken) = chinese(text.get(open..)?)?;
            let close = text.get(open + taken..)?.chars().next().filter(|c| closes_bracket(*c))?;
            Some((Form::Item, no, open + taken + close.len_utf8()))
        }
        '第' => {
            let (no, taken) = chinese(text.get(3..)?)?;
            let rest = text.get(3 + taken..)?;
            let word = ["部分", "章"].into_iter().find(|w| rest.starts_with(w))?;
            let colon =
                rest.get(word.len()..)?.chars().next().filter(|c| *c == '、' || is_colon(*c) || is_space(*c))?;
            Some((Form::Part, no, 3 + taken + word.len() + colon.len_utf8()))
        }
        _ => {
            let (no, taken) = chinese(text)?;
            let stop = text.get(taken..)?.chars().next()?;
            let body = taken + stop.len_utf8();
            if opens && closes_bracket(stop) {
                return Some((Form::Item, no, body));
            }
            if !matches!(stop, '、' | '.' | '\u{ff0e}') {
                return None;
            }
            // 一、二、三产业 counts, it heads nothing
            chinese(text.get(body..)?).is_none().then_some((Form::Section, no, body))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Signs;

    fn check(text: &str, want: &[(Form, u32)]) {
        let signs = Signs::of(text);
        let got: Vec<(Form, u32)> = marks(text, signs.within(0..text.len())).iter().map(|m| (m.form, m.no)).collect();
        assert_eq!(got, want, "{text}");
    }

    #[test]
    fn marks_stand_in_sequence() {
        use Form::{Item, Part, Section};
        check(
            "一、去年\n(一)稳增长。修路。\n(二)惠民生。\n二、今年\n(一)抓项目",
            &[(Section, 1), (Item, 1), (Item, 2), (Section, 2), (Item, 1)],
        );
        check(
            "请予审议。 一、去年回顾过去一年,好。(一)稳增长。 (二)惠民生。 二、今年安排",
            &[(Section, 1), (Item, 1), (Item, 2), (Section, 2)],
        );
        check("调整结构。一、二、三产业都好;一、工业", &[]);
        check("见附件(一)和别处。(一)甲", &[]);
        check("好。(一)甲。(二)乙。(四)丙。(五)丁。(九)戊", &[(Item, 1), (Item, 2), (Item, 4), (Item, 5)]);
        check("一、去年\n一)甲\n。二)乙", &[(Section, 1), (Item, 1), (Item, 2)]);
        check("**一、去年**\n## 二、今年", &[(Section, 1), (Section, 2)]);
        check("请予审议。 **一、去年** 好。## 二、今年", &[(Section, 1), (Section, 2)]);
        check("第一部分 去年\n第二部分:今年", &[(Part, 1), (Part, 2)]);
    }
}
