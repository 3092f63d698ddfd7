//! The likeliest reading of bytes that may be one byte off.
//!
//! A Viterbi search over the characters as they stand. Between two of them the reading is either in step
//! (`Aligned`), or holds the second byte of the last one, which is the first byte of the character to come
//! (`Pending`), or waits for a character whose first byte is lost (`Unknown`). Every way costs bits: what
//! the characters cost by the language model, and a price for each byte that must have been lost. Staying
//! in step costs only the former, so that good text is never touched: mangled characters are too unlikely.

use super::atoms::{Atom, Form};
use super::price::{ANY, DROPPED, SIGN, dropped_pairs, likeliest, likeliest_behind, price, unknown_pair};
use crate::lexicon::{folder, gbk};
use std::ops::Range;

/// So many searches for two characters of which four bytes hold two are made for one text, no more.
pub const BUDGET: usize = 20_000;

/// A run is mended if it becomes likelier by so many bits.
const GAIN_MIN: f32 = 8.0;
/// So many ways are followed for each state.
const KEPT: usize = 6;

/// What a search for two characters of which one byte is left takes of it.
const UNKNOWN_PAIR: usize = 50;

/// A byte was lost where the bytes fall out of step, or back into it.
const LOST: f32 = -8.0;
/// A byte too many.
const STRAY: f32 = -14.0;
/// A character likelier than this is not looked behind.
const LIKELY: f32 = -10.0;

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
    /// In bits.
    cost: f32,
}

/// A character read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// As it stood.
    Read(char),
    /// Read across a border: both bytes are there, unless two more were dropped between them.
    Across(char),
    /// A byte is missing, or both.
    Hole(Hole),
}

/// A character of which a byte is missing, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hole {
    pub lead: Option<u8>,
    pub trail: Option<u8>,
    /// It was a Chinese character, no sign.
    pub han: bool,
}

impl Hole {
    pub fn before(trail: u8) -> Hole {
        Hole { lead: None, trail: Some(trail), han: false }
    }

    pub fn behind(lead: u8) -> Hole {
        Hole { lead: Some(lead), trail: None, han: false }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Aligned,
    Pending(u8),
    /// True if the character to come has a reading.
    Unknown(bool),
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
    /// Of the last step.
    cost: f32,
}

/// Reads a stretch. `open` says that it may end in the middle of a character, since its line ends there.
pub fn read(atoms: &[Atom], before: Option<char>, open: bool, budget: &mut usize) -> Vec<Step> {
    let start = Cell {
        score: 0.0,
        state: State::Aligned,
        last: Some(before.map_or('\n', |c| folder().one(c))),
        from: 0,
        same: true,
        slots: Vec::new(),
        cost: 0.0,
    };
    let mut columns = vec![vec![start]];
    for (k, atom) in atoms.iter().enumerate() {
        let column = columns.last().map(Vec::as_slice).unwrap_or_default();
        let mut next = Column {
            cells: Vec::with_capacity(4),
            atom,
            ahead: atoms.get(k + 1),
            behind: k.checked_sub(1).and_then(|k| atoms.get(k)),
            budget,
        };
        for (from, cell) in column.iter().enumerate() {
            next.advance(cell, from);
        }
        let cells = next.cells;
        columns.push(cells);
    }
    let mut steps = trace(atoms, &columns, open);
    keep_if_worth(&mut steps, atoms);
    steps
}

/// Takes back what is hardly likelier than the text as it stands.
fn keep_if_worth(steps: &mut [Step], atoms: &[Atom]) {
    let mut at = 0;
    for run in steps.chunk_by_mut(|a, b| a.same == b.same) {
        let (from, to) = (at, at + run.len());
        at = to;
        if run.first().is_none_or(|step| step.same) {
            continue;
        }
        let behind = from.checked_sub(1).and_then(|k| atoms.get(k)).map(|atom| atom.simple);
        let gain = run.iter().map(|step| step.cost).sum::<f32>()
            - as_it_stands(atoms.get(from..to).unwrap_or_default(), behind);
        if gain < GAIN_MIN {
            for step in run {
                (step.same, step.slots) = (true, Vec::new());
            }
        }
    }
}

/// What a run costs if nothing is wrong with it.
fn as_it_stands(run: &[Atom], behind: Option<char>) -> f32 {
    let mut last = behind;
    let mut sum = 0.0;
    for atom in run {
        sum += own(atom, last);
        last = matches!(atom.form, Form::Pair(_)).then_some(atom.simple);
    }
    sum
}

/// The best way, from its end to its beginning.
fn trace(atoms: &[Atom], columns: &[Vec<Cell>], open: bool) -> Vec<Step> {
    let price = |cell: &Cell| match cell.state {
        State::Aligned => cell.score,
        State::Pending(_) | State::Unknown(_) if open => cell.score + LOST + ANY,
        State::Pending(_) | State::Unknown(_) => cell.score + 4.0 * STRAY,
    };
    let last = columns.last().map(Vec::as_slice).unwrap_or_default();
    let best = last.iter().enumerate().max_by(|(_, a), (_, b)| price(a).total_cmp(&price(b)));
    let mut at = best.map_or(0, |(k, _)| k);
    let mut steps = Vec::with_capacity(atoms.len());
    let tail = match best.map(|(_, cell)| cell.state) {
        Some(State::Pending(lead)) => vec![Slot::Hole(Hole::behind(lead))],
        _ => Vec::new(),
    };
    for (column, atom) in columns.iter().skip(1).zip(atoms).rev() {
        let Some(cell) = column.get(at) else { break };
        let mut slots = cell.slots.clone();
        if steps.is_empty() {
            slots.extend(tail.iter().copied());
        }
        steps.push(Step {
            range: atom.range.clone(),
            same: cell.same,
            slots,
            out: String::new(),
            c: atom.c,
            cost: cell.cost,
        });
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
    behind: Option<&'a Atom>,
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
            State::Unknown(han) => self.unknown(cell, from, han),
        }
    }

