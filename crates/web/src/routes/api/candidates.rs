//! `/api/delivery/candidates`: the pool of candidates (建议项目) for machines. The same steps as the desk's forms;
//! what comes of a vote is the vote's to tell.

use super::json::Asked as Sent;
use super::view::ReceiptJson;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::etag::{self, Tagged};
use crate::http::form::Form;
use crate::http::problem::{Problem, ProblemJson};
use crate::http::query::Ask;
use crate::routes::command;
use crate::routes::delivery::{deliver, load, rows};
use crate::routes::votes::{candidate as candidate_of, candidate_form};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yinuo_delivery::candidate::{Fund, Verb};
use yinuo_journal::register::Entry;
use yinuo_journal::{Deed, Target};
use yinuo_kernel::{Refusal, Rule};

/// A candidate in a list. Amounts are 万元 (ten thousand yuan).
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct CandidateLineJson {
    pub number: String,
    pub title: String,
    pub year: i16,
    /// `suggested`, `reviewed`, `costed`, `listed`, `chosen`, `not_chosen`, `merged`, `declined`.
    pub stage: String,
    /// `citizen`, `unit`, `deputy`.
    pub voice: String,
    /// The unit that would do it.
    pub lead: Option<String>,
    pub wan: Option<f64>,
    pub due: Option<String>,
    pub people: Option<u32>,
    /// The candidate it was merged into.
    pub into: Option<String>,
    pub vote: Option<String>,
    /// `chosen`, `not_chosen`, `tied`.
    pub outcome: Option<String>,
    /// Votes for it.
    pub yes: Option<u32>,
    /// The task that keeps it.
    pub task: Option<String>,
    pub shown: bool,
}

/// Candidates by number.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct CandidatesJson {
    pub candidates: Vec<CandidateLineJson>,
    /// How many there are in all.
    pub count: usize,
}

/// A part of the cost.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentJson {
    /// `central`, `province`, `city`, `county`, `township`, `social`.
    pub fund: String,
    /// 万元.
    pub wan: f64,
}

/// One candidate with its words.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct CandidateJson {
    #[serde(flatten)]
    pub line: CandidateLineJson,
    /// Records so far: what `If-Match` is held against.
    pub version: u32,
    pub body: String,
    /// Where it would be.
    pub address: String,
    /// The unit whose idea it is.
    pub unit: Option<String>,
    pub pays: Vec<PaymentJson>,
    /// Who benefits, and why it can be done.
    pub gain: String,
}

/// What a step carries besides its verb. Each verb reads its own fields and leaves the others.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CandidateStep {
    /// suggest, edit.
    pub title: String,
    /// suggest, edit: what it is about.
    pub body: String,
    /// suggest, edit: where it would be.
    pub address: String,
    /// suggest: `citizen` (an operator's), `unit`, `deputy`.
    pub voice: String,
    /// suggest in a unit's voice: the unit.
    pub unit: Option<String>,
    /// suggest: the year it is wished for.
    pub year: Option<i16>,
    /// decline: why; cost: who benefits, and why it can be done.
    pub words: String,
    /// merge: the candidate it goes into.
    pub into: Option<String>,
    /// cost: who pays how much; the whole is their sum.
    pub pays: Vec<PaymentJson>,
    /// cost: the unit that would do it.
    pub lead: Option<String>,
    /// cost: the last day, `2027-11-30`.
    pub due: Option<String>,
    /// cost: how many people benefit.
    pub people: Option<u32>,
    /// show: whether the public sees it.
    pub yes: Option<bool>,
}

impl CandidateStep {
    /// As the desk's form would have sent it.
    fn form(&self, visit: &Visit) -> Result<Form, Refusal> {
        let mut sent: Vec<(String, String)> = Vec::new();
        let mut put = |name: &str, value: Option<String>| {
            sent.extend(value.filter(|value| !value.is_empty()).map(|value| (name.to_owned(), value)));
        };
        put("title", Some(self.title.clone()));
        put("body", Some(self.body.clone()));
        put("address", Some(self.address.clone()));
        put("voice", Some(self.voice.clone()));
        put("unit", self.unit.clone());
        put("year", self.year.map(|year| year.to_string()));
        put("words", Some(self.words.clone()));
        put("into", self.into.clone());
        put("lead", self.lead.clone());
        put("due", self.due.clone());
        put("people", self.people.map(|people| people.to_string()));
        put("yes", self.yes.map(|yes| yes.to_string()));
        for (at, pay) in self.pays.iter().enumerate() {
            let twice = self.pays.iter().take(at).any(|other| other.fund == pay.fund);
            let fund = Fund::parse(&pay.fund).filter(|_| !twice);
            let fund = fund.ok_or_else(|| Refusal::new(Rule::BadField, format!("fund {at}")))?;
            put(&format!("fund-{}", fund.as_str()), Some(pay.wan.to_string()));
        }
        Ok(Form::of(visit, sent))
    }
}

fn line(entry: &Entry) -> Option<CandidateLineJson> {
    let row = entry.row.candidate()?;
    let number = |number: Option<yinuo_kernel::CaseNumber>| number.map(|number| number.to_string());
    Some(CandidateLineJson {
        number: entry.row.number.to_string(),
        title: entry.title().to_owned(),
        year: entry.row.year,
        stage: row.stage.as_str().to_owned(),
        voice: row.voice.as_str().to_owned(),
        lead: row.lead.as_ref().map(ToString::to_string),
        wan: row.wan,
        due: row.due.map(|due| due.to_string()),
        people: row.people,
        into: number(row.into),
        vote: number(row.vote),
        outcome: row.outcome.map(|outcome| outcome.as_str().to_owned()),
        yes: row.yes,
        task: number(row.task),
        shown: row.shown,
    })
}

