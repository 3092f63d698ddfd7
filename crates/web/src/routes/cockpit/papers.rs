//! `/desk/papers`: papers from the register, as Word, PDF or a page.

use super::bare;
use crate::app::{App, Inner};
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::cockpit::papers::{PaperChoice, PaperPage, PapersPage};
use crate::pages::queue::Select;
use crate::pages::simple::Choice;
use crate::papers::{Chase, Item, Kind, Material, compose};
use crate::present::cockpit::look;
use crate::present::delivery::light;
use crate::present::fields;
use crate::routes::delivery::rows;
use crate::routes::page::page;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use serde::Deserialize;
use std::collections::BTreeSet;
use tokio::sync::Semaphore;
use yinuo_delivery::light::of_task;
use yinuo_delivery::task::{self, Task, TaskRow};
use yinuo_delivery::{Colour, Dossier, Event, Light, Row, Verdict, board};
use yinuo_journal::register::Entry;
use yinuo_journal::{Fault, Rows};
use yinuo_kernel::{CaseNumber, Refusal, Rule, UnitId};

/// What may be asked of a paper.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub year: String,
    /// The number of a source; without it all tasks of the year.
    pub source: String,
    /// The day at whose end it stands; today without it.
    pub on: String,
}

/// Papers are drafted one at a time: a large one takes a core for seconds.
static TURN: Semaphore = Semaphore::const_new(1);

impl Asked {
    fn year(&self, today: Date) -> i16 {
        self.year.parse().unwrap_or(today.year())
    }

    /// The day, never one that is still to come.
    fn on(&self, today: Date) -> Date {
        self.on.parse().unwrap_or(today).min(today)
    }

    fn query(&self, today: Date) -> String {
        let (year, on) = (self.year(today).to_string(), self.on(today).to_string());
        let mut pairs = vec![("year", year.as_str()), ("source", self.source.as_str()), ("on", on.as_str())];
        pairs.retain(|(_, value)| !value.is_empty());
        serde_urlencoded::to_string(pairs).unwrap_or_default()
    }
}

pub async fn choose(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let (lang, today) = (visit.lang, app.today());
    let rows = rows(&app, &visit).await?;
    let year = asked.year(today);
    let fonts = app.clone();
    let fonts = tokio::task::spawn_blocking(move || (fonts.fonts)()).await;
    let no_font = match fonts {
        Ok(Ok(_)) => String::new(),
        _ => lang
            .say(
                "服务器上没有中文字体，暂不能出 PDF：请管理员安装 fonts-noto-cjk，或先用 Word。",
                "There is no Chinese font on the server, so there is no PDF: ask the administrator to install fonts-noto-cjk, or take Word.",
            )
            .to_owned(),
    };
    let choice = |kind: &Kind| PaperChoice {
        id: kind.as_str(),
        name: lang.say(kind.zh(), kind.en()),
        told: lang.say(kind.told_zh(), kind.told_en()),
    };
    let made = PapersPage {
        c: Chrome::of(&visit),
        selects: selects(&rows, &asked, year, lang),
        on: asked.on(today).to_string(),
        papers: Kind::ALL.iter().map(choice).collect(),
        query: asked.query(today),
        no_font,
    };
    page(&visit, &made)
}

fn selects(rows: &Rows, asked: &Asked, year: i16, lang: Lang) -> Vec<Select> {
    let option = |id: String, label: String, selected| Choice { id, label, selected, ..Choice::default() };
    let mut years: BTreeSet<i16> =
        rows.values().filter(|entry| entry.row.task().is_some()).map(|entry| entry.row.year).collect();
    years.insert(year);
    let years = years.iter().rev().map(|it| option(it.to_string(), it.to_string(), *it == year)).collect();
    let all = option(
        String::new(),
        lang.say("这一年的全部任务", "All tasks of the year").to_owned(),
        asked.source.is_empty(),
    );
    let sources = rows.values().filter(|entry| entry.row.source().is_some() && entry.row.year == year);
    let sources = sources.map(|entry| {
        let bare = entry.row.number.bare();
        option(bare.clone(), entry.title().to_owned(), bare == asked.source)
    });
    vec![
        Select { name: "year", label: lang.say("年度", "Year"), options: years },
        Select {
            name: "source",
            label: lang.say("来源", "Source"),
            options: std::iter::once(all).chain(sources).collect(),
        },
    ]
}

/// The site as the caller addresses it, for links that must work outside of it.
pub fn base(app: &Inner, headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    let host: String = host.chars().filter(|c| fits(*c)).take(255).collect();
    format!("{}://{host}", if app.secure_cookies { "https" } else { "http" })
}

