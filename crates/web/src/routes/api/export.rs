//! `/api/export/cases.{jsonl,csv}`: every case as a line, for the platform that a city has already,
//! its statistics and its archive. Read by key page by page, so it costs no memory however many
//! there are. Sealed cases are in no export.

use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::{Problem, ProblemJson};
use crate::http::query::Ask;
use crate::routes::sight;
use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use yinuo_journal::{CaseRow, Fault, Order, QueueQuery, Scope, Text};
use yinuo_kernel::{Role, Rule, WordsId};

/// A case in an export. No names, no phones; words only where they were asked for.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct ExportLine {
    pub number: String,
    /// The case type.
    #[serde(rename = "type")]
    pub case_type: String,
    pub stage: String,
    pub kind: String,
    /// The category's id; its levels are the parts between the dots.
    pub category: String,
    /// The names of the levels: `城市管理 › 道路照明 › 路灯不亮`.
    pub category_path: String,
    pub cell: Option<String>,
    pub unit: Option<String>,
    pub unit_name: Option<String>,
    /// All times are RFC 3339.
    pub submitted_at: String,
    pub last_at: String,
    /// Earliest deadline of what is owed now.
    pub due: Option<String>,
    /// The date promised to the citizen.
    pub promised: Option<String>,
    pub resolved_at: Option<String>,
    /// Resolved by the promised date; `null` while that is open, and for what was set aside.
    pub in_time: Option<bool>,
    /// 1, and one more for each reopening.
    pub round: u32,
    pub returns: u32,
    pub score: Option<u8>,
    pub set_aside: bool,
    pub parent: Option<String>,
    /// With `words=true`, where they are not erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// What an export may be asked.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// A case type, an id of `/api/types`.
    #[serde(rename = "type")]
    case_type: Option<String>,
    /// `true`: with what people wrote. Not for the administrator; a machine needs the scope `read` too.
    words: Option<bool>,
}

impl ExportLine {
    fn of(app: &App, row: &CaseRow, text: Option<Text>) -> ExportLine {
        let directory = &app.world.of(&row.case_type).directory;
        let path: Vec<&str> = directory.category_path(&row.category).iter().map(|step| step.name.as_str()).collect();
        let time = |at: Option<yinuo_kernel::Timestamp>| at.map(|at| at.to_string());
        let (title, body, address) = text
            .map(|text| (text.title, text.body, text.address))
            .map_or_else(|| (None, None, None), |(title, body, address)| (Some(title), Some(body), Some(address)));
        ExportLine {
            number: row.number.to_string(),
            case_type: row.case_type.to_string(),
            stage: row.stage.as_str().to_owned(),
            kind: row.kind.to_string(),
            category: row.category.to_string(),
            category_path: path.join(" › "),
            cell: row.cell.as_ref().map(ToString::to_string),
            unit: row.unit.as_ref().map(ToString::to_string),
            unit_name: row.unit.as_ref().and_then(|unit| directory.unit(unit)).map(|unit| unit.name.clone()),
            submitted_at: row.submitted_at.to_string(),
            last_at: row.last_at.to_string(),
            due: time(row.due),
            promised: time(row.promised),
            resolved_at: time(row.resolved_at),
            in_time: row.in_time,
            round: row.round,
            returns: row.returns,
            score: row.score,
            set_aside: row.set_aside,
            parent: row.parent.map(|parent| parent.to_string()),
            title,
            body,
            address,
        }
    }
}

/// The columns of the table: fields of the JSON line.
const COLUMNS: [&str; 20] = [
    "number",
    "type",
    "stage",
    "kind",
    "category",
    "category_path",
    "cell",
    "unit",
    "unit_name",
    "submitted_at",
    "last_at",
    "due",
    "promised",
    "resolved_at",
    "in_time",
    "round",
    "returns",
    "score",
    "set_aside",
    "parent",
];
/// Those that come with `words=true`.
const WORDS: [&str; 3] = ["title", "body", "address"];

fn columns(words: bool) -> impl Iterator<Item = &'static str> {
    COLUMNS.into_iter().chain(WORDS.into_iter().filter(move |_| words))
}

/// A row of a CSV (RFC 4180).
fn row<T: AsRef<[u8]>>(fields: impl Iterator<Item = T>) -> Vec<u8> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing into memory cannot fail.
    let _ = table.write_record(fields);
    table.into_inner().unwrap_or_default()
}

fn line_of_table(line: &ExportLine, words: bool) -> Vec<u8> {
    let json = serde_json::to_value(line).unwrap_or_default();
    row(columns(words).map(|name| match json.get(name) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => harmless(text),
        Some(other) => other.to_string(),
    }))
}

