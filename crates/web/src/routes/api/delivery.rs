//! `/api/delivery`: sources and tasks, the same commands as the desk's.

use super::json::Asked;
use super::view::ReceiptJson;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::etag::{self, Tagged};
use crate::http::problem::{Problem, ProblemJson};
use crate::http::query::Ask;
use crate::routes::command;
use crate::routes::delivery::meter::MeterJson;
use crate::routes::delivery::source::enter;
use crate::routes::delivery::step::{BriefJson, GoalJson, NodeJson, ShareJson, TaskStep};
use crate::routes::delivery::task::{Taking, cmp_id, take, task as task_of};
use crate::routes::delivery::tasks::{Asked as ListAsked, Lit, find};
use crate::routes::delivery::upload::Upload;
use crate::routes::delivery::{Loaded, load, rows};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use yinuo_casework::Every;
use yinuo_delivery::task::{Stage, Task, Verb};
use yinuo_delivery::{Dossier, Goal, Period};
use yinuo_journal::Target;
use yinuo_journal::register::Entry;
use yinuo_kernel::{Role, Rule};

/// A new source. A work report is read and its tasks are proposed at once; of anything else each line
/// of the text becomes one.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NewSource {
    /// `report`, `programme`, `instruction`, `meeting`, `rectification`, `campaign`, `inspection`.
    pub kind: String,
    /// A report knows its own.
    pub year: Option<i16>,
    /// A report has its own.
    pub title: String,
    pub issuer: String,
    /// The finish line, `2026-12-31`.
    pub finish: String,
    pub text: String,
}

/// A source.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct SourceJson {
    pub number: String,
    pub kind: String,
    pub stage: String,
    pub year: i16,
    pub title: String,
    pub issuer: String,
    /// Numbers of its tasks; a unit sees those that were sent out.
    pub tasks: Vec<String>,
}

/// Sources.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct SourcesJson {
    pub sources: Vec<SourceJson>,
}

/// A task in a list.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct TaskLineJson {
    pub number: String,
    pub title: String,
    pub year: i16,
    pub stage: String,
    pub sort: String,
    pub nature: String,
    /// `late`, `soon`, `good` or `off`.
    pub light: String,
    pub source: Option<String>,
    pub lead: Option<String>,
    pub due: Option<String>,
    /// Where the figure stands.
    pub attained: Option<f64>,
}

/// Tasks, most urgent first.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct TasksJson {
    pub tasks: Vec<TaskLineJson>,
    pub count: usize,
    /// The next page, if there is one.
    pub next: Option<usize>,
}

/// A return as it was filed.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct ReturnJson {
    /// `2026-09`.
    pub period: String,
    pub value: Option<f64>,
    /// What the system had counted; another `value` was explained in the words.
    pub known: Option<f64>,
    pub words: String,
    /// What the office found; `null`: not looked at yet.
    pub good: Option<bool>,
}

/// One task.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct TaskJson {
    pub number: String,
    pub stage: String,
    pub brief: BriefJson,
    pub nodes: Vec<NodeJson>,
    /// Ids of the nodes that are met.
    pub met: Vec<u32>,
    pub shares: Vec<ShareJson>,
    /// How the system counts the figure by itself.
    pub meter: Option<MeterJson>,
    pub returns: Vec<ReturnJson>,
    /// The line of the duty directory that proposed the lead unit.
    pub lead_by: Option<String>,
    /// Bytes of the source's file that say it.
    pub origin: Option<(usize, usize)>,
}

fn is_office(visit: &Visit) -> Result<bool, Problem> {
    Ok(visit.staff()?.account.role() != Role::Unit)
}

fn is_seen(stage: Stage, office: bool) -> bool {
    office || !matches!(stage, Stage::Draft | Stage::Discarded)
}

