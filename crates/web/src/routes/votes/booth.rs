//! `/vote`: the booth. A deputy types the code of a slip, fills in the paper, looks at it once more, and
//! it lies in the urn.
//!
//! What is missing here is the point. The code travels in the body of a form and never in an address,
//! for addresses end up in histories and in the logs of proxies. No answer sets a cookie. The pages are
//! the same whoever is logged in at this browser, and nothing of a request is logged.
//!
//! Guessing: a code has 80 random bits, so no limit has to keep anybody from one. A wrong code costs a
//! hash for each open vote, and every answer takes as long as the slowest should. After many wrong codes
//! a wrong one is answered shortly, a right one always: whoever could lock the booth by typing nonsense
//! would end the vote.

use super::{costings, vote_and_title};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::pages::Chrome;
use crate::pages::votes::ballot::{CastPage, CodePage, PaperPage};
use crate::present::time;
use crate::present::votes::paper;
use crate::routes::delivery::rows;
use crate::routes::page::page;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use std::time::Duration;
use yinuo_delivery::vote::{Choice, Choices, Code, Stage, Vote, ballot, slip};
use yinuo_journal::Rejection;
use yinuo_kernel::{CaseNumber, Rule};

/// Every answer to a code takes so long: longer than reading the papers of a vote.
const ANSWER: Duration = Duration::from_millis(250);

/// Wrong codes in a quarter of an hour after which they are answered shortly.
const WRONG_MAX: u32 = 300;

/// The same visit by nobody: the booth does not show, or know, who is at the desk.
fn nobody(visit: &Visit) -> Visit {
    Visit { who: None, ..visit.clone() }
}

pub async fn get(State(app): State<App>, Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    let visit = nobody(&visit);
    let open = !open_votes(&app, &visit).await?.is_empty();
    page(&visit, &CodePage { c: Chrome::of(&visit), error: String::new(), code: String::new(), open })
}

pub async fn post(State(app): State<App>, sent: Form) -> Result<Response, Problem> {
    let until = tokio::time::Instant::now() + ANSWER;
    let visit = nobody(sent.visit()?);
    let answer = answer(&app, &visit, &sent).await;
    tokio::time::sleep_until(until).await;
    answer
}

async fn open_votes(app: &App, visit: &Visit) -> Result<Vec<CaseNumber>, Problem> {
    let rows = rows(app, visit).await?;
    let open = rows.values().filter(|entry| entry.row.vote().is_some_and(|vote| vote.stage == Stage::Open));
    Ok(open.map(|entry| entry.row.number).collect())
}

/// The open vote of a code. All of them are looked at, whichever it is.
async fn find(app: &App, visit: &Visit, code: &Code) -> Result<Option<(Vote, String)>, Problem> {
    let mut found = None;
    for number in open_votes(app, visit).await? {
        let Some((vote, title)) = vote_and_title(app, visit, number).await? else { continue };
        if vote.slips.binary_search(&slip::id(vote.number, vote.round, code)).is_ok() {
            found = Some((vote, title));
        }
    }
    Ok(found)
}

async fn answer(app: &App, visit: &Visit, sent: &Form) -> Result<Response, Problem> {
    let lang = visit.lang;
    let code = Code::parse(sent.get("code"));
    let found = match &code {
        Some(code) => find(app, visit, code).await?,
        None => None,
    };
    let (Some(code), Some((vote, title))) = (code, found) else {
        if !app.limiter.takes("vote", WRONG_MAX, app.clock.now()) {
            return Err(Problem::refused(visit, Rule::TooManyTries));
        }
        let rule = Rule::UnknownSlip;
        let error = lang.pick(format!("{}{}", rule.zh(), rule.hint_zh()), format!("{} {}", rule.en(), rule.hint_en()));
        let typed: String = sent.get("code").chars().take(40).collect();
        return page(visit, &CodePage { c: Chrome::of(visit), error, code: typed, open: true });
    };
    let choices = choices(sent, &vote);
    match sent.get("step") {
        "check" => {
            let sealed = ballot::seal(vote.number, vote.round, &code, &choices);
            let (error, check) = match ballot::check(&vote, &sealed, app.clock.now()) {
                Ok(()) => (String::new(), true),
                Err(refusal) if refusal.rule == Rule::TooManyChosen => (too_many(&choices, &vote, lang), false),
                Err(refusal) => return Err(Problem::refused(visit, refusal)),
            };
            filled(app, visit, &vote, title, &code, &choices, error, check).await
        }
        "cast" => {
            let cast = app.engine.cast(vote.number, code.clone(), choices.clone()).await;
            match cast {
                Ok(ballot) => page(
                    visit,
                    &CastPage {
                        c: Chrome::of(visit),
                        bare: vote.number.bare(),
                        title,
                        slip: ballot.slip.to_string(),
                        mac: ballot.mac.to_string(),
                    },
                ),
                Err(Rejection::Refused(refusal)) if refusal.rule == Rule::TooManyChosen => {
                    let error = too_many(&choices, &vote, lang);
                    filled(app, visit, &vote, title, &code, &choices, error, false).await
                }
                Err(rejection) => Err(Problem::rejected(visit, rejection)),
            }
        }
        // The paper, empty or once more to be changed.
        _ => filled(app, visit, &vote, title, &code, &choices, String::new(), false).await,
    }
}

fn too_many(choices: &Choices, vote: &Vote, lang: crate::lang::Lang) -> String {
    let yes = choices.values().filter(|choice| **choice == Choice::For).count();
    let seats = vote.card.plan.seats;
    lang.pick(
        format!("您赞成了{yes}项，最多只能赞成{seats}项，请减少后再提交。"),
        format!("You are for {yes}; at most {seats} can be chosen. Be for fewer."),
    )
}

/// What the fields say; one that says nothing is left out, and is an abstention.
fn choices(sent: &Form, vote: &Vote) -> Choices {
    let said = |number: &CaseNumber| Some((*number, Choice::parse(sent.get(&format!("c-{}", number.bare())))?));
    vote.paper.iter().filter_map(said).collect()
}

#[allow(clippy::too_many_arguments, reason = "a paper is all of these")]
async fn filled(
    app: &App,
    visit: &Visit,
    vote: &Vote,
    title: String,
    code: &Code,
    choices: &Choices,
    error: String,
    check: bool,
) -> Result<Response, Problem> {
    let costed = costings(app, visit, vote.paper.clone()).await?;
    let closes = vote.closes_at.map(|at| time::deadline(app.world.calendar(), at, visit.lang));
    page(
        visit,
        &PaperPage {
            c: Chrome::of(visit),
            code: code.to_string(),
            bare: vote.number.bare(),
            title,
            closes: closes.unwrap_or_default(),
            seats: vote.card.plan.seats,
            lines: paper::lines(&costed, choices, check, visit.lang),
            error,
            check,
            yes: choices.values().filter(|choice| **choice == Choice::For).count(),
        },
    )
}
