//! `/items`: the year's livelihood items for everybody, and at their end the residents' own word.

use crate::app::App;
use crate::http::access::Visit;
use crate::http::files::Kind;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::pages::Chrome;
use crate::pages::queue::Tab;
use crate::pages::votes::item::ItemsPage;
use crate::present::votes::items as view;
use crate::routes::command::check_key;
use crate::routes::delivery::{Loaded, deliver, evidence, load, rows};
use crate::routes::page::page;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeSet;
use yinuo_delivery::Command;
use yinuo_delivery::task::{Command as Task, Sort, Task as Item, TaskRow};
use yinuo_journal::register::Entry;
use yinuo_journal::{Deed, Rows, Target, WordsRow, digest};
use yinuo_kernel::{Actor, BlobId, CaseNumber, Refusal, Rule};

/// Words of a resident.
const WORDS_MAX: usize = 500;
/// Words on one item in a quarter of an hour.
const QUARTER_MAX: u32 = 60;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    year: String,
    done: String,
}

fn is_public(row: &TaskRow) -> bool {
    row.shown && row.sort == Sort::Livelihood
}

/// The public items of a year, and which years there are. Without a year this one's, else the last there is.
pub fn of_year<'r>(rows: &'r Rows, asked: &str, today: Date) -> (i16, BTreeSet<i16>, Vec<&'r Entry>) {
    let all = || rows.values().map(std::sync::Arc::as_ref).filter(|entry| entry.row.task().is_some_and(is_public));
    let years: BTreeSet<i16> = all().map(|entry| entry.row.year).collect();
    let now = years.range(..=today.year()).next_back().or(years.first()).copied().unwrap_or(today.year());
    let year = asked.parse().ok().filter(|year| years.contains(year)).unwrap_or(now);
    (year, years, all().filter(|entry| entry.row.year == year).collect())
}

pub async fn list(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let rows = rows(&app, &visit).await?;
    let today = app.today();
    let (year, years, lines) = of_year(&rows, &asked.year, today);
    let tab = |of: &i16| Tab { href: format!("/items?year={of}"), label: of.to_string(), current: *of == year };
    let votes = rows.values().filter(|entry| entry.row.vote().is_some_and(|vote| vote.shown));
    page(
        &visit,
        &ItemsPage {
            c: Chrome::of(&visit),
            year,
            years: years.iter().rev().map(tab).collect(),
            lines: lines.iter().map(|entry| view::line(&app, &visit, entry, today)).collect(),
            votes: votes.map(|entry| (entry.row.number.bare(), entry.title().to_owned())).collect(),
        },
    )
}

/// An item that was reviewed for the public. Of others nobody is told that they are there.
///
/// # Errors
/// Not found.
pub async fn shown(app: &App, visit: &Visit, asked: &str) -> Result<Loaded, Problem> {
    let number = CaseNumber::parse(asked).ok_or_else(|| Problem::not_found(visit))?;
    if !rows(app, visit).await?.get(&number).is_some_and(|entry| entry.row.task().is_some_and(is_public)) {
        return Err(Problem::not_found(visit));
    }
    load(app, visit, number).await
}

/// The task of a loaded item.
///
/// # Errors
/// Not found.
pub fn item<'a>(loaded: &'a Loaded, visit: &Visit) -> Result<&'a Item, Problem> {
    loaded.dossier.task().ok_or_else(|| Problem::not_found(visit))
}

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(asked): Path<String>,
    Ask(done): Ask<Asked>,
) -> Result<Response, Problem> {
    let loaded = shown(&app, &visit, &asked).await?;
    let said = !done.done.is_empty();
    page(&visit, &view::page(&app, &visit, &loaded, item(&loaded, &visit)?, said))
}

/// A resident says whether it is as was promised. No name, no login; the office reads the words.
pub async fn voice(State(app): State<App>, Path(asked): Path<String>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let refuse = |refusal: Refusal| Problem::refused(visit, refusal);
    let loaded = shown(&app, visit, &asked).await?;
    let number = item(&loaded, visit)?.number;
    let key = format!("item:{}", sent.get("key"));
    check_key(&key).map_err(refuse)?;
    let pleased: bool = sent.parse("pleased").map_err(refuse)?;
    let words = sent.get("words");
    if words.chars().count() > WORDS_MAX {
        return Err(refuse(Refusal::new(Rule::WordsTooLong, WORDS_MAX.to_string())));
    }
    if !app.limiter.takes(&format!("item {number}"), QUARTER_MAX, app.clock.now()) {
        return Err(refuse(Rule::TooMuchAtOnce.into()));
    }
    let row = evidence::words(&app, words);
    let command = Command::Task(Task::Hear { pleased, words: row.as_ref().map(WordsRow::pointer) });
    let asked = digest::hex(&digest::plain(&[&[u8::from(pleased)], words.as_bytes(), number.bare().as_bytes()]));
    // Also somebody who is logged in speaks here as a resident.
    let plain = Deed::plain(Target::Case(number), command, Actor::CITIZEN);
    deliver(&app, visit, vec![Deed { key: Some(key), asked, words: row.into_iter().collect(), ..plain }]).await?;
    Ok(Redirect::to(&format!("/items/{}?done=voice", number.bare())).into_response())
}

/// A photo that a second reader has verified; nothing else of a task's files is public.
pub async fn photo(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path((asked, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let loaded = shown(&app, &visit, &asked).await?;
    let id: BlobId = id.parse().map_err(|_| Problem::not_found(&visit))?;
    if !view::released(item(&loaded, &visit)?).any(|(blob, _)| blob == id) {
        return Err(Problem::not_found(&visit));
    }
    let found = app.read(move |app| app.reader.blob(app.world.place, id)).await;
    let blob = found.map_err(|fault| Problem::failed(&visit, fault))?;
    let photo = blob.filter(|blob| Kind::of(&blob.bytes) == Kind::Photo).ok_or_else(|| Problem::not_found(&visit))?;
    let headers = [(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, "private, max-age=600")];
    Ok((headers, photo.bytes).into_response())
}
