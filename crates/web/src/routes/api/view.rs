//! Shapes of the API's answers.

use crate::http::access::Visit;
use crate::http::code;
use crate::present::timeline::{self, Eye};
use crate::present::{clocks, row};
use crate::routes::follow::LoadedCase;
use schemars::JsonSchema;
use serde::Serialize;
use utoipa::ToSchema;
use yinuo_casework::Light;
use yinuo_journal::{Board, CaseRow, Receipt, World};
use yinuo_kernel::Timestamp;

/// The answer to a command. Sent again for the same key.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct ReceiptJson {
    /// `261124-00037-4`
    pub number: String,
    pub stage: String,
    /// The record of the place's chain that completed the command.
    pub seq: u64,
    /// RFC 3339.
    pub at: String,
    /// The citizen's code; only in the answer to a submission.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

impl ReceiptJson {
    pub fn of(receipt: &Receipt, secret: Option<&[u8; 32]>) -> Self {
        Self {
            number: receipt.case.to_string(),
            stage: receipt.stage.map_or("", |stage| stage.as_str()).to_owned(),
            seq: receipt.seq,
            at: receipt.at.to_string(),
            code: secret.map(|secret| code::of_case(secret, receipt.case)),
        }
    }
}

/// A case in a list.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct CaseLine {
    pub number: String,
    /// The case type.
    #[serde(rename = "type")]
    pub case_type: String,
    pub stage: String,
    pub kind: String,
    pub category: String,
    pub cell: Option<String>,
    pub unit: Option<String>,
    pub submitted_at: String,
    /// Earliest deadline of what is owed now.
    pub due: Option<String>,
    /// `on_time`, `warn` or `late`.
    pub light: Option<String>,
    /// The date promised to the citizen.
    pub promised: Option<String>,
    pub resolved_at: Option<String>,
    /// 1, and one more for each reopening.
    pub round: u32,
    pub returns: u32,
    pub score: Option<u8>,
    /// What the unit asks for and the centre has to decide: `return`, `extend`, `suspend`, `defer`, `set_aside`.
    pub asked: Option<String>,
    /// When that decision is due.
    pub decide_due: Option<String>,
    /// The highest grade of a chase, 0 without one.
    pub chased: u8,
    /// How many units up the chain have been told that it is late.
    pub escalated: u8,
    pub emergency: Option<String>,
    pub set_aside: bool,
    /// The case it is a part of.
    pub parent: Option<String>,
    /// A holiday notice may still move a deadline.
    pub provisional: bool,
    /// The co-units that have not contributed yet.
    pub helpers: Vec<String>,
}

impl CaseLine {
    pub fn of(row: &CaseRow, now: Timestamp) -> Self {
        let text = |at: Option<Timestamp>| at.map(|at| at.to_string());
        Self {
            number: row.number.to_string(),
            case_type: row.case_type.to_string(),
            stage: row.stage.as_str().to_owned(),
            kind: row.kind.to_string(),
            category: row.category.to_string(),
            cell: row.cell.as_ref().map(ToString::to_string),
            unit: row.unit.as_ref().map(ToString::to_string),
            submitted_at: row.submitted_at.to_string(),
            due: text(row.due),
            light: row.light(now).map(Light::as_str).map(str::to_owned),
            promised: text(row.promised),
            resolved_at: text(row.resolved_at),
            round: row.round,
            returns: row.returns,
            score: row.score,
            asked: row.asked.clone(),
            decide_due: text(row.decide_due),
            chased: row.chased,
            escalated: row.escalated,
            emergency: row.emergency.as_ref().map(ToString::to_string),
            set_aside: row.set_aside,
            parent: row.parent.map(|parent| parent.to_string()),
            provisional: row.provisional,
            helpers: row.helpers.iter().map(ToString::to_string).collect(),
        }
    }
}

/// A clock of a case.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct ClockJson {
    /// `accept`, `sign`, `reply`, `resolve`, `return`, `reopen`, `decide`, `chase`, …
    pub clock: String,
    pub limit: String,
    /// From which day the version of the limit applies that was used.
    pub effective: String,
    pub started: String,
    pub due: String,
    pub warn: String,
    pub stopped: Option<String>,
    /// Time stands still for it.
    pub paused: bool,
    pub provisional: bool,
    pub light: String,
    pub round: u32,
    /// In words, such as “5 working days”; empty for a date that was given.
    pub budget: String,
    /// The law, standard or rule the limit comes from.
    pub source: String,
    /// How it is reckoned.
    pub rule: String,
    /// Why the deadline is when it is: one line a day. Empty while time stands still.
    pub days: Vec<String>,
}

