//! The page of a figure that the system knows: how it is counted, and every item it is made of.

use super::{day, figures, meter, period};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::delivery::known::{KnownItem, KnownPage};
use crate::present::fields;
use crate::routes::delivery::known::Shown;
use crate::routes::delivery::task;
use yinuo_delivery::meter::{Gap, Made};
use yinuo_delivery::task::TaskRow;
use yinuo_journal::{CaseRow, Rows};
use yinuo_kernel::{CaseNumber, Rule};

/// # Errors
/// When it is no task.
pub fn view(app: &App, visit: &Visit, rows: &Rows, shown: &Shown) -> Result<KnownPage, Problem> {
    let (lang, task) = (visit.lang, task::task(&shown.loaded, visit)?);
    let row = TaskRow::of(task);
    if row.meter.is_none() {
        return Err(Problem::refused(visit, Rule::UnknownDossier));
    }
    let known = meter::known(app, &row, task.number, shown.period, &shown.known, lang);
    let unit = task.brief.goal.as_ref().map_or("", |goal| goal.unit.as_str());
    let items = match (&shown.cases, &shown.known) {
        (Some(page), _) => page.rows.iter().map(|case| of_case(app, case, lang)).collect(),
        (None, Ok(reading)) => match &reading.made {
            Made::Projects { items, .. } => items.iter().map(|it| of_row(app, rows, *it, unit, lang)).collect(),
            Made::Tasks(items) => items.iter().map(|it| of_row(app, rows, *it, unit, lang)).collect(),
            Made::Cases(_) => Vec::new(),
        },
        (None, Err(Gap::Waiting(tasks))) => tasks.iter().map(|it| waiting(app, rows, *it, lang)).collect(),
        (None, Err(_)) => Vec::new(),
    };
    let back = task.returns.get(&shown.period);
    let filed = back.and_then(|back| back.what.value).map(|value| figures::with_unit(value, unit));
    let next = shown.cases.as_ref().and_then(|page| page.next);
    let text = shown.loaded.text(&task.brief.words);
    Ok(KnownPage {
        c: Chrome::of(visit),
        bare: task.number.bare(),
        title: text.map_or("—", |text| text.title.as_str()).to_owned(),
        period: period(shown.period, lang),
        until: day(shown.period.last_day(), 0, lang),
        filed: filed.unwrap_or_default(),
        known,
        items,
        next: next.map(|next| format!("{}?after={}", meter::address(task.number, shown.period), next.encode())),
    })
}

fn of_row(app: &App, rows: &Rows, (number, value): (CaseNumber, f64), unit: &str, lang: Lang) -> KnownItem {
    let entry = rows.get(&number);
    let lead = entry.and_then(|entry| entry.row.unit());
    KnownItem {
        href: format!("/desk/go/{}", number.bare()),
        title: entry.map_or("—", |entry| entry.title()).to_owned(),
        sub: lead.map(|lead| fields::unit_name(&app.world.main().directory, Some(lead), lang)).unwrap_or_default(),
        value: figures::with_unit(value, unit),
    }
}

fn waiting(app: &App, rows: &Rows, number: CaseNumber, lang: Lang) -> KnownItem {
    let told = lang.say("本期未报送", "not returned yet").to_owned();
    KnownItem { value: told, ..of_row(app, rows, (number, 0.0), "", lang) }
}

/// Number, category and outcome; what the caller wrote is for whoever handles the case.
fn of_case(app: &App, case: &CaseRow, lang: Lang) -> KnownItem {
    let directory = &app.world.of(&case.case_type).directory;
    let unit = case.unit.as_ref().map(|unit| fields::unit_name(&app.world.main().directory, Some(unit), lang));
    let on = case.resolved_at.map(|at| day(app.world.calendar().local(at).date(), 0, lang));
    let sub: Vec<String> = [Some(case.number.to_string()), unit, on].into_iter().flatten().collect();
    let mut told = Vec::new();
    match case.in_time {
        Some(true) => told.push(lang.say("按期", "in time").to_owned()),
        Some(false) => told.push(lang.say("超期", "late").to_owned()),
        None => {}
    }
    told.extend(case.score.map(|score| lang.pick(format!("评价{score}分"), format!("rated {score}"))));
    KnownItem {
        href: format!("/desk/cases/{}", case.number.bare()),
        title: fields::category_name(directory, &case.category, lang),
        sub: sub.join(" · "),
        value: told.join(lang.say("，", ", ")),
    }
}
