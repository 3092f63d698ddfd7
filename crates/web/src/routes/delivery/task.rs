//! `/desk/tasks/{number}`: one task with everything a post may see and do.

use super::meter::MeterJson;
use super::step::{BriefJson, GoalJson, NodeJson, ShareJson, TaskStep, make};
use super::{Loaded, deliver, evidence, known, load, rows};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::files::Kind;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::present::delivery::node_names;
use crate::present::delivery::task_actions;
use crate::present::delivery::task_page::{self, Beside};
use crate::routes::command::{self, check_key, number};
use crate::routes::page::{Done, page};
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use yinuo_delivery::task::{Command, Task, Verb};
use yinuo_journal::{Deed, Receipt, Target};
use yinuo_kernel::{Actor, BlobId, Refusal, Rule};

/// The task of a loaded dossier.
///
/// # Errors
/// [`Rule::UnknownDossier`] when it is something else.
pub fn task<'a>(loaded: &'a Loaded, visit: &Visit) -> Result<&'a Task, Problem> {
    loaded.dossier.task().ok_or_else(|| Problem::refused(visit, Rule::UnknownDossier))
}

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(asked): Path<String>,
    Ask(done): Ask<Done>,
) -> Result<Response, Problem> {
    let number = number(&visit, &asked)?;
    let loaded = load(&app, &visit, number).await?;
    let rows = rows(&app, &visit).await?;
    let task = task(&loaded, &visit)?;
    let periods = task_actions::periods(&app.world, task, app.clock.now());
    let first = periods.first().map(|period| (number, *period));
    let known = known::all(&app, &visit, first.into_iter().collect()).await?.pop();
    let known = known.map(|(_, period, known)| (period, known));
    page(&visit, &task_page::view(&app, &visit, &loaded, task, Beside { rows: &rows, known }, &done.done)?)
}

pub async fn act(
    State(app): State<App>,
    Path((asked, verb)): Path<(String, String)>,
    sent: Form,
) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let who = visit.staff()?;
    let number = number(visit, &asked)?;
    let verb = Verb::parse(&verb).filter(|verb| *verb != Verb::Propose).ok_or_else(|| Problem::not_found(visit))?;
    let loaded = load(&app, visit, number).await?;
    let step = from_form(&sent, verb, &loaded).map_err(|refusal| Problem::refused(visit, refusal))?;
    let taking = Taking {
        target: Target::Case(number),
        verb,
        step,
        files: sent.photos.clone(),
        by: who.account.actor.clone(),
        key: format!("desk:{}", sent.get("key")),
        seen: sent.parse("seen").ok(),
    };
    take(&app, visit, taking).await?;
    let to = match sent.get("back") {
        "/desk/returns" => "/desk/returns?done=return".to_owned(),
        back if back.starts_with("/desk/sources/") => back.to_owned(),
        _ => format!("/desk/tasks/{}?done={}", number.bare(), verb.as_str()),
    };
    Ok(Redirect::to(&to).into_response())
}

/// A step on a task: who takes it, what it carries, under which key.
#[derive(Debug)]
pub struct Taking {
    pub target: Target,
    pub verb: Verb,
    pub step: TaskStep,
    pub files: Vec<axum::body::Bytes>,
    pub by: Actor,
    pub key: String,
    pub seen: Option<u32>,
}

/// Carries out a step on a task, page or API.
///
/// # Errors
/// The rule that forbids it, or that nothing could be stored.
pub async fn take(app: &App, visit: &Visit, taking: Taking) -> Result<Receipt, Problem> {
    let Taking { target, verb, step, files, by, key, seen } = taking;
    let refuse = |refusal: Refusal| Problem::refused(visit, refusal);
    check_key(&key).map_err(refuse)?;
    let number = match target {
        Target::New => String::new(),
        Target::Case(number) => number.to_string(),
    };
    let asked = command::asked(&(verb.as_str(), number, &step), &files);
    let blobs = evidence::blobs(app, visit, files).await?;
    let mut made = make(app, verb, &step, blobs).map_err(refuse)?;
    if let (Command::Return(back), Target::Case(number)) = (&mut made.command, target) {
        known::fill(app, visit, number, back).await?;
    }
    let command = yinuo_delivery::Command::Task(made.command);
    let plain = Deed::plain(target, command, by);
    let deed = Deed { key: Some(key), asked, seen, words: made.words, blobs: made.blobs, ..plain };
    let receipts = deliver(app, visit, vec![deed]).await?;
    receipts.into_iter().next().ok_or_else(|| refuse(Rule::BadField.into()))
}

