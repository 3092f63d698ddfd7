//! `/desk/returns`: what a unit owes, each period once, filled with what the system knows; and one button
//! that confirms all of it.

use super::known::{self, Known};
use super::{deliver, rows};
use crate::app::App;
use crate::http::access::{Visit, Who};
use crate::http::code;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::delivery::tasks::{OwedLine, ReturnsPage};
use crate::present::delivery::projects::money;
use crate::present::delivery::{day, figures, meter, period};
use crate::present::fields;
use crate::routes::command::{asked, check_key};
use crate::routes::page::{Done, page};
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::BTreeMap;
use yinuo_delivery::project::{self, ProjectRow};
use yinuo_delivery::task::{self, Command, Return, TaskRow};
use yinuo_delivery::{Detail, Evidence, Owed, Period};
use yinuo_journal::register::Entry;
use yinuo_journal::{Deed, Rows, Target};
use yinuo_kernel::{CaseNumber, Refusal, Role, Rule, UnitId};

/// Returns that one button confirms at most.
const ITEMS_MAX: usize = 200;

/// The returns of the tasks and projects that whoever looks answers for, by their last day.
fn duties<'r>(app: &App, who: &Who, rows: &'r Rows) -> Vec<(&'r Entry, Owed)> {
    let (today, world) = (app.today(), &app.world);
    let directory = &world.main().directory;
    let mine = |unit: &UnitId| match (&who.account.actor.unit, who.account.role()) {
        (Some(mine), Role::Unit) => directory.is_over(mine, unit),
        (_, Role::Unit) => false,
        _ => true,
    };
    let mut all = Vec::new();
    for entry in rows.values().filter(|entry| entry.row.unit().is_some_and(mine)) {
        let (rules, calendar) = (world.delivery(), world.calendar());
        let owed = match &entry.row.detail {
            Detail::Task(task) => task::owed::owed(task, today, rules, calendar),
            Detail::Project(project) => project::owed::owed(project, today, rules, calendar),
            Detail::Source(_) | Detail::Candidate(_) | Detail::Vote(_) => continue,
        };
        all.extend(owed.into_iter().map(|owed| (entry.as_ref(), owed)));
    }
    all.sort_by_key(|(_, owed)| owed.due);
    all
}

/// What a confirming form carries of a return: which, and the figure that was shown.
pub fn item(number: CaseNumber, period: Period, value: f64) -> String {
    format!("{} {period} {value}", number.bare())
}

fn parse(item: &str) -> Option<(CaseNumber, Period, f64)> {
    let mut parts = item.split(' ');
    let (number, period, value) = (parts.next()?, parts.next()?, parts.next()?);
    Some((CaseNumber::parse(number)?, Period::parse(period)?, value.parse().ok()?))
}

fn line(app: &App, visit: &Visit, entry: &Entry, owed: Owed, known: Option<&Known>) -> OwedLine {
    let (lang, today) = (visit.lang, app.today());
    let late = (today - owed.due).get_days();
    let line = OwedLine {
        bare: entry.row.number.bare(),
        title: entry.title().to_owned(),
        period: period(owed.period, lang),
        period_id: owed.period.to_string(),
        due: day(owed.due, today.year(), lang),
        late: if late > 0 { lang.pick(format!("已超{late}天"), format!("{late} days late")) } else { String::new() },
        unit: fields::unit_name(&app.world.main().directory, entry.row.unit(), lang),
        confirm_key: code::random(),
        key: code::random(),
        seen: entry.row.n,
        ..OwedLine::default()
    };
    match &entry.row.detail {
        Detail::Task(task) => of_task(app, task, (entry.row.number, owed.period, known), line, lang),
        Detail::Project(project) => of_project(project, owed.period, line, lang),
        Detail::Source(_) | Detail::Candidate(_) | Detail::Vote(_) => line,
    }
}

fn before(of: Period, figure: &str, lang: Lang) -> String {
    let of = period(of, lang);
    lang.pick(format!("上期（{of}）{figure}"), format!("{of}: {figure}"))
}

/// Money of the year it is returned for: another year's is no hint.
fn of_project(project: &ProjectRow, of: Period, line: OwedLine, lang: Lang) -> OwedLine {
    let goal = project.plan(of.year).map(|plan| money(plan.total, lang));
    let last = project.so_far(of.year);
    OwedLine {
        folder: "projects",
        field: "so_far",
        label: lang.say("本年累计完成投资（万元）", "Invested this year so far (10,000 yuan)"),
        goal: goal.map(|goal| lang.pick(format!("计划{goal}"), format!("plan {goal}"))).unwrap_or_default(),
        before: last.map(|(of, so_far)| before(of, &money(so_far, lang), lang)).unwrap_or_default(),
        ..line
    }
}

