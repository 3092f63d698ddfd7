//! `/desk/import`: a spreadsheet is sent, previewed with a mistake a row and column, and imported as one
//! list of deeds: all of it, or none.

use crate::app::{App, Inner};
use crate::http::access::Visit;
use crate::http::code;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::http::rows as words;
use crate::import::rows::{Desk, filled, is_sum};
use crate::import::{Header, Kind, Mistake, Row, Sheet, Upload, header, project, sheet, task};
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::cockpit::import::ImportPage;
use crate::pages::queue::Select;
use crate::pages::simple::Choice;
use crate::routes::delivery::rows;
use crate::routes::page::page;
use axum::Extension;
use axum::extract::{FromRequest, Multipart, Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use std::sync::Arc;
use yinuo_delivery::Command;
use yinuo_journal::{Deed, Fault, Rejection, Rows, Target, WordsRow, digest};
use yinuo_kernel::{Actor, CaseNumber, Refusal, Rule};

use super::preview;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    done: Option<usize>,
    kind: String,
    year: String,
    source: String,
}

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let rows = rows(&app, &visit).await?;
    let lang = visit.lang;
    let kind = Kind::parse(&asked.kind);
    let done = asked.done.map(|count| {
        let to = match kind {
            Kind::Tasks => format!("/desk/tasks?stage=draft&year={}", asked.year),
            Kind::Projects => format!("/desk/projects?year={}", asked.year),
        };
        (lang.pick(format!("已导入 {count} 项{}。", kind.zh()), format!("{count} imported.")), to)
    });
    page(&visit, &ImportPage { done, ..empty(&app, &visit, &rows, &asked)? })
}

fn empty(app: &App, visit: &Visit, rows: &Rows, asked: &Asked) -> Result<ImportPage, Problem> {
    let lang = visit.lang;
    let list = |kind: Kind| {
        let fields = kind.fields().iter();
        let told = |field: &crate::import::Field| {
            (
                lang.say(field.zh, field.en).to_owned(),
                lang.pick(field.names.join("、"), field.id.to_owned()),
                field.required,
            )
        };
        let name = lang.pick(format!("认得的列：{}", kind.zh()), format!("Known columns: {}", kind.en()));
        (name, fields.map(told).collect())
    };
    Ok(ImportPage {
        c: Chrome::of(visit),
        csrf: visit.staff()?.session.csrf.clone(),
        key: code::random(),
        selects: selects(rows, Kind::parse(&asked.kind), app.today().year(), &asked.source, true, lang),
        done: None,
        refused: Vec::new(),
        known: vec![list(Kind::Tasks), list(Kind::Projects)],
    })
}

/// Kind, year, source.
pub fn selects(rows: &Rows, kind: Kind, year: i16, source: &str, choose: bool, lang: Lang) -> Vec<Select> {
    let option = |id: String, label: String, selected| Choice { id, label, selected, ..Choice::default() };
    let kinds = [Kind::Tasks, Kind::Projects]
        .map(|it| option(it.as_str().to_owned(), lang.say(it.zh(), it.en()).to_owned(), it == kind));
    let years = (year - 2..=year + 3).map(|it| option(it.to_string(), it.to_string(), it == year));
    let none = option(String::new(), lang.say("没有来源", "None").to_owned(), source.is_empty());
    let sources = rows.values().filter(|entry| entry.row.source().is_some());
    let sources = sources.map(|entry| {
        let bare = entry.row.number.bare();
        option(bare.clone(), format!("{} · {}", entry.row.year, entry.title()), bare == source)
    });
    let mut all = Vec::new();
    if choose {
        all.push(Select { name: "kind", label: lang.say("表格列的是", "It lists"), options: kinds.into() });
    }
    all.push(Select {
        name: "year",
        label: lang.say("年度（表里没写时）", "Year, where none is written"),
        options: years.collect(),
    });
    all.push(Select {
        name: "source",
        label: lang.say("来源", "Source"),
        options: std::iter::once(none).chain(sources).collect(),
    });
    all
}

/// What came with the form of the first step.
#[derive(Default)]
struct Sent {
    file: String,
    bytes: Vec<u8>,
    csrf: String,
    kind: String,
    year: String,
    source: String,
}

pub async fn post(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    request: Request,
) -> Result<Response, Problem> {
    let sent = sent(&visit, request).await?;
    let who = visit.staff()?;
    if sent.csrf != who.session.csrf {
        return Err(Problem::refused(&visit, Rule::ForgedForm));
    }
    let rows = rows(&app, &visit).await?;
    let kind = Kind::parse(&sent.kind);
    let bytes = sent.bytes;
    let digest = digest::hex(&digest::plain(&[&bytes]));
    let sheets = tokio::task::spawn_blocking(move || sheet::read(&bytes)).await;
    let sheets = sheets.map_err(|_| Problem::failed(&visit, Fault::Busy("the machine is stopping".into())))?;
    let found =
        sheets.map_err(|refusal| told(&refusal, visit.lang)).and_then(|sheets| chosen(sheets, kind, visit.lang));
    let (sheet, header) = match found {
        Ok(found) => found,
        Err(refused) => {
            let asked = Asked { kind: sent.kind, source: sent.source, ..Asked::default() };
            let made = page(&visit, &ImportPage { refused, ..empty(&app, &visit, &rows, &asked)? })?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, made).into_response());
        }
    };
    let upload = app.uploads.put(Upload {
        id: code::random().chars().take(32).collect(),
        session: who.session.token.clone(),
        at: app.clock.now(),
        file: sent.file,
        kind,
        sheet,
        header: header.clone(),
        digest,
    });
    let year = sent.year.parse().unwrap_or(app.today().year());
    let wish = Wish { header, year, source: sent.source };
    let read = read(&app, &visit, upload.clone(), wish.clone()).await?;
    page(&visit, &preview::view(&visit, &rows, &upload, &wish, &read, String::new())?)
}

