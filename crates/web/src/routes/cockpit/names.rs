//! What nodes are called: the register holds their days, the plan's words their names.

use crate::app::{App, Inner};
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::present::delivery::node_names;
use std::collections::{BTreeMap, BTreeSet};
use yinuo_casework::Words;
use yinuo_delivery::Dossier;
use yinuo_journal::Fault;
use yinuo_kernel::{CaseNumber, WordsId};

/// Names by dossier and node.
pub type Names = BTreeMap<(CaseNumber, u32), String>;

/// The ids of a dossier's nodes in order, and where their names lie.
fn plan(dossier: &Dossier) -> Option<(Vec<u32>, &Words)> {
    match dossier {
        Dossier::Task(task) => Some((task.nodes.iter().map(|node| node.plan.id).collect(), task.plan_words.as_ref()?)),
        Dossier::Project(project) => {
            Some((project.nodes.iter().map(|node| node.plan.id).collect(), project.plan_words.as_ref()?))
        }
        Dossier::Source(_) | Dossier::Candidate(_) | Dossier::Vote(_) => None,
    }
}

/// The names of the nodes of some dossiers: those of one page, or of an export.
///
/// # Errors
/// When the storage fails.
pub fn read(app: &Inner, numbers: &BTreeSet<CaseNumber>) -> Result<Names, Fault> {
    let place = app.world.place;
    let mut plans: Vec<(CaseNumber, Vec<u32>, WordsId)> = Vec::new();
    for number in numbers {
        let dossier = Dossier::replay(*number, &app.reader.course(place, *number)?);
        if let Some((ids, words)) = dossier.as_ref().and_then(plan) {
            plans.push((*number, ids, words.id));
        }
    }
    let ids: Vec<WordsId> = plans.iter().map(|(_, _, words)| *words).collect();
    let texts = app.reader.words(place, &ids)?;
    let mut names = Names::new();
    for (number, ids, words) in plans {
        let said = node_names(texts.get(&words));
        names.extend(ids.into_iter().zip(said).map(|(id, name)| ((number, id), name)));
    }
    Ok(names)
}

/// The same off the async threads.
///
/// # Errors
/// When the storage fails.
pub async fn of(app: &App, visit: &Visit, numbers: BTreeSet<CaseNumber>) -> Result<Names, Problem> {
    app.read(move |app| read(app, &numbers)).await.map_err(|fault| Problem::failed(visit, fault))
}
