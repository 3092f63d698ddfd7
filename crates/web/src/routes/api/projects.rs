//! `/api/delivery/projects`: key projects for machines. The same steps as the desk's forms.

use super::json::{Asked as Sent, WithPhotos};
use super::view::ReceiptJson;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::etag::{self, Tagged};
use crate::http::problem::{Problem, ProblemJson};
use crate::http::query::Ask;
use crate::present::delivery::light;
use crate::present::delivery::projects::field;
use crate::routes::delivery::projects::find::{Asked, Lit, find, lit};
use crate::routes::delivery::projects::json::{PermitJson, ProjectStep, PromiseJson, ReachedJson};
use crate::routes::delivery::projects::one::read;
use crate::routes::delivery::projects::take::{Taking, take};
use crate::routes::delivery::rows;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yinuo_delivery::project::Verb;
use yinuo_journal::World;
use yinuo_kernel::Rule;

/// A project. Amounts are whole 万元 (ten thousand yuan), days are `2026-09-30`.
#[derive(Debug, Default, Serialize, ToSchema, JsonSchema)]
pub struct ProjectJson {
    pub number: String,
    pub title: String,
    /// What is built.
    pub body: String,
    /// Records so far: what `If-Match` is held against.
    pub version: u32,
    pub stage: String,
    /// `off`, `good`, `soon`, `late`.
    pub light: String,
    /// The reasons of the light, the worst first.
    pub why: Vec<String>,
    pub years: Vec<i16>,
    pub county: Option<String>,
    pub field: Option<String>,
    /// What the pack or the city calls it.
    pub field_name: Option<String>,
    pub sector: String,
    pub owner: String,
    pub level: String,
    pub unit: String,
    /// Posts.
    pub leader: Option<String>,
    pub steward: Option<String>,
    pub team: Vec<String>,
    pub promise: PromiseJson,
    pub reached: Vec<ReachedJson>,
    pub permits: Vec<PermitJson>,
    /// Since when the statistics count it.
    pub counted: Option<String>,
    /// The plan of the running year, and what was returned of it to the end of which month.
    pub year_plan: Option<i64>,
    pub year_so_far: Option<i64>,
    pub year_as_of: Option<String>,
    /// Invested since it began.
    pub total: i64,
    pub nodes: Vec<NodeJson>,
    /// Cases that hinder it.
    pub obstacles: Vec<String>,
    pub visits: u32,
    pub shown: bool,
}

/// A node as it stands.
#[derive(Debug, Default, Serialize, ToSchema, JsonSchema)]
pub struct NodeJson {
    pub id: u32,
    pub start: Option<String>,
    pub due: String,
    /// Ids of the nodes it waits for.
    pub after: Vec<u32>,
    /// When the unit said that it is met.
    pub met: Option<String>,
    pub verified: bool,
}

/// A page of projects.
#[derive(Debug, Default, Serialize, ToSchema, JsonSchema)]
pub struct ProjectsJson {
    pub projects: Vec<ProjectJson>,
    /// How many there are in all.
    pub count: usize,
}

impl ProjectJson {
    fn of(world: &World, visit: &Visit, lit: &Lit, today: Date) -> ProjectJson {
        let row = &lit.entry.row;
        let Some(project) = row.project() else { return ProjectJson::default() };
        let text = |day: Option<Date>| day.map(|day| day.to_string());
        let nodes = lit.entry.nodes();
        let told =
            light::Told { rules: world.delivery(), goal: None, nodes: &nodes, year: today.year(), lang: visit.lang };
        let lamp = light::view(&lit.light, told);
        let so_far = project.so_far(today.year());
        ProjectJson {
            number: row.number.to_string(),
            title: lit.entry.title().to_owned(),
            body: lit.entry.text.as_ref().map(|text| text.body.clone()).unwrap_or_default(),
            version: row.n,
            stage: project.stage.as_str().to_owned(),
            light: lit.light.colour.as_str().to_owned(),
            why: std::iter::once(lamp.why).chain(lamp.more).collect(),
            years: project.years.clone(),
            county: project.county.as_ref().map(ToString::to_string),
            field: project.field.as_ref().map(ToString::to_string),
            field_name: project.field.as_ref().map(|id| field(world.delivery(), id, visit.lang)),
            sector: project.sector.as_str().to_owned(),
            owner: project.owner.as_str().to_owned(),
            level: project.level.as_str().to_owned(),
            unit: project.charge.unit.to_string(),
            leader: project.charge.leader.as_ref().map(ToString::to_string),
            steward: project.charge.steward.as_ref().map(ToString::to_string),
            team: project.charge.team.iter().map(ToString::to_string).collect(),
            promise: PromiseJson {
                start: text(project.promise.start),
                complete: text(project.promise.complete),
                invest: project.promise.invest.map(|invest| invest.0),
            },
            reached: project
                .reached
                .iter()
                .map(|(stage, on)| ReachedJson { stage: stage.as_str().to_owned(), on: on.to_string() })
                .collect(),
            permits: project
                .permits
                .iter()
                .map(|(permit, standing)| PermitJson {
                    permit: permit.as_str().to_owned(),
                    standing: standing.as_str().to_owned(),
                    on: text(standing.on()),
                })
                .collect(),
            counted: text(project.counted),
            year_plan: project.plan(today.year()).map(|plan| plan.total.0),
            year_so_far: so_far.map(|(_, so_far)| so_far.0),
            year_as_of: so_far.map(|(of, _)| of.to_string()),
            total: project.total().0,
            nodes: project
                .nodes
                .iter()
                .map(|node| NodeJson {
                    id: node.id,
                    start: text(node.start),
                    due: node.due.to_string(),
                    after: node.after.clone(),
                    met: node.met.map(|met| met.to_string()),
                    verified: node.verified,
                })
                .collect(),
            obstacles: project.obstacles.iter().map(|open| open.case.to_string()).collect(),
            visits: project.visits,
            shown: project.shown,
        }
    }
}

