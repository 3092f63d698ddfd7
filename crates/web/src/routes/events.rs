//! `/desk/events` and `/api/events`: what changes, as server-sent events, for queues that stay
//! true by themselves and for systems that need not poll.
//!
//! - `ready`: everything before its id has been told; sent once, after what was missed.
//! - `case`: a case stands differently. No words; who may not see a case hears nothing of it.
//! - `lagged`, `refetch`: something was not told one by one; fetch what you show anew.
//!
//! The id of an event is a record's number. A client that comes back says the last one it heard
//! (`Last-Event-ID`) and gets what it missed from the journal, unless that is too much.

use super::sight;
use crate::app::{App, Inner};
use crate::http::access::{Visit, Who};
use crate::http::problem::{Problem, ProblemJson};
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream;
use serde::Serialize;
use std::collections::{BTreeMap, VecDeque};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Interval;
use yinuo_casework::Case;
use yinuo_journal::{Account, Chained, Fault, News, World, tail};
use yinuo_kernel::{Role, UnitId};

/// How often a silent connection is kept alive, and a listener's session looked at again.
const BEAT: Duration = Duration::from_secs(15);

/// More missed records than this are not told one by one.
const REPLAY: usize = 500;

/// A case that stands differently.
#[derive(Debug, Serialize, utoipa::ToSchema, schemars::JsonSchema)]
pub struct EventJson {
    /// The record of the place's chain that completed the command; also the event's id.
    pub seq: u64,
    pub number: String,
    /// The case type.
    #[serde(rename = "type")]
    pub case_type: String,
    pub stage: String,
    /// The unit it is with; `null` when it has none, or none of the listener's.
    pub unit: Option<String>,
}

/// What an account hears of a change.
fn heard(world: &World, account: &Account, news: &News) -> Option<EventJson> {
    if news.sealed && !sight::sees_sealed(world, &account.actor) {
        return None;
    }
    let mine = |unit: &UnitId| account.role() != Role::Unit || sight::is_own(world, &account.actor, unit);
    if account.role() == Role::Unit && !news.concerns.iter().any(mine) {
        return None;
    }
    Some(EventJson {
        seq: news.seq,
        number: news.number.to_string(),
        case_type: news.case_type.to_string(),
        stage: news.stage.as_str().to_owned(),
        unit: news.unit.as_ref().filter(|unit| mine(unit)).map(ToString::to_string),
    })
}

/// What was missed since a record.
enum Missed {
    News(Vec<News>),
    TooMuch,
}

/// From the records after `last` to where each of their cases stands now.
fn missed(app: &Inner, last: u64) -> Result<Missed, Fault> {
    let (reader, place) = (app.reader.as_ref(), app.world.place);
    // A number that this database never gave: it was restored, or it is another city's.
    let unknown = last > 0 && reader.records_after(place, last - 1, 1)?.is_empty();
    let records = tail::after(reader, place, last, REPLAY + 1)?;
    if unknown || records.len() > REPLAY {
        return Ok(Missed::TooMuch);
    }
    let mut cases: BTreeMap<_, (u32, u64)> = BTreeMap::new();
    for record in records.into_iter().filter_map(Chained::case) {
        cases.entry(record.case).or_insert((record.n, 0)).1 = record.seq;
    }
    let mut news = Vec::new();
    for (number, (first, seq)) in cases {
        let history = reader.history(place, number)?;
        let before = Case::replay(history.get(..first.saturating_sub(1) as usize).unwrap_or_default());
        if let Some(now) = Case::replay(&history) {
            news.push(News::of(seq, before.as_ref().map(News::concerned).unwrap_or_default(), &now));
        }
    }
    news.sort_by_key(|one| one.seq);
    Ok(Missed::News(news))
}

