//! A step on a project, page or API: who takes it, what it carries, under which key.

use super::json::ProjectStep;
use super::step::{Beside, make};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::routes::command::{asked, check_key};
use crate::routes::delivery::{Loaded, deliver, evidence};
use axum::body::Bytes;
use yinuo_casework::suggest::duplicates::metres;
use yinuo_delivery::project::Verb;
use yinuo_journal::{Deed, Receipt, Target};
use yinuo_kernel::{Actor, Refusal, Rule};

/// A step, and everything around it.
#[derive(Debug)]
pub struct Taking<'a> {
    /// `None`: a new project.
    pub on: Option<&'a Loaded>,
    pub verb: Verb,
    pub step: ProjectStep,
    pub files: Vec<Bytes>,
    pub by: Actor,
    pub key: String,
    pub seen: Option<u32>,
}

/// Carries out a step.
///
/// # Errors
/// The rule that forbids it, or that nothing could be stored.
pub async fn take(app: &App, visit: &Visit, taking: Taking<'_>) -> Result<Receipt, Problem> {
    let Taking { on, verb, mut step, files, by, key, seen } = taking;
    let refuse = |refusal: Refusal| Problem::refused(visit, refusal);
    check_key(&key).map_err(refuse)?;
    let project = on.and_then(|loaded| loaded.dossier.project());
    // Before anything is hashed or kept: a position is guessed from its hash in a minute.
    let away_m = step.photo_point.take().and_then(|photo| away(on?, photo));
    let (target, number) = match project {
        None => (Target::New, String::new()),
        Some(project) => (Target::Case(project.number), project.number.to_string()),
    };
    let asked = asked(&("project", verb.as_str(), number, &step), &files);
    let blobs = evidence::blobs(app, visit, files).await?;
    let made = make(app, verb, &step, blobs, Beside { by: &by, away_m }).map_err(refuse)?;
    let plain = Deed::plain(target, yinuo_delivery::Command::Project(made.command), by);
    let deed = Deed { key: Some(key), asked, seen, words: made.words, blobs: made.blobs, ..plain };
    let receipts = deliver(app, visit, vec![deed]).await?;
    receipts.into_iter().next().ok_or_else(|| refuse(Rule::BadField.into()))
}

/// Metres between where a photo was taken and the project's point; `None`: the project has none.
fn away(loaded: &Loaded, photo: [f64; 2]) -> Option<u32> {
    let project = loaded.dossier.project()?;
    let [lng, lat] = loaded.text(&project.card.words)?.point?;
    if photo.iter().any(|degrees| !degrees.is_finite()) {
        return None;
    }
    // No distance on the earth is more than 20,040 km.
    Some(metres((photo[0], photo[1]), (lng, lat)).round().clamp(0.0, 2.1e7) as u32)
}
