//! Fills in lost characters where what stands around them leaves no choice.
//!
//! A character of which a byte is left can be one of about a hundred. It is filled in if one of them makes
//! a word with its neighbours that the lexicon or the document itself knows, and no other comes near; or if
//! the gloss behind it tells how it is read, and the document elsewhere shows which character is read so.

use super::LACUNA;
use super::lattice::{Hole, Slot, Step};
use super::suspect::is_han;
use crate::lexicon::{classes, folder, gbk, model};
use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

/// The best character must be likelier than the next by so many bits.
const MARGIN: f32 = 3.0;
/// A pair that the document itself holds is at least so likely.
const IN_DOCUMENT: f32 = -6.0;
/// As much of a document is searched for its own pairs, in characters.
const SEARCHED: usize = 200_000;

/// The work for lost characters in one text: one is spent for a character of which a byte is left, more for two.
const HOLES: usize = 50_000;

/// Glosses that were taken out of a text: where they stood behind, and the reading.
pub type Readings = Vec<(usize, String)>;

/// What the document itself tells.
pub struct Known<'a> {
    text: &'a str,
    readings: &'a Readings,
    pairs: OnceLock<HashSet<(char, char)>>,
    read: OnceLock<HashMap<&'a str, HashMap<char, usize>>>,
    traditional: OnceLock<bool>,
    /// So many more lost characters are searched for; a text that is nothing but loss is left as it is.
    left: Cell<usize>,
}

impl<'a> Known<'a> {
    pub fn new(text: &'a str, readings: &'a Readings) -> Known<'a> {
        Known {
            text,
            readings,
            pairs: OnceLock::new(),
            read: OnceLock::new(),
            traditional: OnceLock::new(),
            left: Cell::new(HOLES),
        }
    }

    fn pairs(&self) -> &HashSet<(char, char)> {
        self.pairs.get_or_init(|| {
            let simple = || self.text.chars().take(SEARCHED).map(|c| folder().one(c));
            simple().zip(simple().skip(1)).collect()
        })
    }

    fn traditional(&self) -> bool {
        *self.traditional.get_or_init(|| crate::tidy::is_traditional(self.text))
    }

    /// The characters that a gloss stands behind elsewhere, as often as it does.
    fn read_so(&self, reading: &str) -> Option<&HashMap<char, usize>> {
        let read = self.read.get_or_init(|| {
            let mut read: HashMap<&str, HashMap<char, usize>> = HashMap::new();
            for (at, reading) in self.readings {
                if let Some(c) = self.text.get(..*at).and_then(|head| head.chars().next_back()) {
                    *read.entry(reading).or_default().entry(c).or_default() += 1;
                }
            }
            read
        });
        read.get(reading)
    }

    /// Behind which characters stands a gloss that elsewhere stands behind another, and never behind them.
    pub fn misread(&self) -> Vec<usize> {
        const OFTEN: usize = 3;
        let wrong = |at: usize, reading: &str| {
            let c = self.text.get(..at)?.chars().next_back()?;
            let read = self.read_so(reading)?;
            let most = read.values().max().copied()?;
            Some(most >= OFTEN && read.get(&c).is_none_or(|n| *n == 1))
        };
        self.readings.iter().filter(|(at, reading)| wrong(*at, reading) == Some(true)).map(|(at, _)| *at).collect()
    }

    /// The gloss that stood behind a range.
    fn gloss(&self, range: &Range<usize>) -> Option<&'a str> {
        let at = self.readings.binary_search_by_key(&range.end, |(at, _)| *at).ok()?;
        self.readings.get(at).map(|(_, reading)| reading.as_str())
    }

    fn after(&self, before: Option<char>, c: char) -> f32 {
        let cost = super::price::price(before, c);
        match before {
            Some(before) if cost < IN_DOCUMENT && self.pairs().contains(&(before, c)) => IN_DOCUMENT,
            _ => cost,
        }
    }

    fn spend(&self, price: usize) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(price));
        left > price
    }

    fn pair(&self, a: Option<char>, b: Option<char>) -> bool {
        a.zip(b).is_some_and(|(a, b)| model().knows_pair(a, b) || self.pairs().contains(&(a, b)))
    }
}

/// Simplified forms of the common characters with this first or second byte.
pub fn common(lead: Option<u8>, trail: Option<u8>) -> &'static [char] {
    static TABLE: OnceLock<[Vec<Vec<char>>; 2]> = OnceLock::new();
    let [leads, trails] = TABLE.get_or_init(|| {
        let with = |lead, trail| -> Vec<char> {
            let simple = gbk().with(lead, trail).map(|(c, _)| folder().one(c));
            let mut list: Vec<char> = simple.filter(|c| model().knows(*c)).collect();
            list.sort_by(|a, b| model().single(*b).total_cmp(&model().single(*a)).then(a.cmp(b)));
            list.dedup();
            list
        };
        [
            (0..=255).map(|b| with(Some(b), None)).collect(),
            (0..=255).map(|b| with(None, (b > 0).then_some(b))).collect(),
        ]
    });
    let row = match (lead, trail) {
        (None, None) => trails.first(),
        (Some(lead), None) => leads.get(usize::from(lead)),
        (None, Some(trail)) => trails.get(usize::from(trail)),
        _ => None,
    };
    row.map(Vec::as_slice).unwrap_or_default()
}

