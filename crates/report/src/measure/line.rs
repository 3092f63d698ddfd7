//! A line cut into clauses. What stands in quotation marks, and in brackets without a figure, is one word:
//! its commas cut nothing and its numbers are names (“10+7+7”, 头(只), 全社会研发经费(R&D)投入).

use super::scope::TOLD;
use super::words::{LEXICA, Lexica};
use crate::scan::signs;
use crate::signs::{Class, Sign};
use std::cell::Cell;
use std::ops::Range;

/// How strongly a sign divides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cut {
    /// 、
    Pause,
    /// , and brackets with figures.
    Comma,
    /// ; and :
    Semi,
    /// 。 ! ?
    Stop,
}

/// A dividing sign.
#[derive(Clone, Debug)]
pub(super) struct Sep {
    pub range: Range<usize>,
    pub cut: Cut,
}

/// One paragraph with its signs.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub seps: Vec<Sep>,
    /// Digits that stand together, outside of what counts as one word.
    pub digits: Vec<Range<usize>>,
    /// Where a quantity in Chinese numerals may begin, outside of it.
    pub numerals: Vec<usize>,
    /// Where a rank may begin.
    pub ranks: Vec<usize>,
    hints: Vec<(usize, Hint)>,
    /// The sign that was asked for last.
    near: Cell<usize>,
}

/// The lists of a line, empty: the next one has the room of the last.
#[derive(Debug, Default)]
pub(super) struct Room {
    seps: Vec<Sep>,
    digits: Vec<Range<usize>>,
    numerals: Vec<usize>,
    ranks: Vec<usize>,
    hints: Vec<(usize, Hint)>,
}

/// A character that a rare word begins with. Where none stands, the word is not looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// Of a word that says how sure a statement is, or of which part of a year.
    Told,
    /// 分别, 均, 都, 各.
    Each,
    /// 由, 从, 自.
    From,
    /// 年 behind a digit.
    Year,
}

impl Hint {
    /// Of a character, and of what stands before it and behind.
    fn of(sign: char, before: &str, rest: &str) -> Option<Hint> {
        match sign {
            '分' if rest.starts_with("分别") => Some(Hint::Each),
            '均' | '都' | '各' => Some(Hint::Each),
            '由' | '从' | '自' => Some(Hint::From),
            '年' if before.ends_with(|c: char| c.is_ascii_digit()) => Some(Hint::Year),
            _ => TOLD.begins(rest).map(|_| Hint::Told),
        }
    }
}

/// What [`Hint`]s are found by.
pub(super) const HINTS: &str = "分均都各由从自年";

/// How far, in bytes, the words of a figure can begin before it or end behind it: whatever the input, a figure
/// costs the same.
const REACH: usize = 480;

/// Bytes of a clause, as most are: so much room is made for signs at once.
const CLAUSE: usize = 30;

/// Farthest end of a quotation, in bytes: a mark without its partner must not swallow a page.
const QUOTE_MAX: usize = 240;

