//! Livelihood items (民生实事), from a citizen's suggestion to the residents' word:
//!
//! ```text
//! /ideas → /desk/candidates → /desk/votes → /vote (the booth) → /votes/{number} → /items/{number}
//! ```
//!
//! The booth alone knows no visitor: see [`booth`]. Everything else is there for machines too, under
//! `/api/delivery/candidates`, `/api/delivery/votes` and `/api/items`; casting is not, see [`super::api::votes`].

pub mod booth;
pub mod candidate;
pub mod candidate_form;
pub mod candidates;
pub mod follow;
pub mod ideas;
pub mod items;
pub mod list;
pub mod protocol;
pub mod schema;
pub mod vote;
pub mod vote_form;

use super::api;
use super::delivery::Loaded;
use crate::app::App;
use crate::http::access::{Access, Visit};
use crate::http::problem::Problem;
use crate::http::site::Site;
use axum::http::Method;
use axum::routing::{get, post};
use yinuo_delivery::candidate::Candidate;
use yinuo_delivery::vote::Vote;
use yinuo_journal::{Rows, Scope, Text};
use yinuo_kernel::{CaseNumber, Role, Rule};

const OFFICE: &[Role] = &[Role::Supervisor];
const COSTING: &[Role] = &[Role::Supervisor, Role::Unit];

/// The routes of this folder, each with its class.
pub fn routes(site: Site) -> Site {
    use Access::{Public, Roles, Token};
    use Scope::{Read, Submit, Work};
    site.route("/ideas", Public, get(ideas::get).post(ideas::post))
        .route("/vote", Public, get(booth::get).post(booth::post))
        .route("/votes/{number}", Public, get(protocol::get))
        .route("/votes/{number}/own", Public, post(protocol::own))
        .route("/votes/{number}/protocol.json", Public, get(protocol::json))
        .route("/votes/{number}/protocol.txt", Public, get(protocol::text))
        .route("/items", Public, get(items::list))
        .route("/items/{number}", Public, get(items::get))
        .route("/items/{number}/voice", Public, post(items::voice))
        .route("/items/{number}/photo/{id}", Public, get(items::photo))
        .route("/desk/candidates", Roles(COSTING), get(candidates::get).post(candidates::post))
        .route("/desk/candidates/{number}", Roles(COSTING), get(candidate::get))
        .route("/desk/candidates/{number}/{verb}", Roles(COSTING), post(candidate::act))
        .route("/desk/votes", Roles(OFFICE), get(list::list))
        .route("/desk/votes/new", Roles(OFFICE), get(list::new).post(list::draft))
        .route("/desk/votes/{number}", Roles(OFFICE), get(vote::get))
        .route("/desk/votes/{number}/follow", Roles(OFFICE), post(follow::post))
        .route("/desk/votes/{number}/open", Roles(OFFICE), post(vote::open))
        .route("/desk/votes/{number}/{verb}", Roles(OFFICE), post(vote::act))
        .one(Method::GET, "/api/delivery/candidates", Token(COSTING, Read), get(api::candidates::list))
        .one(Method::POST, "/api/delivery/candidates", Token(COSTING, Submit), post(api::candidates::suggest))
        .route("/api/delivery/candidates/{number}", Token(COSTING, Read), get(api::candidates::get))
        .route("/api/delivery/candidates/{number}/{verb}", Token(COSTING, Work), post(api::candidates::act))
        .one(Method::GET, "/api/delivery/votes", Token(OFFICE, Read), get(api::votes::list))
        .one(Method::POST, "/api/delivery/votes", Token(OFFICE, Submit), post(api::votes::draft))
        .route("/api/delivery/votes/{number}", Token(OFFICE, Read), get(api::votes::get))
        .route("/api/delivery/votes/{number}/open", Token(OFFICE, Work), post(api::votes::open))
        .route("/api/delivery/votes/{number}/{verb}", Token(OFFICE, Work), post(api::votes::act))
        .route("/api/votes/{number}/protocol", Public, get(api::votes::protocol))
        .route("/api/items", Public, get(api::items::list))
        .route("/api/items/{number}", Public, get(api::items::get))
}

/// The candidate of a loaded dossier.
///
/// # Errors
/// [`Rule::UnknownDossier`] when it is something else.
pub fn candidate<'a>(loaded: &'a Loaded, visit: &Visit) -> Result<&'a Candidate, Problem> {
    loaded.dossier.candidate().ok_or_else(|| Problem::refused(visit, Rule::UnknownDossier))
}

/// The vote of a loaded dossier.
///
/// # Errors
/// As [`candidate`].
pub fn vote<'a>(loaded: &'a Loaded, visit: &Visit) -> Result<&'a Vote, Problem> {
    loaded.dossier.vote().ok_or_else(|| Problem::refused(visit, Rule::UnknownDossier))
}

/// The title of a dossier in the register; its number where there is none.
pub fn title(rows: &Rows, number: CaseNumber) -> String {
    rows.get(&number).map_or_else(|| number.to_string(), |entry| entry.title().to_owned())
}

/// What a candidate's costing says, by candidate: it lies in words of its own, which the register has not.
///
/// # Errors
/// When the storage fails.
pub async fn costings(app: &App, visit: &Visit, of: Vec<CaseNumber>) -> Result<Vec<Costed>, Problem> {
    let read = app.read(move |app| {
        let place = app.world.place;
        let mut costed = Vec::with_capacity(of.len());
        for number in of {
            let course = app.reader.course(place, number)?;
            let Some(dossier) = yinuo_delivery::Dossier::replay(number, &course) else { continue };
            let Some(candidate) = dossier.candidate().cloned() else { continue };
            let ids: Vec<_> = std::iter::once(&candidate.idea.words)
                .chain(candidate.costing.as_ref().map(|costing| &costing.words))
                .map(|words| words.id)
                .collect();
            let mut texts = app.reader.words(place, &ids)?;
            let idea = texts.remove(&candidate.idea.words.id).unwrap_or_default();
            let gain = candidate.costing.as_ref().and_then(|costing| texts.remove(&costing.words.id));
            costed.push(Costed { candidate, idea, gain: gain.map(|text| text.body).unwrap_or_default() });
        }
        Ok(costed)
    });
    read.await.map_err(|fault| Problem::failed(visit, fault))
}

/// A candidate with its words.
#[derive(Debug)]
pub struct Costed {
    pub candidate: Candidate,
    pub idea: Text,
    /// Who benefits, and why it can be done.
    pub gain: String,
}

/// A vote with its title; `None` when there is none of this number.
///
/// # Errors
/// When the storage fails.
pub async fn vote_and_title(app: &App, visit: &Visit, number: CaseNumber) -> Result<Option<(Vote, String)>, Problem> {
    let read = app.read(move |app| {
        let place = app.world.place;
        let course = app.reader.course(place, number)?;
        let Some(yinuo_delivery::Dossier::Vote(vote)) = yinuo_delivery::Dossier::replay(number, &course) else {
            return Ok(None);
        };
        let id = vote.card.plan.words.id;
        let title = app.reader.words(place, &[id])?.remove(&id).map(|text| text.title);
        Ok(Some((*vote, title.unwrap_or_default())))
    });
    read.await.map_err(|fault| Problem::failed(visit, fault))
}
