//! What follows from a count: every candidate learns its outcome, and each that was chosen becomes a task.
//!
//! Two lists, each done as a whole and each under keys made from the vote alone: whoever presses again,
//! or comes back after the power failed in between, finishes what was begun and repeats nothing.

use super::{Costed, costings, vote};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::rows::words;
use crate::routes::command::number;
use crate::routes::delivery::{deliver, load};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use yinuo_delivery::candidate::{Command as Candidate, Outcome, outcome_of};
use yinuo_delivery::task::{Brief, Command as Task, Nature, Sort};
use yinuo_delivery::{Command, vote::Vote};
use yinuo_journal::{Deed, Target, Text};
use yinuo_kernel::{Actor, CaseNumber, Refusal, Rule};

pub async fn post(State(app): State<App>, Path(asked): Path<String>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let number = number(visit, &asked)?;
    carry(&app, visit, number).await?;
    Ok(Redirect::to(&format!("/desk/votes/{}?done=follow", number.bare())).into_response())
}

/// Tells every candidate its outcome, and makes the tasks.
///
/// # Errors
/// [`Rule::StageForbids`] before the count, or when nothing could be stored.
pub async fn carry(app: &App, visit: &Visit, number: CaseNumber) -> Result<(), Problem> {
    let by = &visit.staff()?.account.actor;
    let loaded = load(app, visit, number).await?;
    let vote = vote(&loaded, visit)?;
    if vote.counted.is_none() {
        let detail = format!("{} × decide", vote.stage.as_str());
        return Err(Problem::refused(visit, Refusal::new(Rule::StageForbids, detail)));
    }
    let costed = costings(app, visit, vote.paper.clone()).await?;
    let (mut decide, chosen) = (decided(vote, by), chosen(vote, &costed));
    decide.extend(chosen.iter().map(|costed| propose(app, vote, costed, by)));
    let receipts = deliver(app, visit, keyed(vote, "decide", decide)).await?;
    let tasks = receipts.iter().skip(receipts.len().saturating_sub(chosen.len()));
    let keep = chosen.iter().zip(tasks).map(|(costed, task)| {
        let command = Command::Candidate(Candidate::Keep { task: task.case });
        Deed::plain(Target::Case(costed.candidate.number), command, by.clone())
    });
    let keep: Vec<Deed> = keep.collect();
    if !keep.is_empty() {
        deliver(app, visit, keyed(vote, "keep", keep)).await?;
    }
    Ok(())
}

fn keyed(vote: &Vote, what: &str, deeds: Vec<Deed>) -> Vec<Deed> {
    let key = |at: usize| Some(format!("vote:{}:{}:{what}:{at}", vote.number.bare(), vote.round));
    let asked = format!("{what} {}", vote.number);
    deeds.into_iter().enumerate().map(|(at, deed)| Deed { key: key(at), asked: asked.clone(), ..deed }).collect()
}

fn decided(vote: &Vote, by: &Actor) -> Vec<Deed> {
    let told = |candidate: &CaseNumber| Some((*candidate, outcome_of(vote, *candidate)?.0));
    let deed = |(candidate, outcome)| {
        let command = Candidate::Decide { vote: vote.number, outcome };
        Deed::plain(Target::Case(candidate), Command::Candidate(command), by.clone())
    };
    vote.paper.iter().filter_map(told).map(deed).collect()
}

fn chosen<'a>(vote: &Vote, costed: &'a [Costed]) -> Vec<&'a Costed> {
    let is_chosen = |costed: &&Costed| {
        outcome_of(vote, costed.candidate.number).is_some_and(|(outcome, _)| outcome == Outcome::Chosen)
    };
    costed.iter().filter(is_chosen).collect()
}

/// The task is as the deputies read it: title, what it brings, who leads, by when.
fn propose(app: &App, vote: &Vote, costed: &Costed, by: &Actor) -> Deed {
    let Costed { candidate, idea, gain } = costed;
    let demand = [idea.body.trim(), gain.trim()].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>();
    let row = words(app, Text { title: idea.title.clone(), body: demand.join("\n\n"), ..Text::default() });
    let costing = candidate.costing.as_ref();
    let brief = Brief {
        source: None,
        parent: None,
        year: vote.card.plan.year,
        words: row.pointer(),
        title_chars: candidate.idea.title_chars,
        origin: None,
        sort: Sort::Livelihood,
        nature: Nature::Voted,
        goal: None,
        due: costing.map(|costing| costing.due),
        lead: costing.map(|costing| costing.lead.clone()),
        lead_by: None,
        co: Vec::new(),
        leader: None,
        every: Some(app.world.delivery().every),
    };
    let command = Command::Task(Task::Propose(Box::new(brief)));
    Deed { words: vec![row], ..Deed::plain(Target::New, command, by.clone()) }
}