    /// In step, and stays so.
    fn stay(&mut self, cell: &Cell, from: usize) {
        let cost = self.own(cell.last);
        self.add(Cell {
            score: cell.score + cost,
            state: State::Aligned,
            last: self.own_last(),
            from,
            same: true,
            slots: Vec::new(),
            cost,
        });
    }

    fn own(&self, last: Option<char>) -> f32 {
        own(self.atom, last)
    }

    fn own_last(&self) -> Option<char> {
        matches!(self.atom.form, Form::Pair(_)).then_some(self.atom.simple)
    }

    /// In step, and falls out of it here: the first byte of a character was lost, or a byte came too many.
    fn fall(&mut self, cell: &Cell, from: usize) {
        match self.atom.form {
            Form::Pair([first, second]) => self.fall_over(cell, from, first, second),
            Form::Byte(b @ 0x21..=0x7e) => self.fall_over(cell, from, 0xA3, b | 0x80),
            Form::Loss => self.reach(cell, from, State::Unknown(self.atom.wrong), LOST / 4.0, cell.last, Vec::new()),
            Form::Byte(_) | Form::Other => {}
        }
    }

    fn fall_over(&mut self, cell: &Cell, from: usize, first: u8, second: u8) {
        if !self.goes_on(second) {
            return;
        }
        let price = if cell.last == Some('\n') { 0.0 } else { LOST };
        for (c, cost) in likeliest(cell.last, Hole::before(first)) {
            self.reach(cell, from, State::Pending(second), price + cost, c, vec![Slot::Hole(Hole::before(first))]);
        }
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
            self.reach(cell, from, state, price(cell.last, simple), Some(simple), vec![Slot::Across(c)]);
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
        let slots = vec![Slot::Hole(Hole::behind(lead)), Slot::Hole(Hole::before(trail))];
        let worst = self.worst(state) - cell.score - DROPPED;
        for (last, cost) in dropped_pairs(cell.last, lead, trail, worst) {
            self.reach(cell, from, state, DROPPED + cost, Some(last), slots.clone());
        }
    }

