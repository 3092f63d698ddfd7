//! From what people send, page or API, to a submission of the engine. One way for both.

use super::step::{self, Step};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::http::{photo, rows};
use axum::body::Bytes;
use serde::{Deserialize, Serialize};
use yinuo_casework::commands::submit::Submit;
use yinuo_casework::event::{Channel, Choice};
use yinuo_casework::{Command, Verb};
use yinuo_journal::{BlobRow, Matter, PersonRow, Receipt, Submission, Target, Text, WordsRow, digest};
use yinuo_kernel::{Actor, CaseNumber, PersonId, Refusal, Rule};

/// A new matter, as a person or a machine sends it.
#[derive(Clone, Debug, Default, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCase {
    /// The case type, an id of `/api/types`; without it the city's main one.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub case_type: Option<String>,
    /// `consultation`, `help`, `complaint` or `suggestion`: an id of `/api/kinds`.
    pub kind: String,
    /// An id of `/api/categories`; without it the pack's rules propose one from the words.
    #[serde(default)]
    pub category: Option<String>,
    /// An id of `/api/cells`; without it the point decides.
    #[serde(default)]
    pub cell: Option<String>,
    /// Longitude and latitude in degrees (WGS 84).
    #[serde(default)]
    pub point: Option<[f64; 2]>,
    #[serde(default)]
    pub title: String,
    pub body: String,
    #[serde(default)]
    pub address: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub phone: String,
    /// For a sealed kind: the unit it speaks against. It is never sent there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accused: Option<String>,
}

pub fn parse<T: std::str::FromStr>(text: Option<&String>, rule: Rule) -> Result<Option<T>, Refusal> {
    match text.map(|text| text.trim()).filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|_| Refusal::new(rule, text.chars().take(64).collect::<String>())),
    }
}

/// Keys are 1 to 128 visible ASCII characters.
pub fn check_key(key: &str) -> Result<(), Refusal> {
    let fits = (1..=128).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    if fits { Ok(()) } else { Err(Rule::KeyMissing.into()) }
}

/// Submits a new matter.
///
/// # Errors
/// A refusal names its rule; after a fault nothing was changed and the same key may be sent again.
pub async fn submit(
    app: &App,
    visit: &Visit,
    new: NewCase,
    sent_photos: Vec<Bytes>,
    channel: Channel,
    key: String,
) -> Result<Receipt, Problem> {
    let refuse = |refusal: Refusal| Problem::refused(visit, refusal);
    check_key(&key).map_err(refuse)?;
    let by = visit.who.as_ref().map_or(Actor::CITIZEN, |who| who.account.actor.clone());
    let asked = asked(&new, &sent_photos);

    let form = &matter(app, new.case_type.as_ref()).map_err(refuse)?.rules.form;
    if sent_photos.len() > form.photos_max as usize {
        return Err(refuse(Refusal::new(Rule::TooManyPhotos, format!("{} > {}", sent_photos.len(), form.photos_max))));
    }
    let photos = decode(app, visit, sent_photos).await?;
    let submission = draft(app, new, &photos, channel).map_err(refuse)?;
    let submission = Submission { key: Some(key), asked, by, blobs: photos, ..submission };
    app.engine.submit(submission).await.map_err(|rejection| Problem::rejected(visit, rejection))
}

/// Photos as they are kept.
///
/// # Errors
/// When one of them is no photo.
pub async fn decode(app: &App, visit: &Visit, sent: Vec<Bytes>) -> Result<Vec<BlobRow>, Problem> {
    if sent.is_empty() {
        return Ok(Vec::new());
    }
    let app = app.clone();
    let photos = photo::in_turn(Rule::BadPhoto, move || rows::photos(&app, &sent)).await;
    photos.map_err(|refusal| Problem::refused(visit, refusal))
}

/// What was asked, as it is kept beside an idempotency key: the same key with anything else is refused.
pub fn asked(what: &impl Serialize, files: &[Bytes]) -> String {
    let mut parts = vec![serde_json::to_vec(what).unwrap_or_default()];
    parts.extend(files.iter().map(|file| digest::plain(&[file]).to_vec()));
    digest::hex(&digest::plain(&parts.iter().map(Vec::as_slice).collect::<Vec<_>>()))
}