/// Something that happened.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct HappenedJson {
    /// RFC 3339.
    pub at: String,
    /// In words, in the language asked for.
    pub what: String,
    pub by: String,
    /// What was said, where the caller may read it and it is not erased.
    pub words: Option<String>,
}

/// A case.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct CaseJson {
    #[serde(flatten)]
    pub line: CaseLine,
    pub title: String,
    pub body: Option<String>,
    pub clocks: Vec<ClockJson>,
    pub history: Vec<HappenedJson>,
}

impl CaseJson {
    pub fn of(world: &World, visit: &Visit, loaded: &LoadedCase, eye: Eye, now: Timestamp) -> Self {
        let case = &loaded.case;
        let text = loaded.texts.get(&case.words.id);
        let shown = timeline::view(
            world,
            &loaded.history,
            &loaded.texts,
            &loaded.posts,
            &|id| id.to_string(),
            eye,
            now,
            visit.lang,
        );
        Self {
            line: CaseLine::of(&CaseRow::of(case), now),
            title: row::title(text, visit.lang),
            body: text.map(|text| text.body.clone()),
            clocks: case
                .clocks
                .iter()
                .map(|clock| (clock, clocks::view(world, case, clock, now, visit.lang)))
                .map(|(clock, told)| ClockJson {
                    clock: clock.started.clock.as_str().to_owned(),
                    limit: clock.started.limit.to_string(),
                    effective: clock.started.effective.to_string(),
                    started: clock.from.to_string(),
                    due: clock.started.due.to_string(),
                    warn: clock.started.warn.to_string(),
                    stopped: clock.stopped.map(|at| at.to_string()),
                    paused: clock.is_paused(),
                    provisional: clock.started.provisional,
                    light: clock.light(now).as_str().to_owned(),
                    round: clock.round,
                    budget: told.budget,
                    source: told.source,
                    rule: told.rule,
                    days: told.days.into_iter().map(|day| day.text).collect(),
                })
                .collect(),
            history: shown
                .into_iter()
                .map(|happened| HappenedJson {
                    at: happened.at.to_string(),
                    what: happened.title,
                    by: happened.by,
                    words: happened.words,
                })
                .collect(),
        }
    }
}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct ListJson {
    pub cases: Vec<CaseLine>,
    /// Give it back as `after` for the next page.
    pub next: Option<String>,
}

/// One unit on the board.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct BoardUnit {
    /// `null`: cases no unit has yet.
    pub unit: Option<String>,
    pub to_sign: u64,
    pub in_hand: u64,
    pub on_time: u64,
    /// Suspended or deferred.
    pub paused: u64,
    pub warn: u64,
    pub late: u64,
    pub resolved: u64,
    pub resolved_in_time: u64,
    /// After the promised date; what was set aside is neither.
    pub resolved_late: u64,
    pub reopened: u64,
}

/// The board; resolved and reopened are of the last thirty days.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct BoardJson {
    pub as_of: String,
    pub received: u64,
    pub stages: std::collections::BTreeMap<String, u64>,
    pub units: Vec<BoardUnit>,
}

impl BoardJson {
    pub fn of(board: Board, now: Timestamp) -> Self {
        Self {
            as_of: now.to_string(),
            received: board.received,
            stages: board.stages.into_iter().map(|(stage, count)| (stage.as_str().to_owned(), count)).collect(),
            units: board
                .lines
                .into_iter()
                .map(|line| BoardUnit {
                    unit: line.unit.map(|unit| unit.to_string()),
                    to_sign: line.to_sign,
                    in_hand: line.in_hand,
                    on_time: line.on_time,
                    paused: line.paused,
                    warn: line.warn,
                    late: line.late,
                    resolved: line.resolved,
                    resolved_in_time: line.resolved_in_time,
                    resolved_late: line.resolved_late,
                    reopened: line.reopened,
                })
                .collect(),
        }
    }
}
