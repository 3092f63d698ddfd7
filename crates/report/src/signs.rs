//! Where the signs of a text stand: found once, for all who divide it.
//!
//! Each stage of the reader goes from sign to sign (marks of headings, sentences, clauses, figures); between them
//! stand Chinese characters, which are most of the text. So one look at every character serves all stages. The few
//! Chinese characters that words of a figure or of a project begin with are kept with the signs.

use crate::measure::Begins;
use crate::projects::Keys;
use crate::stops::{closes_bracket, is_colon, is_comma, is_space, opens_bracket};
use crate::table::Table;
use crate::{measure, projects};
use std::ops::Range;
use std::sync::LazyLock;
use yinuo_text::CharSet;

/// What a sign does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A run of ASCII digits.
    Digits,
    /// An ASCII letter.
    Letter,
    /// 、
    Pause,
    /// A comma.
    Comma,
    /// A semicolon.
    Semi,
    /// A colon.
    Colon,
    /// 。 ! ?
    Stop,
    /// •
    Bullet,
    /// The end of a line.
    Line,
    /// —
    Dash,
    /// An opening quotation mark of any form, not a round bracket.
    Quote,
    /// A closing one.
    Unquote,
    /// An opening round bracket.
    Bracket,
    /// A closing one.
    Unbracket,
    /// White space within a line.
    Space,
    /// A Chinese character that a word of a figure may begin with.
    Word,
    /// One that only words of projects hold.
    Key,
    /// Anything else that is no Chinese character.
    Other,
}

/// Those of ASCII, since most signs are digits and letters.
#[allow(clippy::indexing_slicing, reason = "a table of 128 is filled from 0 to 127")]
const ASCII: [Class; 128] = {
    let mut classes = [Class::Other; 128];
    let mut code = 0;
    while code < 128 {
        classes[code] = match code as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digits,
            b',' => Class::Comma,
            b';' => Class::Semi,
            b':' => Class::Colon,
            b'!' | b'?' => Class::Stop,
            b'\n' => Class::Line,
            b'(' => Class::Bracket,
            b')' => Class::Unbracket,
            b' ' | b'\t' => Class::Space,
            _ => Class::Other,
        };
        code += 1;
    }
    classes
};

impl Class {
    /// Of a character that is not Chinese.
    fn of(c: char) -> Class {
        ASCII.get(u32::from(c) as usize).copied().unwrap_or_else(|| Class::wide(c))
    }

    fn wide(c: char) -> Class {
        match c {
            '、' => Class::Pause,
            _ if is_comma(c) => Class::Comma,
            '\u{ff1b}' => Class::Semi,
            _ if is_colon(c) => Class::Colon,
            '。' | '\u{ff01}' | '\u{ff1f}' => Class::Stop,
            '\u{2022}' => Class::Bullet,
            '—' => Class::Dash,
            '“' | '《' | '‘' | '「' | '『' | '〔' | '【' => Class::Quote,
            '”' | '》' | '’' | '」' | '』' | '〕' | '】' => Class::Unquote,
            _ if opens_bracket(c) => Class::Bracket,
            _ if closes_bracket(c) => Class::Unbracket,
            _ if is_space(c) => Class::Space,
            _ => Class::Other,
        }
    }

    /// Whether it is a Chinese character after all.
    #[inline]
    pub(crate) fn is_chinese(self) -> bool {
        matches!(self, Class::Word | Class::Key)
    }

    /// Whether a sentence ends here.
    #[inline]
    pub(crate) fn ends_sentence(self) -> bool {
        matches!(self, Class::Stop | Class::Line)
    }

    /// Whether a clause ends here.
    #[inline]
    pub(crate) fn ends_clause(self) -> bool {
        let ends = [Class::Stop, Class::Line, Class::Comma, Class::Semi, Class::Colon, Class::Dash];
        self.is_one(&ends)
    }

    /// Whether it is one of some, in one step.
    #[inline(always)]
    pub(crate) fn is_one(self, of: &[Class]) -> bool {
        of.iter().fold(0_u32, |bits, class| bits | 1 << *class as u32) >> self as u32 & 1 != 0
    }
}

