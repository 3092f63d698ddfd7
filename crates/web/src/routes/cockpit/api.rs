//! `/api/delivery/board`: the board as JSON.

use super::{Asked, bare};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::{Problem, ProblemJson};
use crate::http::query::Ask;
use crate::present::cockpit::look;
use crate::routes::delivery::rows;
use axum::extract::State;
use axum::{Extension, Json};
use serde::Serialize;
use std::collections::BTreeMap;
use yinuo_delivery::board::{Board, Lights};

/// How many shine in which colour.
#[derive(Debug, Serialize, utoipa::ToSchema, schemars::JsonSchema)]
pub struct LightsJson {
    pub good: usize,
    pub soon: usize,
    pub late: usize,
    /// Signed off, or in production.
    pub done: usize,
}

/// Returns that are owed.
#[derive(Debug, Serialize, utoipa::ToSchema, schemars::JsonSchema)]
pub struct OwedJson {
    pub all: usize,
    /// Their last day has passed.
    pub late: usize,
}

/// A target behind its pace.
#[derive(Debug, Serialize, utoipa::ToSchema, schemars::JsonSchema)]
pub struct BehindJson {
    pub number: String,
    pub title: String,
    pub unit: Option<String>,
    /// Attained over expected.
    pub share: f64,
}

/// The board of a day.
#[derive(Debug, Serialize, utoipa::ToSchema, schemars::JsonSchema)]
pub struct DeliveryBoardJson {
    /// The day, such as `2026-09-15`.
    pub on: String,
    pub year: i16,
    /// Tasks of the year by `target`, `project`, `livelihood`, `work`.
    pub sorts: BTreeMap<String, LightsJson>,
    /// The ten red targets that are furthest behind.
    pub behind: Vec<BehindJson>,
    /// Projects by stage, and by light.
    pub stages: BTreeMap<String, usize>,
    pub projects: LightsJson,
    /// 万元: planned in all; planned for the year; invested of it.
    pub promised_wan: i64,
    pub plan_wan: i64,
    pub so_far_wan: i64,
    /// Nodes whose day has passed.
    pub late_task_nodes: usize,
    pub late_project_nodes: usize,
    pub obstacles: usize,
    /// Open for longer than the pack's days.
    pub old_obstacles: usize,
    /// By unit.
    pub owed: BTreeMap<String, OwedJson>,
    /// What waits for the office.
    pub asked: usize,
    pub projects_asked: usize,
    pub claimed: usize,
    pub disputed: usize,
    /// The numbers of the year's livelihood items.
    pub items: Vec<String>,
    /// Residents: pleased, not pleased.
    pub heard: (u32, u32),
}

impl From<Lights> for LightsJson {
    fn from(lights: Lights) -> LightsJson {
        LightsJson { good: lights.good, soon: lights.soon, late: lights.late, done: lights.done }
    }
}

/// The board: counts of tasks, projects, nodes, obstacles and returns. A unit's is about its own.
#[utoipa::path(get, path = "/api/delivery/board", params(Asked),
    responses((status = 200, body = DeliveryBoardJson), (status = "4XX", body = ProblemJson)))]
pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Json<DeliveryBoardJson>, Problem> {
    let rows = rows(&app, &visit).await?;
    let today = app.today();
    let year = asked.year.parse().unwrap_or(today.year());
    let (actor, unit) = (&visit.staff()?.account.actor, asked.unit());
    let board = look(&app.world, (today, year), actor, unit.as_ref(), |view| Board::of(bare(&rows), view));
    let behind = board.behind.named().iter().map(|one| {
        let entry = rows.get(&one.number);
        BehindJson {
            number: one.number.to_string(),
            title: entry.map_or_else(String::new, |entry| entry.title().to_owned()),
            unit: entry.and_then(|entry| entry.row.unit()).map(ToString::to_string),
            share: one.share,
        }
    });
    let owed = board.owed.iter().map(|(unit, one)| (unit.to_string(), OwedJson { all: one.all, late: one.late }));
    Ok(Json(DeliveryBoardJson {
        on: today.to_string(),
        year,
        sorts: board.sorts.iter().map(|(sort, lights)| (sort.as_str().to_owned(), (*lights).into())).collect(),
        behind: behind.collect(),
        stages: board.stages.iter().map(|(stage, count)| (stage.as_str().to_owned(), *count)).collect(),
        projects: board.projects.into(),
        promised_wan: board.money.promised.0,
        plan_wan: board.money.plan.0,
        so_far_wan: board.money.so_far.0,
        late_task_nodes: board.late_nodes.0,
        late_project_nodes: board.late_nodes.1,
        obstacles: board.obstacles.open,
        old_obstacles: board.obstacles.old,
        owed: owed.collect(),
        asked: board.waiting.asked,
        projects_asked: board.waiting.projects_asked,
        claimed: board.waiting.claimed,
        disputed: board.waiting.disputed,
        items: board.items.iter().map(ToString::to_string).collect(),
        heard: board.heard,
    }))
}
