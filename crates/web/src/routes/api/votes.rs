//! `/api/delivery/votes`: the votes (票决) for machines: their card and list, what the office does, what came of them.
//!
//! There is no route that casts a ballot, and none is to be added: a ballot is its deputy's alone, goes in under
//! the code of a slip at the booth (`/vote`), and the booth knows no caller. A token would tie a name to it, and
//! whoever holds the codes of many slips could vote for many. For the same reason a machine does not open a round:
//! the answer is the slips.

use super::json::Asked as Sent;
use super::view::ReceiptJson;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::etag::{self, Tagged};
use crate::http::form::Form;
use crate::http::problem::{Problem, ProblemJson};
use crate::routes::command;
use crate::routes::delivery::{deliver, load, rows};
use crate::routes::votes::schema::ProtocolJson;
use crate::routes::votes::{follow as following, protocol as protocols, vote as desk, vote as vote_of, vote_form};
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yinuo_delivery::Command;
use yinuo_delivery::vote::{Command as Vote, Verb};
use yinuo_journal::register::Entry;
use yinuo_journal::{Deed, Target};
use yinuo_kernel::{CaseNumber, Rule};

/// A vote. How many have voted is told after the count alone.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct VoteJson {
    pub number: String,
    /// Records so far: what `If-Match` is held against.
    pub version: u32,
    pub title: String,
    /// What is decided.
    pub body: String,
    /// The year the items are for.
    pub year: i16,
    /// `drafting`, `open`, `counted`, `failed`, `discarded`.
    pub stage: String,
    /// From 1; 0 before the first opening.
    pub round: u32,
    /// All deputies.
    pub roll: u32,
    /// How many items may be chosen.
    pub seats: u32,
    /// The candidates in the order of the paper.
    pub candidates: Vec<String>,
    pub closes_at: Option<String>,
    /// Why the last round failed.
    pub failed: Option<String>,
    pub counted_at: Option<String>,
    pub chosen: Vec<String>,
    /// Equal votes, and too few seats.
    pub tied: Vec<String>,
    pub shown: bool,
}

/// The votes, newest first.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct VotesJson {
    pub votes: Vec<VoteJson>,
}

/// What a step carries besides its verb. Each verb reads its own fields and leaves the others.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct VoteStep {
    /// draft, amend.
    pub title: String,
    /// draft, amend: what is decided.
    pub body: String,
    /// draft, amend: the year the items are for.
    pub year: Option<i16>,
    /// draft, amend: all deputies in office.
    pub roll: Option<u32>,
    /// draft, amend: how many items may be chosen.
    pub seats: Option<u32>,
    /// list: numbers of the candidates in the order of the paper; those left out go off it.
    pub candidates: Vec<String>,
    /// break: why.
    pub words: String,
    /// count: codes of the slips that nobody drew.
    pub spare: Vec<String>,
    /// show: whether the public sees it.
    pub yes: Option<bool>,
}

/// When the booth closes, in the city's time.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenStep {
    /// `2027-01-12`.
    pub day: String,
    /// `17:30`.
    pub time: String,
}

/// A round that was opened. The slips stand here and nowhere else.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct OpenedJson {
    pub number: String,
    pub round: u32,
    pub closes_at: String,
    /// A code for each deputy, to be printed and drawn. Whoever loses them breaks the round off and opens another.
    pub slips: Vec<String>,
}

fn vote_json(entry: &Entry) -> Option<VoteJson> {
    let row = entry.row.vote()?;
    let numbers = |all: &[CaseNumber]| all.iter().map(ToString::to_string).collect();
    Some(VoteJson {
        number: entry.row.number.to_string(),
        version: entry.row.n,
        title: entry.title().to_owned(),
        body: entry.text.as_ref().map(|text| text.body.clone()).unwrap_or_default(),
        year: entry.row.year,
        stage: row.stage.as_str().to_owned(),
        round: row.round,
        roll: row.roll,
        seats: row.seats,
        candidates: numbers(&row.candidates),
        closes_at: row.closes_at.map(|at| at.to_string()),
        failed: row.failed.map(|why| why.as_str().to_owned()),
        counted_at: row.counted_at.map(|at| at.to_string()),
        chosen: numbers(&row.chosen),
        tied: numbers(&row.tied),
        shown: row.shown,
    })
}

