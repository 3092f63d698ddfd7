//! `/desk/projects.xlsx` and `.csv`: the list as it was asked for, as a file.

use super::find::{Asked, Lit, find};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::lang::Lang;
use crate::present::delivery::light;
use crate::present::delivery::projects::{field, leader, stage};
use crate::present::fields::unit_name;
use crate::routes::delivery::rows;
use axum::Extension;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use yinuo_delivery::project::{ProjectRow, Stage, Wan};
use yinuo_journal::{Fault, World};
use yinuo_papers::{Field, Kind, Sheet, Value, xlsx};

/// The list as an Excel workbook.
pub async fn workbook(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let sheet = sheet(&app, &visit, &asked).await?;
    let bytes = xlsx::write(&[sheet]).map_err(|error| Problem::failed(&visit, Fault::Storage(error.to_string())))?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let headers =
        [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, "attachment; filename=\"projects.xlsx\"")];
    Ok((headers, bytes).into_response())
}

/// The list as CSV in UTF-8 with the mark by which Excel knows it.
pub async fn csv_file(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let sheet = sheet(&app, &visit, &asked).await?;
    let failed = |error: &dyn std::fmt::Display| Problem::failed(&visit, Fault::Storage(format!("csv: {error}")));
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xEF\xBB\xBF".to_vec());
    table.write_record(sheet.columns.iter().map(|field| field.title.as_str())).map_err(|e| failed(&e))?;
    for row in &sheet.rows {
        table.write_record(row.iter().map(plain)).map_err(|e| failed(&e))?;
    }
    let bytes = table.into_inner().map_err(|e| failed(&e))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"projects.csv\""),
    ];
    Ok((headers, bytes).into_response())
}

/// A value as text. A spreadsheet would run what begins like a formula.
fn plain(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Number(number) => number.to_string(),
        Value::Date(day) => day.clone(),
        Value::Text(text) | Value::Link { text, .. } if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
            format!("'{text}")
        }
        Value::Text(text) | Value::Link { text, .. } => text.clone(),
    }
}

async fn sheet(app: &App, visit: &Visit, asked: &Asked) -> Result<Sheet, Problem> {
    let (lang, who) = (visit.lang, visit.staff()?);
    let rows = rows(app, visit).await?;
    let today = app.today();
    let found = find(&app.world, &rows, asked, who, today);
    let year = asked.year(today).unwrap_or(today.year());
    let title = lang.pick(format!("重点项目台账（{today}）"), format!("Key projects, {today}"));
    let mut sheet = Sheet::new(lang.say("重点项目", "Key projects"), title, columns(year, lang));
    for lit in &found {
        if let Some(project) = lit.project() {
            sheet.push(row(&app.world, lit, project, year, today, lang));
        }
    }
    Ok(sheet)
}

fn columns(year: i16, lang: Lang) -> Vec<Field> {
    let text = |zh: &str, en: &str, width| Field::new(lang.say(zh, en), width);
    let amount = |zh: &str, en: &str| text(zh, en, 14).of(Kind::Number);
    vec![
        text("编号", "Number", 16),
        text("项目名称", "Project", 40),
        text("灯色", "Light", 8),
        text("理由", "Why", 36),
        text("阶段", "Stage", 10),
        text("类别", "Kind", 12),
        text("产业链", "Field", 14),
        text("级别", "Level", 10),
        text("投资主体", "Investor", 10),
        text("属地", "County", 18),
        text("责任单位", "Unit", 24),
        text("包保领导", "Leader in charge", 18),
        amount("总投资（万元）", "In all (10,000 yuan)"),
        Field::new(lang.pick(format!("{year}年计划（万元）"), format!("Plan {year} (10,000 yuan)")), 14)
            .of(Kind::Number),
        Field::new(lang.pick(format!("{year}年完成（万元）"), format!("{year} so far (10,000 yuan)")), 14)
            .of(Kind::Number),
        text("年度完成率", "Rate", 10).of(Kind::Percent),
        text("计划开工", "Planned start", 12).of(Kind::Date),
        text("开工", "Started", 12).of(Kind::Date),
        text("计划竣工", "Planned completion", 12).of(Kind::Date),
        text("竣工", "Completed", 12).of(Kind::Date),
        text("入统", "Counted", 12).of(Kind::Date),
        text("未清堵点", "Open obstacles", 10).of(Kind::Number),
    ]
}

fn row(world: &World, lit: &Lit, project: &ProjectRow, year: i16, today: Date, lang: Lang) -> Vec<Value> {
    let directory = &world.main().directory;
    let nodes = lit.entry.nodes();
    let told = light::Told { rules: world.delivery(), goal: None, nodes: &nodes, year: today.year(), lang };
    let lamp = light::view(&lit.light, told);
    let amount = |amount: Option<Wan>| Value::from(amount.map(Wan::as_f64));
    let date = |day: Option<Date>| day.map_or(Value::Empty, |day| Value::Date(day.to_string()));
    let county = project.county.as_ref().map(|county| unit_name(directory, Some(county), lang));
    vec![
        lit.entry.row.number.to_string().into(),
        lit.entry.title().into(),
        lamp.name.into(),
        lamp.why.into(),
        stage(project.stage, lang).into(),
        lang.say(project.sector.zh(), project.sector.en()).into(),
        project.field.as_ref().map(|id| field(world.delivery(), id, lang)).into(),
        lang.say(project.level.zh(), project.level.en()).into(),
        lang.say(project.owner.zh(), project.owner.en()).into(),
        county.into(),
        unit_name(directory, Some(&project.charge.unit), lang).into(),
        leader(world.delivery(), project.charge.leader.as_ref(), lang).into(),
        amount(project.promise.invest),
        amount(project.plan(year).map(|plan| plan.total)),
        amount(project.so_far(year).map(|(_, so_far)| so_far)),
        project.rate(year).into(),
        date(project.promise.start),
        date(project.begun_on()),
        date(project.promise.complete),
        date(project.reached.get(&Stage::Completed).copied()),
        date(project.counted),
        Value::Number(project.obstacles.len() as f64),
    ]
}
