//! `/desk/cases/{number}`: one case with everything a post may see and do.

use crate::app::App;
use crate::http::access::{Visit, Who};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::pages::Chrome;
use crate::pages::case::{CaseDeskPage, PersonPage};
use crate::present::timeline::{self, Eye};
use crate::present::{actions, clocks, fields, row, time};
use crate::routes::command::{self, Step};
use crate::routes::follow::{LoadedCase, load};
use crate::routes::page::page;
use crate::routes::small::{self, Size};
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use yinuo_casework::{Case, Command, Verb};
use yinuo_journal::{Submission, Target};
use yinuo_kernel::{BlobId, CaseNumber, Role, Rule};

#[derive(Debug, Default, Deserialize)]
pub struct Done {
    #[serde(default)]
    done: String,
}

/// A unit sees its own cases; everybody else at the desk sees all.
fn may_see(app: &App, who: &Who, case: &Case) -> bool {
    match (who.account.role(), &who.account.actor.unit) {
        (Role::Unit, Some(mine)) => {
            let over = |unit: &yinuo_kernel::UnitId| app.world.directory.is_over(mine, unit);
            case.unit.as_ref().is_some_and(over) || case.resolved_by.as_ref().is_some_and(over)
        }
        (Role::Unit, None) => false,
        _ => true,
    }
}

async fn seen(app: &App, visit: &Visit, number: CaseNumber) -> Result<LoadedCase, Problem> {
    let loaded = load(app, visit, number).await?;
    if may_see(app, visit.staff()?, &loaded.case) {
        Ok(loaded)
    } else {
        Err(Problem::refused(visit, Rule::NotYourUnit))
    }
}

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(number): Path<String>,
    Ask(done): Ask<Done>,
) -> Result<Response, Problem> {
    let number = command::number(&visit, &number)?;
    let LoadedCase { case, history, texts, posts } = seen(&app, &visit, number).await?;
    let who = visit.staff()?;
    let (world, lang, now) = (&app.world, visit.lang, app.clock.now());
    let bare = number.bare();
    let photo = |id: BlobId| format!("/desk/cases/{bare}/photo/{id}");
    let text = texts.get(&case.words.id);
    let masked = match case.person {
        Some(id) => {
            let found = app.read(move |app| app.reader.person(app.world.place, id)).await;
            found.map_err(|fault| Problem::failed(&visit, fault))?.map(|person| person.masked())
        }
        None => None,
    };
    let person = match (&masked, case.person) {
        (Some((name, phone)), _) => format!("{name} {phone}").trim().to_owned(),
        (None, Some(_)) => lang.say("已按要求删除", "Erased on request").to_owned(),
        (None, None) => lang.say("未留联系方式", "No contact given").to_owned(),
    };
    let mut facts = vec![
        (lang.say("分类", "Category").to_owned(), fields::category_name(&world.directory, &case.category, lang)),
        (lang.say("片区", "Place").to_owned(), fields::cell_name(&world.directory, case.cell.as_ref(), lang)),
    ];
    if let Some(address) = text.map(|text| text.address.clone()).filter(|address| !address.is_empty()) {
        facts.push((lang.say("具体位置", "Address").to_owned(), address));
    }
    facts.push((lang.say("环节", "Stage").to_owned(), lang.say(case.stage.zh(), case.stage.en()).to_owned()));
    facts
        .push((lang.say("承办单位", "Unit").to_owned(), fields::unit_name(&world.directory, case.unit.as_ref(), lang)));
    facts.push((
        lang.say("提交时间", "Submitted").to_owned(),
        time::short(&world.calendar, case.submitted_at, now, lang),
    ));
    if let Some(received) = case.received {
        facts.push((
            lang.say("原系统收件", "First received").to_owned(),
            time::short(&world.calendar, received, now, lang),
        ));
    }
    let mut tags = Vec::new();
    if case.round > 1 {
        tags.push((lang.pick(format!("第 {} 轮", case.round), format!("round {}", case.round)), true));
    }
    if case.returns > 0 {
        tags.push((lang.pick(format!("退单 {} 次", case.returns), format!("returned {}×", case.returns)), true));
    }
    let flash = Verb::parse(&done.done).map_or_else(String::new, |verb| {
        lang.pick(format!("已完成：{}。", verb.zh()), format!("Done: {}.", verb.en()))
    });
    page(
        &visit,
        &CaseDeskPage {
            c: Chrome::of(&visit),
            csrf: who.session.csrf.clone(),
            number: number.to_string(),
            title: row::title(text, lang),
            kind: world.directory.kind(&case.kind).map_or("", |kind| lang.say(&kind.name, &kind.en)).to_owned(),
            channel: lang.say(case.channel.zh(), case.channel.en()).to_owned(),
            tags,
            flash,
            facts,
            person,
            can_disclose: masked.is_some()
                && matches!(who.account.role(), Role::Operator | Role::Dispatcher | Role::Unit),
            point: text.and_then(|text| text.point).map(|[lng, lat]| format!("{lng},{lat}")),
            actions: actions::forms(world, &case, &who.account.actor, now, lang),
            clocks: case.clocks.iter().rev().map(|clock| clocks::view(world, clock, now, lang)).collect(),
            timeline: timeline::view(world, &history, &texts, &posts, &photo, Eye::Desk, now, lang),
            bare,
        },
    )
}

