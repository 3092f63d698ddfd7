//! What the system knows of a period by itself: read for the form, read again when the return is filed,
//! and shown with its items at `/desk/tasks/{number}/known/{period}`.

use super::{Loaded, load, rows, task};
use crate::app::{App, Inner};
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::present::delivery::known_page;
use crate::routes::command;
use crate::routes::page::page;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;
use yinuo_delivery::meter::{CaseMeter, Gap, Reading, reading, window};
use yinuo_delivery::task::Return;
use yinuo_delivery::{Meter, Period, Row};
use yinuo_journal::settled::SettledQuery;
use yinuo_journal::{Cursor, Fault, Page, Rows, World};
use yinuo_kernel::{CaseNumber, Rule};

/// What is known of a period, or why nothing is.
pub type Known = Result<Reading, Gap>;

/// The cases that a meter counts up to the end of a period.
pub fn settled(world: &World, meter: &CaseMeter, period: Period) -> SettledQuery {
    SettledQuery {
        place: world.place,
        case_type: meter.case_type.clone(),
        category: meter.category.clone(),
        units: meter.unit.as_ref().map(|unit| world.main().directory.below(unit)),
        within: window(period),
    }
}

/// What the system knows of a task's period. Reads the store where cases are counted: not on the async
/// threads.
///
/// # Errors
/// When the storage fails.
pub fn known(app: &Inner, rows: &Rows, row: &Row, period: Period) -> Result<Known, Fault> {
    let counted = match row.task().and_then(|task| task.meter.as_ref()) {
        Some(Meter::Cases(cases)) => Some(app.reader.settled(&settled(&app.world, cases, period))?),
        Some(Meter::Projects(_) | Meter::Shares | Meter::Same { .. }) | None => None,
    };
    Ok(reading(row, period, rows.values().map(|entry| &entry.row), counted.as_ref()))
}

/// The same for several periods of several tasks; those without a meter are left out.
///
/// # Errors
/// When the storage fails.
pub async fn all(
    app: &App,
    visit: &Visit,
    asked: Vec<(CaseNumber, Period)>,
) -> Result<Vec<(CaseNumber, Period, Known)>, Problem> {
    let read = app.read(move |app| {
        let rows = app.rows()?;
        let metered = asked.into_iter().filter_map(|(number, period)| {
            let row = rows.get(&number).map(|entry| &entry.row)?;
            row.task()?.meter.as_ref()?;
            Some((number, period, row))
        });
        metered.map(|(number, period, row)| Ok((number, period, known(app, &rows, row, period)?))).collect()
    });
    read.await.map_err(|fault| Problem::failed(visit, fault))
}

/// Puts into a return what the system knows now, whatever was sent; a return without a figure says that
/// this is it.
///
/// # Errors
/// When the storage fails.
pub async fn fill(app: &App, visit: &Visit, number: CaseNumber, back: &mut Return) -> Result<(), Problem> {
    let found = all(app, visit, vec![(number, back.period)]).await?;
    back.known = found.into_iter().find_map(|(_, _, known)| known.ok()).map(|reading| reading.value);
    back.value = back.value.or(back.known);
    Ok(())
}

/// Which page of the cases.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
}

/// Everything the page shows.
#[derive(Debug)]
pub struct Shown {
    pub loaded: Loaded,
    pub period: Period,
    pub known: Known,
    /// A page of the cases, where cases are counted.
    pub cases: Option<Page>,
}

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path((asked, period)): Path<(String, String)>,
    Ask(from): Ask<Asked>,
) -> Result<Response, Problem> {
    let number = command::number(&visit, &asked)?;
    let period = Period::parse(&period).ok_or_else(|| Problem::not_found(&visit))?;
    let loaded = load(&app, &visit, number).await?;
    task::task(&loaded, &visit)?;
    let rows = rows(&app, &visit).await?;
    let read = app.read(move |app| {
        let rows = app.rows()?;
        let Some(row) = rows.get(&number).map(|entry| &entry.row) else { return Ok(None) };
        let cases = match row.task().and_then(|task| task.meter.as_ref()) {
            Some(Meter::Cases(cases)) => {
                let mut list = settled(&app.world, cases, period).list();
                (list.after, list.limit) = (Cursor::decode(&from.after), 50);
                Some(app.reader.list(&list)?)
            }
            _ => None,
        };
        Ok(Some((known(app, &rows, row, period)?, cases)))
    });
    let found = read.await.map_err(|fault| Problem::failed(&visit, fault))?;
    let (known, cases) = found.ok_or_else(|| Problem::refused(&visit, Rule::UnknownDossier))?;
    page(&visit, &known_page::view(&app, &visit, &rows, &Shown { loaded, period, known, cases })?)
}
