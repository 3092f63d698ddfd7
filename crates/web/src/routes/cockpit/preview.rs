//! What was understood of a spreadsheet, before anything is done.

use super::import::{Read, Wish, selects};
use crate::http::access::Visit;
use crate::http::code;
use crate::http::problem::Problem;
use crate::import::{Field, Kind, Mistake, Upload, rows::fields};
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::cockpit::import::{ColumnView, MistakeView, PreviewPage};
use crate::pages::simple::Choice;
use yinuo_journal::Rows;

/// Rows and mistakes that are shown.
const ROWS: usize = 8;
const MISTAKES: usize = 200;

pub fn view(
    visit: &Visit,
    rows: &Rows,
    upload: &Upload,
    wish: &Wish,
    read: &Read,
    refused: String,
) -> Result<PreviewPage, Problem> {
    let (lang, sheet) = (visit.lang, &upload.sheet);
    let heads = fields(upload.kind, &wish.header);
    let column = |field: &Field| wish.header.map.iter().position(|id| *id == Some(field.id));
    let shown = read.at.iter().take(ROWS).map(|at| {
        let cells = heads.iter().filter_map(|field| column(field)).map(|column| sheet.cell(*at, column).text());
        std::iter::once((at + 1).to_string()).chain(cells.map(|text| text.chars().take(80).collect())).collect()
    });
    let mut titles = vec![lang.say("行", "Row").to_owned()];
    titles.extend(heads.iter().map(|field| lang.say(field.zh, field.en).to_owned()));
    let wrong = read.mistakes.len();
    let kind = lang.say(upload.kind.zh(), upload.kind.en());
    let told = match wrong {
        0 => lang.pick(
            format!(
                "在“{}”表第 {} 行找到表头，读到 {} 项{kind}，没有读不懂的地方。",
                sheet.name,
                wish.header.at + 1,
                read.at.len()
            ),
            format!(
                "Header in row {} of “{}”: {} rows, all understood.",
                wish.header.at + 1,
                sheet.name,
                read.at.len()
            ),
        ),
        _ => lang.pick(
            format!(
                "在“{}”表第 {} 行找到表头，读到 {} 项{kind}，有 {wrong} 处读不懂；改好以前不会导入。",
                sheet.name,
                wish.header.at + 1,
                read.at.len()
            ),
            format!(
                "Header in row {} of “{}”: {} rows, {wrong} mistakes; nothing is imported until they are mended.",
                wish.header.at + 1,
                sheet.name,
                read.at.len()
            ),
        ),
    };
    Ok(PreviewPage {
        c: Chrome::of(visit),
        csrf: visit.staff()?.session.csrf.clone(),
        key: code::random(),
        id: upload.id.clone(),
        file: upload.file.clone(),
        told,
        selects: selects(rows, upload.kind, wish.year, &wish.source, false, lang),
        columns: columns(upload, wish, lang),
        heads: titles,
        rows: shown.collect(),
        mistakes: read.mistakes.iter().take(MISTAKES).map(mistake).collect(),
        wrong,
        count: read.at.len(),
        refused,
    })
}

fn mistake(mistake: &Mistake) -> MistakeView {
    MistakeView {
        row: mistake.row.to_string(),
        column: mistake.column.clone(),
        said: mistake.said.clone(),
        why: mistake.why.clone(),
    }
}

fn columns(upload: &Upload, wish: &Wish, lang: Lang) -> Vec<ColumnView> {
    let titles = wish.header.titles.iter().enumerate();
    titles
        .map(|(at, title)| {
            let field = wish.header.map.get(at).copied().flatten();
            let below = (wish.header.at + 1..upload.sheet.rows.len().min(wish.header.at + 30))
                .map(|row| upload.sheet.cell(row, at))
                .filter(|cell| !cell.is_empty());
            let sample: Vec<String> = below.take(2).map(|cell| cell.text().chars().take(18).collect()).collect();
            ColumnView {
                name: format!("map-{at}"),
                title: if title.is_empty() {
                    lang.pick(format!("第{}列", at + 1), format!("column {}", at + 1))
                } else {
                    title.clone()
                },
                sample: sample.join("；"),
                options: options(upload.kind, field, lang),
                taken: field.is_some(),
            }
        })
        .collect()
}

fn options(kind: Kind, now: Option<&str>, lang: Lang) -> Vec<Choice> {
    let option = |id: &str, label: &str| Choice {
        id: id.to_owned(),
        label: label.to_owned(),
        selected: now.unwrap_or("") == id,
        ..Choice::default()
    };
    let none = option("", lang.say("不导入", "Not taken"));
    std::iter::once(none)
        .chain(kind.fields().iter().map(|field| option(field.id, lang.say(field.zh, field.en))))
        .collect()
}
