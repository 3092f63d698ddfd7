//! The state of a case: nothing but its events, folded.

use crate::clock::{ClockKind, ClockState, Light, Point};
use crate::event::{Blob, Channel, Choice, Entry, Event, Words};
use crate::legal::Stage;
use serde::{Deserialize, Serialize};
use yinuo_kernel::{CaseNumber, CaseTypeId, CategoryId, CellId, KindId, PersonId, Timestamp, UnitId};

/// What the citizen said of the outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// 1 (very dissatisfied) to 5 (very satisfied).
    pub score: u8,
    pub at: Timestamp,
}

/// One case (办件).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub number: CaseNumber,
    pub case_type: CaseTypeId,
    pub stage: Stage,
    pub kind: KindId,
    pub category: CategoryId,
    pub category_by: Choice,
    pub cell: Option<CellId>,
    pub channel: Channel,
    pub person: Option<PersonId>,
    pub words: Words,
    pub photos: Vec<Blob>,
    pub received: Option<Timestamp>,
    pub submitted_at: Timestamp,
    /// The unit that must act, or that acted last.
    pub unit: Option<UnitId>,
    /// The unit that resolved it: a reopening reaches exactly this one.
    pub resolved_by: Option<UnitId>,
    pub resolved_at: Option<Timestamp>,
    /// Whether the citizen has had a reply in this round.
    pub replied: bool,
    /// 1, and one more for each reopening.
    pub round: u32,
    pub returns: u32,
    pub rating: Option<Rating>,
    pub clocks: Vec<ClockState>,
    pub last_at: Timestamp,
}

impl Case {
    /// The case that a first entry opens; `None` when that entry is no submission.
    pub fn open(entry: &Entry) -> Option<Case> {
        let Event::Submitted {
            number,
            case_type,
            kind,
            category,
            category_by,
            cell,
            channel,
            person,
            words,
            photos,
            received,
        } = &entry.event
        else {
            return None;
        };
        let mut case = Case {
            number: *number,
            case_type: case_type.clone(),
            stage: Stage::Submitted,
            kind: kind.clone(),
            category: category.clone(),
            category_by: *category_by,
            cell: cell.clone(),
            channel: *channel,
            person: *person,
            words: words.clone(),
            photos: photos.clone(),
            received: *received,
            submitted_at: entry.at,
            unit: None,
            resolved_by: None,
            resolved_at: None,
            replied: false,
            round: 1,
            returns: 0,
            rating: None,
            clocks: Vec::new(),
            last_at: entry.at,
        };
        case.start_clocks(entry);
        Some(case)
    }

    /// Folds a history; `None` when it is empty or does not begin with a submission.
    pub fn replay<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Option<Case> {
        let mut entries = entries.into_iter();
        let mut case = Case::open(entries.next()?)?;
        for entry in entries {
            case.apply(entry);
        }
        Some(case)
    }

    /// Takes up one entry. Cannot fail: what was decided has happened.
    pub fn apply(&mut self, entry: &Entry) {
        let at = entry.at;
        match &entry.event {
            Event::Submitted { .. } | Event::Disclosed => {}
            Event::Accepted { category } => {
                self.stage = Stage::Accepted;
                self.category = category.clone();
                self.category_by = Choice::Chosen;
                self.stop(at, &[ClockKind::Accept]);
            }
            Event::Declined { .. } => {
                self.stage = Stage::Declined;
                self.stop_all(at);
            }
            Event::Dispatched { unit, .. } => {
                self.stage = Stage::Dispatched;
                self.unit = Some(unit.clone());
            }
            Event::Signed => {
                self.stage = Stage::Signed;
                self.stop(at, &[ClockKind::Sign]);
            }
            Event::Returned { .. } => {
                self.stage = Stage::Accepted;
                self.unit = None;
                self.returns += 1;
                self.stop(at, &[ClockKind::Sign, ClockKind::Return]);
            }
            Event::Replied { .. } => {
                self.stage = Stage::Replied;
                self.replied = true;
                self.stop(at, &[ClockKind::Reply, ClockKind::Return]);
            }
            Event::Resolved { .. } => {
                self.stage = Stage::Resolved;
                self.resolved_by = self.unit.clone();
                self.resolved_at = Some(at);
                self.stop_all(at);
            }
            Event::Rated { score, .. } => {
                self.stage = Stage::Rated;
                self.rating = Some(Rating { score: *score, at });
            }
            Event::Reopened { .. } => {
                self.stage = Stage::Dispatched;
                self.unit = self.resolved_by.clone();
                self.round += 1;
                self.replied = false;
                self.stop_all(at);
            }
            Event::Withdrawn { .. } => {
                self.stage = Stage::Withdrawn;
                self.stop_all(at);
            }
            Event::Elapsed { clock, round, point } => self.elapse(*clock, *round, *point),
        }
        self.start_clocks(entry);
        self.last_at = at;
    }

    /// The running clock of a kind.
    pub fn running(&self, kind: ClockKind) -> Option<&ClockState> {
        self.clocks.iter().rev().find(|clock| clock.started.clock == kind && clock.is_running())
    }

    /// The running duties, the ones that turn lights on.
    pub fn duties(&self) -> impl Iterator<Item = &ClockState> {
        self.clocks.iter().filter(|clock| clock.is_running() && clock.started.clock.is_duty())
    }

    /// The earliest deadline among the running duties.
    pub fn due(&self) -> Option<Timestamp> {
        self.duties().map(|clock| clock.started.due).min()
    }

    /// The earliest warning point among the running duties.
    pub fn warn(&self) -> Option<Timestamp> {
        self.duties().map(|clock| clock.started.warn).min()
    }

    /// The worst light among the running duties; `None` when nothing is owed.
    pub fn light(&self, now: Timestamp) -> Option<Light> {
        self.duties().map(|clock| clock.light(now)).max()
    }

    /// The date promised to the citizen: the resolve clock of this round.
    pub fn promise(&self) -> Option<&ClockState> {
        self.clocks.iter().rev().find(|clock| clock.started.clock == ClockKind::Resolve)
    }

    fn start_clocks(&mut self, entry: &Entry) {
        for started in &entry.starts {
            self.clocks.push(ClockState {
                started: started.clone(),
                from: entry.at,
                round: self.round,
                stopped: None,
                warned: false,
                overdue: false,
            });
        }
    }

    fn stop(&mut self, at: Timestamp, kinds: &[ClockKind]) {
        for clock in &mut self.clocks {
            if clock.is_running() && kinds.contains(&clock.started.clock) {
                clock.stopped = Some(at);
            }
        }
    }

    fn stop_all(&mut self, at: Timestamp) {
        self.stop(at, &ClockKind::ALL);
    }

    fn elapse(&mut self, kind: ClockKind, round: u32, point: Point) {
        let running = |c: &&mut ClockState| c.started.clock == kind && c.round == round && c.is_running();
        if let Some(clock) = self.clocks.iter_mut().rev().find(running) {
            match point {
                Point::Warn => clock.warned = true,
                Point::Due => clock.overdue = true,
            }
        }
    }
}
