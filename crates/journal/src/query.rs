//! Questions to the read models. Lists page by key, never by offset.

use crate::CaseRow;
use serde::{Deserialize, Serialize};
use yinuo_casework::{Light, Stage};
use yinuo_kernel::{CaseNumber, CaseTypeId, CategoryId, CellId, PlaceCode, Timestamp, UnitId};

/// How a list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// By [`CaseRow::rank`]: deadlines first.
    Due,
    /// Youngest number first.
    Newest,
}

/// Where the next page begins: strictly after this row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor {
    pub rank: i64,
    pub number: CaseNumber,
}

impl Cursor {
    /// `RANK.NUMBER`, for a URL.
    pub fn encode(&self) -> String {
        format!("{}.{}", self.rank, self.number.bare())
    }

    pub fn decode(text: &str) -> Option<Cursor> {
        let (rank, number) = text.split_once('.')?;
        Some(Cursor { rank: rank.parse().ok()?, number: CaseNumber::parse(number)? })
    }
}

/// A queue or list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueQuery {
    pub place: PlaceCode,
    /// `None`: every case type.
    pub case_type: Option<CaseTypeId>,
    /// Empty: all stages.
    pub stages: Vec<Stage>,
    /// `None`: any unit, and cases that have none yet.
    pub units: Option<Vec<UnitId>>,
    /// And what lies below it.
    pub category: Option<CategoryId>,
    pub cell: Option<CellId>,
    /// Only cases that show this light at `now`.
    pub light: Option<Light>,
    pub now: Timestamp,
    /// Only cases resolved at or after this instant.
    pub resolved_since: Option<Timestamp>,
    /// Only cases resolved before this instant.
    pub resolved_before: Option<Timestamp>,
    /// With `resolved_since`: only those resolved by the promised date (`true`) or after it.
    pub in_time: Option<bool>,
    /// Only cases that were opened again at least once.
    pub reopened: bool,
    /// Only cases on which a unit's request waits for its decision.
    pub asked: bool,
    /// Only cases these units are to help with and have not contributed to yet.
    pub helping: Option<Vec<UnitId>>,
    /// Only cases whose deadlines a holiday notice may still move.
    pub provisional: bool,
    /// Sealed cases too: only for the posts that are named.
    pub sealed: bool,
    pub order: Order,
    pub after: Option<Cursor>,
    /// At most 200.
    pub limit: usize,
}

impl QueueQuery {
    /// Everything of a place, by deadline.
    pub fn all(place: PlaceCode, now: Timestamp) -> Self {
        Self {
            place,
            case_type: None,
            stages: Vec::new(),
            units: None,
            category: None,
            cell: None,
            light: None,
            now,
            resolved_since: None,
            resolved_before: None,
            in_time: None,
            reopened: false,
            asked: false,
            helping: None,
            provisional: false,
            sealed: false,
            order: Order::Due,
            after: None,
            limit: 25,
        }
    }

    /// Whether a row belongs to the list, paging apart. Stores may use indexes instead; the
    /// conformance suite holds them against this.
    pub fn takes(&self, row: &CaseRow) -> bool {
        (self.stages.is_empty() || self.stages.contains(&row.stage))
            && self.units.as_ref().is_none_or(|units| row.unit.as_ref().is_some_and(|unit| units.contains(unit)))
            && self.category.as_ref().is_none_or(|category| category.covers(&row.category))
            && self.cell.as_ref().is_none_or(|cell| row.cell.as_ref() == Some(cell))
            && self.light.is_none_or(|light| row.light(self.now) == Some(light))
            && self.resolved_since.is_none_or(|since| row.resolved_at.is_some_and(|at| at >= since))
            && self.resolved_before.is_none_or(|before| row.resolved_at.is_some_and(|at| at < before))
            && self.in_time.is_none_or(|wanted| row.in_time == Some(wanted))
            && (!self.reopened || row.round > 1)
            && self.case_type.as_ref().is_none_or(|case_type| &row.case_type == case_type)
            && (!self.asked || row.asked.is_some())
            && self.helping.as_ref().is_none_or(|units| row.helpers.iter().any(|unit| units.contains(unit)))
            && (!self.provisional || row.provisional)
            && (self.sealed || !row.sealed)
    }

    /// The sort key of a row in this list's order; ascending.
    pub fn key(&self, row: &CaseRow) -> Cursor {
        let rank = match self.order {
            Order::Due => row.rank(),
            Order::Newest => -row.number.key(),
        };
        Cursor { rank, number: row.number }
    }
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub rows: Vec<CaseRow>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<Cursor>,
}

/// One unit's line on the supervisor's board. Counts of cases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardLine {
    /// `None`: cases no unit has yet.
    pub unit: Option<UnitId>,
    pub to_sign: u64,
    pub in_hand: u64,
    pub on_time: u64,
    /// Suspended or deferred: their time stands still.
    pub paused: u64,
    pub warn: u64,
    pub late: u64,
    /// Resolved since the board's day.
    pub resolved: u64,
    pub resolved_in_time: u64,
    /// Resolved after the promised date. What was set aside is neither.
    pub resolved_late: u64,
    /// Of the cases resolved or in hand since then: opened again at least once.
    pub reopened: u64,
}

/// The supervisor's board.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    pub lines: Vec<BoardLine>,
    /// Cases at each stage.
    pub stages: Vec<(Stage, u64)>,
    /// Submitted since the board's day.
    pub received: u64,
}
