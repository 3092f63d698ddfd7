//! `/desk/tasks`, `/desk/returns`, `/desk/sources` and what belongs to them: delivery at the desk and over the API.

pub mod evidence;
pub mod go;
pub mod known;
pub mod meter;
pub mod new_task;
pub mod projects;
pub mod returns;
pub mod source;
pub mod step;
pub mod task;
pub mod tasks;
pub mod upload;

use crate::app::{App, Inner};
use crate::http::access::Visit;
use crate::http::problem::Problem;
use std::collections::BTreeMap;
use std::sync::Arc;
use yinuo_delivery::{Dossier, Entry};
use yinuo_journal::{Deed, Fault, Receipt, Rejection, Rows, Text};
use yinuo_kernel::{CaseNumber, PostId, Rule, WordsId};

/// One dossier with all that was said about it.
#[derive(Debug)]
pub struct Loaded {
    pub dossier: Dossier,
    pub course: Vec<Entry>,
    pub texts: BTreeMap<WordsId, Text>,
    /// What posts are called, in both languages.
    pub posts: BTreeMap<PostId, (String, String)>,
}

impl Loaded {
    /// The text a pointer leads to; `None` when it was forgotten.
    pub fn text(&self, words: &yinuo_casework::Words) -> Option<&Text> {
        self.texts.get(&words.id)
    }
}

/// Reads a dossier.
///
/// # Errors
/// [`Rule::UnknownDossier`], or when the storage fails.
pub async fn load(app: &App, visit: &Visit, number: CaseNumber) -> Result<Loaded, Problem> {
    let read = app.read(move |app| read_one(app, number));
    let found = read.await.map_err(|fault| Problem::failed(visit, fault))?;
    found.ok_or_else(|| Problem::refused(visit, Rule::UnknownDossier))
}

/// The same off the async threads; `None`: there is no such dossier.
///
/// # Errors
/// When the storage fails.
pub fn read_one(app: &Inner, number: CaseNumber) -> Result<Option<Loaded>, Fault> {
    let place = app.world.place;
    let course = app.reader.course(place, number)?;
    let Some(dossier) = Dossier::replay(number, &course) else { return Ok(None) };
    let ids: Vec<WordsId> = course.iter().flat_map(|entry| entry.did.words()).map(|words| words.id).collect();
    let texts = app.reader.words(place, &ids)?;
    let accounts = app.reader.accounts()?;
    let posts = accounts.into_iter().filter_map(|a| Some((a.actor.post?, (a.post, a.post_en)))).collect();
    Ok(Some(Loaded { dossier, course, texts, posts }))
}

/// The register as it is now.
///
/// # Errors
/// When the storage fails.
pub async fn rows(app: &App, visit: &Visit) -> Result<Arc<Rows>, Problem> {
    app.read(|app| app.rows()).await.map_err(|fault| Problem::failed(visit, fault))
}

/// Carries out a list of deeds, all or none.
///
/// # Errors
/// The first refusal; lists that show an error a row ask the engine themselves.
pub async fn deliver(app: &App, visit: &Visit, deeds: Vec<Deed>) -> Result<Vec<Receipt>, Problem> {
    app.engine.deliver(deeds).await.map_err(|refused| {
        let first = refused.into_iter().next().map(|(_, rejection)| rejection);
        Problem::rejected(visit, first.unwrap_or_else(|| Rejection::Refused(Rule::BadField.into())))
    })
}