/// What a list may be asked.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Filter {
    /// Words of the title.
    q: String,
    stage: String,
    year: String,
    /// From 0; 200 candidates each.
    page: usize,
}

const PAGE: usize = 200;

/// Candidates by number. Needs a token of the office or a unit.
#[utoipa::path(get, path = "/api/delivery/candidates", params(Filter),
    responses((status = 200, body = CandidatesJson), (status = "4XX", body = ProblemJson)))]
pub async fn list(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(filter): Ask<Filter>,
) -> Result<Tagged<CandidatesJson>, Problem> {
    let rows = rows(&app, &visit).await?;
    let is = |asked: &str, value: &str| asked.is_empty() || asked == value;
    let takes = |one: &CandidateLineJson| {
        filter.q.split_whitespace().all(|word| one.title.contains(word))
            && is(&filter.stage, &one.stage)
            && is(&filter.year, &one.year.to_string())
    };
    let all: Vec<CandidateLineJson> = rows.values().filter_map(|entry| line(entry)).filter(takes).collect();
    let count = all.len();
    let candidates = all.into_iter().skip(filter.page.saturating_mul(PAGE)).take(PAGE).collect();
    Ok(Tagged::list(CandidatesJson { candidates, count }))
}

/// One candidate. Needs a token of the office or a unit.
#[utoipa::path(get, path = "/api/delivery/candidates/{number}", params(("number" = String, Path)),
    responses((status = 200, body = CandidateJson), (status = "4XX", body = ProblemJson)))]
pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(number): Path<String>,
) -> Result<Tagged<CandidateJson>, Problem> {
    let number = command::number(&visit, &number)?;
    let loaded = load(&app, &visit, number).await?;
    let it = candidate_of(&loaded, &visit)?;
    let rows = rows(&app, &visit).await?;
    let entry = rows.get(&number).and_then(|entry| line(entry));
    let line = entry.ok_or_else(|| Problem::refused(&visit, Rule::UnknownDossier))?;
    let text = loaded.text(&it.idea.words).cloned().unwrap_or_default();
    let costing = it.costing.as_ref();
    let gain = costing.and_then(|costing| loaded.text(&costing.words));
    let pay = |pay: &yinuo_delivery::candidate::Payment| PaymentJson { fund: pay.fund.as_str().into(), wan: pay.wan };
    let version = u32::try_from(loaded.course.len()).unwrap_or(u32::MAX);
    let json = CandidateJson {
        line,
        version,
        body: text.body,
        address: text.address,
        unit: it.idea.unit.as_ref().map(ToString::to_string),
        pays: costing.map(|costing| costing.pays.iter().map(pay).collect()).unwrap_or_default(),
        gain: gain.map(|text| text.body.clone()).unwrap_or_default(),
    };
    Ok(Tagged::case(version, json))
}

/// Takes a suggestion down. A unit speaks in its own voice, the office in a deputy's or a unit's.
#[utoipa::path(post, path = "/api/delivery/candidates", request_body = CandidateStep,
    params(("Idempotency-Key" = String, Header, description = "1 to 128 visible characters")),
    responses((status = 201, body = ReceiptJson), (status = "4XX", body = ProblemJson), (status = 503, body = ProblemJson)))]
pub async fn suggest(
    State(app): State<App>,
    sent: Sent<CandidateStep>,
) -> Result<(StatusCode, Json<ReceiptJson>), Problem> {
    let receipt = take(&app, &sent, Target::New, Verb::Suggest).await?;
    Ok((StatusCode::CREATED, Json(receipt)))
}

/// Carries out a step on a candidate: `edit`, `accept`, `merge`, `decline`, `cost`, `show`. The others follow from
/// a vote's list and count.
#[utoipa::path(post, path = "/api/delivery/candidates/{number}/{verb}", request_body = CandidateStep,
    params(("number" = String, Path), ("verb" = String, Path), ("Idempotency-Key" = String, Header),
        ("If-Match" = Option<String>, Header, description = "the ETag as it was looked at; 412 when somebody has acted since")),
    responses((status = 200, body = ReceiptJson), (status = "4XX", body = ProblemJson), (status = 503, body = ProblemJson)))]
pub async fn act(
    State(app): State<App>,
    Path((number, verb)): Path<(String, String)>,
    sent: Sent<CandidateStep>,
) -> Result<Json<ReceiptJson>, Problem> {
    let visit = &sent.visit;
    let number = command::number(visit, &number)?;
    let verb = Verb::parse(&verb).filter(|verb| *verb != Verb::Suggest).ok_or_else(|| Problem::not_found(visit))?;
    Ok(Json(take(&app, &sent, Target::Case(number), verb).await?))
}

async fn take(app: &App, sent: &Sent<CandidateStep>, target: Target, verb: Verb) -> Result<ReceiptJson, Problem> {
    let visit = &sent.visit;
    let refuse = |refusal| Problem::refused(visit, refusal);
    let key = sent.scoped()?;
    let form = sent.body.form(visit).map_err(refuse)?;
    let (command, words) = match verb {
        Verb::Suggest => candidate_form::suggest(app, &form),
        _ => candidate_form::step(app, &form, verb),
    }
    .map_err(refuse)?;
    let seen = etag::seen(&sent.headers).map_err(refuse)?;
    let asked = command::asked(&(verb.as_str(), format!("{target:?}"), &sent.body), &[]);
    let plain = Deed::plain(target, command, visit.staff()?.account.actor.clone());
    let receipts = deliver(app, visit, vec![Deed { key: Some(key), asked, seen, words, ..plain }]).await?;
    let first = receipts.first().ok_or_else(|| refuse(Rule::UnknownDossier.into()))?;
    Ok(ReceiptJson::of(first, None))
}