fn told(refusal: &Refusal, lang: Lang) -> Vec<String> {
    let rule = refusal.rule;
    let detail = if refusal.detail.is_empty() { String::new() } else { format!(" ({})", refusal.detail) };
    vec![format!("{}{detail}", lang.say(rule.zh(), rule.en())), lang.say(rule.hint_zh(), rule.hint_en()).to_owned()]
}

/// The first sheet with a header of this kind; else what was found and what is needed.
fn chosen(sheets: Vec<Sheet>, kind: Kind, lang: Lang) -> Result<(Sheet, Header), Vec<String>> {
    let found: Vec<String> = sheets
        .iter()
        .map(|sheet| {
            let titles = header::widest(sheet);
            let titles: Vec<String> = titles.iter().take(12).map(|title| title.chars().take(16).collect()).collect();
            lang.pick(
                format!("“{}”：{}", sheet.name, titles.join("、")),
                format!("“{}”: {}", sheet.name, titles.join(", ")),
            )
        })
        .collect();
    for sheet in sheets {
        if let Some(header) = header::find(&sheet, kind) {
            return Ok((sheet, header));
        }
    }
    let needed: Vec<&str> =
        kind.fields().iter().filter(|field| field.required).map(|field| lang.say(field.zh, field.en)).collect();
    Err(vec![
        lang.pick(
            format!("没有找到{}表的表头，什么也没有导入。需要的列：{}。", kind.zh(), needed.join("、")),
            format!("No header of {} was found; nothing was imported. Needed: {}.", kind.en(), needed.join(", ")),
        ),
        lang.pick(format!("读到的是 {}", found.join("；")), format!("What was found: {}", found.join("; "))),
        lang.say(
            "请核对选的是任务还是项目；表头要在前二十行里，不要跨两行。",
            "Check whether it lists tasks or projects; the header stands within the first twenty rows, in one row.",
        )
        .to_owned(),
    ])
}

/// How a sheet is to be read.
#[derive(Clone, Debug)]
pub struct Wish {
    pub header: Header,
    pub year: i16,
    pub source: String,
}

/// A sheet as it was read.
#[derive(Debug)]
pub struct Read {
    /// The rows that were taken, from 0.
    pub at: Vec<usize>,
    pub deeds: Vec<(Command, WordsRow)>,
    pub mistakes: Vec<Mistake>,
}

/// Reads all rows, off the async threads.
async fn read(app: &App, visit: &Visit, upload: Arc<Upload>, wish: Wish) -> Result<Read, Problem> {
    let lang = visit.lang;
    let read = app.read(move |app| Ok(read_now(app, &upload, &wish, lang)));
    read.await.map_err(|fault| Problem::failed(visit, fault))
}

fn read_now(app: &Inner, upload: &Upload, wish: &Wish, lang: Lang) -> Read {
    let desk = Desk {
        directory: &app.world.main().directory,
        rules: app.world.delivery(),
        today: app.today(),
        year: wish.year,
        source: CaseNumber::parse(&wish.source),
        lang,
    };
    let mut read = Read { at: Vec::new(), deeds: Vec::new(), mistakes: Vec::new() };
    for field in header::missing(&wish.header.map, upload.kind) {
        let why = lang.say("没有哪一列是它", "no column is this").to_owned();
        let column = lang.say(field.zh, field.en).to_owned();
        read.mistakes.push(Mistake { row: wish.header.at + 1, column, said: String::new(), why });
    }
    for at in filled(&upload.sheet, &wish.header) {
        if is_sum(&upload.sheet, at) {
            continue;
        }
        let mut row = Row::new(&desk, &upload.sheet, &wish.header, at);
        let written = |text| words::words(app, text);
        let command = match upload.kind {
            Kind::Tasks => {
                let (brief, words) = task::read(&mut row, written);
                Some((Command::Task(yinuo_delivery::task::Command::Propose(Box::new(brief))), words))
            }
            Kind::Projects => project::read(&mut row, written).map(|(opening, plans, words)| {
                let command = yinuo_delivery::project::Command::EnterPlanned { opening: Box::new(opening), plans };
                (Command::Project(command), words)
            }),
        };
        read.mistakes.append(&mut row.mistakes);
        read.at.push(at);
        read.deeds.extend(command);
    }
    read
}

