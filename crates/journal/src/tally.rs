//! The board's own counts, kept so that it costs the same however many cases are open.
//!
//! What a case *is* (its stage, its unit) is counted as it is. What it *shows* moves with the
//! time alone, without any event: on time, soon late, late. So it is counted under the half hour
//! in which it will show that: all of the half hours that have passed are late, and only of the
//! one that runs now the cases themselves are looked at, by an index.
//!
//! ```text
//! late now = n(Due, every slot before now's) + cases due in now's slot and before now
//! warned   = likewise of Warn; a warning point is never after its deadline, so what is soon late
//!            is warned − late, and what is on time is open − warned
//! ```
//!
//! To count something more: a [`What`] with its code, and both halves in each store.

use crate::{BoardLine, CaseRow};
use std::collections::BTreeMap;
use yinuo_casework::Stage;
use yinuo_kernel::{Timestamp, UnitId};

/// A slot's length in milliseconds. Offices close on the hour or at half past, and a slot holds
/// its end: so the deadlines of a whole day are never in the slot that is looked through.
const LENGTH: i64 = 30 * 60 * 1000;

/// A half hour, its end included and its beginning not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(pub i64);

impl Slot {
    pub fn of(at: Timestamp) -> Slot {
        Slot((at.as_millisecond() - 1).div_euclid(LENGTH))
    }

    /// The last millisecond before it.
    pub fn before(self) -> i64 {
        self.0 * LENGTH
    }

    /// Its last millisecond.
    pub fn end(self) -> i64 {
        self.before() + LENGTH
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Open, at this stage.
    At(Stage),
    /// Open and running, with its warning point in this slot.
    Warn(Slot),
    /// Open and running, with its deadline in this slot.
    Due(Slot),
    /// Resolved in this slot; by the promised date, after it, or without one that counts.
    Resolved { slot: Slot, in_time: Option<bool> },
}

impl What {
    /// Numbers for a store's key; never change one.
    pub fn key(self) -> (u8, i64) {
        match self {
            What::At(stage) => (0, i64::from(stage.code())),
            What::Warn(slot) => (1, slot.0),
            What::Due(slot) => (2, slot.0),
            What::Resolved { slot, in_time: None } => (3, slot.0),
            What::Resolved { slot, in_time: Some(true) } => (4, slot.0),
            What::Resolved { slot, in_time: Some(false) } => (5, slot.0),
        }
    }

    pub fn from_key(code: u8, slot: i64) -> Option<What> {
        let resolved = |in_time| Some(What::Resolved { slot: Slot(slot), in_time });
        match code {
            0 => u8::try_from(slot).ok().and_then(Stage::from_code).map(What::At),
            1 => Some(What::Warn(Slot(slot))),
            2 => Some(What::Due(Slot(slot))),
            3 => resolved(None),
            4 => resolved(Some(true)),
            5 => resolved(Some(false)),
            _ => None,
        }
    }
}

/// Under what a case is counted for the board.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tally {
    /// `None`: no unit has it yet.
    pub unit: Option<UnitId>,
    pub what: What,
    /// Opened again at least once.
    pub again: bool,
}

impl Tally {
    /// All that a case is counted under; nothing for a sealed one.
    pub fn of(row: &CaseRow) -> Vec<Tally> {
        let tally = |what, again| Tally { unit: row.unit.clone(), what, again };
        let again = row.round > 1;
        if row.sealed {
            return Vec::new();
        }
        if !row.stage.is_open() {
            let resolved = |at| What::Resolved { slot: Slot::of(at), in_time: row.in_time };
            return row.resolved_at.map(|at| tally(resolved(at), again)).into_iter().collect();
        }
        let mut all = vec![tally(What::At(row.stage), again)];
        if let Some((due, warn)) = row.due.zip(row.warn).filter(|_| !row.stage.is_paused()) {
            all.push(tally(What::Warn(Slot::of(warn)), false));
            all.push(tally(What::Due(Slot::of(due)), false));
        }
        all
    }
}

/// What a command adds to counts of one kind, and takes away.
pub(crate) fn moves<T: Ord>(was: Vec<T>, is: Vec<T>) -> Vec<(T, i64)> {
    let mut moves: BTreeMap<T, i64> = BTreeMap::new();
    was.into_iter().for_each(|one| *moves.entry(one).or_default() -= 1);
    is.into_iter().for_each(|one| *moves.entry(one).or_default() += 1);
    moves.into_iter().filter(|(_, more)| *more != 0).collect()
}

/// Puts the board's lines together. A store gives it what it kept of the slots that are whole,
/// and what it counted of the cut ones, in any order.
#[derive(Debug, Default)]
pub struct Lines(BTreeMap<Option<UnitId>, (BoardLine, Lights)>);

/// Cases of a unit whose time runs.
#[derive(Debug, Default)]
struct Lights {
    running: u64,
    warned: u64,
    late: u64,
}

impl Lines {
    pub fn add(&mut self, tally: &Tally, n: u64) {
        if n == 0 {
            return;
        }
        let (line, lights) = self.0.entry(tally.unit.clone()).or_default();
        line.reopened += if tally.again { n } else { 0 };
        match tally.what {
            What::At(stage) if stage.is_paused() => line.paused += n,
            What::At(stage) => {
                lights.running += n;
                line.to_sign += if stage == Stage::Dispatched { n } else { 0 };
                line.in_hand += if matches!(stage, Stage::Signed | Stage::Replied) { n } else { 0 };
            }
            What::Warn(_) => lights.warned += n,
            What::Due(_) => lights.late += n,
            What::Resolved { in_time, .. } => {
                line.resolved += n;
                line.resolved_in_time += if in_time == Some(true) { n } else { 0 };
                line.resolved_late += if in_time == Some(false) { n } else { 0 };
            }
        }
    }

    pub fn done(self) -> Vec<BoardLine> {
        let line = |(unit, (line, lights)): (Option<UnitId>, (BoardLine, Lights))| BoardLine {
            unit,
            on_time: lights.running.saturating_sub(lights.warned),
            warn: lights.warned.saturating_sub(lights.late),
            late: lights.late,
            ..line
        };
        self.0.into_iter().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_at_the_close_of_business_is_in_a_slot_that_has_passed_right_after() {
        let at = |text: &str| -> Timestamp { text.parse().unwrap() };
        let close = at("2026-11-27T09:30:00Z");
        assert_eq!(Slot::of(close).end(), close.as_millisecond());
        assert_eq!(Slot::of(close), Slot::of(at("2026-11-27T09:00:00.001Z")));
        assert!(Slot::of(close) < Slot::of(at("2026-11-27T09:30:00.001Z")));
        assert!(Slot::of(at("1969-12-31T23:59:59Z")) < Slot::of(at("1970-01-01T00:00:00.001Z")));
    }

    #[test]
    fn every_kind_comes_back_from_its_key() {
        let slot = Slot(7);
        let resolved = [None, Some(true), Some(false)].map(|in_time| What::Resolved { slot, in_time });
        let stages = Stage::ALL.iter().map(|stage| What::At(*stage));
        for what in stages.chain([What::Warn(slot), What::Due(slot)]).chain(resolved) {
            let (code, slot) = what.key();
            assert_eq!(What::from_key(code, slot), Some(what));
        }
        assert_eq!(What::from_key(0, 99), None);
        assert_eq!(What::from_key(6, 1), None);
    }
}
