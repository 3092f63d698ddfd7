//! Where a text may be mangled: characters that no report uses, close together.

use crate::lexicon::{classes, folder, gbk, model};
use crate::scan::CharSet;
use std::ops::Range;
use std::sync::OnceLock;

/// Two rare characters this close (in characters) are suspicious; one alone is somebody's name.
const CLOSE: usize = 7;
/// So much is read before and after a suspicious character, in characters.
const MARGIN: usize = 12;

/// By so many bits a character what is mangled reads better a byte off; of 800 places that were, two read worse.
const BETTER: f32 = 2.0;
/// What a pair costs that GBK does not know: one that stood there was dropped by whoever copied the page.
const DROPPED: f32 = -5.0;

/// What a look at every watched character of a text tells.
#[derive(Default)]
pub struct Survey {
    /// The stretches to be looked at, in order, apart from each other, each within a line.
    pub places: Vec<Range<usize>>,
    /// Whether some of the characters are traditional ones.
    pub traditional: bool,
}

/// A survey in the making: it is shown each watched character in turn.
pub struct Suspects<'a> {
    text: &'a str,
    survey: Survey,
    /// Where the last rare character stands.
    rare: Option<usize>,
}

impl<'a> Suspects<'a> {
    pub fn of(text: &'a str) -> Suspects<'a> {
        Suspects { text, survey: Survey::default(), rare: None }
    }

    /// Looks at a character with its neighbours; `told` that the gloss behind it is another's.
    pub fn look(&mut self, at: usize, c: char, told: bool) {
        let class = classes().of(c);
        self.survey.traditional |= class.traditional();
        let rest = self.text.get(at + c.len_utf8()..).unwrap_or_default();
        let head = self.text.get(..at).unwrap_or_default();
        let before = head.chars().next_back().unwrap_or(' ');
        if c != '\n' && (told || is_odd(c, head, rest)) {
            widen(&mut self.survey.places, self.text, at);
        } else if class.rare() && reads_across(c, before, rest) {
            let near = self.rare.filter(|from| self.text.get(*from..at).is_some_and(is_close));
            if near.is_some_and(|from| self.reads_better(from, rest)) {
                widen(&mut self.survey.places, self.text, at);
            }
            self.rare = Some(at);
        }
    }

    /// Whether the stretch from a rare character to what stands before `rest`, with a neighbour on either side, has
    /// likelier characters a byte off than as it stands: names of rivers and of dishes have rare ones too.
    fn reads_better(&self, from: usize, rest: &str) -> bool {
        let before = self.text.get(..from).and_then(|head| head.chars().next_back());
        let stretch = self.text.get(from..self.text.len() - rest.len()).unwrap_or_default().chars();
        let stretch = before.into_iter().chain(stretch).chain(rest.chars().next());
        let (mut straight, mut crossed, mut many, mut last) = (0.0, 0.0, 0.0, None);
        for c in stretch {
            let likely = |c: char| model().single(folder().one(c));
            straight += likely(c);
            crossed += last.map_or(0.0, |last| across(last, c).map_or(DROPPED, likely));
            (many, last) = (many + 1.0, Some(c));
        }
        crossed / (many - 1.0) > straight / many + BETTER
    }

    pub fn survey(self) -> Survey {
        self.survey
    }
}

/// Whether what stands between two rare characters, with the first of them, makes both suspicious.
fn is_close(between: &str) -> bool {
    between.len() <= CLOSE * 4 && between.chars().count() <= CLOSE && !between.contains('\n')
}

/// Whether a character is worth a look at its neighbours, or tells that a text is traditional; in a clean text hardly
/// any is.
pub fn is_watched(c: char) -> bool {
    static WATCHED: OnceLock<CharSet> = OnceLock::new();
    let watched = |c: &char| may_be_odd(*c) || classes().of(*c).rare() || classes().of(*c).traditional();
    WATCHED.get_or_init(|| CharSet::of(('\0'..='\u{ffff}').filter(watched))).has(c)
}

/// Whether a character is odd beside some others.
fn may_be_odd(c: char) -> bool {
    matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '?' | '!' | '！' | '@'..='~') || is_far(c)
}