/// Turns slots into characters.
pub fn fill(steps: &mut [Step], before: Option<char>, known: &Known) {
    let mut flat: Vec<Place> = Vec::new();
    for (step, s) in steps.iter().enumerate() {
        if s.same {
            flat.push(Place { step, slot: Slot::Read(s.c), gloss: None });
        }
        let gloss = known.gloss(&s.range);
        flat.extend(s.slots.iter().map(|slot| Place { step, slot: *slot, gloss }));
    }
    give_back(&mut flat, steps, known);
    let mut last = before;
    let mut at = 0;
    while let Some(place) = flat.get(at) {
        let second = flat.get(at + 1).map(|place| place.slot);
        let taken = if belong(place.slot, second) { 2 } else { 1 };
        let after = next(&flat, at + taken);
        let chars = match place.slot {
            Slot::Read(c) => vec![c],
            Slot::Across(c) => across(c, last, after, known),
            Slot::Hole(a) if taken == 2 => pair(a, flat.get(at + 1), last, after, known),
            Slot::Hole(hole) => single(hole, place.gloss, last, after, known),
        };
        if let Some(step) = steps.get_mut(place.step).filter(|step| !step.same) {
            step.out.extend(chars.iter());
        }
        last = chars.last().copied().or(last);
        at += taken;
    }
}

/// Whether two holes were two characters of which the inner bytes are lost.
fn belong(a: Slot, b: Option<Slot>) -> bool {
    matches!((a, b), (Slot::Hole(Hole { trail: None, .. }), Some(Slot::Hole(Hole { lead: None, trail: Some(_), .. }))))
}

/// A character read across a border, or two, if it makes no word with its neighbours and two do.
fn across(c: char, before: Option<char>, after: Option<char>, known: &Known) -> Vec<char> {
    let (left, simple) = (before.map(|c| folder().one(c)), folder().one(c));
    if known.pair(left, Some(simple)) || known.pair(Some(simple), after) || !is_han(c) {
        return vec![c];
    }
    let Some([lead, trail]) = gbk().encode(c) else { return vec![c] };
    let straight = worth(c, left, after, known).unwrap_or(f32::MIN);
    let two = two([Hole::behind(lead), Hole::before(trail)], before, after, known);
    two.filter(|(cost, _)| *cost > straight).map_or(vec![c], |(_, two)| Vec::from(two))
}

/// Two holes in a row; if nothing fills them, what is read across them.
fn pair(a: Hole, b: Option<&Place>, before: Option<char>, after: Option<char>, known: &Known) -> Vec<char> {
    let Some(Slot::Hole(b)) = b.map(|place| place.slot) else { return vec![LACUNA] };
    let straight = || {
        a.lead
            .zip(b.trail)
            .and_then(|(lead, trail)| gbk().decode(lead, trail))
            .filter(|c| model().knows(folder().one(*c)))
    };
    match two([a, b], before, after, known) {
        Some((_, two)) => Vec::from(two),
        None if a.lead.is_none() => vec![one(b, None, before, after, known)],
        None => straight().map_or(vec![LACUNA; 2], |c| vec![c]),
    }
}

/// One hole; if its character makes no word, two where the first has no byte left.
fn single(hole: Hole, gloss: Option<&str>, before: Option<char>, after: Option<char>, known: &Known) -> Vec<char> {
    let one = one(hole, gloss, before, after, known);
    if one == LACUNA && hole.lead.is_some_and(|lead| (0xA1..=0xA3).contains(&lead)) {
        return Vec::new();
    }
    let left = before.map(|c| folder().one(c));
    if hole.han && hole.lead.is_none() && !known.pair(left, Some(folder().one(one))) {
        let straight = worth(one, left, after, known).unwrap_or(f32::MIN);
        let two = two([Hole { trail: None, ..hole }, hole], before, after, known);
        return two.filter(|(cost, _)| *cost > straight).map_or(vec![one], |(_, two)| Vec::from(two));
    }
    vec![one]
}

struct Place<'a> {
    step: usize,
    slot: Slot,
    gloss: Option<&'a str>,
}

/// A gloss stands behind the atom in which its character ends; a hole at the beginning of the next atom is
/// that character, if the two belong together.
fn give_back<'a>(flat: &mut [Place<'a>], steps: &[Step], known: &Known<'a>) {
    for place in flat {
        if matches!(place.slot, Slot::Hole(Hole { trail: None, .. })) {
            let earlier = place.step.checked_sub(1).and_then(|k| steps.get(k));
            place.gloss = earlier.and_then(|step| known.gloss(&step.range)).or(place.gloss);
        }
    }
}

