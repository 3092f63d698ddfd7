//! What characters cost, in bits, and which are the likeliest for a hole.

use super::lattice::Hole;
use crate::lexicon::{Model, model};

/// So many of them are followed.
pub const TRIED: usize = 3;
/// So many characters are tried for a hole.
pub const COMMONEST: usize = 40;
/// Two bytes in a row were lost: a pair that GBK does not know, dropped by whoever copied it.
pub const DROPPED: f32 = -2.0;
/// A character that may be anything.
pub const ANY: f32 = -9.0;
/// A sign that is neither in the counts nor Chinese.
pub const SIGN: f32 = -6.0;

/// What a character costs; signs that were never counted cost more than Chinese characters.
pub fn price(last: Option<char>, simple: char) -> f32 {
    priced(simple, |model| model.after(last, simple))
}

/// What a known character costs after another with which it was never seen.
fn price_apart(simple: char) -> f32 {
    priced(simple, |model| model.apart(simple))
}

fn priced(simple: char, after: impl Fn(&Model) -> f32) -> f32 {
    let known = model().knows(simple);
    match simple {
        'A'..='z' | 'Ａ'..='ｚ' | '０'..='９' => SIGN * 2.0,
        '\u{3000}' => SIGN * 2.0,
        '·' | '—' | '…' | '〔' | '〕' | '％' | '．' | '‘' | '’' => SIGN * 2.0,
        '。' | '，' | '、' | '；' | '：' | '“' | '”' | '（' | '）' | '《' | '》' | '！' => {
            after(model()).max(model().single(simple))
        }
        c if known || ('\u{4e00}'..='\u{9fff}').contains(&c) => after(model()),
        '─'..='▟' | 'ㄅ'..='ㄩ' | 'ぁ'..='ヾ' | '\u{e000}'..='\u{f8ff}' => SIGN * 6.0,
        _ => SIGN * 4.0,
    }
}

/// The likeliest characters for a hole, and what they cost.
pub fn likeliest(last: Option<char>, hole: Hole) -> Vec<(Option<char>, f32)> {
    if last == Some('\n') && hole == Hole::before(0xA1) {
        return vec![(last, DROPPED)];
    }
    let fits = |c: &&char| !hole.han || ('\u{4e00}'..='\u{9fff}').contains(*c);
    let common = super::fill::common(hole.lead, hole.trail).iter().take(COMMONEST).filter(fits);
    let mut ranked: Vec<(Option<char>, f32)> = common.map(|c| (Some(*c), price(last, *c))).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranked.truncate(TRIED);
    if ranked.is_empty() { vec![(None, ANY * 2.0)] } else { ranked }
}

/// The likeliest character of which only the first byte is left, and what it costs.
pub fn likeliest_behind(last: Option<char>, lead: u8) -> (Option<char>, f32) {
    let common = super::fill::common(Some(lead), None).iter().take(COMMONEST);
    let priced = common.map(|c| (Some(*c), price(last, *c)));
    priced.reduce(|best, next| if next.1 > best.1 { next } else { best }).unwrap_or((None, ANY * 2.0))
}

/// The likeliest two characters of which the second byte of the second is left, and what they cost.
pub fn unknown_pair(last: Option<char>, trail: u8) -> Option<(char, f32)> {
    let firsts = super::fill::common(None, None).iter().take(500);
    let firsts = Firsts::new(firsts.map(|first| (price(last, *first), *first)).collect());
    let mut best: Option<(char, f32)> = None;
    for second in super::fill::common(None, Some(trail)).iter().take(12) {
        let cost = firsts.then(*second);
        if best.is_none_or(|(_, least)| cost > least) {
            best = Some((*second, cost));
        }
    }
    best
}

/// The likeliest pairs of characters of which only the outer bytes are left: the second, and what both cost.
/// Nothing, where even the likeliest first character costs more than `worst`.
pub fn dropped_pairs(last: Option<char>, lead: u8, trail: u8, worst: f32) -> Vec<(char, f32)> {
    let firsts = super::fill::common(Some(lead), None).iter();
    let mut firsts: Vec<(f32, char)> = firsts.map(|c| (price(last, *c), *c)).collect();
    if firsts.iter().all(|(cost, _)| *cost < worst) {
        return Vec::new();
    }
    firsts.sort_by(|a, b| b.0.total_cmp(&a.0));
    firsts.truncate(COMMONEST / 2);
    let firsts = Firsts::new(firsts);
    let seconds = super::fill::common(None, Some(trail)).iter().take(COMMONEST);
    let mut ranked: Vec<(char, f32)> = seconds.map(|c| (*c, firsts.then(*c))).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranked.truncate(TRIED);
    ranked
}

/// Known characters that may be the first of two, and what each costs.
struct Firsts {
    chars: Vec<(f32, char)>,
    /// What the likeliest costs.
    best: f32,
}

impl Firsts {
    fn new(chars: Vec<(f32, char)>) -> Firsts {
        let best = chars.iter().map(|(cost, _)| *cost).fold(f32::MIN, f32::max);
        Firsts { chars, best }
    }

    /// What the likeliest of them and this one behind it cost. Two that were never seen together cost the same
    /// whichever they are, so that only those are priced that were.
    fn then(&self, second: char) -> f32 {
        let seen = model().before(&self.chars, second);
        seen.map(|(cost, first)| cost + price(Some(*first), second)).fold(self.best + price_apart(second), f32::max)
    }
}
