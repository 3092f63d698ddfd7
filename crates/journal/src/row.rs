//! The read model: one row a case, everything a queue or a board asks for. It is a pure
//! function of the case, so it can always be thrown away and rebuilt.

use serde::{Deserialize, Serialize};
use yinuo_casework::{Case, ClockKind, Light, Stage};
use yinuo_kernel::{CaseNumber, CategoryId, CellId, KindId, PersonId, Timestamp, UnitId, WordsId};

/// What lists, queues and counts are made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    pub number: CaseNumber,
    pub stage: Stage,
    pub kind: KindId,
    pub category: CategoryId,
    pub cell: Option<CellId>,
    pub unit: Option<UnitId>,
    pub words: WordsId,
    pub person: Option<PersonId>,
    pub photos: u32,
    pub submitted_at: Timestamp,
    pub last_at: Timestamp,
    /// Earliest deadline of the running duties.
    pub due: Option<Timestamp>,
    /// Earliest warning point of the running duties.
    pub warn: Option<Timestamp>,
    /// The date promised to the citizen.
    pub promised: Option<Timestamp>,
    pub resolved_at: Option<Timestamp>,
    /// Resolved by the promised date; `None` while that is open.
    pub in_time: Option<bool>,
    pub round: u32,
    pub returns: u32,
    pub score: Option<u8>,
}

impl CaseRow {
    pub fn of(case: &Case) -> CaseRow {
        let promised = case.promise().map(|clock| clock.started.due);
        let resolved_at = matches!(case.stage, Stage::Resolved | Stage::Rated).then_some(case.resolved_at).flatten();
        CaseRow {
            number: case.number,
            stage: case.stage,
            kind: case.kind.clone(),
            category: case.category.clone(),
            cell: case.cell.clone(),
            unit: case.unit.clone(),
            words: case.words.id,
            person: case.person,
            photos: u32::try_from(case.photos.len()).unwrap_or(u32::MAX),
            submitted_at: case.submitted_at,
            last_at: case.last_at,
            due: case.due(),
            warn: case.warn(),
            promised,
            resolved_at,
            in_time: resolved_at.zip(promised).map(|(at, due)| at <= due),
            round: case.round,
            returns: case.returns,
            score: case.rating.as_ref().map(|rating| rating.score),
        }
    }

    /// The order within a queue: what is owed first, by deadline; what is done, newest first.
    pub fn rank(&self) -> i64 {
        match self.due {
            Some(due) => due.as_millisecond(),
            None if self.stage.is_open() => i64::MAX,
            None => -self.last_at.as_millisecond(),
        }
    }

    /// The worst light of the running duties.
    pub fn light(&self, now: Timestamp) -> Option<Light> {
        let (due, warn) = self.due.zip(self.warn)?;
        Some(Light::of(due, warn, now))
    }
}

/// The timers a case wants: a warning and a deadline for each running duty that has not spoken.
pub fn timers(case: &Case) -> Vec<crate::Timer> {
    use yinuo_casework::Point;
    let mut timers = Vec::new();
    for clock in case.clocks.iter().filter(|clock| clock.is_running() && clock.started.clock.is_duty()) {
        let mut want = |point, at, spoken: bool| {
            if !spoken {
                let kind: ClockKind = clock.started.clock;
                timers.push(crate::Timer { at, case: case.number, clock: kind, round: clock.round, point });
            }
        };
        want(Point::Warn, clock.started.warn, clock.warned);
        want(Point::Due, clock.started.due, clock.overdue);
    }
    timers
}