fn source_json(entry: &Entry, rows: &yinuo_journal::Rows, office: bool) -> Option<SourceJson> {
    let source = entry.row.source()?;
    let number = entry.row.number;
    let of = |entry: &&std::sync::Arc<Entry>| {
        entry.row.task().is_some_and(|task| task.source == Some(number) && is_seen(task.stage, office))
    };
    Some(SourceJson {
        number: number.to_string(),
        kind: source.kind.as_str().to_owned(),
        stage: source.stage.as_str().to_owned(),
        year: entry.row.year,
        title: entry.title().to_owned(),
        issuer: entry.text.as_ref().map(|text| text.address.clone()).unwrap_or_default(),
        tasks: rows.values().filter(of).map(|entry| entry.row.number.to_string()).collect(),
    })
}

/// All sources, newest first. Needs a token.
#[utoipa::path(get, path = "/api/delivery/sources",
    responses((status = 200, body = SourcesJson), (status = "4XX", body = ProblemJson)))]
pub async fn sources(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
) -> Result<Tagged<SourcesJson>, Problem> {
    let (rows, office) = (rows(&app, &visit).await?, is_office(&visit)?);
    let sources = rows.values().rev().filter_map(|entry| source_json(entry, &rows, office)).collect();
    Ok(Tagged::list(SourcesJson { sources }))
}

/// Enters a source and proposes its tasks as drafts. Needs the token of the supervision office.
#[utoipa::path(post, path = "/api/delivery/sources", request_body = NewSource,
    params(("Idempotency-Key" = String, Header, description = "1 to 100 visible characters")),
    responses((status = 201, body = SourceJson), (status = "4XX", body = ProblemJson), (status = 503, body = ProblemJson)))]
pub async fn enter(State(app): State<App>, asked: Asked<NewSource>) -> Result<(StatusCode, Json<SourceJson>), Problem> {
    let visit = &asked.visit;
    let (by, key) = (visit.staff()?.account.actor.clone(), asked.scoped()?);
    let NewSource { kind, year, title, issuer, finish, text } = asked.body;
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let fields =
        [("kind", kind), ("year", year), ("title", title), ("issuer", issuer), ("finish", finish), ("text", text)];
    let fields: BTreeMap<String, String> = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let number = enter::enter(&app, &by, &Upload::of(fields), key).await.map_err(|no| no.problem(visit))?;
    let rows = rows(&app, visit).await?;
    let made = rows.get(&number).and_then(|entry| source_json(entry, &rows, true));
    Ok((StatusCode::CREATED, Json(made.ok_or_else(|| Problem::refused(visit, Rule::UnknownDossier))?)))
}

/// A source with the numbers of its tasks. Needs a token.
#[utoipa::path(get, path = "/api/delivery/sources/{number}", params(("number" = String, Path)),
    responses((status = 200, body = SourceJson), (status = "4XX", body = ProblemJson)))]
pub async fn source(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(number): Path<String>,
) -> Result<Tagged<SourceJson>, Problem> {
    let number = command::number(&visit, &number)?;
    let (rows, office) = (rows(&app, &visit).await?, is_office(&visit)?);
    let found = rows.get(&number).and_then(|entry| Some((entry.row.n, source_json(entry, &rows, office)?)));
    let (_, json) = found.ok_or_else(|| Problem::refused(&visit, Rule::UnknownDossier))?;
    Ok(Tagged::list(json))
}

/// What the list of tasks may be asked.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct TaskFilter {
    /// Words of the title, or the number.
    q: String,
    year: String,
    /// `late`, `soon`, `good`.
    light: String,
    /// A stage such as `active`, or `open`.
    stage: String,
    /// `target`, `project`, `livelihood`, `work`.
    sort: String,
    /// A unit's id; includes the units below it, as lead or co-unit.
    unit: String,
    /// The number of a source.
    source: String,
    /// The number of the task they are parts of.
    parent: String,
    /// From 0.
    page: usize,
    /// At most 500; 50 without it.
    limit: Option<usize>,
}

