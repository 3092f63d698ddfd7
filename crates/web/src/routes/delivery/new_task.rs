//! `/desk/tasks/new`: a task without a report: an instruction by telephone, a decision at a meeting.

use super::step::TaskStep;
use super::task::{Taking, brief, take};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::code;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::pages::Chrome;
use crate::pages::case::{Action, Input, InputKind};
use crate::pages::delivery::source::TaskNewPage;
use crate::present::delivery::task_brief::brief_inputs;
use crate::routes::page::page;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use yinuo_delivery::task::Verb;
use yinuo_journal::Target;
use yinuo_kernel::CaseNumber;

/// Where it comes from, when somebody came from there.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct From {
    source: String,
    parent: String,
}

fn form(app: &App, visit: &Visit, filled: impl Fn(Input) -> Input, refused: String) -> Result<TaskNewPage, Problem> {
    let (lang, who) = (visit.lang, visit.staff()?);
    let text = |name: &str, zh: &str, en: &str| Input {
        name: name.to_owned(),
        label: lang.say(zh, en).to_owned(),
        ..Input::default()
    };
    let year = Input { value: app.today().year().to_string(), ..text("year", "年度", "Year") };
    let mut inputs = brief_inputs(&app.world, lang, None, None);
    inputs.extend([
        Input { kind: InputKind::Number, ..year },
        text("source", "来源编号（可不填）", "Number of the source, if any"),
        text("parent", "上级任务编号（可不填）", "Number of the task it is a part of, if any"),
    ]);
    let action = Action {
        verb: "new",
        label: lang.say("列入任务台账", "Add to the tasks").to_owned(),
        key: code::random(),
        open: true,
        inputs: inputs.into_iter().map(filled).collect(),
        ..Action::default()
    };
    Ok(TaskNewPage { c: Chrome::of(visit), csrf: who.session.csrf.clone(), actions: vec![action], refused })
}

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(from): Ask<From>,
) -> Result<Response, Problem> {
    let known = |text: &str| CaseNumber::parse(text).map(|number| number.to_string()).unwrap_or_default();
    let filled = |input: Input| match input.name.as_str() {
        "source" => Input { value: known(&from.source), ..input },
        "parent" => Input { value: known(&from.parent), ..input },
        _ => input,
    };
    page(&visit, &form(&app, &visit, filled, String::new())?)
}

pub async fn post(State(app): State<App>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let who = visit.staff()?;
    let made = match brief(&sent, None) {
        Ok(brief) => {
            let taking = Taking {
                target: Target::New,
                verb: Verb::Propose,
                step: TaskStep { brief: Some(brief), ..TaskStep::default() },
                files: Vec::new(),
                by: who.account.actor.clone(),
                key: format!("desk:{}", sent.get("key")),
                seen: None,
            };
            take(&app, visit, taking).await
        }
        Err(refusal) => Err(Problem::refused(visit, refusal)),
    };
    match made {
        Ok(receipt) => Ok(Redirect::to(&format!("/desk/tasks/{}?done=propose", receipt.case.bare())).into_response()),
        // What was typed stays in the form.
        Err(problem) => {
            let told = problem.told();
            let typed = |mut input: Input| {
                let values = sent.all(&input.name);
                input.value = sent.get(&input.name).to_owned();
                for option in &mut input.options {
                    option.selected = values.contains(&option.id);
                }
                input
            };
            page(visit, &form(&app, visit, typed, format!("{} {} {}", told.title, told.detail, told.hint))?)
        }
    }
}
