//! Lists that leave the house: nodes and late nodes as a workbook, all dossiers as JSON lines.

use super::bare;
use super::list::{Asked, late_of};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::{Problem, ProblemJson};
use crate::http::query::Ask;
use crate::lang::Lang;
use crate::present::cockpit::look;
use crate::present::fields;
use crate::routes::delivery::rows;
use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use jiff::civil::Date;
use serde::Serialize;
use std::sync::Arc;
use yinuo_delivery::{Detail, Kind};
use yinuo_journal::Rows;
use yinuo_journal::register::Entry;
use yinuo_kernel::{CaseNumber, Refusal, Rule, UnitId};
use yinuo_papers::{Field, Kind as Of, Sheet, Value};

/// A node, for a workbook.
struct Line {
    number: CaseNumber,
    kind: Kind,
    unit: Option<UnitId>,
    node: u32,
    due: Date,
    met: Option<Date>,
    verified: bool,
    late: i32,
}

/// The late nodes a list asks for.
pub async fn late(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let rows = rows(&app, &visit).await?;
    let found = late_of(&app, &visit, &rows, &asked, usize::MAX)?;
    let line = |node: yinuo_delivery::board::LateNode<'_>| Line {
        number: node.number,
        kind: node.kind,
        unit: node.unit.cloned(),
        node: node.node,
        due: node.due,
        met: None,
        verified: false,
        late: node.days,
    };
    let lines = found.into_iter().map(line).collect();
    book(app, &visit, rows, lines, "late").await
}

/// All nodes of open tasks and projects a post may see.
pub async fn nodes(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let rows = rows(&app, &visit).await?;
    let (actor, unit, today) = (&visit.staff()?.account.actor, asked.unit.parse().ok(), app.today());
    let calendar = app.world.calendar();
    let day = |at: yinuo_kernel::Timestamp| calendar.local(at).date();
    let late = |due: Date, met: bool| if met { 0 } else { (today - due).get_days().max(0) };
    let lines = look(&app.world, (today, today.year()), actor, unit.as_ref(), |view| {
        let mut lines = Vec::new();
        for row in bare(&rows).filter(|row| view.sees(row)) {
            let line = |node, due, met: Option<yinuo_kernel::Timestamp>, verified| Line {
                number: row.number,
                kind: row.kind(),
                unit: row.unit().cloned(),
                node,
                due,
                met: met.map(day),
                verified,
                late: late(due, met.is_some()),
            };
            match &row.detail {
                Detail::Task(task) if task.stage.is_open() => {
                    lines.extend(task.nodes.iter().map(|node| line(node.id, node.due, node.met, node.verified)));
                }
                Detail::Project(project) if project.stage.is_open() => {
                    lines.extend(project.nodes.iter().map(|node| line(node.id, node.due, node.met, node.verified)));
                }
                _ => {}
            }
        }
        lines
    });
    book(app, &visit, rows, lines, "nodes").await
}

async fn book(
    app: App,
    visit: &Visit,
    rows: Arc<Rows>,
    lines: Vec<Line>,
    name: &'static str,
) -> Result<Response, Problem> {
    let lang = visit.lang;
    let made = app.read(move |app| {
        let directory = &app.world.main().directory;
        let columns = [
            Field::new(lang.say("编号", "Number"), 18),
            Field::new(lang.say("类别", "Kind"), 8),
            Field::new(lang.say("任务、项目", "Task, project"), 44),
            Field::new(lang.say("责任单位", "Unit"), 24),
            Field::new(lang.say("节点", "Node"), 36),
            Field::new(lang.say("应于", "Due"), 12).of(Of::Date),
            Field::new(lang.say("完成", "Met"), 12).of(Of::Date),
            Field::new(lang.say("核实", "Verified"), 8),
            Field::new(lang.say("超期天数", "Days late"), 10).of(Of::Number),
        ];
        let title = if name == "late" { lang.say("超期节点", "Late nodes") } else { lang.say("节点", "Nodes") };
        let mut sheet = Sheet::new(title, title, columns);
        for line in lines {
            let kind =
                if line.kind == Kind::Project { lang.say("项目", "Project") } else { lang.say("任务", "Task") };
            let entry = rows.get(&line.number);
            let node = entry.and_then(|entry| entry.node(line.node));
            sheet.push([
                Value::from(line.number.to_string()),
                Value::from(kind),
                Value::from(entry.map_or("—", |entry| entry.title())),
                Value::from(fields::unit_name(directory, line.unit.as_ref(), lang)),
                Value::from(node.map_or_else(|| line.node.to_string(), str::to_owned)),
                Value::Date(line.due.to_string()),
                line.met.map_or(Value::Empty, |met| Value::Date(met.to_string())),
                Value::from(if line.verified { lang.say("是", "yes") } else { "" }),
                if line.late > 0 { Value::Number(f64::from(line.late)) } else { Value::Empty },
            ]);
        }
        Ok(yinuo_papers::xlsx::write(&[sheet]))
    });
    let bytes = made.await.map_err(|fault| Problem::failed(visit, fault))?;
    let bytes = bytes.map_err(|error| Problem::refused(visit, Refusal::new(Rule::PaperFailed, error.to_string())))?;
    let headers = [
        (header::CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.xlsx\"")),
    ];
    Ok((headers, bytes).into_response())
}