/// Whether the session that listens is still good.
fn still_good(app: &Inner, who: &Who) -> Result<bool, Fault> {
    let session = app.reader.session(&who.session.token)?;
    let account = app.reader.account(&who.session.login)?;
    Ok(session.is_some_and(|session| session.until > app.clock.now()) && account.as_ref() == Some(&who.account))
}

struct Listener {
    app: App,
    who: Who,
    news: Receiver<Arc<News>>,
    beat: Interval,
    /// To be sent before anything live.
    waiting: VecDeque<Event>,
    /// Told already, by the journal.
    told: u64,
}

fn case(event: &EventJson) -> Option<Event> {
    Event::default().event("case").id(event.seq.to_string()).json_data(event).ok()
}

fn sign(name: &str, seq: Option<u64>) -> Event {
    let event = Event::default().event(name).data("{}");
    match seq {
        Some(seq) => event.id(seq.to_string()),
        None => event,
    }
}

impl Listener {
    /// The next event; `None` ends the connection: the session is over, or the city closes.
    async fn next(&mut self) -> Option<Event> {
        if let Some(event) = self.waiting.pop_front() {
            return Some(event);
        }
        loop {
            tokio::select! {
                news = self.news.recv() => match news {
                    Ok(news) if news.seq <= self.told => {}
                    Ok(news) => {
                        if let Some(event) = heard(&self.app.world, &self.who.account, &news) {
                            return case(&event);
                        }
                    }
                    Err(RecvError::Lagged(_)) => return Some(sign("lagged", None)),
                    Err(RecvError::Closed) => return None,
                },
                _ = self.beat.tick() => {
                    let who = self.who.clone();
                    if !matches!(self.app.read(move |app| still_good(app, &who)).await, Ok(true)) {
                        return None;
                    }
                }
            }
        }
    }
}

/// What changes, as it happens: server-sent events of cases the caller may see. Comes back where it
/// was with `Last-Event-ID`. Needs a token with the scope `events`.
#[utoipa::path(get, path = "/api/events",
    params(("Last-Event-ID" = Option<u64>, Header, description = "the id of the last event heard")),
    responses((status = 200, body = EventJson, content_type = "text/event-stream",
        description = "events `ready`, `case` (with this data), `lagged`, `refetch`"), (status = "4XX", body = ProblemJson)))]
pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    let who = visit.staff()?.clone();
    let failed = |fault| Problem::failed(&visit, fault);
    // Listening begins before the journal is read, so that nothing falls between.
    let closed = || Problem::failed(&visit, Fault::Busy("no more listeners now".into()));
    let news = app.engine.listen().ok_or_else(closed)?;
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    // An id that is no number is from elsewhere: its holder fetches anew.
    let last = last.map(|id| id.trim().parse().unwrap_or(u64::MAX));
    let (told, missed) = app
        .read(move |app| {
            let told = tail::head(app.reader.as_ref(), app.world.place)?;
            Ok((told, last.map(|last| missed(app, last)).transpose()?))
        })
        .await
        .map_err(failed)?;
    let mut waiting = VecDeque::new();
    match missed {
        None => {}
        Some(Missed::TooMuch) => waiting.push_back(sign("refetch", None)),
        Some(Missed::News(news)) => {
            let events = news.iter().filter_map(|one| heard(&app.world, &who.account, one));
            waiting.extend(events.filter_map(|event| case(&event)));
        }
    }
    waiting.push_back(sign("ready", Some(told)));
    let mut beat = tokio::time::interval(BEAT);
    beat.reset();
    let listener = Listener { app, who, news, beat, waiting, told };
    let events = stream::unfold(listener, |mut listener| async {
        let event = listener.next().await?;
        Some((Ok::<_, Infallible>(event), listener))
    });
    // A proxy that collects an answer before passing it on would hold everything back.
    let unbuffered = [(HeaderName::from_static("x-accel-buffering"), "no")];
    Ok((unbuffered, Sse::new(events).keep_alive(KeepAlive::new().interval(BEAT))))
}