    /// Out of step, and back in step here: the second byte of a character was lost, or the byte was stray.
    fn rejoin(&mut self, cell: &Cell, from: usize, lead: u8) {
        let hole = Slot::Hole(Hole::behind(lead));
        let (c, cost) = likeliest_behind(cell.last, lead);
        if self.atom.form == Form::Byte(b'?') {
            self.reach(cell, from, State::Aligned, LOST / 4.0 + cost, c, vec![hole]);
        }
        if self.atom.form == Form::Loss {
            self.reach(cell, from, State::Aligned, LOST / 4.0 + cost, c, vec![hole]);
            self.reach(cell, from, State::Unknown(self.atom.wrong), LOST / 2.0 + cost, c, vec![hole]);
            return;
        }
        let own = self.own(None);
        if self.behind.is_some_and(|atom| atom.wrong) {
            self.reach(
                cell,
                from,
                State::Aligned,
                DROPPED + cost / 2.0 + own,
                self.own_last(),
                vec![hole, Slot::Read(self.atom.c)],
            );
            return;
        }
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
    fn unknown(&mut self, cell: &Cell, from: usize, han: bool) {
        let any = Slot::Hole(Hole { lead: None, trail: None, han });
        let back = LOST + ANY + self.own(None);
        self.reach(cell, from, State::Aligned, back, self.own_last(), vec![any, Slot::Read(self.atom.c)]);
        let (trail, state) = match self.atom.form {
            Form::Pair([first, second]) => (first, State::Pending(second)),
            Form::Byte(b @ 0x40..=0x7e) => (b, State::Aligned),
            Form::Byte(_) | Form::Other | Form::Loss => return,
        };
        let hole = Hole { lead: None, trail: Some(trail), han };
        for (c, cost) in likeliest(cell.last, hole) {
            self.reach(cell, from, state, cost, c, vec![Slot::Hole(hole)]);
        }
        if *self.budget > UNKNOWN_PAIR {
            *self.budget -= UNKNOWN_PAIR;
            if let Some((c, cost)) = unknown_pair(cell.last, trail) {
                self.reach(cell, from, state, DROPPED + cost, Some(c), vec![any, Slot::Hole(Hole::before(trail))]);
            }
        }
    }

    fn reach(&mut self, cell: &Cell, from: usize, state: State, cost: f32, last: Option<char>, slots: Vec<Slot>) {
        self.add(Cell { score: cell.score + cost, state, last, from, same: false, slots, cost });
    }

    /// What a way to a state must be likelier than, since so many others are.
    fn worst(&self, state: State) -> f32 {
        let scores = || self.cells.iter().filter(|cell| cell.state == state).map(|cell| cell.score);
        if scores().count() < KEPT { f32::NEG_INFINITY } else { scores().fold(f32::INFINITY, f32::min) }
    }

    /// Keeps the best cells of each state, each with another last character.
    fn add(&mut self, way: Cell) {
        let (mut twin, mut worst, mut rivals) = (None, None, 0);
        for (k, cell) in self.cells.iter().enumerate().filter(|(_, cell)| cell.state == way.state) {
            rivals += 1;
            if cell.last == way.last {
                twin = twin.or(Some(k));
            }
            if worst.is_none_or(|(_, least)| cell.score < least) {
                worst = Some((k, cell.score));
            }
        }
        let worst = worst.map(|(k, _)| k).filter(|_| rivals >= KEPT);
        match twin.or(worst).and_then(|k| self.cells.get_mut(k)) {
            Some(cell) if cell.score >= way.score => {}
            Some(cell) => *cell = way,
            None => self.cells.push(way),
        }
    }
}

/// What an atom costs as it stands.
fn own(atom: &Atom, last: Option<char>) -> f32 {
    match atom.form {
        _ if atom.wrong => 4.0 * STRAY,
        Form::Loss => 2.0 * ANY,
        Form::Byte(b'?') => ANY,
        Form::Byte(b) if b.is_ascii_alphabetic() => SIGN - 2.0,
        Form::Byte(_) => SIGN,
        Form::Pair(_) | Form::Other => price(last, atom.simple),
    }
}
