//! `requests` and `requests/{id}`: what was asked for, newest first.

use super::answer::{Answer, Format, Told};
use super::{key, request};
use crate::app::{App, Inner};
use crate::http::access::{Visit, Who};
use crate::http::problem::Problem;
use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, Uri};
use jiff::SignedDuration;
use jiff::civil::{Date, Time};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;
use yinuo_casework::Stage;
use yinuo_journal::{CaseRow, Cursor, Fault, Order, QueueQuery, Scope};
use yinuo_kernel::{CaseNumber, Timestamp, WordsId};

/// The spec's longest span.
const DAYS_MAX: i64 = 90;
const IDS_MAX: usize = 100;
const PAGE_SIZE: usize = 50;
const PAGE_MAX: usize = 500;
/// So many cases are looked through for one answer.
const WALK: usize = 20_000;

/// What may be asked; what the spec has and we need not is left out.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub service_request_id: String,
    service_code: String,
    pub start_date: String,
    pub end_date: String,
    status: String,
    page: String,
    page_size: String,
    pub api_key: String,
}

pub fn bad(format: Format, what: &str) -> Answer {
    Answer::no(format, StatusCode::BAD_REQUEST, what)
}

/// An instant as W3C writes it; a day alone begins it.
pub fn instant(app: &App, format: Format, name: &str, text: &str) -> Result<Option<Timestamp>, Answer> {
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(at) = text.parse::<Timestamp>() {
        return Ok(Some(at));
    }
    let day: Date =
        text.parse().map_err(|_| bad(format, &format!("{name}: not a W3C date such as 2026-11-24T00:00:00Z")))?;
    Ok(Some(app.world.calendar().instant(day.to_datetime(Time::midnight()))))
}

/// The span asked for, at most ninety days, without a word the last `days` ones.
pub fn span(app: &App, format: Format, asked: &Asked, days: i64) -> Result<(Timestamp, Timestamp), Answer> {
    let length = SignedDuration::from_hours(24 * days);
    let start = instant(app, format, "start_date", &asked.start_date)?;
    let end = instant(app, format, "end_date", &asked.end_date)?;
    let now = app.clock.now();
    let end =
        end.unwrap_or_else(|| start.and_then(|start| start.checked_add(length).ok()).map_or(now, |end| end.min(now)));
    let start = start.unwrap_or_else(|| end.checked_sub(length).unwrap_or(Timestamp::MIN));
    if end.duration_since(start) > SignedDuration::from_hours(24 * DAYS_MAX) {
        return Err(bad(format, "start_date, end_date: a span may have 90 days"));
    }
    Ok((start, end))
}

/// The numbers of a comma list.
pub fn numbers(format: Format, list: &str) -> Result<Vec<CaseNumber>, Answer> {
    let numbers: Vec<CaseNumber> = list.split(',').filter_map(CaseNumber::parse).collect();
    if numbers.len() > IDS_MAX {
        return Err(bad(format, "service_request_id: at most 100"));
    }
    Ok(numbers)
}

struct Wanted {
    start: Timestamp,
    end: Timestamp,
    codes: BTreeSet<String>,
    stages: Vec<Stage>,
    skip: usize,
    size: usize,
}

fn wanted(app: &App, format: Format, asked: &Asked) -> Result<Wanted, Answer> {
    let (start, end) = span(app, format, asked, DAYS_MAX)?;
    let codes: BTreeSet<String> =
        asked.service_code.split(',').map(str::trim).filter(|code| !code.is_empty()).map(str::to_owned).collect();
    let directory = &app.world.main().directory;
    if let Some(code) = codes.iter().find(|code| !directory.leaves().any(|one| one.id.as_str() == **code)) {
        let code: String = code.chars().take(64).collect();
        return Err(Answer::no(format, StatusCode::NOT_FOUND, &format!("service_code: there is no service {code}")));
    }
    let status: BTreeSet<&str> = asked.status.split(',').map(str::trim).filter(|one| !one.is_empty()).collect();
    if status.iter().any(|one| !["open", "closed"].contains(one)) {
        return Err(bad(format, "status: open or closed"));
    }
    let stages = match status.len() {
        1 => Stage::ALL.iter().copied().filter(|stage| status.contains(request::status(*stage))).collect(),
        _ => Vec::new(),
    };
    let number = |name: &str, text: &str, or: usize| match text {
        "" => Ok(or),
        text => text
            .parse::<usize>()
            .ok()
            .filter(|n| *n > 0)
            .ok_or_else(|| bad(format, &format!("{name}: not a number from 1"))),
    };
    let size = number("page_size", &asked.page_size, PAGE_SIZE)?.min(PAGE_MAX);
    let skip = (number("page", &asked.page, 1)? - 1).saturating_mul(size);
    Ok(Wanted { start, end, codes, stages, skip, size })
}

