//! `/desk/projects`: the register of key projects.

use super::find::{Asked, Lit, find, narrow};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::delivery::projects::list::{FunnelView, OpeningView, ProjectsPage};
use crate::pages::queue::{Select, Tab};
use crate::pages::simple::{Choice, Fact};
use crate::present::delivery::light;
use crate::present::delivery::projects::{field, line, stage};
use crate::present::{fields, time};
use crate::routes::delivery::rows;
use crate::routes::page::page;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use std::collections::BTreeSet;
use yinuo_delivery::Colour;
use yinuo_delivery::project::{Level, Owner, ProjectRow, Sector, Stage};
use yinuo_journal::{Rows, World};
use yinuo_kernel::{FieldId, Role, UnitId};

/// Where the list lies.
pub const BASE: &str = "/desk/projects";

/// Projects on one page.
const PAGE: usize = 50;

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let (lang, who) = (visit.lang, visit.staff()?);
    let rows = rows(&app, &visit).await?;
    let (world, today, now) = (&app.world, app.today(), app.clock.now());
    let year = asked.year(today);
    let plan_year = year.unwrap_or(today.year());
    // The figures above are of the question without light, stage and tab: their links put these in.
    let frame = Asked { light: String::new(), stage: String::new(), tab: String::new(), ..asked.clone() };
    let all = find(world, &rows, &frame, who, today);
    let shown = narrow(world, &all, &asked, today);
    let from = asked.page.saturating_mul(PAGE);
    let as_of = time::short(world.calendar(), now, now, lang);
    let (opened, listed) = line::opening(all.iter().filter_map(Lit::project));
    let with = |name: &str, value: &str| frame.with(BASE, name, value);
    page(
        &visit,
        &ProjectsPage {
            c: Chrome::of(&visit),
            as_of: lang.pick(
                format!("截至{as_of}，每个灯色都写明理由；金额为项目单位报送数。"),
                format!("As of {as_of}. Every light says why; amounts are what units returned."),
            ),
            year: year.map(|year| lang.pick(format!("{year}年"), year.to_string())).unwrap_or_default(),
            facts: facts(world, &frame, &all, lang),
            funnel: funnel(&frame, &asked, &all, lang),
            sum: line::sum(all.iter().filter_map(Lit::project), plan_year, lang),
            planned_href: with("tab", "planned"),
            returned_href: with("tab", "returned"),
            opening: OpeningView {
                rate: line::rate(opened, listed),
                opened,
                opened_href: with("tab", "opened"),
                listed,
                listed_href: with("tab", "listed"),
            },
            tabs: tabs(&asked, lang),
            q: asked.q.clone(),
            tab: asked.tab.clone(),
            selects: selects(world, &rows, &asked, plan_year, lang),
            count: shown.len(),
            lines: shown
                .iter()
                .skip(from)
                .take(PAGE)
                .map(|lit| line::view(world, lit, plan_year, today, lang))
                .collect(),
            next: (shown.len() > from + PAGE).then(|| asked.with(BASE, "page", &(asked.page + 1).to_string())),
            may_enter: who.account.role() == Role::Supervisor,
            xlsx: asked.with("/desk/projects.xlsx", "page", ""),
            csv: asked.with("/desk/projects.csv", "page", ""),
        },
    )
}

fn facts(world: &World, frame: &Asked, all: &[Lit], lang: Lang) -> Vec<Fact> {
    let of = |colour| all.iter().filter(|lit| lit.light.colour == colour).count();
    let lamp = |colour: Colour| Fact {
        value: of(colour).to_string(),
        label: light::name(colour, world.delivery(), lang).to_owned(),
        href: frame.with(BASE, "light", colour.as_str()),
    };
    let count = |which: fn(&ProjectRow) -> bool| all.iter().filter_map(Lit::project).filter(|it| which(it)).count();
    let fact = |count: usize, zh: &str, en: &str, tab: &str| Fact {
        value: count.to_string(),
        label: lang.say(zh, en).to_owned(),
        href: frame.with(BASE, "tab", tab),
    };
    vec![
        lamp(Colour::Late),
        lamp(Colour::Soon),
        lamp(Colour::Good),
        fact(count(|it| !it.obstacles.is_empty()), "有堵点", "With obstacles", "obstacles"),
        fact(count(|it| it.counted.is_some()), "已入统", "Counted", "counted"),
    ]
}

/// A bar a stage, the longest the whole width. Every number leads to its projects.
fn funnel(frame: &Asked, asked: &Asked, all: &[Lit], lang: Lang) -> Vec<FunnelView> {
    let at = |stage: Stage| all.iter().filter_map(Lit::project).filter(|it| it.stage == stage).count();
    let most = Stage::ALL.iter().map(|stage| at(*stage)).max().unwrap_or(0).max(1);
    let view = |one: &Stage| FunnelView {
        label: stage(*one, lang).to_owned(),
        count: at(*one),
        href: frame.with(BASE, "stage", one.as_str()),
        width: at(*one) * 100 / most,
        current: asked.stage == one.as_str(),
    };
    Stage::ALL.iter().filter(|stage| **stage != Stage::Dropped || at(**stage) > 0).map(view).collect()
}