/// What a list may be asked.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Filter {
    /// Words of the name, or the number.
    q: String,
    /// A year list; `all` for every one; the running year without it.
    year: String,
    /// A unit in whose area it lies.
    county: String,
    stage: String,
    field: String,
    sector: String,
    owner: String,
    level: String,
    /// `off`, `good`, `soon`, `late`.
    light: String,
    leader: String,
    unit: String,
    /// From 0; 200 projects each.
    page: usize,
}

const PAGE: usize = 200;

/// Key projects, most urgent first. Needs a token.
#[utoipa::path(get, path = "/api/delivery/projects", params(Filter),
    responses((status = 200, body = ProjectsJson), (status = "4XX", body = ProblemJson)))]
pub async fn list(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(filter): Ask<Filter>,
) -> Result<Tagged<ProjectsJson>, Problem> {
    let who = visit.staff()?;
    let rows = rows(&app, &visit).await?;
    let today = app.today();
    let Filter { q, year, county, stage, field, sector, owner, level, light, leader, unit, page } = filter;
    let asked = Asked { q, year, county, stage, field, sector, owner, level, light, leader, unit, ..Asked::default() };
    let all = find(&app.world, &rows, &asked, who, today);
    let shown = all.iter().skip(page.saturating_mul(PAGE)).take(PAGE);
    let projects = shown.map(|lit| ProjectJson::of(&app.world, &visit, lit, today)).collect();
    Ok(Tagged::list(ProjectsJson { projects, count: all.len() }))
}

/// One project. Needs a token.
#[utoipa::path(get, path = "/api/delivery/projects/{number}", params(("number" = String, Path)),
    responses((status = 200, body = ProjectJson), (status = "4XX", body = ProblemJson)))]
pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(number): Path<String>,
) -> Result<Tagged<ProjectJson>, Problem> {
    let (number, _) = read(&app, &visit, &number).await?;
    let rows = rows(&app, &visit).await?;
    let today = app.today();
    let found = rows.get(&number).and_then(|entry| lit(&app.world, entry, today.year(), today));
    let found = found.ok_or_else(|| Problem::refused(&visit, Rule::UnknownDossier))?;
    Ok(Tagged::case(found.entry.row.n, ProjectJson::of(&app.world, &visit, &found, today)))
}

/// Enters a project. Needs the token of the project office.
#[utoipa::path(post, path = "/api/delivery/projects", request_body = ProjectStep,
    params(("Idempotency-Key" = String, Header, description = "1 to 128 visible characters")),
    responses((status = 201, body = ReceiptJson), (status = "4XX", body = ProblemJson), (status = 503, body = ProblemJson)))]
pub async fn enter(
    State(app): State<App>,
    sent: Sent<ProjectStep>,
) -> Result<(StatusCode, Json<ReceiptJson>), Problem> {
    let visit = &sent.visit;
    let by = visit.staff()?.account.actor.clone();
    let key = sent.scoped()?;
    let taking = Taking { on: None, verb: Verb::Enter, step: sent.body, files: Vec::new(), by, key, seen: None };
    let receipt = take(&app, visit, taking).await?;
    Ok((StatusCode::CREATED, Json(ReceiptJson::of(&receipt, None))))
}

/// Carries out a step on a project: any verb but `enter`.
#[utoipa::path(post, path = "/api/delivery/projects/{number}/{verb}",
    request_body(content((ProjectStep = "application/json"), (WithPhotos = "multipart/form-data"))),
    params(("number" = String, Path), ("verb" = String, Path), ("Idempotency-Key" = String, Header),
        ("If-Match" = Option<String>, Header, description = "the ETag as it was looked at; 412 when somebody has acted since")),
    responses((status = 200, body = ReceiptJson), (status = "4XX", body = ProblemJson), (status = 503, body = ProblemJson)))]
pub async fn act(
    State(app): State<App>,
    Path((number, verb)): Path<(String, String)>,
    sent: Sent<ProjectStep>,
) -> Result<Json<ReceiptJson>, Problem> {
    let visit = &sent.visit;
    let by = visit.staff()?.account.actor.clone();
    let verb = Verb::parse(&verb).filter(|verb| *verb != Verb::Enter).ok_or_else(|| Problem::not_found(visit))?;
    let (_, loaded) = read(&app, visit, &number).await?;
    let seen = etag::seen(&sent.headers).map_err(|refusal| Problem::refused(visit, refusal))?;
    let key = sent.scoped()?;
    let taking = Taking { on: Some(&loaded), verb, step: sent.body, files: sent.photos, by, key, seen };
    Ok(Json(ReceiptJson::of(&take(&app, visit, taking).await?, None)))
}