fn line(lit: &Lit) -> Option<TaskLineJson> {
    let (row, task) = (&lit.entry.row, lit.task()?);
    Some(TaskLineJson {
        number: row.number.to_string(),
        title: lit.entry.title().to_owned(),
        year: row.year,
        stage: task.stage.as_str().to_owned(),
        sort: task.sort.as_str().to_owned(),
        nature: task.nature.as_str().to_owned(),
        light: lit.light.colour.as_str().to_owned(),
        source: task.source.map(|number| number.to_string()),
        lead: task.lead.as_ref().map(ToString::to_string),
        due: task.due.map(|due| due.to_string()),
        attained: task.attained.map(|(_, value)| value),
    })
}

/// Tasks, most urgent first. Needs a token.
#[utoipa::path(get, path = "/api/delivery/tasks", params(TaskFilter),
    responses((status = 200, body = TasksJson), (status = "4XX", body = ProblemJson)))]
pub async fn tasks(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<TaskFilter>,
) -> Result<Tagged<TasksJson>, Problem> {
    let rows = rows(&app, &visit).await?;
    let TaskFilter { q, year, light, stage, sort, unit, source, parent, page, limit } = asked;
    let wanted = ListAsked { q, year, light, stage, sort, unit, source, parent, ..ListAsked::default() };
    let found = find(&app.world, &rows, &wanted, visit.staff()?, app.today());
    let limit = limit.unwrap_or(50).clamp(1, 500);
    let from = page.saturating_mul(limit);
    let tasks = found.iter().skip(from).take(limit).filter_map(line).collect();
    let next = (found.len() > from.saturating_add(limit)).then_some(page + 1);
    Ok(Tagged::list(TasksJson { tasks, count: found.len(), next }))
}

/// Proposes a task as a draft; the step carries its brief. Needs the token of the supervision office.
#[utoipa::path(post, path = "/api/delivery/tasks", request_body = TaskStep,
    params(("Idempotency-Key" = String, Header, description = "1 to 128 visible characters")),
    responses((status = 201, body = ReceiptJson), (status = "4XX", body = ProblemJson), (status = 503, body = ProblemJson)))]
pub async fn propose(
    State(app): State<App>,
    asked: Asked<TaskStep>,
) -> Result<(StatusCode, Json<ReceiptJson>), Problem> {
    let visit = &asked.visit;
    let (by, key) = (visit.staff()?.account.actor.clone(), asked.scoped()?);
    let (target, verb) = (Target::New, Verb::Propose);
    let taking = Taking { target, verb, step: asked.body, files: Vec::new(), by, key, seen: None };
    let receipt = take(&app, visit, taking).await?;
    Ok((StatusCode::CREATED, Json(ReceiptJson::of(&receipt, None))))
}

/// One task. Needs a token.
#[utoipa::path(get, path = "/api/delivery/tasks/{number}",
    params(("number" = String, Path), ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, body = TaskJson), (status = "4XX", body = ProblemJson)))]
pub async fn task(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(number): Path<String>,
) -> Result<Tagged<TaskJson>, Problem> {
    let loaded = load(&app, &visit, command::number(&visit, &number)?).await?;
    let task = task_of(&loaded, &visit)?;
    if !is_seen(task.stage, is_office(&visit)?) {
        return Err(Problem::refused(&visit, Rule::UnknownDossier));
    }
    let version = u32::try_from(loaded.course.len()).unwrap_or(u32::MAX);
    Ok(Tagged::case(version, task_json(&loaded, task)))
}

/// Carries out a step on a task: any verb but propose.
#[utoipa::path(post, path = "/api/delivery/tasks/{number}/{verb}", request_body = TaskStep,
    params(("number" = String, Path), ("verb" = String, Path), ("Idempotency-Key" = String, Header),
        ("If-Match" = Option<String>, Header, description = "the ETag of the task as it was looked at; 412 when somebody has acted since")),
    responses((status = 200, body = ReceiptJson), (status = "4XX", body = ProblemJson), (status = 503, body = ProblemJson)))]
