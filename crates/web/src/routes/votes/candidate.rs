//! `/desk/candidates/{number}`: one candidate: review, merge, decline with words, cost, publish.

use super::{candidate, candidate_form};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::present::votes::candidate_page;
use crate::routes::command::{self, check_key, number};
use crate::routes::delivery::{deliver, load, rows};
use crate::routes::page::{Done, page};
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use yinuo_delivery::candidate::Verb;
use yinuo_journal::{Deed, Target};

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(asked): Path<String>,
    Ask(done): Ask<Done>,
) -> Result<Response, Problem> {
    let number = number(&visit, &asked)?;
    let loaded = load(&app, &visit, number).await?;
    let rows = rows(&app, &visit).await?;
    let it = candidate(&loaded, &visit)?;
    page(&visit, &candidate_page::view(&app, &visit, &loaded, it, &rows, &done.done)?)
}

pub async fn act(
    State(app): State<App>,
    Path((asked, verb)): Path<(String, String)>,
    sent: Form,
) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let who = visit.staff()?;
    let refuse = |refusal| Problem::refused(visit, refusal);
    let number = number(visit, &asked)?;
    let verb = Verb::parse(&verb).ok_or_else(|| Problem::not_found(visit))?;
    let key = format!("desk:{}", sent.get("key"));
    check_key(&key).map_err(refuse)?;
    let (command, words) = candidate_form::step(&app, &sent, verb).map_err(refuse)?;
    let asked = (verb.as_str(), number.to_string(), sent.fields());
    let asked = command::asked(&asked, &[]);
    let plain = Deed::plain(Target::Case(number), command, who.account.actor.clone());
    let deed = Deed { key: Some(key), asked, seen: sent.parse("seen").ok(), words, ..plain };
    deliver(&app, visit, vec![deed]).await?;
    Ok(Redirect::to(&format!("/desk/candidates/{}?done={}", number.bare(), verb.as_str())).into_response())
}
