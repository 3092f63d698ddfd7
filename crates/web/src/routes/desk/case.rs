//! `/desk/cases/{number}`: one case with everything a post may see and do.

use crate::app::App;
use crate::http::access::Visit;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::pages::Chrome;
use crate::pages::case::{CaseDeskPage, PersonPage};
use crate::present::timeline::{self, Eye};
use crate::present::{actions, advice, clocks, fields, row, time};
use crate::routes::command::{self, Taking};
use crate::routes::follow::{LoadedCase, load};
use crate::routes::page::{Done, page};
use crate::routes::sight;
use crate::routes::small::{self, Size};
use crate::routes::step::{PartJson, Step};
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use yinuo_casework::{Case, Command, Verb};
use yinuo_journal::{Submission, Target};
use yinuo_kernel::{BlobId, CaseNumber, Role, Rule};

async fn seen(app: &App, visit: &Visit, number: CaseNumber) -> Result<LoadedCase, Problem> {
    let loaded = load(app, visit, number).await?;
    let by = &visit.staff()?.account.actor;
    sight::may_see(&app.world, by, &loaded.case).map_err(|rule| Problem::refused(visit, rule))?;
    Ok(loaded)
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
    let directory = &world.of(&case.case_type).directory;
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
        (lang.say("分类", "Category").to_owned(), fields::category_name(directory, &case.category, lang)),
        (lang.say("片区", "Place").to_owned(), fields::cell_name(directory, case.cell.as_ref(), lang)),
    ];
    if let Some(address) = text.map(|text| text.address.clone()).filter(|address| !address.is_empty()) {
        facts.push((lang.say("具体位置", "Address").to_owned(), address));
    }
    facts.push((lang.say("环节", "Stage").to_owned(), lang.say(case.stage.zh(), case.stage.en()).to_owned()));
    facts.push((lang.say("承办单位", "Unit").to_owned(), fields::unit_name(directory, case.unit.as_ref(), lang)));
    if !case.co_units.is_empty() {
        let done = |done: bool| if done { lang.say("（已反馈）", " (done)") } else { "" };
        let name = |unit| fields::unit_name(directory, Some(unit), lang);
        let units = case.co_units.iter().map(|(unit, has)| format!("{}{}", name(unit), done(*has)));
        facts.push((lang.say("协办单位", "Co-units").to_owned(), units.collect::<Vec<_>>().join("、")));
    }
    if let Some(parent) = case.parent {
        facts.push((lang.say("上级办件", "Part of").to_owned(), parent.to_string()));
    }
    if !case.children.is_empty() {
        let closed = case.children.values().filter(|closed| **closed).count();
        let all = case.children.len();
        let text = lang.pick(format!("{all} 件，已办结 {closed} 件"), format!("{all}, {closed} closed"));
        facts.push((lang.say("子办件", "Parts").to_owned(), text));
    }
    if !case.absorbed.is_empty() {
        let text = case.absorbed.iter().map(ToString::to_string).collect::<Vec<_>>().join("、");
        facts.push((lang.say("并入的办件", "Merged into this").to_owned(), text));
    }
    facts.push((
        lang.say("提交时间", "Submitted").to_owned(),
        time::short(world.calendar(), case.submitted_at, now, lang),
    ));
    if let Some(received) = case.received {
        facts.push((
            lang.say("原系统收件", "First received").to_owned(),
            time::short(world.calendar(), received, now, lang),
        ));
    }
    let mut tags = Vec::new();
    if case.round > 1 {
        tags.push((lang.pick(format!("第 {} 轮", case.round), format!("round {}", case.round)), true));
    }
    if case.returns > 0 {
        tags.push((lang.pick(format!("退单 {} 次", case.returns), format!("returned {}×", case.returns)), true));
    }
    if case.sealed {
        tags.push((lang.say("保密", "Sealed").to_owned(), true));
    }
    if let Some(service) = &case.emergency {
        tags.push((lang.pick(format!("紧急 {service}"), format!("emergency {service}")), true));
    }
    if let Some(asked) = &case.asked {
        let text = lang.pick(format!("申请{}", asked.request.zh()), format!("asks: {}", asked.request.en()));
        tags.push((text, false));
    }
    if case.chased > 0 {
        tags.push((lang.pick(format!("督办 {} 级", case.chased), format!("chased, grade {}", case.chased)), true));
    }
    if case.set_aside {
        tags.push((lang.say("不合理诉求", "Set aside").to_owned(), false));
    }
    let flash = Verb::parse(&done.done).map_or_else(String::new, |verb| {
        lang.pick(format!("已完成：{}。", verb.zh()), format!("Done: {}.", verb.en()))
    });
    let alike = if matches!(who.account.role(), Role::Operator | Role::Dispatcher) && case.stage.is_open() {
        let found = app.read(move |app| crate::alike::alike(app, number)).await;
        found.map_err(|fault| Problem::failed(&visit, fault))?
    } else {
        Vec::new()
    };
    let alike = alike.iter().map(|one| {
        let percent = (one.found.similarity * 100.0).round();
        let why = match one.found.metres {
            Some(metres) => lang.pick(
                format!("文字相似 {percent}%，相距约 {} 米", metres.round()),
                format!("{percent}% alike, about {} m apart", metres.round()),
            ),
            None => lang.pick(format!("文字相似 {percent}%"), format!("{percent}% alike")),
        };
        (one.row.number.to_string(), row::title(one.text.as_ref(), lang), why)
    });
    page(
        &visit,
        &CaseDeskPage {
            c: Chrome::of(&visit),
            csrf: who.session.csrf.clone(),
            seen: history.len(),
            number: number.to_string(),
            title: row::title(text, lang),
            kind: directory.kind(&case.kind).map_or("", |kind| lang.say(&kind.name, &kind.en)).to_owned(),
            channel: lang.say(case.channel.zh(), case.channel.en()).to_owned(),
            tags,
            flash,
            facts,
            person,
            can_disclose: masked.is_some()
                && matches!(who.account.role(), Role::Operator | Role::Dispatcher | Role::Unit),
            point: text.and_then(|text| text.point).map(|[lng, lat]| format!("{lng},{lat}")),
            actions: actions::forms(world, &case, &who.account.actor, now, lang),
            advice: match who.account.role() {
                Role::Operator => advice::lines(&app, &case, text, lang),
                _ => Vec::new(),
            },
            alike: alike.collect(),
            clocks: case.clocks.iter().rev().map(|clock| clocks::view(world, &case, clock, now, lang)).collect(),
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
    let step = step(&sent, verb);
    let key = format!("desk:{}", sent.get("key"));
    let by = who.account.actor.clone();
    let taking =
        Taking { case: number, verb, step, photos: sent.photos.clone(), by, key, seen: sent.parse("seen").ok() };
    command::step(&app, visit, taking).await?;
    // After a return the case is no longer this unit's: back to the queue.
    let to = match (verb, sent.get("back")) {
        (Verb::Return, _) => "/desk/unit".to_owned(),
        (_, "/desk/dispatch") => "/desk/dispatch".to_owned(),
        _ => format!("/desk/cases/{}?done={}", number.bare(), verb.as_str()),
    };
    Ok(Redirect::to(&to).into_response())
}

/// The step a form of the desk asks for.
fn step(sent: &Form, verb: Verb) -> Step {
    let field = |name: &str| Some(sent.get(name).to_owned()).filter(|value| !value.is_empty());
    let choice = field("choice");
    let mut step = Step {
        words: sent.get("words").to_owned(),
        category: field("category"),
        cell: field("cell"),
        unit: field("unit"),
        score: sent.parse("score").ok(),
        grade: sent.parse("grade").ok(),
        budget: field("budget"),
        until: field("until"),
        milestone: sent.parse("milestone").ok(),
        into: field("into"),
        guide: field("guide"),
        to: field("to"),
        outcome: field("outcome"),
        satisfied: sent.parse("satisfied").ok(),
        ..Step::default()
    };
    match verb {
        Verb::Accept => step.category = choice,
        Verb::Dispatch => step.unit = choice,
        Verb::Assist | Verb::Relieve => step.units = step.unit.take().into_iter().collect(),
        Verb::Split => {
            let category = step.category.take().unwrap_or_default();
            step.parts = vec![PartJson { category, unit: step.unit.take() }];
        }
        Verb::Plan => {
            // A line is a day and a name; the names stay together as the words.
            let lines = step.words.lines().map(str::trim).filter(|line| !line.is_empty());
            let split = |line: &str| line.split_once(char::is_whitespace).unwrap_or((line, "")).0.to_owned();
            step.dates = lines.map(split).collect();
        }
        _ => {}
    }
    step
}

/// Shows the person's data, after the look has been recorded.
pub async fn disclose(State(app): State<App>, Path(number): Path<String>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let who = visit.staff()?;
    let number = command::number(visit, &number)?;
    let submission = Submission::plain(Target::Case(number), Command::Disclose, who.account.actor.clone());
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
