//! `/desk/votes`: the votes, and a new one.

use crate::app::App;
use crate::http::access::Visit;
use crate::http::code;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::pages::Chrome;
use crate::pages::votes::vote::{NewVotePage, VoteLine, VotesPage};
use crate::present::time;
use crate::present::votes::result;
use crate::routes::command::{self, check_key};
use crate::routes::delivery::{deliver, rows};
use crate::routes::page::page;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use yinuo_delivery::Command;
use yinuo_delivery::vote::{Command as Vote, Stage};
use yinuo_journal::{Deed, Target};

pub async fn list(State(app): State<App>, Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    let lang = visit.lang;
    let rows = rows(&app, &visit).await?;
    let now = app.clock.now();
    let line = |entry: &std::sync::Arc<yinuo_journal::register::Entry>| {
        let row = entry.row.vote()?;
        let told = match (row.stage, row.closes_at) {
            (Stage::Open, Some(closes)) => {
                let closes = time::short(app.world.calendar(), closes, now, lang);
                lang.pick(format!("{closes}截止"), format!("closes {closes}"))
            }
            (Stage::Counted, _) => {
                let (chosen, tied) = (row.chosen.len(), row.tied.len());
                let tied = if tied == 0 {
                    String::new()
                } else {
                    lang.pick(format!("，{tied}项同票"), format!(", {tied} tied"))
                };
                lang.pick(format!("产生{chosen}项{tied}"), format!("{chosen} chosen{tied}"))
            }
            _ => row.failed.map(|why| lang.say(why.zh(), why.en()).to_owned()).unwrap_or_default(),
        };
        Some(VoteLine {
            bare: entry.row.number.bare(),
            number: entry.row.number.to_string(),
            title: entry.title().to_owned(),
            year: entry.row.year,
            stage: lang.say(row.stage.zh(), row.stage.en()).to_owned(),
            size: lang.pick(
                format!("{}选{}，代表{}名", row.candidates.len(), row.seats, row.roll),
                format!("{} of {}, {} deputies", row.seats, row.candidates.len(), row.roll),
            ),
            told,
        })
    };
    let mut lines: Vec<VoteLine> = rows.values().filter_map(line).collect();
    lines.reverse();
    page(&visit, &VotesPage { c: Chrome::of(&visit), lines })
}

pub async fn new(State(app): State<App>, Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    let who = visit.staff()?;
    let terms = result::terms(&app.world.delivery().vote, visit.lang);
    let year = app.today().year().saturating_add(1);
    let (csrf, key) = (who.session.csrf.clone(), code::random());
    page(&visit, &NewVotePage { c: Chrome::of(&visit), csrf, key, year, terms })
}

pub async fn draft(State(app): State<App>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let who = visit.staff()?;
    let refuse = |refusal| Problem::refused(visit, refusal);
    let key = format!("desk:{}", sent.get("key"));
    check_key(&key).map_err(refuse)?;
    let (plan, row) = super::vote_form::plan(&app, &sent).map_err(refuse)?;
    let asked = command::asked(sent.fields(), &[]);
    let command = Command::Vote(Vote::Draft(Box::new(plan)));
    let plain = Deed::plain(Target::New, command, who.account.actor.clone());
    let receipts = deliver(&app, visit, vec![Deed { key: Some(key), asked, words: vec![row], ..plain }]).await?;
    let number = receipts.first().map(|receipt| receipt.case.bare()).unwrap_or_default();
    Ok(Redirect::to(&format!("/desk/votes/{number}?done=draft")).into_response())
}