/// The step a form of the desk asks for.
fn from_form(sent: &Form, verb: Verb, loaded: &Loaded) -> Result<TaskStep, Refusal> {
    let field = |name: &str| Some(sent.get(name).to_owned()).filter(|value| !value.is_empty());
    let bad = |name: &str| Refusal::new(Rule::BadField, name);
    let figure = |name: &str| field(name).map(|text| text.parse::<f64>().map_err(|_| bad(name))).transpose();
    let task = loaded.dossier.task();
    let mut step = TaskStep {
        words: sent.get("words").to_owned(),
        unit: field("unit"),
        period: field("period"),
        good: sent.parse("good").ok(),
        node: sent.parse("node").ok(),
        links: sent
            .get("links")
            .split([' ', '，', ',', '、', '　'])
            .filter(|link| !link.is_empty())
            .map(str::to_owned)
            .collect(),
        ask: field("ask"),
        grade: sent.parse("grade").ok(),
        yes: sent.parse("yes").ok(),
        ..TaskStep::default()
    };
    match verb {
        Verb::Edit => step.brief = Some(brief(sent, task)?),
        Verb::Return => step.value = figure("value")?,
        Verb::Meter => (step.meter, step.unit) = (MeterJson::sent(sent), None),
        Verb::Ask => {
            step.due = field("due");
            let goal = task.and_then(|task| task.brief.goal.as_ref());
            step.goal = figure("value")?.zip(goal).map(|(value, goal)| GoalJson {
                value,
                unit: goal.unit.clone(),
                cmp: Some(cmp_id(goal.cmp).to_owned()),
                basis: Some(goal.basis.as_str().to_owned()),
            });
        }
        Verb::Share => {
            let parts = sent.fields().iter().filter_map(|(name, value)| Some((name.strip_prefix("share-")?, value)));
            for (unit, value) in parts.filter(|(_, value)| !value.trim().is_empty()) {
                let value = value.trim().parse().map_err(|_| bad(unit))?;
                step.shares.push(ShareJson { unit: unit.to_owned(), value });
            }
        }
        Verb::Plan => step.nodes = nodes(sent.get("nodes"), task, loaded)?,
        _ => {}
    }
    Ok(step)
}

/// The id of a comparison in JSON and forms.
pub fn cmp_id(cmp: yinuo_report::Cmp) -> &'static str {
    use yinuo_report::Cmp;
    match cmp {
        Cmp::Eq => "eq",
        Cmp::Ge => "ge",
        Cmp::Gt => "gt",
        Cmp::Le => "le",
        Cmp::Lt => "lt",
        Cmp::Approx => "approx",
    }
}

/// A brief from the fields of a form; what the machine knows of the task stays.
pub fn brief(sent: &Form, task: Option<&Task>) -> Result<BriefJson, Refusal> {
    let field = |name: &str| Some(sent.get(name).to_owned()).filter(|value| !value.is_empty());
    let value = match field("value") {
        None => None,
        Some(text) => Some(text.parse().map_err(|_| Refusal::new(Rule::BadField, "value"))?),
    };
    let year = match field("year") {
        Some(year) => year.parse().map_err(|_| Refusal::new(Rule::BadField, "year"))?,
        None => task.map_or(0, |task| task.brief.year),
    };
    Ok(BriefJson {
        source: field("source"),
        parent: field("parent"),
        year,
        title: sent.get("title").to_owned(),
        demand: sent.get("demand").to_owned(),
        sort: sent.get("sort").to_owned(),
        nature: sent.get("nature").to_owned(),
        goal: value.map(|value| GoalJson {
            value,
            unit: sent.get("measure").to_owned(),
            cmp: field("cmp"),
            basis: field("basis"),
        }),
        due: field("due"),
        lead: field("lead"),
        co: sent.all("co"),
        leader: field("leader"),
        every: field("every"),
    })
}

/// Lines `2026-03-31 name = 20`; a node that keeps its name keeps its id, and with it what was met.
fn nodes(text: &str, task: Option<&Task>, loaded: &Loaded) -> Result<Vec<NodeJson>, Refusal> {
    let words = task.and_then(|task| task.plan_words.as_ref()).and_then(|words| loaded.text(words));
    let names = node_names(words);
    let known: Vec<(u32, &String)> =
        task.map(|task| task.nodes.iter().map(|node| node.plan.id).zip(&names).collect()).unwrap_or_default();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .enumerate()
        .map(|(at, line)| {
            let bad = || Refusal::new(Rule::BadPlan, format!("line {}", at + 1));
            let (due, rest) = line.split_once(char::is_whitespace).ok_or_else(bad)?;
            let (name, value) = match rest.rsplit_once('=') {
                Some((name, value)) => (name.trim(), Some(value.trim().parse().map_err(|_| bad())?)),
                None => (rest.trim(), None),
            };
            let id = known.iter().find(|(_, known)| known.as_str() == name).map(|(id, _)| *id);
            Ok(NodeJson { id, name: name.to_owned(), due: due.to_owned(), value })
        })
        .collect()
}

/// A file of a dossier: a photo is shown, a document is downloaded.
pub async fn file(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path((asked, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let number = number(&visit, &asked)?;
    let loaded = load(&app, &visit, number).await?;
    serve(&app, &visit, &loaded, &asked, &id).await
}

/// A file that an entry of the dossier points at.
///
/// # Errors
/// Not found when none does, or when it was forgotten.
pub async fn serve(app: &App, visit: &Visit, loaded: &Loaded, name: &str, id: &str) -> Result<Response, Problem> {
    let id: BlobId = id.parse().map_err(|_| Problem::not_found(visit))?;
    if !loaded.course.iter().any(|entry| entry.did.blobs().iter().any(|blob| blob.id == id)) {
        return Err(Problem::not_found(visit));
    }
    let found = app.read(move |app| app.reader.blob(app.world.place, id)).await;
    let blob = found.map_err(|fault| Problem::failed(visit, fault))?.ok_or_else(|| Problem::not_found(visit))?;
    let kind = Kind::of(&blob.bytes);
    let name: String = name.chars().filter(char::is_ascii_digit).collect();
    let disposition = match kind {
        Kind::Photo => "inline".to_owned(),
        Kind::Pdf => format!("attachment; filename=\"{name}.pdf\""),
        Kind::Office | Kind::Plain => format!("attachment; filename=\"{name}\""),
    };
    let headers = [
        (header::CONTENT_TYPE, kind.mime().to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "private, max-age=600".to_owned()),
    ];
    Ok((headers, blob.bytes).into_response())
}