/// The submission of a new matter, key and actor still open.
///
/// # Errors
/// When an id is unknown or the point lies outside the city.
pub fn draft(
    app: &crate::app::Inner,
    new: NewCase,
    photos: &[BlobRow],
    channel: Channel,
) -> Result<Submission, Refusal> {
    let matter = matter(app, new.case_type.as_ref())?;
    let directory = &matter.directory;
    let kind = parse(Some(&new.kind), Rule::UnknownKind)?.ok_or(Rule::UnknownKind)?;
    let located = match new.point {
        None => None,
        Some([lng, lat]) => {
            let cell = directory.locate(lng, lat);
            Some(cell.ok_or_else(|| Refusal::new(Rule::OutsideCity, format!("{lng:.3},{lat:.3}")))?.id.clone())
        }
    };
    let cell = match parse(new.cell.as_ref(), Rule::UnknownCell)? {
        // Where a person tapped says more than what stands in a list.
        Some(cell) => located.or(Some(cell)),
        None => located,
    };
    let (category, category_by) = match parse(new.category.as_ref(), Rule::UnknownCategory)? {
        Some(category) => (category, Choice::Chosen),
        None => {
            let category = app.advice.category(&app.world, &matter.rules.case_type, &new.title, &new.body);
            (category, Choice::Proposed)
        }
    };
    if new.address.chars().count() > 200 || new.name.chars().count() > 60 || new.phone.chars().count() > 30 {
        return Err(Refusal::new(Rule::WordsTooLong, "address, name or phone"));
    }
    let alarm = app.advice.alarms(&matter.rules.case_type, &new.title, &new.body).into_iter().next();
    let title_chars = u32::try_from(new.title.chars().count()).unwrap_or(u32::MAX);
    let text = Text { title: new.title, body: new.body, address: new.address, point: new.point };
    let words = rows::words(app, text);
    let person = (!new.name.is_empty() || !new.phone.is_empty()).then(|| PersonRow {
        id: Some(PersonId::fresh(app.ids.as_ref())),
        name: new.name,
        phone: new.phone,
    });
    let command = Command::Submit(Box::new(Submit {
        category_by,
        cell,
        channel,
        person: person.as_ref().and_then(|person| person.id),
        title_chars,
        photos: photos.iter().map(BlobRow::pointer).collect(),
        accused: parse(new.accused.as_ref(), Rule::UnknownUnit)?,
        emergency: alarm.map(|alarm| alarm.id),
        ..Submit::plain(kind, category, words.pointer())
    }));
    let case_type = Some(matter.rules.case_type.clone());
    let plain = Submission::plain(Target::New, command, Actor::CITIZEN);
    Ok(Submission { case_type, words: vec![words], person, ..plain })
}

/// The case type asked for, or the city's main one.
fn matter<'a>(app: &'a crate::app::Inner, case_type: Option<&String>) -> Result<&'a Matter, Refusal> {
    match parse(case_type, Rule::UnknownType)? {
        Some(id) => app.world.matter(&id).ok_or_else(|| Refusal::new(Rule::UnknownType, id.as_str())),
        None => Ok(app.world.main()),
    }
}

/// A step on a case: who takes it, what it carries, under which key.
#[derive(Debug)]
pub struct Taking {
    pub case: CaseNumber,
    pub verb: Verb,
    pub step: Step,
    pub photos: Vec<Bytes>,
    pub by: Actor,
    pub key: String,
    /// How many records the case had when it was looked at; `None`: whatever it is now.
    pub seen: Option<u32>,
}

/// Carries out a step on a case.
///
/// # Errors
/// As [`submit`].
pub async fn step(app: &App, visit: &Visit, taking: Taking) -> Result<Receipt, Problem> {
    let Taking { case, verb, step, photos: sent_photos, by, key, seen } = taking;
    let refuse = |refusal: Refusal| Problem::refused(visit, refusal);
    check_key(&key).map_err(refuse)?;
    let asked = asked(&(verb, case, &step), &sent_photos);
    let photos = decode(app, visit, sent_photos).await?;
    let body = step.words.trim().to_owned();
    let row = (!body.is_empty()).then(|| rows::words(app, Text { body, ..Text::default() }));
    let pointers = photos.iter().map(BlobRow::pointer).collect();
    let command = step::command(verb, &step, row.as_ref().map(WordsRow::pointer), pointers, app.world.calendar())
        .map_err(refuse)?;
    // A verb without words or photos brings none along.
    let words = row.into_iter().filter(|_| command.words().is_some()).collect();
    let blobs = if command.photos().is_empty() { Vec::new() } else { photos };
    let plain = Submission::plain(Target::Case(case), command, by);
    let submission = Submission { key: Some(key), asked, seen, words, blobs, ..plain };
    app.engine.submit(submission).await.map_err(|rejection| Problem::rejected(visit, rejection))
}

/// The number in a path.
///
/// # Errors
/// [`Rule::UnknownCase`] when it is none.
pub fn number(visit: &Visit, text: &str) -> Result<CaseNumber, Problem> {
    CaseNumber::parse(text).ok_or_else(|| Problem::refused(visit, Rule::UnknownCase))
}

/// The verb in a path.
///
/// # Errors
/// Not found when it is none.
pub fn verb(visit: &Visit, text: &str) -> Result<Verb, Problem> {
    Verb::parse(text).filter(|verb| *verb != Verb::Submit).ok_or_else(|| Problem::not_found(visit))
}
