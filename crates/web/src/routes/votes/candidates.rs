//! `/desk/candidates`: the pool of candidates (项目库), and a suggestion written down by hand.

use super::candidate_form;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::code;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::pages::Chrome;
use crate::pages::queue::Tab;
use crate::pages::simple::Choice;
use crate::pages::votes::candidate::{CandidateLine, CandidatesPage};
use crate::present::delivery::{day, figures};
use crate::present::fields;
use crate::routes::command::{self, check_key};
use crate::routes::delivery::{deliver, rows};
use crate::routes::page::page;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use yinuo_delivery::candidate::{Stage, Voice};
use yinuo_journal::register::Entry;
use yinuo_journal::{Deed, Target};
use yinuo_kernel::Role;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    tab: String,
    q: String,
    done: String,
}

/// The tabs, with the stages each holds.
const TABS: [(&str, &str, &str, &[Stage]); 6] = [
    ("", "待初审", "To review", &[Stage::Suggested]),
    ("cost", "待论证", "To cost", &[Stage::Reviewed]),
    ("ready", "论证完成", "Costed", &[Stage::Costed, Stage::NotChosen]),
    ("listed", "列入票决", "Listed", &[Stage::Listed]),
    ("chosen", "票决产生", "Chosen", &[Stage::Chosen]),
    ("closed", "合并与不采纳", "Merged, declined", &[Stage::Merged, Stage::Declined]),
];

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let (lang, who) = (visit.lang, visit.staff()?);
    let rows = rows(&app, &visit).await?;
    let all: Vec<_> = rows.values().filter(|entry| entry.row.candidate().is_some()).collect();
    let of = |stages: &[Stage]| {
        all.iter().filter(|entry| entry.row.candidate().is_some_and(|row| stages.contains(&row.stage))).count()
    };
    let tabs = TABS.iter().map(|(id, zh, en, stages)| Tab {
        href: if id.is_empty() { "/desk/candidates".into() } else { format!("/desk/candidates?tab={id}") },
        label: format!("{} {}", lang.say(zh, en), of(stages)),
        current: asked.tab == *id,
    });
    let stages = TABS.iter().find(|(id, ..)| *id == asked.tab).map_or(&[Stage::Suggested][..], |(.., stages)| *stages);
    let words: Vec<&str> = asked.q.split_whitespace().collect();
    let takes = |entry: &Entry| {
        let row = entry.row.candidate();
        row.is_some_and(|row| stages.contains(&row.stage)) && words.iter().all(|word| entry.title().contains(word))
    };
    let office = who.account.role() == Role::Supervisor;
    let voices = [Voice::Deputy, Voice::Unit, Voice::Citizen];
    let voices = voices.iter().filter(|voice| office || **voice == Voice::Unit);
    let units = fields::units(&app.world.main().directory, who.account.actor.unit.as_ref(), lang);
    let mine = who.account.actor.unit.as_ref().map(ToString::to_string);
    page(
        &visit,
        &CandidatesPage {
            c: Chrome::of(&visit),
            csrf: who.session.csrf.clone(),
            key: code::random(),
            year: app.today().year().saturating_add(1),
            tabs: tabs.collect(),
            q: asked.q.clone(),
            tab: asked.tab.clone(),
            lines: all.iter().filter(|entry| takes(entry)).map(|entry| line(&app, &visit, entry)).collect(),
            flash: if asked.done.is_empty() { String::new() } else { lang.say("已登记。", "Taken down.").into() },
            voices: voices
                .map(|voice| Choice {
                    id: voice.as_str().into(),
                    label: lang.say(voice.zh(), voice.en()).into(),
                    ..Choice::default()
                })
                .collect(),
            units: units.into_iter().filter(|unit| office || Some(&unit.id) == mine.as_ref()).collect(),
        },
    )
}

/// A line of the list.
pub fn line(app: &App, visit: &Visit, entry: &Entry) -> CandidateLine {
    let lang = visit.lang;
    let Some(row) = entry.row.candidate() else { return CandidateLine::default() };
    let lead = row.lead.as_ref().map(|unit| fields::unit_name(&app.world.main().directory, Some(unit), lang));
    CandidateLine {
        bare: entry.row.number.bare(),
        number: entry.row.number.to_string(),
        title: entry.title().to_owned(),
        voice: lang.say(row.voice.zh(), row.voice.en()).to_owned(),
        stage: lang.say(row.stage.zh(), row.stage.en()).to_owned(),
        lead: lead.unwrap_or_default(),
        cost: row.wan.map(|wan| cost(wan, lang)).unwrap_or_default(),
        people: row.people.map(|people| figures::plain(f64::from(people))).unwrap_or_default(),
        due: row.due.map(|due| day(due, app.today().year(), lang)).unwrap_or_default(),
        shown: row.shown,
    }
}

/// `1,260万元`.
pub fn cost(wan: f64, lang: crate::lang::Lang) -> String {
    lang.pick(format!("{}万元", figures::plain(wan)), format!("¥{}", figures::plain(wan * 10_000.0)))
}

/// A suggestion that came by letter, in a meeting, from a unit.
pub async fn post(State(app): State<App>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let who = visit.staff()?;
    let refuse = |refusal| Problem::refused(visit, refusal);
    let key = format!("desk:{}", sent.get("key"));
    check_key(&key).map_err(refuse)?;
    let (command, words) = candidate_form::suggest(&app, &sent).map_err(refuse)?;
    let asked = command::asked(sent.fields(), &[]);
    let plain = Deed::plain(Target::New, command, who.account.actor.clone());
    let receipts = deliver(&app, visit, vec![Deed { key: Some(key), asked, words, ..plain }]).await?;
    let number = receipts.first().map(|receipt| receipt.case.bare()).unwrap_or_default();
    Ok(Redirect::to(&format!("/desk/candidates/{number}?done=suggest")).into_response())
}