impl<'a> Line<'a> {
    /// Of a text, and of the signs in it, which begin at `from` in theirs.
    pub(super) fn cut(text: &'a str, (from, signs): (usize, &[Sign]), room: Room) -> Line<'a> {
        let Room { seps, digits, numerals, ranks, hints } = room;
        let mut line = Line { text, seps, digits, numerals, ranks, hints, near: Cell::new(0) };
        line.seps.reserve(text.len() / CLAUSE);
        let lexica = &*LEXICA;
        let mut skip = 0;
        for sign in signs {
            let range = sign.at() - from..sign.end() - from;
            let at = range.start;
            if sign.class == Class::Word {
                line.word(range, sign, at >= skip, lexica);
                continue;
            }
            if at < skip {
                continue;
            }
            let cut = match sign.class {
                Class::Digits => {
                    line.digits.push(range);
                    continue;
                }
                Class::Pause => Cut::Pause,
                Class::Comma if sign.c == ',' && between_digits(text, at) => continue,
                Class::Comma => Cut::Comma,
                Class::Colon if between_digits(text, at) => continue,
                Class::Semi | Class::Colon => Cut::Semi,
                Class::Stop | Class::Bullet => Cut::Stop,
                Class::Quote | Class::Bracket => match line.partner(at, sign.c) {
                    Some(end) => {
                        skip = end;
                        continue;
                    }
                    None if sign.class == Class::Bracket => Cut::Comma,
                    None => continue,
                },
                Class::Unbracket => Cut::Comma,
                _ => continue,
            };
            line.seps.push(Sep { range, cut });
        }
        line
    }

    /// Takes a character that a word may begin with; `outside` of what counts as one word.
    fn word(&mut self, range: Range<usize>, sign: &Sign, outside: bool, lexica: &Lexica) {
        let at = range.start;
        let rest = || self.text.get(at..).unwrap_or_default();
        if sign.begins.place() && lexica.places.begins(rest()).is_some() {
            self.ranks.push(at);
        }
        if sign.begins.numeral() && outside {
            self.numerals.push(at);
        }
        if sign.begins.hint() {
            let (before, rest) = self.text.split_at_checked(at).unwrap_or_default();
            self.hints.extend(Hint::of(sign.c, before, rest).map(|hint| (at, hint)));
        }
    }

    /// Gives its lists back.
    pub(super) fn clear(self) -> Room {
        let Line { mut seps, mut digits, mut numerals, mut ranks, mut hints, .. } = self;
        seps.clear();
        digits.clear();
        numerals.clear();
        ranks.clear();
        hints.clear();
        Room { seps, digits, numerals, ranks, hints }
    }

    /// Whether a hint stands in a range.
    pub(super) fn hints(&self, range: Range<usize>, hint: Hint) -> bool {
        let first = self.hints.partition_point(|(at, _)| *at < range.start);
        let mut here = self.hints.get(first..).unwrap_or_default().iter().take_while(|(at, _)| *at < range.end);
        here.any(|(_, kind)| *kind == hint)
    }

    /// The end of a quotation or of a bracket without figures.
    fn partner(&self, at: usize, open: char) -> Option<usize> {
        let close: &[char] = match open {
            '“' => &['”'],
            '《' => &['》'],
            '‘' => &['’'],
            '「' => &['」'],
            '『' => &['』'],
            '〔' => &['〕'],
            '【' => &['】'],
            _ => &[')', '）'],
        };
        let mut digits = false;
        let mut name = false;
        let near = self.text.get(at..self.text.floor_char_boundary(at + QUOTE_MAX + 4))?;
        let mut next = 0;
        for (far, sign) in signs(near).skip(1) {
            if far > QUOTE_MAX || sign == '。' && far > 90 {
                return None;
            }
            name &= far == next;
            next = far + sign.len_utf8();
            if close.contains(&sign) {
                return (!digits || open != '(' && open != '（').then_some(at + far + sign.len_utf8());
            }
            // (PM2.5), (R&D): a letter before a digit makes a name.
            digits |= sign.is_ascii_digit() && !name;
            name = sign.is_ascii_alphabetic() || name && (sign == '.' || sign.is_ascii_digit());
            if digits && matches!(open, '(' | '（') {
                return None;
            }
        }
        None
    }

    /// The nearest sign before `at` that cuts at least so strongly: its end, or the line's beginning.
    pub(super) fn begin(&self, at: usize, cut: Cut) -> usize {
        self.before(at, cut).map_or(0, |sep| sep.range.end)
    }

    /// The nearest sign before `at` that cuts at least so strongly.
    pub(super) fn before(&self, at: usize, cut: Cut) -> Option<&Sep> {
        let front = self.seps.get(..self.first_from(at))?;
        // a place within a sign of three bytes is not behind it
        let within = front.last().is_some_and(|s| s.range.end > at);
        front.iter().rev().skip(usize::from(within)).take(40).find(|s| s.cut >= cut)
    }

    /// The nearest sign from `at` on that cuts at least so strongly: its beginning, or the line's end.
    pub(super) fn end(&self, at: usize, cut: Cut) -> usize {
        let far = self.seps.get(self.first_from(at)..).unwrap_or_default();
        far.iter().take(40).find(|s| s.cut >= cut).map_or(self.text.len(), |s| s.range.start)
    }

    /// Whether a sign begins exactly here.
    pub(super) fn sep_at(&self, at: usize) -> Option<&Sep> {
        self.seps.get(self.first_from(at)).filter(|s| s.range.start == at)
    }

    /// Which sign is the first to begin at a place or behind it. A place is mostly near the one that was asked for
    /// before, so it is looked for from there.
    fn first_from(&self, at: usize) -> usize {
        let begins = |no: usize| self.seps.get(no).map(|s| s.range.start);
        let mut next = self.near.get();
        while begins(next).is_some_and(|start| start < at) {
            next += 1;
        }
        while next > 0 && begins(next - 1).is_some_and(|start| start >= at) {
            next -= 1;
        }
        self.near.set(next);
        next
    }

    /// Not farther back from a place than the words of a figure reach.
    pub(super) fn back(&self, at: usize) -> usize {
        self.text.floor_char_boundary(at.saturating_sub(REACH))
    }

    /// Not farther on from a place than the words of a figure reach.
    pub(super) fn on(&self, at: usize) -> usize {
        self.text.floor_char_boundary(at + REACH)
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }
}

fn between_digits(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let sign = if bytes.get(at).is_some_and(u8::is_ascii) { 1 } else { 3 };
    let before = at.checked_sub(1).and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
    let three = (0..3).all(|i| bytes.get(at + sign + i).is_some_and(u8::is_ascii_digit));
    let after = bytes.get(at + sign).is_some_and(u8::is_ascii_digit);
    if bytes.get(at) == Some(&b',') {
        return before && three && !bytes.get(at + sign + 3).is_some_and(u8::is_ascii_digit);
    }
    before && after
}