/// A spreadsheet would run what begins like a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

struct Reading {
    app: App,
    query: QueueQuery,
    words: bool,
    table: bool,
    over: bool,
}

impl Reading {
    /// The next lines; `None` at the end.
    async fn next(&mut self) -> Result<Option<Bytes>, Fault> {
        if self.over {
            return Ok(None);
        }
        let (query, words) = (self.query.clone(), self.words);
        let (page, mut texts) = self
            .app
            .read(move |app| {
                let page = app.reader.list(&query)?;
                let ids: Vec<WordsId> = page.rows.iter().filter(|_| words).map(|row| row.words).collect();
                Ok((page, app.reader.words(query.place, &ids)?))
            })
            .await?;
        let mut lines = Vec::new();
        for row in &page.rows {
            let line = ExportLine::of(&self.app, row, texts.remove(&row.words));
            if self.table {
                lines.extend(line_of_table(&line, words));
            } else {
                lines.extend(serde_json::to_vec(&line).unwrap_or_default());
                lines.push(b'\n');
            }
        }
        self.over = page.next.is_none();
        self.query.after = page.next;
        Ok(Some(lines.into()))
    }
}

/// Every case the caller may see, one JSON object a line, youngest first. Needs a token with the
/// scope `export`.
#[utoipa::path(get, path = "/api/export/cases.jsonl", params(Wanted),
    responses((status = 200, body = ExportLine, content_type = "application/jsonl"), (status = "4XX", body = ProblemJson)))]
pub async fn jsonl(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(wanted): Ask<Wanted>,
) -> Result<Response, Problem> {
    export(app, &visit, &wanted, false)
}

/// The same as a table for spreadsheets.
#[utoipa::path(get, path = "/api/export/cases.csv", params(Wanted),
    responses((status = 200, body = String, content_type = "text/csv"), (status = "4XX", body = ProblemJson)))]
pub async fn csv_file(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(wanted): Ask<Wanted>,
) -> Result<Response, Problem> {
    export(app, &visit, &wanted, true)
}

fn export(app: App, visit: &Visit, wanted: &Wanted, table: bool) -> Result<Response, Problem> {
    let account = &visit.staff()?.account;
    let words = wanted.words == Some(true);
    if words && account.role() == Role::Admin {
        return Err(Problem::refused(visit, Rule::RoleForbids));
    }
    if words && !account.opens(Scope::Read) {
        return Err(Problem::refused(visit, Rule::ScopeMissing));
    }
    let mut query =
        QueueQuery { order: Order::Newest, limit: 200, ..QueueQuery::all(app.world.place, app.clock.now()) };
    if let Some(case_type) = &wanted.case_type {
        let id = case_type.parse().map_err(|_| Problem::refused(visit, Rule::UnknownType))?;
        query.case_type = Some(id);
    }
    query.units = sight::own_units(&app.world, &account.actor);
    let (kind, disposition) = match table {
        true => ("text/csv; charset=utf-8", "attachment; filename=\"cases.csv\""),
        false => ("application/jsonl", "attachment; filename=\"cases.jsonl\""),
    };
    // Spreadsheets take a table for UTF-8 by its mark.
    let head = match table {
        true => ["\u{feff}".as_bytes(), &row(columns(words))].concat(),
        false => Vec::new(),
    };
    let reading = Reading { app, query, words, table, over: false };
    let lines = stream::unfold(Some((head, reading)), |state| async {
        let (head, mut reading) = state?;
        if !head.is_empty() {
            return Some((Ok(Bytes::from(head)), Some((Vec::new(), reading))));
        }
        match reading.next().await {
            Ok(None) => None,
            Ok(Some(lines)) => Some((Ok(lines), Some((head, reading)))),
            // The connection breaks off, so that nobody takes a part for the whole.
            Err(fault) => {
                tracing::error!(%fault, "an export failed");
                Some((Err(fault), None))
            }
        }
    });
    let text = HeaderValue::from_static;
    let headers = [(header::CONTENT_TYPE, text(kind)), (header::CONTENT_DISPOSITION, text(disposition))];
    Ok((headers, Body::from_stream(lines)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_what_was_written_and_never_a_formula() {
        let field = |text: &str| {
            let row = String::from_utf8(row([harmless(text)].into_iter())).unwrap();
            row.strip_suffix("\r\n").unwrap().to_owned()
        };
        assert_eq!(field("路灯，不亮"), "路灯，不亮");
        assert_eq!(field("a,\"b\"\n"), "\"a,\"\"b\"\"\n\"");
        assert_eq!(field("=HYPERLINK(1)"), "'=HYPERLINK(1)");
    }
}
