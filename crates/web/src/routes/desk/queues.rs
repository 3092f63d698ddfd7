//! The queues, by deadline: what each post works through.

use crate::app::App;
use crate::http::access::Visit;
use crate::http::code;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::pages::Chrome;
use crate::pages::queue::{QueuePage, Select, Tab};
use crate::pages::simple::Choice;
use crate::present::{fields, row};
use crate::routes::home::window;
use crate::routes::page::page;
use crate::routes::sight;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use yinuo_casework::{Light, Stage, route};
use yinuo_journal::{Cursor, Order, Page, QueueQuery, Text};
use yinuo_kernel::{CaseNumber, Rule, UnitId, WordsId};

/// What a list may be asked.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    after: String,
    #[serde(default)]
    tab: String,
    #[serde(default)]
    number: String,
    /// The case type.
    #[serde(default, rename = "type")]
    case_type: String,
    #[serde(default)]
    stage: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    cell: String,
    #[serde(default)]
    light: String,
    #[serde(default)]
    resolved: String,
    #[serde(default)]
    in_time: String,
    #[serde(default)]
    reopened: String,
}

type Texts = std::collections::BTreeMap<WordsId, Text>;

/// A page of a list with the words its lines show.
async fn fetch(app: &App, visit: &Visit, query: QueueQuery) -> Result<(Page, Texts), Problem> {
    app.read(move |app| {
        let found = app.reader.list(&query)?;
        let ids: Vec<WordsId> = found.rows.iter().map(|row| row.words).collect();
        let texts = app.reader.words(query.place, &ids)?;
        Ok((found, texts))
    })
    .await
    .map_err(|fault| Problem::failed(visit, fault))
}

struct Shape {
    title: &'static str,
    button: Option<(&'static str, &'static str)>,
    tabs: Vec<Tab>,
    selects: Vec<Select>,
    filters: bool,
    empty: &'static str,
    /// The rest of the address of the next page.
    keep: String,
    propose: bool,
}

async fn show(app: &App, visit: &Visit, mut query: QueueQuery, after: &str, shape: Shape) -> Result<Response, Problem> {
    let (lang, now) = (visit.lang, query.now);
    query.after = Cursor::decode(after);
    let live = query.stages.iter().map(|stage| stage.as_str()).collect::<Vec<_>>().join(" ");
    let (found, texts) = fetch(app, visit, query).await?;
    let world = &app.world;
    let rows = found
        .rows
        .iter()
        .map(|case| {
            let mut view = row::view(world, case, texts.get(&case.words), now, lang);
            if shape.propose
                && let Some(route) = route(&world.of(&case.case_type).directory, &case.category, case.cell.as_ref())
            {
                view.unit = lang.pick(
                    format!("建议：{}", fields::unit_name(&world.main().directory, Some(route.unit), lang)),
                    format!("Proposed: {}", fields::unit_name(&world.main().directory, Some(route.unit), lang)),
                );
                view.why = route.duty.basis.clone();
                // A case that came back wants a person's eye.
                view.one_click = case.returns == 0 && case.stage == Stage::Accepted;
                view.key = code::random();
            }
            view
        })
        .collect();
    let next = found.next.map(|next| format!("{}?{}after={}", visit.path, shape.keep, next.encode()));
    page(
        visit,
        &QueuePage {
            c: Chrome::of(visit),
            csrf: visit.staff()?.session.csrf.clone(),
            title: shape.title.to_owned(),
            button: shape.button,
            tabs: shape.tabs,
            filters: shape.filters,
            search: shape.filters.then(String::new),
            selects: shape.selects,
            rows,
            empty: shape.empty.to_owned(),
            next,
            live: Some(live),
        },
    )
}

/// Everything this post may list.
fn all_of(app: &App, visit: &Visit) -> QueueQuery {
    let sealed = visit.who.as_ref().is_some_and(|who| sight::sees_sealed(&app.world, &who.account.actor));
    QueueQuery { sealed, ..QueueQuery::all(app.world.place, app.clock.now()) }
}

/// A queue without tabs or filters.
fn bare(title: &'static str, empty: &'static str) -> Shape {
    Shape {
        title,
        button: None,
        tabs: Vec::new(),
        selects: Vec::new(),
        filters: false,
        empty,
        keep: String::new(),
        propose: false,
    }
}

