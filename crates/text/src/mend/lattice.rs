//! The likeliest reading of bytes that may be one byte off.
//!
//! A Viterbi search over the characters as they stand. Between two of them the reading is either in step
//! (`Aligned`), or holds the second byte of the last one, which is the first byte of the character to come
//! (`Pending`), or waits for a character whose first byte is lost (`Unknown`). Every way costs bits: what
//! the characters cost by the language model, and a price for each byte that must have been lost. Staying
//! in step costs only the former, so that good text is never touched: mangled characters are too unlikely.

use super::atoms::{Atom, Form};
use crate::lexicon::{folder, gbk, model};
use std::ops::Range;

/// So many searches for two characters of which four bytes hold two are made for one text, no more.
pub const BUDGET: usize = 20_000;

/// A byte was lost where the bytes fall out of step, or back into it.
const LOST: f32 = -9.0;
/// Two bytes in a row were lost: a pair that GBK does not know, dropped by whoever copied it.
const DROPPED: f32 = -5.0;
/// A byte too many.
const STRAY: f32 = -13.0;
/// A character that may be anything.
const ANY: f32 = -9.0;
/// A sign that is neither in the counts nor Chinese.
const SIGN: f32 = -6.0;
/// A character likelier than this is not looked behind.
const LIKELY: f32 = -15.0;

/// What was read at one atom.
#[derive(Clone, Debug)]
pub struct Step {
    /// The atom.
    pub range: Range<usize>,
    /// It stays as it is.
    pub same: bool,
    /// What was read; filled by `fill`.
    pub slots: Vec<Slot>,
    /// The characters.
    pub out: String,
    /// As it stands.
    pub c: char,
}

/// A character read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Both bytes are there.
    Read(char),
    /// A byte is missing, or both.
    Hole { lead: Option<u8>, trail: Option<u8> },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Aligned,
    Pending(u8),
    Unknown,
}

#[derive(Clone, Debug)]
struct Cell {
    score: f32,
    state: State,
    /// The last character, simplified.
    last: Option<char>,
    /// The cell before.
    from: usize,
    same: bool,
    slots: Vec<Slot>,
}

/// Reads a stretch. `open` says that it may end in the middle of a character, since its line ends there.
pub fn read(atoms: &[Atom], before: Option<char>, open: bool, budget: &mut usize) -> Vec<Step> {
    let start = Cell {
        score: 0.0,
        state: State::Aligned,
        last: before.map(|c| folder().one(c)),
        from: 0,
        same: true,
        slots: Vec::new(),
    };
    let mut columns = vec![vec![start]];
    for (k, atom) in atoms.iter().enumerate() {
        let column = columns.last().map(Vec::as_slice).unwrap_or_default();
        let mut next = Column { cells: Vec::with_capacity(4), atom, ahead: atoms.get(k + 1), budget };
        for (from, cell) in column.iter().enumerate() {
            next.advance(cell, from);
        }
        let cells = next.cells;
        columns.push(cells);
    }
    trace(atoms, &columns, open)
}

/// The best way, from its end to its beginning.
fn trace(atoms: &[Atom], columns: &[Vec<Cell>], open: bool) -> Vec<Step> {
    let price = |cell: &Cell| match cell.state {
        State::Aligned => cell.score,
        State::Pending(_) | State::Unknown if open => cell.score + LOST + ANY,
        State::Pending(_) | State::Unknown => cell.score + 4.0 * STRAY,
    };
    let last = columns.last().map(Vec::as_slice).unwrap_or_default();
    let best = last.iter().enumerate().max_by(|(_, a), (_, b)| price(a).total_cmp(&price(b)));
    let mut at = best.map_or(0, |(k, _)| k);
    let mut steps = Vec::with_capacity(atoms.len());
    let tail = match best.map(|(_, cell)| cell.state) {
        Some(State::Pending(lead)) => vec![Slot::Hole { lead: Some(lead), trail: None }],
        _ => Vec::new(),
    };
    for (column, atom) in columns.iter().skip(1).zip(atoms).rev() {
        let Some(cell) = column.get(at) else { break };
        let mut slots = cell.slots.clone();
        if steps.is_empty() {
            slots.extend(tail.iter().copied());
        }
        steps.push(Step { range: atom.range.clone(), same: cell.same, slots, out: String::new(), c: atom.c });
        at = cell.from;
    }
    steps.reverse();
    steps
}

/// The cells behind one atom, as they are found.
struct Column<'a> {
    cells: Vec<Cell>,
    atom: &'a Atom,
    ahead: Option<&'a Atom>,
    budget: &'a mut usize,
}