pub async fn act(
    State(app): State<App>,
    Path((number, verb)): Path<(String, String)>,
    sent: Form,
) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let who = visit.staff()?;
    let number = command::number(visit, &number)?;
    let verb = command::verb(visit, &verb)?;
    let choice = Some(sent.get("choice").to_owned()).filter(|choice| !choice.is_empty());
    let (category, unit) = match verb {
        Verb::Accept => (choice, None),
        Verb::Dispatch => (None, choice),
        _ => (None, None),
    };
    let step = Step { words: sent.get("words").to_owned(), category, unit, score: sent.parse("score").ok() };
    let key = format!("desk:{}", sent.get("key"));
    command::step(&app, visit, number, verb, step, who.account.actor.clone(), key).await?;
    // After a return the case is no longer this unit's: back to the queue.
    let to = match (verb, sent.get("back")) {
        (Verb::Return, _) => "/desk/unit".to_owned(),
        (_, "/desk/dispatch") => "/desk/dispatch".to_owned(),
        _ => format!("/desk/cases/{}?done={}", number.bare(), verb.as_str()),
    };
    Ok(Redirect::to(&to).into_response())
}

/// Shows the person's data, after the look has been recorded.
pub async fn disclose(State(app): State<App>, Path(number): Path<String>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let who = visit.staff()?;
    let number = command::number(visit, &number)?;
    let submission = Submission {
        target: Target::Case(number),
        key: None,
        asked: String::new(),
        command: Command::Disclose,
        by: who.account.actor.clone(),
        words: Vec::new(),
        person: None,
        blobs: Vec::new(),
    };
    app.engine.submit(submission).await.map_err(|rejection| Problem::rejected(visit, rejection))?;
    let person = app
        .read(move |app| {
            let history = app.reader.history(app.world.place, number)?;
            match Case::replay(&history).and_then(|case| case.person) {
                Some(id) => app.reader.person(app.world.place, id),
                None => Ok(None),
            }
        })
        .await
        .map_err(|fault| Problem::failed(visit, fault))?
        .ok_or_else(|| Problem::refused(visit, Rule::NoPersonGiven))?;
    let shown = PersonPage {
        c: Chrome::of(visit),
        number: number.to_string(),
        bare: number.bare(),
        name: person.name,
        phone: person.phone,
    };
    page(visit, &shown)
}

pub async fn photo(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path((number, id)): Path<(String, String)>,
    Ask(size): Ask<Size>,
) -> Result<Response, Problem> {
    let number = command::number(&visit, &number)?;
    seen(&app, &visit, number).await?;
    small::photo(&app, &visit, number, &id, &size).await
}