/// A page of what is wanted; `None`: it would take too long to find.
fn walk(app: &Inner, wanted: &Wanted) -> Result<Option<Vec<CaseRow>>, Fault> {
    // Numbers carry their day, so the walk begins behind the last day and ends before the first.
    let day = |at: Timestamp| app.world.calendar().local(at).date();
    let behind = CaseNumber::new(day(wanted.end).tomorrow().unwrap_or(Date::MAX), 0);
    let first = CaseNumber::new(day(wanted.start), 0);
    let mut query = QueueQuery {
        case_type: Some(app.world.main().rules.case_type.clone()),
        stages: wanted.stages.clone(),
        order: Order::Newest,
        after: Some(Cursor { rank: -behind.key(), number: behind }),
        limit: 200,
        ..QueueQuery::all(app.world.place, app.clock.now())
    };
    let (mut looked, mut skipped, mut found) = (0, 0, Vec::new());
    loop {
        let page = app.reader.list(&query)?;
        for row in page.rows {
            if row.number < first {
                return Ok(Some(found));
            }
            looked += 1;
            let fits = (wanted.start..=wanted.end).contains(&row.submitted_at)
                && (wanted.codes.is_empty() || wanted.codes.contains(row.category.as_str()))
                && request::is_here(app, &row);
            match fits {
                true if skipped < wanted.skip => skipped += 1,
                true => found.push(row),
                false => {}
            }
            if found.len() >= wanted.size {
                return Ok(Some(found));
            }
        }
        match page.next {
            None => return Ok(Some(found)),
            Some(_) if looked >= WALK => return Ok(None),
            next => query.after = next,
        }
    }
}

/// What every list is asked: the format, the query, and whose key came along.
///
/// # Errors
/// When the query or the key is no good.
pub async fn opened(
    app: &App,
    visit: &Visit,
    uri: &Uri,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<(Format, Asked, Option<Arc<Who>>), Answer> {
    let format = Format::of(uri.path());
    let Ok(Query(asked)) = asked else { return Err(bad(format, "the query cannot be understood")) };
    let who = key::holder(app, visit, format, &asked.api_key, Scope::Read).await?;
    Ok((format, asked, who))
}

/// Requests with the words that this caller reads.
fn views(app: &Inner, visit: &Visit, who: Option<&Who>, rows: &[CaseRow]) -> Result<Vec<Value>, Fault> {
    let ids: Vec<WordsId> = rows.iter().filter(|row| request::reads(app, who, row)).map(|row| row.words).collect();
    let texts = app.reader.words(app.world.place, &ids)?;
    Ok(rows.iter().map(|row| request::view(app, visit, row, texts.get(&row.words))).collect())
}

fn by_number(app: &Inner, numbers: &[CaseNumber]) -> Result<Vec<CaseRow>, Fault> {
    let rows = numbers.iter().map(|number| app.reader.row(app.world.place, *number)).collect::<Result<Vec<_>, _>>()?;
    Ok(rows.into_iter().flatten().filter(|row| request::is_here(app, row)).collect())
}

/// `requests.{json,xml}`
pub async fn list(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    uri: Uri,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Told {
    let (format, asked, who) = opened(&app, &visit, &uri, asked).await?;
    let failed = |fault| Answer::problem(format, &Problem::failed(&visit, fault));
    let seen = visit.clone();
    let found = if asked.service_request_id.is_empty() {
        let wanted = wanted(&app, format, &asked)?;
        app.read(move |app| walk(app, &wanted)?.map(|rows| views(app, &seen, who.as_deref(), &rows)).transpose()).await
    } else {
        let numbers = numbers(format, &asked.service_request_id)?;
        app.read(move |app| views(app, &seen, who.as_deref(), &by_number(app, &numbers)?).map(Some)).await
    };
    match found.map_err(failed)? {
        Some(requests) => Ok(Answer::ok(format, "service_requests", requests.into())),
        None => Err(bad(format, "too many requests lie in this span: narrow start_date and end_date")),
    }
}

/// `requests/{id}.{json,xml}`
pub async fn one(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(request): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Told {
    let (id, format) = Format::split(&request);
    let key = asked.map(|Query(asked)| asked.api_key).unwrap_or_default();
    let who = key::holder(&app, &visit, format, &key, Scope::Read).await?;
    let none = || Answer::no(format, StatusCode::NOT_FOUND, "service_request_id: there is no such request");
    let number = CaseNumber::parse(id).ok_or_else(none)?;
    let seen = visit.clone();
    let found = app.read(move |app| views(app, &seen, who.as_deref(), &by_number(app, &[number])?)).await;
    let found = found.map_err(|fault| Answer::problem(format, &Problem::failed(&visit, fault)))?;
    if found.is_empty() { Err(none()) } else { Ok(Answer::ok(format, "service_requests", found.into())) }
}

/// `tokens/{token}.{json,xml}`: a number is known at once, so a token is the number itself.
pub async fn token(State(app): State<App>, Extension(visit): Extension<Visit>, Path(token): Path<String>) -> Told {
    let (id, format) = Format::split(&token);
    let none = || Answer::no(format, StatusCode::NOT_FOUND, "token: there is no such token");
    let number = CaseNumber::parse(id).ok_or_else(none)?;
    let found = app.read(move |app| by_number(app, &[number])).await;
    let found = found.map_err(|fault| Answer::problem(format, &Problem::failed(&visit, fault)))?;
    if found.is_empty() {
        return Err(none());
    }
    let told = json!([{ "service_request_id": number.to_string(), "token": number.to_string() }]);
    Ok(Answer::ok(format, "service_requests", told))
}
