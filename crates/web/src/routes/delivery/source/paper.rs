//! The breakdown as Word and Excel, and lists of tasks as Excel and CSV.

use super::one::read;
use super::{Broken, load};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::present::delivery::table::{self, Line};
use crate::routes::command::number;
use crate::routes::delivery::rows;
use crate::routes::delivery::tasks::{Asked, Lit, find};
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::collections::BTreeMap;
use yinuo_journal::Fault;
use yinuo_kernel::{Role, WordsId};
use yinuo_papers::{Value, docx, xlsx};

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A file to be kept.
pub fn download(bytes: Vec<u8>, mime: &'static str, name: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, mime.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, bytes).into_response()
}

/// What a paper cannot be made of is a fault of ours, not of whoever asks.
fn made(visit: &Visit, bytes: Result<Vec<u8>, yinuo_papers::Error>) -> Result<Vec<u8>, Problem> {
    bytes.map_err(|error| Problem::failed(visit, Fault::Busy(error.to_string())))
}

async fn lines(app: &App, visit: &Visit, asked: &str) -> Result<(Broken, Vec<Line>), Problem> {
    let mut broken = load(app, visit, number(visit, asked)?).await?;
    // Drafts are the office's own.
    if visit.staff()?.account.role() != Role::Supervisor {
        broken.tasks.retain(|drawn| drawn.task.stage != yinuo_delivery::task::Stage::Draft);
    }
    let ids: Vec<WordsId> =
        broken.tasks.iter().filter_map(|drawn| drawn.task.plan_words.as_ref()).map(|words| words.id).collect();
    let plans = app.read(move |app| app.reader.words(app.world.place, &ids)).await;
    let plans: BTreeMap<WordsId, _> = plans.map_err(|fault| Problem::failed(visit, fault))?;
    let plan = read(app, &broken).await;
    let plan = plan.as_ref().and_then(|plan| plan.as_ref().ok());
    let lines = table::lines(app, &broken, plan, &plans, visit.lang);
    Ok((broken, lines))
}

/// `/desk/sources/{number}/breakdown.docx`
pub async fn word(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(asked): Path<String>,
) -> Result<Response, Problem> {
    let (broken, lines) = lines(&app, &visit, &asked).await?;
    let paper = table::paper(&app, &broken, &lines, visit.lang);
    let bytes = made(&visit, docx::write(&paper))?;
    Ok(download(bytes, DOCX, &format!("breakdown-{}.docx", broken.number.bare())))
}

/// `/desk/sources/{number}/breakdown.xlsx`
pub async fn excel(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(asked): Path<String>,
) -> Result<Response, Problem> {
    let (broken, lines) = lines(&app, &visit, &asked).await?;
    let bytes = made(&visit, xlsx::write(&[table::sheet(&broken, &lines, visit.lang)]))?;
    Ok(download(bytes, XLSX, &format!("breakdown-{}.xlsx", broken.number.bare())))
}

async fn listed(app: &App, visit: &Visit, asked: &Asked) -> Result<Vec<Lit>, Problem> {
    let rows = rows(app, visit).await?;
    Ok(find(&app.world, &rows, asked, visit.staff()?, app.today()))
}

/// `/desk/tasks.xlsx`: what the list shows, all pages of it.
pub async fn tasks_excel(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let lits = listed(&app, &visit, &asked).await?;
    let bytes = made(&visit, xlsx::write(&[table::tasks(&app, &lits, visit.lang)]))?;
    Ok(download(bytes, XLSX, "tasks.xlsx"))
}

/// `/desk/tasks.csv`
pub async fn tasks_csv(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let lits = listed(&app, &visit, &asked).await?;
    let fault = |error: &dyn std::fmt::Display| Problem::failed(&visit, Fault::Busy(error.to_string()));
    // The mark tells Excel that it is UTF-8.
    let mut file = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let header: Vec<&str> = table::headers(visit.lang).into_iter().map(|(title, _)| title).collect();
    file.write_record(header).map_err(|error| fault(&error))?;
    for lit in &lits {
        let row: Vec<String> = table::row(&app, lit, visit.lang).into_iter().map(cell).collect();
        file.write_record(row).map_err(|error| fault(&error))?;
    }
    let bytes = file.into_inner().map_err(|error| fault(&error))?;
    Ok(download(bytes, "text/csv; charset=utf-8", "tasks.csv"))
}

/// A value that no spreadsheet takes for a formula.
fn cell(value: Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Number(number) => number.to_string(),
        Value::Date(day) => day,
        Value::Text(text) | Value::Link { text, .. } => {
            if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                format!("'{text}")
            } else {
                text
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, cell};

    #[test]
    fn words_never_become_a_formula() {
        assert_eq!(cell("=1+1".into()), "'=1+1");
        assert_eq!(cell("@SUM(A1)".into()), "'@SUM(A1)");
        assert_eq!(cell(Value::Number(-3.0)), "-3");
        assert_eq!(cell("新建渔港5座".into()), "新建渔港5座");
    }
}
