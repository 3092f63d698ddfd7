//! The read model: one row a case, everything a queue or a board asks for. It is a pure
//! function of the case, so it can always be thrown away and rebuilt.

use serde::{Deserialize, Serialize};
use yinuo_casework::{Case, ClockKind, Light, Stage};
use yinuo_kernel::{
    CaseNumber, CaseTypeId, CategoryId, CellId, EmergencyId, KindId, PersonId, Timestamp, UnitId, WordsId,
};

/// What lists, queues and counts are made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    pub number: CaseNumber,
    pub case_type: CaseTypeId,
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
    /// In no list but that of the posts that are named.
    pub sealed: bool,
    /// What the unit asks for and the centre has to decide: `return`, `extend`, …
    pub asked: Option<String>,
    /// When that decision is due.
    pub decide_due: Option<Timestamp>,
    /// The highest grade of a chase.
    pub chased: u8,
    /// How many units up the chain have been told that it is late.
    pub escalated: u8,
    pub emergency: Option<EmergencyId>,
    pub set_aside: bool,
    pub parent: Option<CaseNumber>,
    /// A holiday notice may still move a deadline.
    pub provisional: bool,
    /// The co-units that have not contributed yet, while the case is with its unit.
    pub helpers: Vec<UnitId>,
}

impl CaseRow {
    pub fn of(case: &Case) -> CaseRow {
        let promised = case.promise().map(|clock| clock.started.due);
        let resolved_at = case.stage.is_done().then_some(case.resolved_at).flatten();
        let waiting = |(unit, done): (&UnitId, &bool)| (!done).then(|| unit.clone());
        CaseRow {
            number: case.number,
            case_type: case.case_type.clone(),
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
            // What was set aside says nothing about anybody's speed.
            in_time: resolved_at.zip(promised).filter(|_| !case.set_aside).map(|(at, due)| at <= due),
            round: case.round,
            returns: case.returns,
            score: case.rating.as_ref().map(|rating| rating.score),
            sealed: case.sealed,
            asked: case.asked.as_ref().map(|asked| asked.request.as_str().to_owned()),
            decide_due: case.live(ClockKind::Decide).map(|clock| clock.started.due),
            chased: case.chased,
            escalated: case.escalated,
            emergency: case.emergency.clone(),
            set_aside: case.set_aside,
            parent: case.parent,
            provisional: case.is_provisional(),
            helpers: if case.stage.is_with_unit() {
                case.co_units.iter().filter_map(waiting).collect()
            } else {
                Vec::new()
            },
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