pub async fn act(State(app): State<App>, Path(id): Path<String>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let who = visit.staff()?;
    let upload = app.uploads.get(&id, &who.session.token, app.clock.now());
    let upload = upload.ok_or_else(|| Problem::refused(visit, Rule::UploadGone))?;
    let wish = Wish {
        header: Header { map: map(&sent, &upload), ..upload.header.clone() },
        year: sent.parse("year").unwrap_or(app.today().year()),
        source: sent.get("source").to_owned(),
    };
    let rows = rows(&app, visit).await?;
    let mut made = read(&app, visit, upload.clone(), wish.clone()).await?;
    if sent.get("do") != "import" {
        return page(visit, &preview::view(visit, &rows, &upload, &wish, &made, String::new())?);
    }
    if !made.mistakes.is_empty() || made.deeds.is_empty() {
        let refused = visit.lang.say(Rule::RowsWrong.zh(), Rule::RowsWrong.en()).to_owned();
        let shown = page(visit, &preview::view(visit, &rows, &upload, &wish, &made, refused)?)?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response());
    }
    let deeds = deeds(std::mem::take(&mut made.deeds), &made.at, &upload, &wish, &who.account.actor);
    match app.engine.deliver(deeds).await {
        Ok(receipts) => {
            app.uploads.forget(&id);
            let count = receipts.len();
            let to = format!("/desk/import?done={count}&kind={}&year={}", upload.kind.as_str(), wish.year);
            Ok(Redirect::to(&to).into_response())
        }
        Err(rejections) => {
            made.mistakes = refused(visit, rejections, &made.at)?;
            let refused = visit.lang.say(Rule::RowsWrong.zh(), Rule::RowsWrong.en()).to_owned();
            let shown = page(visit, &preview::view(visit, &rows, &upload, &wish, &made, refused)?)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
    }
}

/// What the engine refused, by the row it stands in; a fault speaks against the whole.
fn refused(visit: &Visit, rejections: Vec<(usize, Rejection)>, at: &[usize]) -> Result<Vec<Mistake>, Problem> {
    let mut mistakes = Vec::new();
    for (index, rejection) in rejections {
        let Rejection::Refused(refusal) = rejection else { return Err(Problem::rejected(visit, rejection)) };
        let why = visit.lang.say(refusal.rule.zh(), refusal.rule.en()).to_owned();
        let row = at.get(index).map_or(0, |row| row + 1);
        mistakes.push(Mistake { row, column: String::new(), said: refusal.detail, why });
    }
    Ok(mistakes)
}

/// The map of the form; each field once.
fn map(sent: &Form, upload: &Upload) -> Vec<Option<&'static str>> {
    let mut map: Vec<Option<&'static str>> = Vec::new();
    for at in 0..upload.header.titles.len() {
        let field = upload.kind.field(sent.get(&format!("map-{at}"))).map(|field| field.id);
        map.push(field.filter(|id| !map.contains(&Some(*id))));
    }
    map
}

/// One deed a row. Its key is that of the file and the row, so the same file is not imported twice.
fn deeds(commands: Vec<(Command, WordsRow)>, at: &[usize], upload: &Upload, wish: &Wish, by: &Actor) -> Vec<Deed> {
    let how = format!("{:?}{}{}{}", wish.header.map, wish.year, wish.source, upload.kind.as_str());
    let file: String = upload.digest.chars().take(40).collect();
    let deed = |((command, words), row): ((Command, WordsRow), &usize)| {
        let asked = digest::hex(&digest::plain(&[how.as_bytes(), file.as_bytes(), &row.to_be_bytes()]));
        let key = Some(format!("import:{}:{file}:{row}", upload.kind.as_str()));
        Deed { key, asked, words: vec![words], ..Deed::plain(Target::New, command, by.clone()) }
    };
    commands.into_iter().zip(at).map(deed).collect()
}

async fn sent(visit: &Visit, request: Request) -> Result<Sent, Problem> {
    let bad = || Problem::refused(visit, Refusal::new(Rule::BadField, "multipart"));
    let large =
        || Problem::refused(visit, Refusal::new(Rule::TooLarge, format!("> {} MB", sheet::FILE_MAX / 1024 / 1024)));
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| bad())?;
    let mut sent = Sent::default();
    while let Some(mut part) = parts.next_field().await.map_err(|_| bad())? {
        let (field, name) = (part.name().unwrap_or_default().to_owned(), part.file_name().map(str::to_owned));
        let mut bytes = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(|_| large())? {
            if bytes.len() + chunk.len() > sheet::FILE_MAX {
                return Err(large());
            }
            bytes.extend_from_slice(&chunk);
        }
        let text = || String::from_utf8(bytes.clone()).unwrap_or_default().trim().to_owned();
        match field.as_str() {
            "csrf" => sent.csrf = text(),
            "kind" => sent.kind = text(),
            "year" => sent.year = text(),
            "source" => sent.source = text(),
            "file" => {
                let name = name.unwrap_or_default();
                let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
                sent.file = name.chars().filter(|c| !c.is_control()).take(80).collect();
                sent.bytes = bytes;
            }
            _ => {}
        }
    }
    Ok(sent)
}