fn tabs(asked: &Asked, lang: Lang) -> Vec<Tab> {
    let tab = |id: &str, zh: &str, en: &str| Tab {
        href: asked.with(BASE, "tab", id),
        label: lang.say(zh, en).to_owned(),
        current: asked.tab == id,
    };
    vec![
        tab("", "全部", "All"),
        tab("late-nodes", "节点超期", "Late nodes"),
        tab("obstacles", "有堵点", "Obstacles"),
        tab("old-obstacles", "堵点久拖", "Old obstacles"),
        tab("asked", "申请待审", "Requests"),
        tab("chased", "督办中", "Chased"),
        tab("counted", "已入统", "Counted"),
    ]
}

fn choice(id: &str, label: &str, now: &str) -> Choice {
    Choice { id: id.to_owned(), label: label.to_owned(), selected: id == now, ..Choice::default() }
}

fn selects(world: &World, rows: &Rows, asked: &Asked, year: i16, lang: Lang) -> Vec<Select> {
    let projects = || rows.values().filter_map(|entry| entry.row.project());
    let any = |zh: &str, en: &str, now: &str| choice("", lang.say(zh, en), now);
    let mut years: BTreeSet<i16> = projects().flat_map(|project| project.years.iter().copied()).collect();
    years.insert(year);
    let now = if asked.year == "all" { "all".to_owned() } else { year.to_string() };
    let mut year_options = vec![choice("all", lang.say("全部年度", "All"), &now)];
    year_options.extend(years.iter().rev().map(|year| choice(&year.to_string(), &year.to_string(), &now)));
    let counties: BTreeSet<&UnitId> = projects().filter_map(|project| project.county.as_ref()).collect();
    let directory = &world.main().directory;
    let counties = directory.units().iter().filter(|unit| counties.contains(&unit.id));
    let counties = counties.map(|unit| choice(unit.id.as_str(), lang.say(&unit.name, &unit.en), &asked.county));
    let fields: BTreeSet<&FieldId> = projects().filter_map(|project| project.field.as_ref()).collect();
    let fields = fields.iter().map(|id| choice(id.as_str(), &field(world.delivery(), id, lang), &asked.field));
    let lamps = [Colour::Late, Colour::Soon, Colour::Good];
    let lamps = lamps.iter().map(|c| choice(c.as_str(), light::name(*c, world.delivery(), lang), &asked.light));
    let stages = Stage::ALL.iter().map(|one| choice(one.as_str(), stage(*one, lang), &asked.stage));
    let sectors = Sector::ALL.iter().map(|one| choice(one.as_str(), lang.say(one.zh(), one.en()), &asked.sector));
    let levels = Level::ALL.iter().map(|one| choice(one.as_str(), lang.say(one.zh(), one.en()), &asked.level));
    let owners = Owner::ALL.iter().map(|one| choice(one.as_str(), lang.say(one.zh(), one.en()), &asked.owner));
    let leaders = world.delivery().leaders.iter();
    let leaders = leaders.map(|one| choice(one.id.as_str(), lang.say(&one.name, &one.en), &asked.leader));
    let unit: Option<UnitId> = asked.unit.parse().ok();
    let select = |name, zh, en, first: Choice, rest: Vec<Choice>| Select {
        name,
        label: lang.say(zh, en),
        options: std::iter::once(first).chain(rest).collect(),
    };
    let mut selects = vec![
        Select { name: "year", label: lang.say("年度", "Year"), options: year_options },
        select("light", "灯色", "Light", any("全部", "All", &asked.light), lamps.collect()),
        select("stage", "阶段", "Stage", any("全部阶段", "All", &asked.stage), stages.collect()),
        select("county", "属地", "County", any("全部县区", "All", &asked.county), counties.collect()),
        select("sector", "类别", "Kind", any("全部类别", "All", &asked.sector), sectors.collect()),
        select("level", "级别", "Level", any("全部级别", "All", &asked.level), levels.collect()),
        select("owner", "投资主体", "Investor", any("全部", "All", &asked.owner), owners.collect()),
        select("leader", "包保领导", "Leader", any("全部", "All", &asked.leader), leaders.collect()),
        select(
            "unit",
            "责任单位",
            "Unit",
            any("全部单位", "All", &asked.unit),
            fields::units(directory, unit.as_ref(), lang),
        ),
    ];
    let fields: Vec<Choice> = fields.collect();
    if !fields.is_empty() {
        selects.push(select("field", "产业链", "Field", any("全部", "All", &asked.field), fields));
    }
    // A filter that offers nothing only takes room; one that is set must be seen.
    selects.retain(|select| select.options.len() > 1);
    selects
}
