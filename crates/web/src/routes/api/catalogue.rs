//! What a client must know before it sends anything: kinds, categories, units, cells, deadlines.

use super::json::Asked;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::etag::Tagged;
use crate::http::problem::{Problem, ProblemJson};
use crate::http::query::Ask;
use axum::extract::State;
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yinuo_calendar::Budget;
use yinuo_casework::route;
use yinuo_journal::Matter;
use yinuo_kernel::{CategoryId, Refusal, Rule};

/// An id with its names.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct Named {
    pub id: String,
    pub name: String,
    pub en: String,
    /// The unit above, for units; the district, for cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub above: Option<String>,
}

/// The case types of this city, the main one first.
#[utoipa::path(get, path = "/api/types", responses((status = 200, body = [Named])))]
pub async fn types(State(app): State<App>) -> Tagged<Vec<Named>> {
    let named = app.world.matters().map(|matter| Named {
        id: matter.rules.case_type.to_string(),
        name: matter.rules.name.clone(),
        en: matter.rules.name_en.clone(),
        above: None,
    });
    Tagged::list(named.collect())
}

/// Which case type a question is about.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Typed {
    /// An id of `/api/types`; without it the city's main one.
    #[serde(rename = "type")]
    case_type: Option<String>,
}

fn matter<'a>(app: &'a App, visit: &Visit, typed: &Typed) -> Result<&'a Matter, Problem> {
    match &typed.case_type {
        None => Ok(app.world.main()),
        Some(id) => id
            .parse()
            .ok()
            .and_then(|id| app.world.matter(&id))
            .ok_or_else(|| Problem::refused(visit, Rule::UnknownType)),
    }
}

/// Kinds of request.
#[utoipa::path(get, path = "/api/kinds", params(Typed),
    responses((status = 200, body = [Named]), (status = "4XX", body = ProblemJson)))]
pub async fn kinds(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(typed): Ask<Typed>,
) -> Result<Tagged<Vec<Named>>, Problem> {
    let named = matter(&app, &visit, &typed)?.directory.kinds().iter().map(|kind| Named {
        id: kind.id.to_string(),
        name: kind.name.clone(),
        en: kind.en.clone(),
        above: None,
    });
    Ok(Tagged::list(named.collect()))
}

/// The category tree; dots in an id are its levels.
#[utoipa::path(get, path = "/api/categories", params(Typed),
    responses((status = 200, body = [Named]), (status = "4XX", body = ProblemJson)))]
pub async fn categories(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(typed): Ask<Typed>,
) -> Result<Tagged<Vec<Named>>, Problem> {
    let named = matter(&app, &visit, &typed)?.directory.categories().iter().map(|category| Named {
        id: category.id.to_string(),
        name: category.name.clone(),
        en: category.en.clone(),
        above: category.id.parent().map(|parent| parent.to_string()),
    });
    Ok(Tagged::list(named.collect()))
}

/// The units.
#[utoipa::path(get, path = "/api/units", responses((status = 200, body = [Named])))]
pub async fn units(State(app): State<App>) -> Tagged<Vec<Named>> {
    let named = app.world.main().directory.units().iter().map(|unit| Named {
        id: unit.id.to_string(),
        name: unit.name.clone(),
        en: unit.en.clone(),
        above: unit.parent.as_ref().map(ToString::to_string),
    });
    Tagged::list(named.collect())
}

/// The grid cells; their shapes are at `/map/cells.geojson`.
#[utoipa::path(get, path = "/api/cells", responses((status = 200, body = [Named])))]
pub async fn cells(State(app): State<App>) -> Tagged<Vec<Named>> {
    let named = app.world.main().directory.cells().iter().map(|cell| Named {
        id: cell.id.to_string(),
        name: cell.name.clone(),
        en: cell.en.clone(),
        above: Some(cell.district.clone()),
    });
    Tagged::list(named.collect())
}

/// What to reckon.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DeadlineQuery {
    /// RFC 3339, such as `2026-09-30T16:00:00+08:00`.
    start: String,
    /// Such as `5 working days`.
    budget: String,
}

/// A deadline with its reasons.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct DeadlineJson {
    /// RFC 3339.
    pub at: String,
    pub provisional: bool,
    pub rule: String,
    /// One line a day.
    pub days: Vec<String>,
}