pub async fn act(
    State(app): State<App>,
    Path((number, verb)): Path<(String, String)>,
    asked: Asked<TaskStep>,
) -> Result<Json<ReceiptJson>, Problem> {
    let visit = &asked.visit;
    let number = command::number(visit, &number)?;
    let verb = Verb::parse(&verb).filter(|verb| *verb != Verb::Propose).ok_or_else(|| Problem::not_found(visit))?;
    let (by, key) = (visit.staff()?.account.actor.clone(), asked.scoped()?);
    let seen = etag::seen(&asked.headers).map_err(|refusal| Problem::refused(visit, refusal))?;
    let target = Target::Case(number);
    let taking = Taking { target, verb, step: asked.body, files: asked.photos, by, key, seen };
    Ok(Json(ReceiptJson::of(&take(&app, visit, taking).await?, None)))
}

fn goal_json(goal: &Goal) -> GoalJson {
    GoalJson {
        value: goal.value,
        unit: goal.unit.clone(),
        cmp: Some(cmp_id(goal.cmp).to_owned()),
        basis: Some(goal.basis.as_str().to_owned()),
    }
}

fn task_json(loaded: &Loaded, task: &Task) -> TaskJson {
    debug_assert!(matches!(loaded.dossier, Dossier::Task(_)));
    let brief = &task.brief;
    let text = loaded.text(&brief.words);
    let plan = task.plan_words.as_ref().and_then(|words| loaded.text(words));
    let names = crate::present::delivery::node_names(plan);
    let node = |(at, node): (usize, &yinuo_delivery::task::Node)| NodeJson {
        id: Some(node.plan.id),
        name: names.get(at).cloned().unwrap_or_default(),
        due: node.plan.due.to_string(),
        value: node.plan.value,
    };
    let back = |(period, back): (&Period, &yinuo_delivery::task::Returned)| {
        let words = back.what.evidence.words.as_ref().and_then(|words| loaded.text(words));
        ReturnJson {
            period: period.to_string(),
            value: back.what.value,
            known: back.what.known,
            words: words.map(|text| text.body.clone()).unwrap_or_default(),
            good: back.good,
        }
    };
    TaskJson {
        number: task.number.to_string(),
        stage: task.stage.as_str().to_owned(),
        brief: BriefJson {
            source: brief.source.map(|number| number.to_string()),
            parent: brief.parent.map(|number| number.to_string()),
            year: brief.year,
            title: text.map(|text| text.title.clone()).unwrap_or_default(),
            demand: text.map(|text| text.body.clone()).unwrap_or_default(),
            sort: brief.sort.as_str().to_owned(),
            nature: brief.nature.as_str().to_owned(),
            goal: brief.goal.as_ref().map(goal_json),
            due: brief.due.map(|due| due.to_string()),
            lead: brief.lead.as_ref().map(ToString::to_string),
            co: brief.co.iter().map(ToString::to_string).collect(),
            leader: brief.leader.as_ref().map(ToString::to_string),
            every: brief.every.map(|every| {
                match every {
                    Every::Month => "month",
                    Every::Quarter => "quarter",
                    Every::Year => "year",
                }
                .to_owned()
            }),
        },
        nodes: task.nodes.iter().enumerate().map(node).collect(),
        met: task.nodes.iter().filter(|node| node.met.is_some()).map(|node| node.plan.id).collect(),
        shares: task
            .shares
            .iter()
            .map(|share| ShareJson { unit: share.unit.to_string(), value: share.value })
            .collect(),
        meter: task.meter.as_ref().map(MeterJson::of),
        returns: task.returns.iter().map(back).collect(),
        lead_by: brief.lead_by.clone(),
        origin: brief.origin.as_ref().map(|origin| (origin.start, origin.end)),
    }
}