fn next(flat: &[Place], at: usize) -> Option<char> {
    match flat.get(at)?.slot {
        Slot::Read(c) | Slot::Across(c) => Some(folder().one(c)),
        Slot::Hole(_) => None,
    }
}

/// One lost character.
fn one(hole: Hole, gloss: Option<&str>, before: Option<char>, after: Option<char>, known: &Known) -> char {
    let Hole { lead, trail, han } = hole;
    if lead.is_none() && trail.is_none() || !known.spend(1) {
        return LACUNA;
    }
    if before.is_none_or(|c| c == '\n') && lead.is_none() && trail == Some(0xA1) {
        return '\u{3000}';
    }
    let before = before.map(|c| folder().one(c));
    let told = gloss.and_then(|gloss| known.read_so(gloss));
    if let Some(told) = told {
        let fits = told.iter().filter(|(c, _)| {
            gbk().encode(**c).is_some_and(|[a, b]| lead.is_none_or(|l| l == a) && trail.is_none_or(|t| t == b))
        });
        if let Some((c, _)) = fits.max_by_key(|(c, n)| (**n, **c)) {
            return *c;
        }
    }
    let mut ranked: Vec<(f32, char)> = gbk()
        .with(lead, trail)
        .filter(|(c, _)| !han || is_han(*c))
        .filter_map(|(c, _)| Some((worth(c, before, after, known)?, c)))
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let Some((best, c)) = ranked.first().copied() else { return LACUNA };
    let rival =
        ranked.iter().find(|(_, other)| folder().one(*other) != folder().one(c)).map_or(f32::MIN, |(cost, _)| *cost);
    let simple = folder().one(c);
    let word = known.pair(before, Some(simple)) || known.pair(Some(simple), after) || !is_han(c);
    if word && best - rival >= MARGIN { c } else { LACUNA }
}

/// How likely a character is between its neighbours; `None` for one that cannot stand in such a text.
fn worth(c: char, before: Option<char>, after: Option<char>, known: &Known) -> Option<f32> {
    let simple = folder().one(c);
    let fits = if known.traditional() { gbk().in_big5(c) } else { !classes().of(c).traditional() };
    if !model().knows(simple) || !fits {
        return None;
    }
    let onward = after.map_or(0.0, |after| known.after(Some(simple), after) - model().single(after));
    Some(known.after(before, simple) + onward)
}

/// Two lost characters in a row, of which the first byte of the one and the second of the other may be left.
fn two(holes: [Hole; 2], before: Option<char>, after: Option<char>, known: &Known) -> Option<(f32, [char; 2])> {
    let [Hole { lead, trail: None, han }, Hole { lead: None, trail, .. }] = holes else { return None };
    if !known.spend(if lead.is_none() { 500 } else { 50 }) {
        return None;
    }
    let before = before.map(|c| folder().one(c));
    let firsts = candidates(lead, None, known);
    let seconds = candidates(None, trail, known);
    let mut ranked: Vec<(f32, [char; 2])> = Vec::new();
    for (a, [_, end]) in firsts.iter().filter(|(a, _)| !han || is_han(*a)) {
        let left = known.after(before, folder().one(*a));
        for (b, [start, _]) in &seconds {
            if *end < 0x81 || gbk().decode(*end, *start).is_some() {
                continue;
            }
            if let Some(right) = worth(*b, Some(folder().one(*a)), after, known) {
                ranked.push((left + right, [*a, *b]));
            }
        }
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (best, [a, b]) = ranked.first().copied()?;
    let (x, y) = (folder().one(a), folder().one(b));
    let near =
        || ranked.iter().take_while(|(cost, _)| best - cost < MARGIN).map(|(_, pair)| pair.map(|c| folder().one(c)));
    let first = if near().all(|[first, _]| first == x) { a } else { LACUNA };
    let second = if near().all(|[_, second]| second == y) { b } else { LACUNA };
    let word = known.pair(Some(x), Some(y)) || (known.pair(before, Some(x)) && known.pair(Some(y), after));
    let sure = word && (first != LACUNA || second != LACUNA);
    sure.then_some((best, [first, second]))
}

/// The commonest characters with a byte, or of all.
fn candidates(lead: Option<u8>, trail: Option<u8>, known: &Known) -> Vec<(char, [u8; 2])> {
    const MOST: usize = 150;
    let mut list: Vec<(char, [u8; 2])> =
        gbk().with(lead, trail).filter(|(c, _)| worth(*c, None, None, known).is_some()).collect();
    list.sort_by(|a, b| model().single(folder().one(b.0)).total_cmp(&model().single(folder().one(a.0))));
    list.truncate(if lead.is_none() && trail.is_none() { 600 } else { MOST });
    list
}
