//! `/api/cases`: the commands and the reads.

use super::json::{Asked, WithPhotos};
use super::view::{BoardJson, CaseJson, CaseLine, ListJson, ReceiptJson};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::code;
use crate::http::etag::{self, Tagged};
use crate::http::problem::{Problem, ProblemJson};
use crate::http::query::Ask;
use crate::present::timeline::Eye;
use crate::routes::command::{self, NewCase, Taking};
use crate::routes::follow::load;
use crate::routes::home::window;
use crate::routes::sight;
use crate::routes::step::Step;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yinuo_casework::event::Channel;
use yinuo_casework::{Light, Stage};
use yinuo_journal::{Cursor, QueueQuery};
use yinuo_kernel::{Actor, CaseNumber, Role, Rule};

/// Submits a case.
#[utoipa::path(post, path = "/api/cases",
    request_body(content((NewCase = "application/json"), (WithPhotos = "multipart/form-data"))),
    params(("Idempotency-Key" = String, Header, description = "1 to 128 visible characters")),
    responses((status = 201, body = ReceiptJson), (status = "4XX", body = ProblemJson), (status = 503, body = ProblemJson)))]
pub async fn submit(State(app): State<App>, asked: Asked<NewCase>) -> Result<(StatusCode, Json<ReceiptJson>), Problem> {
    let visit = &asked.visit;
    let key = asked.scoped()?;
    let receipt = command::submit(&app, visit, asked.body, asked.photos, Channel::Api, key).await?;
    Ok((StatusCode::CREATED, Json(ReceiptJson::of(&receipt, Some(&app.secret)))))
}

/// Who asks about this case: staff by their token, the citizen by the code.
fn actor(app: &App, visit: &Visit, headers: &HeaderMap, number: CaseNumber) -> Result<Actor, Problem> {
    if let Some(who) = &visit.who {
        return Ok(who.account.actor.clone());
    }
    let Some(typed) = headers.get("case-code").and_then(|code| code.to_str().ok()) else {
        return Err(Problem::refused(visit, Rule::NotLoggedIn));
    };
    let (what, now) = (number.bare(), app.clock.now());
    if !app.limiter.allows(&what, now) {
        return Err(Problem::refused(visit, Rule::TooManyTries));
    }
    if !code::fits(&app.secret, number, typed) {
        app.limiter.wrong(&what, now);
        return Err(Problem::refused(visit, Rule::WrongCode));
    }
    Ok(Actor::CITIZEN)
}

/// A case by its number: for staff all of it, with `Case-Code` what the citizen may see.
#[utoipa::path(get, path = "/api/cases/{number}",
    params(("number" = String, Path), ("Case-Code" = Option<String>, Header, description = "the citizen's code"),
        ("If-None-Match" = Option<String>, Header, description = "an ETag; 304 when nothing has changed")),
    responses((status = 200, body = CaseJson), (status = "4XX", body = ProblemJson)))]
pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(number): Path<String>,
    headers: HeaderMap,
) -> Result<Tagged<CaseJson>, Problem> {
    let number = command::number(&visit, &number)?;
    let by = actor(&app, &visit, &headers, number)?;
    let loaded = load(&app, &visit, number).await?;
    sight::may_see(&app.world, &by, &loaded.case).map_err(|rule| Problem::refused(&visit, rule))?;
    let eye = if by.role == Role::Citizen { Eye::Citizen } else { Eye::Desk };
    let version = u32::try_from(loaded.history.len()).unwrap_or(u32::MAX);
    Ok(Tagged::case(version, CaseJson::of(&app.world, &visit, &loaded, eye, app.clock.now())))
}

/// Carries out a step: any verb of the legal table but submit.
#[utoipa::path(post, path = "/api/cases/{number}/{verb}",
    request_body(content((Step = "application/json"), (WithPhotos = "multipart/form-data"))),
    params(("number" = String, Path), ("verb" = String, Path),
        ("Idempotency-Key" = String, Header), ("Case-Code" = Option<String>, Header),
        ("If-Match" = Option<String>, Header, description = "the ETag of the case as it was looked at; 412 when somebody has acted since")),
    responses((status = 200, body = ReceiptJson), (status = "4XX", body = ProblemJson), (status = 503, body = ProblemJson)))]
pub async fn act(
    State(app): State<App>,
    Path((number, verb)): Path<(String, String)>,
    asked: Asked<Step>,
) -> Result<Json<ReceiptJson>, Problem> {
    let visit = &asked.visit;
    let number = command::number(visit, &number)?;
    let verb = command::verb(visit, &verb)?;
    let by = actor(&app, visit, &asked.headers, number)?;
    let key = asked.scoped()?;
    let seen = etag::seen(&asked.headers).map_err(|refusal| Problem::refused(visit, refusal))?;
    let taking = Taking { case: number, verb, step: asked.body, photos: asked.photos, by, key, seen };
    let receipt = command::step(&app, visit, taking).await?;
    Ok(Json(ReceiptJson::of(&receipt, None)))
}

/// What a list may be asked.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Filter {
    /// A case type, an id of `/api/types`.
    #[serde(rename = "type")]
    case_type: Option<String>,
    /// A stage such as `signed`.
    stage: Option<String>,
    /// A unit's id; includes the units below it.
    unit: Option<String>,
    cell: Option<String>,
    /// `on_time`, `warn` or `late`.
    light: Option<String>,
    /// `true`: only cases on which a unit's request waits for its decision.
    asked: Option<bool>,
    /// `true`: only cases this unit is to help with and has not contributed to yet.
    helping: Option<bool>,
    /// `next` of the page before.
    after: Option<String>,
    /// At most 200; 25 without it.
    limit: Option<usize>,
}