/// A dossier as a line of an export: its row, with title and text.
#[derive(Debug, Serialize, utoipa::ToSchema, schemars::JsonSchema)]
pub struct DossierLine {
    pub number: String,
    /// `source`, `task`, `project`, `candidate`, `vote`.
    pub kind: String,
    pub year: i16,
    pub title: String,
    pub text: String,
    /// The unit that answers for it.
    pub unit: Option<String>,
    pub unit_name: Option<String>,
    pub opened_at: String,
    pub last_at: String,
    /// All that the register holds of it, by kind.
    #[schema(value_type = Object)]
    pub row: serde_json::Value,
}

impl DossierLine {
    fn of(app: &App, entry: &Entry) -> DossierLine {
        let row = &entry.row;
        let directory = &app.world.main().directory;
        DossierLine {
            number: row.number.to_string(),
            kind: row.kind().as_str().to_owned(),
            year: row.year,
            title: entry.title().to_owned(),
            text: entry.text.as_ref().map(|text| text.body.clone()).unwrap_or_default(),
            unit: row.unit().map(ToString::to_string),
            unit_name: row.unit().map(|unit| fields::unit_name(directory, Some(unit), Lang::Zh)),
            opened_at: row.opened_at.to_string(),
            last_at: row.last_at.to_string(),
            row: serde_json::to_value(&row.detail).unwrap_or_default(),
        }
    }
}

/// Lines that are made at a time: the export is sent as it is made.
const BATCH: usize = 200;

/// Every source, task, project, candidate and vote, one JSON object a line, in order of the numbers. A
/// unit's has its own tasks and projects. Needs a token with the scope `export`.
#[utoipa::path(get, path = "/api/delivery/export/dossiers.jsonl",
    responses((status = 200, body = DossierLine, content_type = "application/jsonl"), (status = "4XX", body = ProblemJson)))]
pub async fn dossiers(State(app): State<App>, Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    let rows = rows(&app, &visit).await?;
    let today = app.today();
    let actor = &visit.staff()?.account.actor;
    let entries: Vec<Arc<Entry>> = look(&app.world, (today, today.year()), actor, None, |view| {
        rows.values().filter(|entry| view.sees(&entry.row)).cloned().collect()
    });
    let lines = stream::unfold((app, entries, 0), |(app, entries, at)| async move {
        let batch = entries.get(at..entries.len().min(at + BATCH)).filter(|batch| !batch.is_empty())?;
        let mut lines = Vec::new();
        for entry in batch {
            lines.extend(serde_json::to_vec(&DossierLine::of(&app, entry)).unwrap_or_default());
            lines.push(b'\n');
        }
        Some((Ok::<Bytes, std::convert::Infallible>(Bytes::from(lines)), (app, entries, at + BATCH)))
    });
    let headers = [
        (header::CONTENT_TYPE, "application/jsonl"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"dossiers.jsonl\""),
    ];
    Ok((headers, Body::from_stream(lines)).into_response())
}