/// The votes, newest first. Needs a token of the office.
#[utoipa::path(get, path = "/api/delivery/votes",
    responses((status = 200, body = VotesJson), (status = "4XX", body = ProblemJson)))]
pub async fn list(State(app): State<App>, Extension(visit): Extension<Visit>) -> Result<Tagged<VotesJson>, Problem> {
    let rows = rows(&app, &visit).await?;
    Ok(Tagged::list(VotesJson { votes: rows.values().rev().filter_map(|entry| vote_json(entry)).collect() }))
}

/// One vote. Needs a token of the office.
#[utoipa::path(get, path = "/api/delivery/votes/{number}", params(("number" = String, Path)),
    responses((status = 200, body = VoteJson), (status = "4XX", body = ProblemJson)))]
pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(number): Path<String>,
) -> Result<Tagged<VoteJson>, Problem> {
    let number = command::number(&visit, &number)?;
    let rows = rows(&app, &visit).await?;
    let found = rows.get(&number).and_then(|entry| vote_json(entry));
    let json = found.ok_or_else(|| Problem::refused(&visit, Rule::UnknownDossier))?;
    Ok(Tagged::case(json.version, json))
}

impl VoteStep {
    /// As the desk's form would have sent it.
    fn form(&self, visit: &Visit) -> Form {
        let text = |name: &str, value: String| (name.to_owned(), value);
        let mut sent = vec![
            text("title", self.title.clone()),
            text("body", self.body.clone()),
            text("words", self.words.clone()),
            text("spare", self.spare.join("\n")),
        ];
        sent.extend(self.year.map(|year| text("year", year.to_string())));
        sent.extend(self.roll.map(|roll| text("roll", roll.to_string())));
        sent.extend(self.seats.map(|seats| text("seats", seats.to_string())));
        sent.extend(self.yes.map(|yes| text("yes", yes.to_string())));
        sent.extend(self.candidates.iter().map(|number| text("candidate", number.clone())));
        Form::of(visit, sent)
    }

    /// What a repeated request is compared by. Spare codes are secrets until they are counted, and a digest of few
    /// words can be guessed.
    fn asked(&self, verb: Verb, number: &str) -> String {
        command::asked(&(verb.as_str(), number, VoteStep { spare: Vec::new(), ..self.clone() }), &[])
    }
}

/// Drafts a vote. Needs the token of the office.
#[utoipa::path(post, path = "/api/delivery/votes", request_body = VoteStep,
    params(("Idempotency-Key" = String, Header, description = "1 to 128 visible characters")),
    responses((status = 201, body = ReceiptJson), (status = "4XX", body = ProblemJson), (status = 503, body = ProblemJson)))]
pub async fn draft(State(app): State<App>, sent: Sent<VoteStep>) -> Result<(StatusCode, Json<ReceiptJson>), Problem> {
    let visit = &sent.visit;
    let key = sent.scoped()?;
    let form = sent.body.form(visit);
    let (plan, row) = vote_form::plan(&app, &form).map_err(|refusal| Problem::refused(visit, refusal))?;
    let command = Command::Vote(Vote::Draft(Box::new(plan)));
    let plain = Deed::plain(Target::New, command, visit.staff()?.account.actor.clone());
    let deed = Deed { key: Some(key), asked: sent.body.asked(Verb::Draft, ""), words: vec![row], ..plain };
    Ok((StatusCode::CREATED, Json(first(&app, visit, vec![deed]).await?)))
}

/// Carries out a step on a vote: `amend`, `list`, `break`, `count`, `discard`, `show`, or `follow` after the count,
/// which tells every candidate its outcome and makes the tasks. A round closes by itself at its time.
#[utoipa::path(post, path = "/api/delivery/votes/{number}/{verb}", request_body = VoteStep,
    params(("number" = String, Path), ("verb" = String, Path), ("Idempotency-Key" = String, Header),
        ("If-Match" = Option<String>, Header, description = "the ETag as it was looked at; 412 when somebody has acted since")),
    responses((status = 200, body = VoteJson), (status = "4XX", body = ProblemJson), (status = 503, body = ProblemJson)))]