impl Column<'_> {
    /// All ways from a cell over the atom.
    fn advance(&mut self, cell: &Cell, from: usize) {
        match cell.state {
            State::Aligned => {
                self.stay(cell, from);
                self.fall(cell, from);
            }
            State::Pending(lead) => {
                self.cross(cell, from, lead);
                self.gap(cell, from, lead);
                self.rejoin(cell, from, lead);
            }
            State::Unknown => self.unknown(cell, from),
        }
    }

    /// In step, and stays so.
    fn stay(&mut self, cell: &Cell, from: usize) {
        let way = Cell {
            score: cell.score + self.own(cell.last),
            state: State::Aligned,
            last: self.own_last(),
            from,
            same: true,
            slots: Vec::new(),
        };
        self.add(way);
    }

    /// What the atom costs as it stands.
    fn own(&self, last: Option<char>) -> f32 {
        match self.atom.form {
            Form::Loss if self.atom.certain => 4.0 * STRAY,
            Form::Loss => 2.0 * ANY,
            Form::Byte(b'?') => ANY,
            Form::Byte(b) if b.is_ascii_alphabetic() => SIGN - 2.0,
            Form::Byte(_) => SIGN,
            Form::Pair(_) | Form::Other => price(last, self.atom.simple),
        }
    }

    fn own_last(&self) -> Option<char> {
        matches!(self.atom.form, Form::Pair(_)).then_some(self.atom.simple)
    }

    /// In step, and falls out of it here: the first byte of a character was lost, or a byte came too many.
    fn fall(&mut self, cell: &Cell, from: usize) {
        match self.atom.form {
            Form::Pair([first, second]) => self.fall_over(cell, from, first, second),
            Form::Byte(b @ 0x21..=0x7e) => self.fall_over(cell, from, 0xA3, b | 0x80),
            Form::Loss => self.reach(cell, from, State::Unknown, LOST / 4.0, None, Vec::new()),
            Form::Byte(_) | Form::Other => {}
        }
    }

    fn fall_over(&mut self, cell: &Cell, from: usize, first: u8, second: u8) {
        if !self.goes_on(second) {
            return;
        }
        let (c, cost) = likeliest(cell.last, None, Some(first));
        let hole = Slot::Hole { lead: None, trail: Some(first) };
        self.reach(cell, from, State::Pending(second), LOST + cost, c, vec![hole]);
        self.reach(cell, from, State::Pending(second), STRAY, cell.last, Vec::new());
    }

    /// Whether what comes next reads well across the border.
    fn goes_on(&self, lead: u8) -> bool {
        match self.ahead.map(|atom| atom.form) {
            Some(Form::Pair([first, _])) => {
                gbk().decode(lead, first).is_none_or(|c| price(None, folder().one(c)) > -18.0)
            }
            Some(Form::Byte(b)) => {
                gbk().decode(lead, b).is_some_and(|c| price(None, folder().one(c)) > -18.0)
                    || gbk().decode(lead, 0xA3).is_some()
            }
            Some(Form::Loss) | None => true,
            Some(Form::Other) => false,
        }
    }

    /// Out of step: a byte of the last atom and one of this make a character.
    fn cross(&mut self, cell: &Cell, from: usize, lead: u8) {
        match self.atom.form {
            Form::Pair([first, second]) => self.read_across(cell, from, lead, first, State::Pending(second)),
            Form::Byte(b) => {
                self.read_across(cell, from, lead, b, State::Aligned);
                if (0x21..=0x7e).contains(&b) {
                    self.read_across(cell, from, lead, 0xA3, State::Pending(b | 0x80));
                }
            }
            Form::Loss | Form::Other => {}
        }
    }

    fn read_across(&mut self, cell: &Cell, from: usize, lead: u8, trail: u8, state: State) {
        if let Some(c) = gbk().decode(lead, trail) {
            let simple = folder().one(c);
            self.reach(cell, from, state, price(cell.last, simple), Some(simple), vec![Slot::Read(c)]);
        }
    }

    /// Out of step, and between the last atom and this one a pair was dropped that GBK does not know.
    fn gap(&mut self, cell: &Cell, from: usize, lead: u8) {
        let (trail, state) = match self.atom.form {
            Form::Pair([first, second]) => (first, State::Pending(second)),
            Form::Byte(b @ 0x40..=0x7e) => (b, State::Aligned),
            _ => return,
        };
        let straight = gbk().decode(lead, trail).map_or(ANY * 3.0, |c| price(cell.last, folder().one(c)));
        if straight > LIKELY || *self.budget == 0 {
            return;
        }
        *self.budget -= 1;
        let Some((last, cost)) = dropped_pair(cell.last, lead, trail) else { return };
        let slots = vec![Slot::Hole { lead: Some(lead), trail: None }, Slot::Hole { lead: None, trail: Some(trail) }];
        self.reach(cell, from, state, DROPPED + cost, Some(last), slots);
    }

    /// Out of step, and back in step here: the second byte of a character was lost, or the byte was stray.
    fn rejoin(&mut self, cell: &Cell, from: usize, lead: u8) {
        let hole = Slot::Hole { lead: Some(lead), trail: None };
        let (c, cost) = likeliest(cell.last, Some(lead), None);
        if self.atom.form == Form::Loss {
            self.reach(cell, from, State::Aligned, LOST / 4.0 + cost, c, vec![hole]);
            self.reach(cell, from, State::Unknown, LOST / 2.0 + cost, c, vec![hole]);
            return;
        }
        let own = self.own(None);
        self.reach(
            cell,
            from,
            State::Aligned,
            LOST + cost + self.own(c).max(own),
            self.own_last(),
            vec![hole, Slot::Read(self.atom.c)],
        );
        self.reach(
            cell,
            from,
            State::Aligned,
            STRAY + self.own(cell.last),
            self.own_last(),
            vec![Slot::Read(self.atom.c)],
        );
    }

    /// After a mark of loss: the first byte of this character is unknown.
    fn unknown(&mut self, cell: &Cell, from: usize) {
        let any = Slot::Hole { lead: None, trail: None };
        let (trail, state) = match self.atom.form {
            Form::Pair([first, second]) => (first, State::Pending(second)),
            Form::Byte(b @ 0x40..=0x7e) => (b, State::Aligned),
            Form::Byte(_) | Form::Other | Form::Loss => {
                let score = LOST + ANY + self.own(None);
                return self.reach(
                    cell,
                    from,
                    State::Aligned,
                    score,
                    self.own_last(),
                    vec![any, Slot::Read(self.atom.c)],
                );
            }
        };
        let (c, cost) = likeliest(cell.last, None, Some(trail));
        let hole = Slot::Hole { lead: None, trail: Some(trail) };
        self.reach(cell, from, state, cost, c, vec![hole]);
        let (c, cost) = likeliest(None, None, Some(trail));
        self.reach(cell, from, state, DROPPED + ANY / 2.0 + cost, c, vec![any, hole]);
        self.reach(
            cell,
            from,
            State::Aligned,
            LOST + ANY + self.own(None),
            self.own_last(),
            vec![any, Slot::Read(self.atom.c)],
        );
    }

    fn reach(&mut self, cell: &Cell, from: usize, state: State, cost: f32, last: Option<char>, slots: Vec<Slot>) {
        self.add(Cell { score: cell.score + cost, state, last, from, same: false, slots });
    }

    /// Keeps the best cell of each state.
    fn add(&mut self, way: Cell) {
        match self.cells.iter_mut().find(|cell| cell.state == way.state) {
            Some(cell) if cell.score >= way.score => {}
            Some(cell) => *cell = way,
            None => self.cells.push(way),
        }
    }
}

