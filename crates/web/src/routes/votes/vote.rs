//! `/desk/votes/{number}`: one vote, from its list to its result; and the slips, printed once.

use super::{costings, vote, vote_form};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::pages::Chrome;
use crate::pages::votes::vote::SlipsPage;
use crate::present::time;
use crate::present::votes::vote_page;
use crate::routes::command::{self, check_key, number};
use crate::routes::delivery::{deliver, load, rows};
use crate::routes::page::{Done, page};
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use yinuo_delivery::Command;
use yinuo_delivery::vote::{Code, Command as Vote, Verb, slip};
use yinuo_journal::{Deed, Fault, Target};
use yinuo_kernel::Timestamp;

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(asked): Path<String>,
    Ask(done): Ask<Done>,
) -> Result<Response, Problem> {
    let number = number(&visit, &asked)?;
    let loaded = load(&app, &visit, number).await?;
    let rows = rows(&app, &visit).await?;
    let vote = vote(&loaded, &visit)?;
    let paper = costings(&app, &visit, vote.paper.clone()).await?;
    page(&visit, &vote_page::view(&app, &visit, &loaded, vote, &rows, &paper, &done.done)?)
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
    check_key(sent.get("key")).map_err(refuse)?;
    let loaded = load(&app, visit, number).await?;
    let vote = vote(&loaded, visit)?;
    let deeds = vote_form::deeds(&app, &sent, verb, vote, &who.account.actor).map_err(refuse)?;
    // Spare codes are secrets until they are counted, and a digest of few words can be guessed.
    let fields: Vec<_> = sent.fields().iter().filter(|(name, _)| *name != "spare").collect();
    let all = (verb.as_str(), number.to_string(), fields, sent.all("candidate"));
    let asked = command::asked(&all, &[]);
    let seen = sent.parse("seen").ok();
    let keyed = deeds.into_iter().enumerate().map(|(at, deed)| Deed {
        key: Some(format!("desk:{}:{at}", sent.get("key"))),
        asked: asked.clone(),
        seen: seen.filter(|_| at == 0),
        ..deed
    });
    deliver(&app, visit, keyed.collect()).await?;
    Ok(Redirect::to(&format!("/desk/votes/{}?done={}", number.bare(), verb.as_str())).into_response())
}

/// Opens a round and answers with its slips. They have no key to be asked for again: their codes are
/// nowhere but on this page. Who loses it breaks the round off and opens another.
pub async fn open(
    State(app): State<App>,
    Path(asked): Path<String>,
    headers: HeaderMap,
    sent: Form,
) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let lang = visit.lang;
    let refuse = |refusal| Problem::refused(visit, refusal);
    let number = number(visit, &asked)?;
    let loaded = load(&app, visit, number).await?;
    let vote = vote(&loaded, visit)?;
    let closes_at = vote_form::closes(&app, &sent).map_err(refuse)?;
    // The paper is the one that stood on the page: nobody has changed it since.
    let (round, codes) = begin(&app, visit, vote, closes_at, sent.parse("seen").ok()).await?;
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let groups = |code: &Code| code.to_string().split('-').map(str::to_owned).collect();
    let title = loaded.text(&vote.card.plan.words).map(|text| text.title.clone()).unwrap_or_default();
    page(
        visit,
        &SlipsPage {
            c: Chrome::of(visit),
            bare: number.bare(),
            title,
            round,
            closes: time::deadline(app.world.calendar(), closes_at, lang),
            address: format!("{host}/vote"),
            // In the order in which they were made: nobody has seen it, and the list of slips is sorted.
            slips: codes.iter().map(groups).collect(),
        },
    )
}

/// Opens the next round of a vote: which one it is, and the codes of its slips, which are nowhere else.
///
/// # Errors
/// What the rules forbid, or a fault.
pub async fn begin(
    app: &App,
    visit: &Visit,
    vote: &yinuo_delivery::vote::Vote,
    closes_at: Timestamp,
    seen: Option<u32>,
) -> Result<(u32, Vec<Code>), Problem> {
    let round = vote.round.saturating_add(1);
    let codes = codes(vote.card.plan.roll).map_err(|fault| Problem::failed(visit, fault))?;
    let mut slips: Vec<_> = codes.iter().map(|code| slip::id(vote.number, round, code)).collect();
    slips.sort();
    let command = Command::Vote(Vote::Open { paper: vote.paper.clone(), slips, closes_at });
    let plain = Deed::plain(Target::Case(vote.number), command, visit.staff()?.account.actor.clone());
    deliver(app, visit, vec![Deed { seen, ..plain }]).await?;
    Ok((round, codes))
}

/// Fresh codes; without randomness there is no secret vote.
fn codes(count: u32) -> Result<Vec<Code>, Fault> {
    let fresh = |_| {
        let mut bytes = [0u8; 10];
        getrandom::fill(&mut bytes).map_err(|e| Fault::Busy(format!("no randomness: {e}")))?;
        Ok(Code::from_random(bytes))
    };
    (0..count).map(fresh).collect()
}