/// Cases by deadline. Needs a token.
#[utoipa::path(get, path = "/api/cases", params(Filter),
    responses((status = 200, body = ListJson), (status = "4XX", body = ProblemJson)))]
pub async fn list(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(filter): Ask<Filter>,
) -> Result<Tagged<ListJson>, Problem> {
    let who = visit.staff()?;
    let now = app.clock.now();
    let refuse = |rule: Rule| Problem::refused(&visit, rule);
    let below = |unit: yinuo_kernel::UnitId| app.world.main().directory.below(&unit);
    let mut query = QueueQuery::all(app.world.place, now);
    query.sealed = sight::sees_sealed(&app.world, &who.account.actor);
    query.asked = filter.asked == Some(true);
    if let Some(case_type) = &filter.case_type {
        query.case_type = Some(case_type.parse().map_err(|_| refuse(Rule::UnknownType))?);
    }
    if let Some(stage) = &filter.stage {
        query.stages = vec![Stage::parse(stage).ok_or_else(|| refuse(Rule::BadField))?];
    }
    if let Some(unit) = &filter.unit {
        query.units = Some(below(unit.parse().map_err(|_| refuse(Rule::UnknownUnit))?));
    }
    if let Some(own) = sight::own_units(&app.world, &who.account.actor) {
        query.units = Some(match query.units.take() {
            Some(wanted) => wanted.into_iter().filter(|unit| own.contains(unit)).collect(),
            None => own,
        });
    }
    if filter.helping == Some(true) {
        query.helping = Some(query.units.take().unwrap_or_default());
    }
    if let Some(cell) = &filter.cell {
        query.cell = Some(cell.parse().map_err(|_| refuse(Rule::UnknownCell))?);
    }
    if let Some(light) = &filter.light {
        query.light = Some(Light::parse(light).ok_or_else(|| refuse(Rule::BadField))?);
    }
    if let Some(after) = &filter.after {
        query.after = Some(Cursor::decode(after).ok_or_else(|| refuse(Rule::BadField))?);
    }
    query.limit = filter.limit.unwrap_or(25).clamp(1, 200);
    let page = app.read(move |app| app.reader.list(&query)).await.map_err(|fault| Problem::failed(&visit, fault))?;
    let cases = page.rows.iter().map(|row| CaseLine::of(row, now)).collect();
    Ok(Tagged::list(ListJson { cases, next: page.next.map(|next| next.encode()) }))
}

/// What to look for.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Search {
    /// Words that must all stand in what the person wrote.
    q: String,
    /// `next` of the page before.
    after: Option<String>,
    /// At most 100; 25 without it.
    limit: Option<usize>,
}

/// Full text over what people wrote, newest first. A unit finds its own cases. Needs a token.
#[utoipa::path(get, path = "/api/search", params(Search),
    responses((status = 200, body = ListJson), (status = "4XX", body = ProblemJson)))]
pub async fn search(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Search>,
) -> Result<Tagged<ListJson>, Problem> {
    let who = visit.staff()?;
    let before = match &asked.after {
        Some(after) => Some(CaseNumber::parse(after).ok_or_else(|| Problem::refused(&visit, Rule::BadField))?),
        None => None,
    };
    let units = sight::own_units(&app.world, &who.account.actor);
    let (now, limit) = (app.clock.now(), asked.limit.unwrap_or(25).clamp(1, 100));
    let found = app.read(move |app| {
        yinuo_journal::search::search(app.reader.as_ref(), app.world.place, &asked.q, units.as_deref(), before, limit)
    });
    let (rows, next) = found.await.map_err(|fault| Problem::failed(&visit, fault))?;
    let cases = rows.iter().map(|row| CaseLine::of(row, now)).collect();
    Ok(Tagged::list(ListJson { cases, next: next.map(|number| number.bare()) }))
}

/// A case that may be about the same thing.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct AlikeJson {
    pub number: String,
    pub stage: String,
    /// Of the pairs of characters, from 0 to 1.
    pub similarity: f64,
    /// Between the two places, where both are known.
    pub metres: Option<f64>,
    /// Between the two reports.
    pub hours: f64,
}

/// Open cases that may be about the same thing, likest first: near in words, time and distance.
/// Needs the token of a hotline post.
#[utoipa::path(get, path = "/api/cases/{number}/alike", params(("number" = String, Path)),
    responses((status = 200, body = [AlikeJson]), (status = "4XX", body = ProblemJson)))]
pub async fn alike(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(number): Path<String>,
) -> Result<Json<Vec<AlikeJson>>, Problem> {
    let number = command::number(&visit, &number)?;
    let found = app.read(move |app| crate::alike::alike(app, number)).await;
    let found = found.map_err(|fault| Problem::failed(&visit, fault))?;
    let json = found.into_iter().map(|one| AlikeJson {
        number: one.row.number.to_string(),
        stage: one.row.stage.as_str().to_owned(),
        similarity: one.found.similarity,
        metres: one.found.metres,
        hours: one.found.hours,
    });
    Ok(Json(json.collect()))
}

/// The supervisor's board. Needs a token.
#[utoipa::path(get, path = "/api/board",
    responses((status = 200, body = BoardJson), (status = "4XX", body = ProblemJson)))]
pub async fn board(State(app): State<App>, Extension(visit): Extension<Visit>) -> Result<Json<BoardJson>, Problem> {
    let now = app.clock.now();
    let board = app
        .read(move |app| app.reader.board(app.world.place, now, window(now)))
        .await
        .map_err(|fault| Problem::failed(&visit, fault))?;
    Ok(Json(BoardJson::of(board, now)))
}
