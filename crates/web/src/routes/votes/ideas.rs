//! `/ideas`: a citizen suggests a livelihood item. No login, no name; read by the office before it is shown.

use crate::app::App;
use crate::http::access::Visit;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::http::{code, rows as fresh};
use crate::pages::Chrome;
use crate::pages::simple::FieldError;
use crate::pages::votes::idea::{IdeaLine, IdeasPage};
use crate::routes::command::check_key;
use crate::routes::delivery::{deliver, rows};
use crate::routes::page::page;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use std::collections::BTreeMap;
use yinuo_delivery::Command;
use yinuo_delivery::candidate::{Command as Candidate, Idea, Stage, Voice};
use yinuo_journal::{Deed, Target, Text, digest};
use yinuo_kernel::{Actor, CaseNumber, Rule};

const TITLE_MAX: u32 = 60;
const BODY_MAX: u32 = 1_000;
const ADDRESS_MAX: u32 = 100;
/// More in a quarter of an hour is no crowd but a machine.
const QUARTER_MAX: u32 = 120;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    sent: String,
}

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let sent = CaseNumber::parse(&asked.sent).map(|number| number.to_string()).unwrap_or_default();
    page(&visit, &view(&app, &visit, BTreeMap::new(), Vec::new(), sent).await?)
}

pub async fn post(State(app): State<App>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let errors = check(&sent, visit);
    if !errors.is_empty() {
        return page(visit, &view(&app, visit, sent.fields().clone(), errors, String::new()).await?);
    }
    let key = format!("idea:{}", sent.get("key"));
    check_key(&key).map_err(|refusal| Problem::refused(visit, refusal))?;
    let now = app.clock.now();
    if !app.limiter.takes("ideas", QUARTER_MAX, now) {
        return Err(Problem::refused(visit, Rule::TooMuchAtOnce));
    }
    let (title, body, address) = (sent.get("title"), sent.get("body"), sent.get("address"));
    let text = Text { title: title.into(), body: body.into(), address: address.into(), ..Text::default() };
    let row = fresh::words(&app, text);
    let idea = Idea {
        voice: Voice::Citizen,
        unit: None,
        year: wanted(&app),
        words: row.pointer(),
        title_chars: u32::try_from(title.chars().count()).unwrap_or(u32::MAX),
    };
    let asked = digest::hex(&digest::plain(&[title.as_bytes(), body.as_bytes(), address.as_bytes()]));
    let command = Command::Candidate(Candidate::Suggest(Box::new(idea)));
    // Whoever sends it, at whichever desk: here people speak as citizens.
    let plain = Deed::plain(Target::New, command, Actor::CITIZEN);
    let receipts = deliver(&app, visit, vec![Deed { key: Some(key), asked, words: vec![row], ..plain }]).await?;
    let number = receipts.first().map(|receipt| receipt.case.bare()).unwrap_or_default();
    Ok(Redirect::to(&format!("/ideas?sent={number}")).into_response())
}

/// The year that is collected for: the next one.
fn wanted(app: &App) -> i16 {
    app.today().year().saturating_add(1)
}

fn check(sent: &Form, visit: &Visit) -> Vec<FieldError> {
    let lang = visit.lang;
    let mut errors = Vec::new();
    let mut wrong = |field, zh: &str, en: &str| errors.push(FieldError { field, text: lang.say(zh, en).to_owned() });
    let chars = |name: &str| u32::try_from(sent.get(name).chars().count()).unwrap_or(u32::MAX);
    match chars("title") {
        0..4 => wrong("title", "请用一句话写明想办的事，至少4个字", "Say in a line what should be done"),
        4..=TITLE_MAX => {}
        _ => wrong("title", "标题请不超过60个字", "At most 60 characters for the title"),
    }
    match chars("body") {
        0..10 => wrong("body", "请写明为什么要办，至少10个字", "Say why, in at least 10 characters"),
        10..=BODY_MAX => {}
        _ => wrong("body", "理由请不超过1000个字", "At most 1,000 characters"),
    }
    if chars("address") > ADDRESS_MAX {
        wrong("address", "地点请不超过100个字", "At most 100 characters for the place");
    }
    errors
}