/// What a character costs; signs that were never counted cost more than Chinese characters.
fn price(last: Option<char>, simple: char) -> f32 {
    let known = model().knows(simple);
    match simple {
        'A'..='z' | 'Ａ'..='ｚ' | '０'..='９' => SIGN * 2.0,
        '\u{3000}' if last.is_none_or(|c| c == '\n') => SIGN,
        '\u{3000}' => SIGN * 2.0,
        '·' | '—' | '…' | '〔' | '〕' | '％' | '．' | '‘' | '’' => SIGN * 2.0,
        c if known || ('\u{4e00}'..='\u{9fff}').contains(&c) => model().after(last, simple),
        _ => SIGN * 4.0,
    }
}

/// The likeliest character with this first or second byte, and what it costs.
fn likeliest(last: Option<char>, lead: Option<u8>, trail: Option<u8>) -> (Option<char>, f32) {
    let mut best = (None, ANY * 2.0);
    for c in super::fill::common(lead, trail) {
        let cost = price(last, *c);
        if cost > best.1 {
            best = (Some(*c), cost);
        }
    }
    best
}

/// The likeliest two characters of which only the outer bytes are left, and what they cost.
fn dropped_pair(last: Option<char>, lead: u8, trail: u8) -> Option<(char, f32)> {
    let mut firsts: Vec<(f32, char)> =
        super::fill::common(Some(lead), None).iter().map(|c| (price(last, *c), *c)).collect();
    firsts.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut best: Option<(char, f32)> = None;
    for (cost, first) in firsts.into_iter().take(12) {
        for second in super::fill::common(None, Some(trail)) {
            let cost = cost + price(Some(first), *second);
            if best.is_none_or(|(_, least)| cost > least) {
                best = Some((*second, cost));
            }
        }
    }
    best
}