/// Reckons a deadline in real Chinese working days.
#[utoipa::path(get, path = "/api/deadline", params(DeadlineQuery),
    responses((status = 200, body = DeadlineJson), (status = 400, body = ProblemJson)))]
pub async fn deadline(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<DeadlineQuery>,
) -> Result<Json<DeadlineJson>, Problem> {
    let bad = |field: &str| Problem::refused(&visit, Refusal::new(Rule::BadField, field));
    let start: yinuo_kernel::Timestamp = asked.start.parse().map_err(|_| bad("start"))?;
    let budget = Budget::parse(&asked.budget).map_err(|_| bad("budget"))?;
    let explained = app.world.calendar().explain(start, budget);
    Ok(Json(DeadlineJson {
        at: explained.deadline.at.to_string(),
        provisional: explained.deadline.provisional,
        rule: visit.lang.say(explained.rule_zh(), explained.rule_en()).to_owned(),
        days: explained.lines.iter().map(|line| visit.lang.pick(line.zh(), line.en())).collect(),
    }))
}

/// A text to classify.
#[derive(Debug, Deserialize, ToSchema, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposeJson {
    #[serde(default)]
    title: String,
    body: String,
    #[serde(default)]
    cell: Option<String>,
}

/// A proposed category and unit, with reasons.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct ProposalJson {
    pub category: String,
    /// `words`: by the pack's own words; `learned`: by the city's settled cases.
    pub by: String,
    /// By words the sum of their points; learned: how sure, from 0 to 1.
    pub score: f64,
    /// The words that speak for it.
    pub words: Vec<String>,
    pub unit: Option<String>,
    /// The line of the duty directory.
    pub basis: Option<String>,
}

/// An emergency that stands in the text.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct AlarmJson {
    pub id: String,
    /// The number to call.
    pub service: String,
    pub name: String,
    pub words: Vec<String>,
}

/// What a text suggests.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct AdviceJson {
    /// The pack's own words, best first, then what was learned.
    pub proposals: Vec<ProposalJson>,
    pub emergencies: Vec<AlarmJson>,
}

/// Proposes categories and units for a text, and flags emergencies; nothing is stored. Needs the
/// token of a hotline post.
#[utoipa::path(post, path = "/api/propose", request_body = ProposeJson,
    responses((status = 200, body = AdviceJson), (status = "4XX", body = ProblemJson)))]
pub async fn propose(State(app): State<App>, asked: Asked<ProposeJson>) -> Result<Json<AdviceJson>, Problem> {
    let cell = match &asked.body.cell {
        None => None,
        Some(cell) => Some(cell.parse().map_err(|_| Problem::refused(&asked.visit, Rule::UnknownCell))?),
    };
    let matter = app.world.main();
    let (title, body) = (&asked.body.title, &asked.body.body);
    let proposal = |category: CategoryId, by: &str, score, words| {
        let found = route(&matter.directory, &category, cell.as_ref());
        ProposalJson {
            category: category.to_string(),
            by: by.to_owned(),
            score,
            words,
            unit: found.as_ref().map(|route| route.unit.to_string()),
            basis: found.map(|route| route.duty.basis.clone()),
        }
    };
    let by_words = app.advice.propose(&matter.rules.case_type, title, body, 3);
    let learned = app.advice.learned(title, body, 3);
    let known = learned.into_iter().filter_map(|one| Some((one.label.parse::<CategoryId>().ok()?, one)));
    let proposals = by_words
        .into_iter()
        .map(|one| proposal(one.category, "words", one.score, one.words))
        .chain(known.map(|(category, one)| proposal(category, "learned", one.probability, one.words)))
        .collect();
    let alarms = app.advice.alarms(&matter.rules.case_type, title, body).into_iter();
    let emergencies = alarms.map(|alarm| AlarmJson {
        id: alarm.id.to_string(),
        service: alarm.service,
        name: asked.visit.lang.say(&alarm.name, &alarm.en).to_owned(),
        words: alarm.words,
    });
    Ok(Json(AdviceJson { proposals, emergencies: emergencies.collect() }))
}