async fn view(
    app: &App,
    visit: &Visit,
    values: BTreeMap<String, String>,
    errors: Vec<FieldError>,
    sent: String,
) -> Result<IdeasPage, Problem> {
    let lang = visit.lang;
    let rows = rows(app, visit).await?;
    let mut waiting = 0;
    let mut shown = Vec::new();
    for entry in rows.values() {
        let Some(row) = entry.row.candidate() else { continue };
        if row.stage == Stage::Suggested {
            waiting += 1;
        } else if row.shown {
            shown.push((entry.clone(), row.clone()));
        }
    }
    // What came furthest first, then the newest.
    shown.sort_by_key(|(entry, row)| (rank(row.stage), std::cmp::Reverse(entry.row.number)));
    let declined: Vec<CaseNumber> =
        shown.iter().filter(|(_, row)| row.stage == Stage::Declined).map(|(entry, _)| entry.row.number).collect();
    let reasons = reasons(app, visit, declined).await?;
    let line =
        |(entry, row): &(std::sync::Arc<yinuo_journal::register::Entry>, yinuo_delivery::candidate::CandidateRow)| {
            let shown =
                |number: &CaseNumber| rows.get(number).filter(|entry| entry.row.task().is_some_and(|task| task.shown));
            let task = row.task.filter(|number| shown(number).is_some());
            let merged =
                row.into.and_then(|into| rows.get(&into)).filter(|into| into.row.candidate().is_some_and(|c| c.shown));
            let why = match merged {
                Some(into) => lang.pick(format!("并入“{}”", into.title()), format!("Goes on as “{}”", into.title())),
                None => reasons.get(&entry.row.number).cloned().unwrap_or_default(),
            };
            IdeaLine {
                title: entry.title().to_owned(),
                stage: lang.say(row.stage.zh(), row.stage.en()).to_owned(),
                voice: lang.say(row.voice.zh(), row.voice.en()).to_owned(),
                why,
                href: task.map(|task| format!("/items/{}", task.bare())).unwrap_or_default(),
            }
        };
    Ok(IdeasPage {
        c: Chrome::of(visit),
        key: code::random(),
        year: wanted(app),
        values,
        errors,
        sent,
        title_max: TITLE_MAX,
        body_max: BODY_MAX,
        waiting,
        taken: shown.iter().map(line).collect(),
    })
}

fn rank(stage: Stage) -> u8 {
    match stage {
        Stage::Chosen => 0,
        Stage::Listed => 1,
        Stage::Costed => 2,
        Stage::Reviewed => 3,
        Stage::NotChosen => 4,
        Stage::Merged => 5,
        Stage::Declined => 6,
        Stage::Suggested => 7,
    }
}

/// The office's words to those that were declined.
async fn reasons(app: &App, visit: &Visit, of: Vec<CaseNumber>) -> Result<BTreeMap<CaseNumber, String>, Problem> {
    let read = app.read(move |app| {
        let place = app.world.place;
        let mut pointers = Vec::new();
        for number in of {
            let course = app.reader.course(place, number)?;
            let dossier = yinuo_delivery::Dossier::replay(number, &course);
            let words = dossier.as_ref().and_then(|it| it.candidate()?.declined.clone());
            pointers.extend(words.map(|words| (number, words.id)));
        }
        let ids: Vec<_> = pointers.iter().map(|(_, id)| *id).collect();
        let mut texts = app.reader.words(place, &ids)?;
        Ok(pointers.into_iter().filter_map(|(number, id)| Some((number, texts.remove(&id)?.body))).collect())
    });
    read.await.map_err(|fault| Problem::failed(visit, fault))
}