/// `/desk/requests`: what units ask for and the centre decides; silence on a return is agreement.
pub async fn requests(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let lang = visit.lang;
    let query = QueueQuery { asked: true, ..all_of(&app, &visit) };
    let shape = bare(lang.say("待审核", "Requests"), lang.say("没有待审核的申请。", "No request waits."));
    show(&app, &visit, query, &asked.after, shape).await
}

/// `/desk/review`: resolved cases, to verify and to call back.
pub async fn review(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let lang = visit.lang;
    let query = QueueQuery { stages: vec![Stage::Resolved, Stage::Verified], ..all_of(&app, &visit) };
    let shape = bare(
        lang.say("核查与回访", "Verify and call back"),
        lang.say("没有待核查、待回访的办件。", "Nothing to verify or to call back."),
    );
    show(&app, &visit, query, &asked.after, shape).await
}

/// `/desk/intake`: what operators accept or decline.
pub async fn intake(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let lang = visit.lang;
    let query = QueueQuery { stages: vec![Stage::Submitted], ..all_of(&app, &visit) };
    let shape = Shape {
        button: Some(("/desk/new", lang.say("来电登记", "New from a call"))),
        propose: true,
        ..bare(lang.say("待受理", "Intake"), lang.say("没有待受理的诉求。", "Nothing waits to be accepted."))
    };
    show(&app, &visit, query, &asked.after, shape).await
}

/// `/desk/dispatch`: accepted and returned cases, each with a proposed unit.
pub async fn dispatch(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let lang = visit.lang;
    let query = QueueQuery { stages: vec![Stage::Accepted], ..all_of(&app, &visit) };
    let title = lang.say("待派单", "Dispatch");
    let shape =
        Shape { propose: true, ..bare(title, lang.say("没有待派的办件。", "Nothing waits to be dispatched.")) };
    show(&app, &visit, query, &asked.after, shape).await
}

/// `/desk/unit`: a unit's own cases and those of the units below it.
pub async fn unit(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let lang = visit.lang;
    let unit = visit.staff()?.account.actor.unit.clone().ok_or_else(|| Problem::refused(&visit, Rule::UnknownUnit))?;
    let tabs = [
        ("sign", lang.say("待签收", "To sign"), vec![Stage::Dispatched]),
        ("work", lang.say("办理中", "In hand"), vec![Stage::Signed]),
        ("replied", lang.say("已答复", "Replied"), vec![Stage::Replied]),
        ("helping", lang.say("协办", "To help with"), Vec::new()),
        ("paused", lang.say("挂起", "Suspended"), vec![Stage::Suspended, Stage::Deferred]),
        (
            "done",
            lang.say("已办结", "Resolved"),
            vec![Stage::Resolved, Stage::Verified, Stage::CalledBack, Stage::Rated, Stage::Archived],
        ),
    ];
    let current = tabs.iter().find(|tab| tab.0 == asked.tab).map_or("sign", |tab| tab.0);
    let stages = tabs.iter().find(|tab| tab.0 == current).map(|tab| tab.2.clone()).unwrap_or_default();
    let units = Some(app.world.main().directory.below(&unit));
    let query = match current {
        "helping" => QueueQuery { helping: units, ..all_of(&app, &visit) },
        _ => QueueQuery { stages, units, ..all_of(&app, &visit) },
    };
    let shape = Shape {
        tabs: tabs
            .iter()
            .map(|tab| Tab {
                href: format!("/desk/unit?tab={}", tab.0),
                label: tab.1.to_owned(),
                current: tab.0 == current,
            })
            .collect(),
        keep: format!("tab={current}&"),
        ..bare(lang.say("本单位办件", "Our cases"), lang.say("这里没有办件。", "Nothing here."))
    };
    show(&app, &visit, query, &asked.after, shape).await
}