/// A sign, or a run of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sign {
    /// A file is smaller than four gigabytes.
    at: u32,
    end: u32,
    /// The sign itself; of digits the first.
    pub c: char,
    /// What it does.
    pub class: Class,
    /// What words of projects it may be of.
    pub keys: Keys,
    /// What words of a figure it may begin.
    pub begins: Begins,
}

impl Sign {
    /// First byte.
    #[inline]
    pub(crate) fn at(&self) -> usize {
        self.at as usize
    }

    /// One past the last.
    #[inline]
    pub(crate) fn end(&self) -> usize {
        self.end as usize
    }
}

/// The signs of a text, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signs(Vec<Sign>);

/// Bytes of a text for each of its signs: so much room is made at once.
const EACH: usize = 9;

static LOOKED_FOR: LazyLock<CharSet> = LazyLock::new(|| {
    let signs = ('\0'..='\u{ffff}').filter(|c| !('\u{4000}'..='\u{9fff}').contains(c));
    CharSet::of(signs.chain(measure::words_begin()).chain(projects::KEYS.chars()))
});

/// What is known of the characters that nearly all signs are.
static COMMON: LazyLock<Table<char, Known>> = LazyLock::new(|| {
    const WIDE: &str = "、，；：。！？•—“”《》（）\u{3000}％";
    let signs = ('\0'..='\x7f').chain(WIDE.chars()).map(|c| (c, known(c)));
    let words = measure::words_begin().map(|c| (c, (Class::Word, Keys::of(c), Begins::of(c))));
    let keys = projects::KEYS.chars().map(|c| (c, (Class::Key, Keys::of(c), Begins::default())));
    Table::of(signs.chain(words).chain(keys))
});

type Known = (Class, Keys, Begins);

/// Of a character that is not Chinese.
fn known(c: char) -> Known {
    (Class::of(c), Keys::of(c), Begins::default())
}

impl Signs {
    /// Of a text. Characters beyond the basic plane are none.
    pub fn of(text: &str) -> Signs {
        let (looked_for, common, bytes) = (&*LOOKED_FOR, &*COMMON, text.as_bytes());
        let mut found = Vec::with_capacity(text.len() / EACH);
        let mut next = 0;
        let digit = |at: &usize| bytes.get(*at).is_some_and(u8::is_ascii_digit);
        while let Some((at, c)) = looked_for.next_char(text, next) {
            let (class, keys, begins) = common.get(c).unwrap_or_else(|| known(c));
            next = at + c.len_utf8();
            while class == Class::Digits && digit(&next) {
                next += 1;
            }
            let Some((at, end)) = u32::try_from(at).ok().zip(u32::try_from(next).ok()) else { break };
            found.push(Sign { at, end, c, class, keys, begins });
        }
        Signs(found)
    }

    /// How many runs of digits.
    pub(crate) fn numbers(&self) -> usize {
        self.0.iter().filter(|sign| sign.class == Class::Digits).count()
    }

    /// Those that begin within a range.
    pub(crate) fn within(&self, range: Range<usize>) -> &[Sign] {
        let rest = self.0.get(self.0.partition_point(|sign| sign.at() < range.start)..).unwrap_or_default();
        rest.get(..rest.partition_point(|sign| sign.at() < range.end)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_found_with_what_they_do() {
        let text = "修港，PM2.5：36个（“é”）；𠮷\n由市。";
        let signs = Signs::of(text);
        let got: Vec<(&str, Class)> = signs.0.iter().map(|sign| (&text[sign.at()..sign.end()], sign.class)).collect();
        use Class::*;
        let want = [
            ("，", Comma),
            ("P", Letter),
            ("M", Letter),
            ("2", Digits),
            (".", Other),
            ("5", Digits),
            ("：", Colon),
            ("36", Digits),
            ("（", Bracket),
            ("“", Quote),
            ("é", Other),
            ("”", Unquote),
            ("）", Unbracket),
            ("；", Semi),
            ("\n", Line),
            ("由", Word),
            ("市", Key),
            ("。", Stop),
        ];
        assert_eq!(got, want);
        let two = text.find("36").unwrap()..text.find("é").unwrap();
        assert_eq!(signs.within(two).len(), 3);
    }
}
