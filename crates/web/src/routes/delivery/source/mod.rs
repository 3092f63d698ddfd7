//! `/desk/sources`: what tasks come from, and how one is broken down (任务分解).

pub mod act;
pub mod brief;
pub mod enter;
pub mod list;
pub mod one;
pub mod paper;
pub mod plan;

use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use std::sync::Arc;
use yinuo_delivery::task::Task;
use yinuo_delivery::{Dossier, source};
use yinuo_journal::Text;
use yinuo_journal::register::Entry;
use yinuo_kernel::{BlobId, CaseNumber, Rule};

/// A task of a source, with its row.
#[derive(Debug)]
pub struct Drawn {
    pub entry: Arc<Entry>,
    pub task: Box<Task>,
}

/// A source with its tasks, in the order of the text.
#[derive(Debug)]
pub struct Broken {
    pub number: CaseNumber,
    pub entry: Arc<Entry>,
    pub source: Box<source::Source>,
    pub text: Option<Text>,
    pub tasks: Vec<Drawn>,
    /// The file as it was given.
    pub bytes: Option<Vec<u8>>,
}

/// Reads a source, its tasks and its file.
///
/// # Errors
/// [`Rule::UnknownDossier`], or when the storage fails.
pub async fn load(app: &App, visit: &Visit, number: CaseNumber) -> Result<Broken, Problem> {
    let read = app.read(move |app| {
        let place = app.world.place;
        let rows = app.rows()?;
        let Some(entry) = rows.get(&number).filter(|entry| entry.row.source().is_some()).cloned() else {
            return Ok(None);
        };
        let replay = |number| app.reader.course(place, number).map(|course| Dossier::replay(number, &course));
        let Some(Dossier::Source(source)) = replay(number)? else { return Ok(None) };
        let mut tasks = Vec::new();
        for entry in rows.values().filter(|entry| entry.row.task().is_some_and(|task| task.source == Some(number))) {
            if let Some(Dossier::Task(task)) = replay(entry.row.number)? {
                tasks.push(Drawn { entry: entry.clone(), task });
            }
        }
        // What has no place in the file stands behind what has.
        tasks.sort_by_key(|drawn| {
            let origin = drawn.task.brief.origin.as_ref();
            (origin.is_none(), origin.map(|origin| (origin.part.clone(), origin.start)), drawn.entry.row.number)
        });
        let id: Option<BlobId> = source.card.file.as_ref().map(|file| file.id);
        let bytes = id.map(|id| app.reader.blob(place, id)).transpose()?.flatten().map(|blob| blob.bytes);
        let text = entry.text.clone();
        Ok(Some(Broken { number, entry, source, text, tasks, bytes }))
    });
    let found = read.await.map_err(|fault| Problem::failed(visit, fault))?;
    found.ok_or_else(|| Problem::refused(visit, Rule::UnknownDossier))
}