/// A sign from the far rows of GBK.
fn is_far(c: char) -> bool {
    matches!(c,
        'à'..='ü'
        | 'ā'..='ǜ'
        | 'Α'..='я'
        | '\u{2474}'..='\u{249b}'
        | '─'..='▟'
        | '⺀'..='⿿'
        | '〡'..='〩'
        | 'ぁ'..='ヾ'
        | 'ㄅ'..='ㄩ'
        | '︰'..='﹫'
        | 'ⅰ'..='ⅹ')
}

/// A sign from the far rows of GBK beside a Chinese character, a private or a broken character, or the
/// question mark that swallowed the bracket of a gloss.
fn is_odd(c: char, head: &str, rest: &str) -> bool {
    let before = head.chars().next_back().unwrap_or(' ');
    match c {
        '\u{fffd}' | '\u{e000}'..='\u{f8ff}' => true,
        '?' => swallowed(rest).is_some(),
        '!' | '！' => is_impossible(c, rest),
        '@'..='~' => {
            is_han(before) && across(before, c).is_some_and(|c| model().knows(folder().one(c))) && !ends_well(head)
        }
        c if is_far(c) => {
            let after = rest.chars().next();
            is_han(before) || after.is_some_and(|next| is_han(next) || next != c && next.is_ascii_punctuation())
        }
        _ => false,
    }
}

/// Whether a text ends with two characters that often stand together: what was read a byte off hardly does.
fn ends_well(head: &str) -> bool {
    let mut back = head.chars().rev().map(|c| folder().one(c));
    back.next().zip(back.next()).is_some_and(|(b, a)| model().knows_pair(a, b))
}

/// Whether a rare character and its neighbours make common ones when they are read a byte off, or pairs that
/// GBK does not know, which would have been dropped.
fn reads_across(c: char, before: char, rest: &str) -> bool {
    let plain = |a: char, b: char| across(a, b).is_none_or(|c| model().knows(folder().one(c)));
    plain(before, c) && rest.chars().next().is_some_and(|after| plain(c, after))
}

/// The character of the second byte of one and the first byte of the next.
fn across(a: char, b: char) -> Option<char> {
    let lead = gbk().encode(a).map(|[_, second]| second)?;
    let trail = if b.is_ascii() { u8::try_from(b).ok()? } else { gbk().encode(b).map(|[first, _]| first)? };
    gbk().decode(lead, trail)
}

/// An exclamation mark before another stop.
pub fn is_impossible(c: char, rest: &str) -> bool {
    matches!(c, '!' | '！') && rest.starts_with(['、', '，', '。', '；', '：', ','])
}

pub fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// The length of a reading and its closing bracket, such as `xì)`, that has lost the opening one.
pub fn swallowed(rest: &str) -> Option<usize> {
    let end = rest.char_indices().take(9).find(|(_, c)| matches!(c, ')' | '）'))?;
    let reading = rest.get(..end.0)?;
    let toned = crate::tidy::is_reading(reading);
    toned.then_some(end.0 + end.1.len_utf8())
}

/// Adds a character and what stands around it in its line.
fn widen(places: &mut Vec<Range<usize>>, text: &str, at: usize) {
    let head = text.get(..at).unwrap_or_default();
    let near = head.char_indices().rev().take_while(|(_, c)| *c != '\n').take(MARGIN).last();
    let start = near.map_or(at, |(k, _)| k);
    let tail = text.get(at..).unwrap_or_default();
    let end = tail.char_indices().take_while(|(_, c)| *c != '\n').take(MARGIN + 1).last();
    let end = end.map_or(at, |(k, c)| at + k + c.len_utf8());
    match places.last_mut() {
        Some(last) if start <= last.end => last.end = last.end.max(end),
        _ => places.push(start..end),
    }
}
