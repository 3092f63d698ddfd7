//! `servicerequestupdates`: FixMyStreet's extension, what became of requests since a time
//! (github.com/mysociety/fixmystreet/wiki/Open311-FMS---Complete-Spec). Updates are read only: what
//! a person adds to a case here is a step with its rules (withdraw, reopen, rate), and those need
//! the case's code.

use super::answer::{Answer, Told};
use super::request;
use super::requests::{Asked, bad, numbers, opened, span};
use crate::app::{App, Inner};
use crate::http::access::{Visit, Who};
use crate::http::problem::Problem;
use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::Uri;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use yinuo_casework::{Case, Entry, Event};
use yinuo_journal::{CaseRow, Chained, Fault, tail};
use yinuo_kernel::{CaseNumber, Timestamp, WordsId};

/// More records than this are not looked through for one answer.
const WALK: usize = 20_000;
/// More updates than this are not told at once.
const MOST: usize = 2_000;

/// A step that people outside may know of: the stage changed, or the unit replied.
struct Step<'a> {
    n: usize,
    entry: &'a Entry,
    case: Case,
}

fn steps(history: &[Entry]) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    let mut case: Option<Case> = None;
    for (entry, n) in history.iter().zip(1..) {
        let before = case.as_ref().map(|case| case.stage);
        match &mut case {
            Some(case) => case.apply(entry),
            None => case = Case::open(entry),
        }
        let Some(now) = &case else { continue };
        // The submission itself is the request, not an update of it.
        let replied = matches!(entry.event, Event::Replied { .. });
        if before.is_some_and(|before| before != now.stage || replied) {
            steps.push(Step { n, entry, case: now.clone() });
        }
    }
    steps
}

fn of_case(
    app: &Inner,
    visit: &Visit,
    who: Option<&Who>,
    row: &CaseRow,
    span: (Timestamp, Timestamp),
) -> Result<Vec<(Timestamp, Value)>, Fault> {
    let history = app.reader.history(app.world.place, row.number)?;
    let steps: Vec<Step<'_>> =
        steps(&history).into_iter().filter(|step| (span.0..=span.1).contains(&step.entry.at)).collect();
    let exact = request::reads(app, who, row);
    let ids: Vec<WordsId> =
        steps.iter().filter(|_| exact).filter_map(|step| step.entry.event.words()).map(|words| words.id).collect();
    let texts = app.reader.words(app.world.place, &ids)?;
    let update = |step: &Step<'_>| {
        let stage = step.case.stage;
        let words = step.entry.event.words().and_then(|words| texts.get(&words.id)).map(|text| text.body.clone());
        let told = words.unwrap_or_else(|| visit.lang.say(stage.zh(), stage.en()).to_owned());
        let update = json!({
            "update_id": format!("{}-{}", row.number.bare(), step.n),
            "service_request_id": row.number.to_string(),
            "status": request::status(stage),
            "updated_datetime": request::time(app, step.entry.at, exact),
            "description": told,
            "media_url": Value::Null,
        });
        (step.entry.at, update)
    };
    Ok(steps.iter().map(update).collect())
}

/// The cases that changed in a span; `None`: too many records.
fn changed(app: &Inner, span: (Timestamp, Timestamp)) -> Result<Option<Vec<CaseNumber>>, Fault> {
    let (reader, place) = (app.reader.as_ref(), app.world.place);
    let mut seq = tail::before(reader, place, span.0)?;
    let last = seq + WALK as u64;
    let mut cases: BTreeSet<CaseNumber> = BTreeSet::new();
    loop {
        let records = tail::after(reader, place, seq, 500)?;
        let Some(end) = records.last().map(|record| (record.seq(), record.at())) else { break };
        cases.extend(
            records
                .into_iter()
                .filter(|record| record.at() <= span.1)
                .filter_map(Chained::case)
                .map(|record| record.case),
        );
        if end.1 > span.1 {
            break;
        }
        seq = end.0;
        if seq >= last {
            return Ok(None);
        }
    }
    Ok(Some(cases.into_iter().collect()))
}

/// `servicerequestupdates.{json,xml}`: the last day without a word, or of the requests named.
pub async fn list(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    uri: Uri,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Told {
    let (format, asked, who) = opened(&app, &visit, &uri, asked).await?;
    let named = !asked.service_request_id.is_empty();
    let numbers = numbers(format, &asked.service_request_id)?;
    let span = match named && asked.start_date.is_empty() && asked.end_date.is_empty() {
        true => (Timestamp::MIN, Timestamp::MAX),
        false => span(&app, format, &asked, 1)?,
    };
    let seen = visit.clone();
    let found = app.read(move |app| {
        let cases = if named { Some(numbers) } else { changed(app, span)? };
        let Some(cases) = cases else { return Ok(None) };
        let mut updates = Vec::new();
        for number in cases {
            let row = app.reader.row(app.world.place, number)?.filter(|row| request::is_here(app, row));
            if let Some(row) = row {
                updates.extend(of_case(app, &seen, who.as_deref(), &row, span)?);
            }
            if updates.len() > MOST {
                return Ok(None);
            }
        }
        updates.sort_by_key(|(at, _)| *at);
        Ok(Some(updates.into_iter().map(|(_, update)| update).collect::<Vec<Value>>()))
    });
    match found.await.map_err(|fault| Answer::problem(format, &Problem::failed(&visit, fault)))? {
        Some(updates) => Ok(Answer::ok(format, "service_request_updates", updates.into())),
        None => Err(bad(format, "too many updates lie in this span: narrow start_date and end_date")),
    }
}