fn of_task(
    app: &App,
    task: &TaskRow,
    (number, of, known): (CaseNumber, Period, Option<&Known>),
    line: OwedLine,
    lang: Lang,
) -> OwedLine {
    let measure = task.goal.as_ref().map_or("", |goal| goal.unit.as_str());
    let goal = task.goal.as_ref().map(|goal| figures::goal(goal, lang));
    let last = task.attained.map(|(of, value)| before(of, &figures::with_unit(value, measure), lang));
    let value = known.and_then(|known| known.as_ref().ok()).map(|reading| reading.value);
    OwedLine {
        folder: "tasks",
        field: if goal.is_some() { "value" } else { "" },
        label: lang.say("累计完成", "So far"),
        goal: goal.map(|goal| lang.pick(format!("目标{goal}"), format!("goal {goal}"))).unwrap_or_default(),
        before: last.unwrap_or_default(),
        known: known.map(|known| meter::known(app, task, number, of, known, lang)),
        value: value.map(|value| value.to_string()).unwrap_or_default(),
        item: value.map(|value| item(number, of, value)).unwrap_or_default(),
        ..line
    }
}

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(done): Ask<Done>,
) -> Result<Response, Problem> {
    let (lang, who) = (visit.lang, visit.staff()?);
    let rows = rows(&app, &visit).await?;
    let duties = duties(&app, who, &rows);
    let tasks = duties.iter().filter(|(entry, _)| entry.row.task().is_some());
    let asked = tasks.map(|(entry, owed)| (entry.row.number, owed.period)).collect();
    let known: BTreeMap<(CaseNumber, Period), Known> =
        known::all(&app, &visit, asked).await?.into_iter().map(|(number, of, known)| ((number, of), known)).collect();
    let lines = duties.iter().map(|(entry, owed)| {
        let known = known.get(&(entry.row.number, owed.period));
        line(&app, &visit, entry, *owed, known)
    });
    let owed: Vec<OwedLine> = lines.collect();
    let flash = match done.done.as_str() {
        "" => "",
        "known" => lang.say("已按系统数报送。", "Returned as the system counted."),
        _ => lang.say("已报送。", "Returned."),
    };
    let known = owed.iter().filter(|line| !line.item.is_empty()).count();
    page(
        &visit,
        &ReturnsPage {
            c: Chrome::of(&visit),
            csrf: who.session.csrf.clone(),
            // The offices look; a unit speaks for itself.
            may_confirm: who.account.role() == Role::Unit,
            key: code::random(),
            known,
            owed,
            flash: flash.to_owned(),
        },
    )
}

/// Confirms what the system counted, one return or all: as one list, done as a whole.
pub async fn confirm(State(app): State<App>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let who = visit.staff()?;
    let refuse = |refusal: Refusal| Problem::refused(visit, refusal);
    let items: Option<Vec<_>> = sent.all("item").iter().map(|item| parse(item)).collect();
    let items = items.filter(|items| (1..=ITEMS_MAX).contains(&items.len()));
    let items = items.ok_or_else(|| refuse(Refusal::new(Rule::BadField, "item")))?;
    let wanted = items.iter().map(|(number, period, _)| (*number, *period)).collect();
    let found = known::all(&app, visit, wanted).await?;
    let mut deeds = Vec::with_capacity(items.len());
    for (at, (number, period, shown)) in items.iter().enumerate() {
        let known = found.iter().find(|(of, when, _)| (of, when) == (number, period));
        let value = known.and_then(|(_, _, known)| known.as_ref().ok()).map(|reading| reading.value);
        // Nobody confirms a figure that was not shown.
        let Some(value) = value.filter(|value| value == shown) else {
            return Err(refuse(Refusal::new(Rule::ChangedMeanwhile, number.to_string())));
        };
        let key = format!("desk:{}:{at}", sent.get("key"));
        check_key(&key).map_err(refuse)?;
        let back = Return { period: *period, value: Some(value), known: Some(value), evidence: Evidence::default() };
        let command = yinuo_delivery::Command::Task(Command::Return(Box::new(back)));
        let plain = Deed::plain(Target::Case(*number), command, who.account.actor.clone());
        let asked = asked(&("confirm", number, period, shown, items.len()), &[]);
        deeds.push(Deed { key: Some(key), asked, ..plain });
    }
    deliver(&app, visit, deeds).await?;
    let to = match (sent.get("back"), items.first()) {
        ("task", Some((number, _, _))) => format!("/desk/tasks/{}?done=return", number.bare()),
        _ => "/desk/returns?done=known".to_owned(),
    };
    Ok(Redirect::to(&to).into_response())
}

#[cfg(test)]
mod tests {
    use super::{item, parse};
    use yinuo_delivery::Period;
    use yinuo_kernel::CaseNumber;

    #[test]
    fn an_item_carries_its_figure_exactly() {
        let number = CaseNumber::new(jiff::civil::date(2026, 1, 19), 41);
        let period = Period { year: 2026, month: 8 };
        for value in [57.0, 0.1 + 0.2, 1.4345, -3.5, 1e-7] {
            assert_eq!(parse(&item(number, period, value)), Some((number, period, value)));
        }
        for bad in ["", "x 2026-08 1", "260119000412 2026-13 1", "260119000412 2026-08"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