pub async fn act(
    State(app): State<App>,
    Path((number, verb)): Path<(String, String)>,
    sent: Sent<VoteStep>,
) -> Result<Json<VoteJson>, Problem> {
    let visit = &sent.visit;
    let refuse = |refusal| Problem::refused(visit, refusal);
    let number = command::number(visit, &number)?;
    let key = sent.scoped()?;
    if verb == "follow" {
        // Its keys are made from the vote alone: asked for again it repeats nothing.
        following::carry(&app, visit, number).await?;
        return now(&app, visit, number).await;
    }
    let verb = Verb::parse(&verb).filter(|verb| *verb != Verb::Draft).ok_or_else(|| Problem::not_found(visit))?;
    let loaded = load(&app, visit, number).await?;
    let vote = vote_of(&loaded, visit)?;
    let by = &visit.staff()?.account.actor;
    let deeds = vote_form::deeds(&app, &sent.body.form(visit), verb, vote, by).map_err(refuse)?;
    let (asked, seen) = (sent.body.asked(verb, &number.to_string()), etag::seen(&sent.headers).map_err(refuse)?);
    let keyed = deeds.into_iter().enumerate().map(|(at, deed)| Deed {
        key: Some(format!("{key}:{at}")),
        asked: asked.clone(),
        seen: seen.filter(|_| at == 0),
        ..deed
    });
    first(&app, visit, keyed.collect()).await?;
    now(&app, visit, number).await
}

async fn now(app: &App, visit: &Visit, number: CaseNumber) -> Result<Json<VoteJson>, Problem> {
    let rows = rows(app, visit).await?;
    let found = rows.get(&number).and_then(|entry| vote_json(entry));
    found.map(Json).ok_or_else(|| Problem::refused(visit, Rule::UnknownDossier))
}

async fn first(app: &App, visit: &Visit, deeds: Vec<Deed>) -> Result<ReceiptJson, Problem> {
    let receipts = deliver(app, visit, deeds).await?;
    let first = receipts.first().ok_or_else(|| Problem::refused(visit, Rule::UnknownDossier))?;
    Ok(ReceiptJson::of(first, None))
}

/// Opens a round, and answers with its slips once. Needs the session of a person of the office: a machine does not
/// hold slips. Without an Idempotency-Key, for the same slips cannot be told twice.
#[utoipa::path(post, path = "/api/delivery/votes/{number}/open", request_body = OpenStep,
    params(("number" = String, Path),
        ("If-Match" = Option<String>, Header, description = "the ETag as it was looked at; 412 when somebody has acted since")),
    responses((status = 200, body = OpenedJson), (status = "4XX", body = ProblemJson), (status = 503, body = ProblemJson)))]
pub async fn open(
    State(app): State<App>,
    Path(number): Path<String>,
    sent: Sent<OpenStep>,
) -> Result<Json<OpenedJson>, Problem> {
    let visit = &sent.visit;
    let refuse = |refusal| Problem::refused(visit, refusal);
    let number = command::number(visit, &number)?;
    let loaded = load(&app, visit, number).await?;
    let vote = vote_of(&loaded, visit)?;
    if visit.staff()?.account.is_machine() {
        return Err(refuse(yinuo_kernel::Refusal::new(Rule::RoleForbids, "machine × open")));
    }
    let OpenStep { day, time } = sent.body.clone();
    let form = Form::of(visit, vec![("day".to_owned(), day), ("time".to_owned(), time)]);
    let closes_at = vote_form::closes(&app, &form).map_err(refuse)?;
    let seen = etag::seen(&sent.headers).map_err(refuse)?;
    let (round, codes) = desk::begin(&app, visit, vote, closes_at, seen).await?;
    Ok(Json(OpenedJson {
        number: number.to_string(),
        round,
        closes_at: closes_at.to_string(),
        slips: codes.iter().map(ToString::to_string).collect(),
    }))
}

/// The protocol of a counted vote that was published: everything it takes to count again, as `yinuo vote check`
/// reads it. Anybody may have it.
#[utoipa::path(get, path = "/api/votes/{number}/protocol", params(("number" = String, Path)),
    responses((status = 200, body = ProtocolJson), (status = "4XX", body = ProblemJson)))]
pub async fn protocol(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let protocol = protocols::counted(&app, &visit, &number).await?;
    let body = serde_json::to_string(&protocol).unwrap_or_default();
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}