/// `/desk/all`: every case this post may see, by filter or number.
pub async fn all(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    if !asked.number.is_empty() {
        let number = CaseNumber::parse(&asked.number).ok_or_else(|| Problem::refused(&visit, Rule::UnknownCase))?;
        return Ok(Redirect::to(&format!("/desk/cases/{}", number.bare())).into_response());
    }
    let lang = visit.lang;
    let query = filtered(&app, &visit, &asked)?;
    let option = |id: &str, zh: &str, en: &str, now: &str| Choice {
        id: id.to_owned(),
        label: lang.say(zh, en).to_owned(),
        selected: id == now,
        ..Choice::default()
    };
    let mut stages = vec![option("", "全部", "All", &asked.stage), option("open", "在办", "Open", &asked.stage)];
    stages.extend(Stage::ALL.iter().map(|stage| option(stage.as_str(), stage.zh(), stage.en(), &asked.stage)));
    let lights =
        [("", "全部", "All"), ("on_time", "正常", "On time"), ("warn", "临期", "Soon late"), ("late", "超期", "Late")];
    let mut units = vec![option("", "全部", "All", &asked.unit)];
    units.extend(fields::units(&app.world.main().directory, asked.unit.parse().ok().as_ref(), lang));
    let mut cells = vec![option("", "全部", "All", &asked.cell)];
    cells.extend(
        app.world
            .main()
            .directory
            .cells()
            .iter()
            .map(|cell| option(cell.id.as_str(), &cell.name, &cell.en, &asked.cell)),
    );
    let mut selects = vec![
        Select { name: "stage", label: lang.say("环节", "Stage"), options: stages },
        Select { name: "unit", label: lang.say("承办单位", "Unit"), options: units },
        Select { name: "cell", label: lang.say("片区", "Cell"), options: cells },
        Select {
            name: "light",
            label: lang.say("时限", "Light"),
            options: lights.iter().map(|l| option(l.0, l.1, l.2, &asked.light)).collect(),
        },
    ];
    if app.world.matters().count() > 1 {
        let mut types = vec![option("", "全部", "All", &asked.case_type)];
        let matters = app.world.matters().map(|matter| &matter.rules);
        types.extend(matters.map(|r| option(r.case_type.as_str(), &r.name, &r.name_en, &asked.case_type)));
        selects.insert(0, Select { name: "type", label: lang.say("事项", "Type"), options: types });
    }
    let keep: String = [
        ("type", &asked.case_type),
        ("stage", &asked.stage),
        ("unit", &asked.unit),
        ("cell", &asked.cell),
        ("light", &asked.light),
        ("resolved", &asked.resolved),
        ("in_time", &asked.in_time),
        ("reopened", &asked.reopened),
    ]
    .iter()
    .filter(|(_, value)| !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b)))
    .map(|(name, value)| format!("{name}={value}&"))
    .collect();
    let shape = Shape {
        selects,
        filters: true,
        keep,
        ..bare(lang.say("全部办件", "All cases"), lang.say("没有符合条件的办件。", "No case fits."))
    };
    show(&app, &visit, query, &asked.after, shape).await
}

fn filtered(app: &App, visit: &Visit, asked: &Asked) -> Result<QueueQuery, Problem> {
    let refuse = |rule: Rule| Problem::refused(visit, rule);
    let mut query = all_of(app, visit);
    query.case_type = match asked.case_type.as_str() {
        "" => None,
        one => Some(one.parse().map_err(|_| refuse(Rule::UnknownType))?),
    };
    query.stages = match asked.stage.as_str() {
        "" => Vec::new(),
        "open" => Stage::ALL.iter().copied().filter(|stage| stage.is_open()).collect(),
        one => vec![Stage::parse(one).ok_or_else(|| refuse(Rule::BadField))?],
    };
    query.light = match asked.light.as_str() {
        "" => None,
        one => Some(Light::parse(one).ok_or_else(|| refuse(Rule::BadField))?),
    };
    query.cell = match asked.cell.as_str() {
        "" => None,
        one => Some(one.parse().map_err(|_| refuse(Rule::UnknownCell))?),
    };
    let below = |unit: &UnitId| app.world.main().directory.below(unit);
    let wanted: Option<UnitId> = match asked.unit.as_str() {
        "" => None,
        one => Some(one.parse().map_err(|_| refuse(Rule::UnknownUnit))?),
    };
    let account = &visit.staff()?.account;
    let own = sight::own_units(&app.world, &account.actor);
    // A unit sees its own cases and no others.
    query.units = match (wanted.as_ref().map(below), own) {
        (Some(wanted), Some(own)) => Some(wanted.into_iter().filter(|unit| own.contains(unit)).collect()),
        (Some(units), None) | (None, Some(units)) => Some(units),
        (None, None) => None,
    };
    if asked.resolved == "30" {
        query.resolved_since = Some(window(query.now));
    }
    query.in_time = match asked.in_time.as_str() {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    };
    query.reopened = asked.reopened == "1";
    if query.light.is_none() && query.stages.is_empty() {
        query.order = Order::Newest;
    }
    Ok(query)
}