pub async fn one(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(name): Path<String>,
    Ask(asked): Ask<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (kind, form) = name.split_once('.').ok_or_else(|| Problem::not_found(&visit))?;
    let kind = Kind::parse(kind).ok_or_else(|| Problem::not_found(&visit))?;
    if !matches!(form, "docx" | "pdf" | "html") {
        return Err(Problem::not_found(&visit));
    }
    let today = app.today();
    let rows = rows(&app, &visit).await?;
    let actor = visit.staff()?.account.actor.clone();
    let base = if form == "html" { String::new() } else { base(&app, &headers) };
    let _turn = TURN.acquire().await;
    let (wanted, form) = (asked.clone(), form.to_owned());
    let want = (kind, form.clone());
    let made = app.read(move |app| {
        let unit = actor.unit.clone().filter(|_| actor.role == yinuo_kernel::Role::Unit);
        let material = gather(app, &rows, kind, &wanted, base, unit.as_ref())?;
        let paper = compose(want.0, &material);
        Ok(match want.1.as_str() {
            "docx" => Made::File(yinuo_papers::docx::write(&paper)),
            "pdf" => Made::File(
                (app.fonts)().and_then(|fonts| yinuo_papers::pdf::write(&paper, &fonts).map(|pdf| pdf.bytes)),
            ),
            _ => Made::Page(Box::new(paper)),
        })
    });
    match made.await.map_err(|fault| Problem::failed(&visit, fault))? {
        Made::Page(paper) => {
            let query = asked.query(today);
            let file = |label, end: &str| (label, format!("/desk/papers/{}.{end}?{query}", kind.as_str()));
            let files = vec![file("Word", "docx"), file("PDF", "pdf")];
            page(&visit, &PaperPage { c: Chrome::of(&visit), paper: *paper, files })
        }
        Made::File(Ok(bytes)) => {
            let mime = match form.as_str() {
                "pdf" => "application/pdf",
                _ => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            };
            let name = format!("attachment; filename=\"{}-{}.{form}\"", kind.as_str(), asked.on(today));
            Ok(([(header::CONTENT_TYPE, mime.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
        }
        Made::File(Err(error)) => {
            let refusal = match error {
                yinuo_papers::Error::NoFont => Refusal::from(Rule::NoFont),
                error => Refusal::new(Rule::PaperFailed, error.to_string()),
            };
            Err(Problem::refused(&visit, refusal))
        }
    }
}

enum Made {
    File(Result<Vec<u8>, yinuo_papers::Error>),
    Page(Box<yinuo_papers::Paper>),
}

/// Reads what a paper is made of, as it stood at the end of a day; a unit's is about its own tasks.
///
/// # Errors
/// When the storage fails.
pub fn gather(
    app: &Inner,
    rows: &Rows,
    kind: Kind,
    asked: &Asked,
    base: String,
    unit: Option<&UnitId>,
) -> Result<Material, Fault> {
    let (today, world) = (app.today(), &app.world);
    let (year, on) = (asked.year(today), asked.on(today));
    let directory = &world.main().directory;
    let source = CaseNumber::parse(&asked.source);
    let until = kind.until(year, on);
    let from = until.saturating_sub(Span::new().days(kind.days() - 1));
    let mine = |row: &TaskRow| {
        unit.is_none_or(|unit| row.lead.iter().chain(&row.co).any(|lead| directory.is_over(unit, lead)))
    };
    let days = Days { on, from, until };
    let mut items = Vec::new();
    for entry in rows.values().filter(|entry| entry.row.year == year) {
        let Some(row) = entry.row.task() else { continue };
        if (source.is_some() && row.source != source) || !mine(row) {
            continue;
        }
        items.extend(item(app, entry, &days)?);
    }
    let actor = match unit {
        Some(unit) => yinuo_kernel::Actor {
            unit: Some(unit.clone()),
            role: yinuo_kernel::Role::Unit,
            ..yinuo_kernel::Actor::CITIZEN
        },
        None => yinuo_kernel::Actor { role: yinuo_kernel::Role::Supervisor, ..yinuo_kernel::Actor::CITIZEN },
    };
    let then = if on < today { Some(as_it_stood(app, rows, on)?) } else { None };
    let stood: Vec<&Row> = then.as_ref().map_or_else(|| bare(rows).collect(), |then| then.iter().collect());
    let (owed, obstacles, project_nodes) = look(world, (on, year), &actor, None, |view| {
        let counted = board::Board::of(stood.iter().copied(), view);
        let name = |id: &UnitId| fields::unit_name(directory, Some(id), Lang::Zh);
        let owed = counted.owed.iter().map(|(id, one)| (name(id), one.all, one.late, id.to_string())).collect();
        let title = |number: CaseNumber| rows.get(&number).map_or_else(|| "—".into(), |entry| entry.title().to_owned());
        let mut old = board::obstacles(stood.iter().copied(), view);
        old.retain(|one| one.old);
        old.sort_by_key(|one| std::cmp::Reverse(one.days));
        let old = old.into_iter().map(|one| (one.project, title(one.project), one.case, one.days)).collect();
        (owed, old, counted.late_nodes.1)
    });
    Ok(Material {
        city: world.name.clone(),
        office: unit
            .map_or_else(|| format!("{}督查室", world.name), |unit| fields::unit_name(directory, Some(unit), Lang::Zh)),
        year,
        on: until,
        from,
        base,
        source: source.and_then(|number| Some((number, rows.get(&number)?.title().to_owned()))),
        items,
        owed,
        obstacles,
        project_nodes,
    })
}

/// The days of a paper: what is known at the end of `on`, of the days `from` to `until`.
struct Days {
    on: Date,
    from: Date,
    until: Date,
}

/// The register as it stood at the end of a day.
fn as_it_stood(app: &Inner, rows: &Rows, on: Date) -> Result<Vec<Row>, Fault> {
    let calendar = app.world.calendar();
    let mut then = Vec::with_capacity(rows.len());
    for number in rows.keys() {
        let course = app.reader.course(app.world.place, *number)?;
        let end = course.partition_point(|entry| calendar.local(entry.at).date() <= on);
        let dossier = course.get(..end).and_then(|course| Dossier::replay(*number, course));
        then.extend(dossier.map(|dossier| Row::of(&dossier, u32::try_from(end).unwrap_or(u32::MAX))));
    }
    Ok(then)
}

/// A task as it stood at the end of a day; `None` for one that did not exist yet, or became none.
fn item(app: &Inner, entry: &Entry, days: &Days) -> Result<Option<Item>, Fault> {
    let Days { on, from, until } = *days;
    let world = &app.world;
    let number = entry.row.number;
    let calendar = world.calendar();
    let day = |at: Timestamp| calendar.local(at).date();
    let course = app.reader.course(world.place, number)?;
    let then = course.partition_point(|entry| day(entry.at) <= on);
    let dossier = course.get(..then).and_then(|course| Dossier::replay(number, course));
    let Some(Dossier::Task(mut task)) = dossier else { return Ok(None) };
    // June's figures arrive in July: what tells of later months is left out, not what was filed later.
    if until < on {
        task.returns.retain(|period, _| period.last_day() <= until);
    }
    let row = TaskRow::of(&task);
    let year = task.brief.year;
    let light = of_task(&row, year, until, world.delivery(), calendar);
    let Some(verdict) = Verdict::of(&row, &light, until) else { return Ok(None) };
    let eve = from.yesterday().unwrap_or(from);
    let before = of_task(&row, year, eve, world.delivery(), calendar);
    let nodes = entry.nodes();
    let told = light::Told {
        rules: world.delivery(),
        goal: row.goal.as_ref(),
        nodes: &nodes,
        year: on.year(),
        lang: Lang::Zh,
    };
    let chases = course.iter().take(then).filter_map(|entry| match &entry.did {
        Event::Task(task::Event::Chased { grade, .. }) => Some(Chase { on: day(entry.at), grade: *grade }),
        _ => None,
    });
    let (proofs, files) = proofs(&task);
    Ok(Some(Item {
        number,
        title: entry.title().to_owned(),
        lead: row
            .lead
            .as_ref()
            .map_or_else(|| "待定".to_owned(), |unit| fields::unit_name(&world.main().directory, Some(unit), Lang::Zh)),
        why: light::view(&light, told).why,
        newly_late: is_red(&light) && !is_red(&before),
        verdict,
        closed: row.closed_at.filter(|_| row.stage == task::Stage::Closed).map(day),
        chases: chases.filter(|chase| chase.on >= from).collect(),
        proofs,
        files,
        light,
        task: row,
    }))
}

fn is_red(light: &Light) -> bool {
    light.colour == Colour::Late
}

/// The cases and dossiers that speak for a task, and how many files do.
fn proofs(task: &Task) -> (Vec<CaseNumber>, usize) {
    let returned = task.returns.values().filter(|back| back.good != Some(false)).map(|back| &back.what.evidence);
    let met = task.nodes.iter().filter_map(|node| node.met.as_ref()).map(|met| &met.evidence);
    let evidence: Vec<_> = returned.chain(met).collect();
    let numbers: BTreeSet<CaseNumber> =
        evidence.iter().flat_map(|one| one.links.iter().copied()).chain(task.links.iter().copied()).collect();
    (numbers.into_iter().collect(), evidence.iter().map(|one| one.blobs.len()).sum())
}
