//! `/desk/late`, `/desk/obstacles`, `/desk/owed`: the items behind the board's numbers, by the board's
//! own rules.

use super::bare;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::cockpit::list::{Line, ListPage};
use crate::pages::queue::{Select, Tab};
use crate::pages::simple::Choice;
use crate::present::cockpit::look;
use crate::present::delivery::{day, meter, period};
use crate::present::fields;
use crate::routes::delivery::rows;
use crate::routes::page::page;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use yinuo_delivery::Kind;
use yinuo_delivery::board::{LateNode, OldObstacle, OwedReturn, late_nodes, obstacles, owed};
use yinuo_journal::Rows;
use yinuo_kernel::{CaseNumber, Role, UnitId};

/// What may be asked of a list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub unit: String,
    /// `task`, `project`; `old`; `late`.
    pub tab: String,
    pub page: usize,
}

/// Lines on one page.
const PAGE: usize = 50;

/// The page of a dossier.
pub fn address(kind: Kind, number: CaseNumber) -> String {
    let folder = if kind == Kind::Project { "projects" } else { "tasks" };
    format!("/desk/{folder}/{}", number.bare())
}

fn kind(kind: Kind, lang: Lang) -> String {
    lang.say(
        if kind == Kind::Project { "项目" } else { "任务" },
        if kind == Kind::Project { "Project" } else { "Task" },
    )
    .to_owned()
}

fn title(rows: &Rows, number: CaseNumber) -> String {
    rows.get(&number).map_or_else(|| number.to_string(), |entry| entry.title().to_owned())
}

/// The late nodes a post may see; the `first` of them in order, longest late first.
pub fn late_of<'r>(
    app: &App,
    visit: &Visit,
    rows: &'r Rows,
    asked: &Asked,
    first: usize,
) -> Result<Vec<LateNode<'r>>, Problem> {
    let (actor, unit, today) = (&visit.staff()?.account.actor, asked.unit.parse().ok(), app.today());
    let mut found = look(&app.world, (today, today.year()), actor, unit.as_ref(), |view| late_nodes(bare(rows), view));
    found.retain(|node| match asked.tab.as_str() {
        "task" => node.kind == Kind::Task,
        "project" => node.kind == Kind::Project,
        _ => true,
    });
    let order = |node: &LateNode<'_>| (node.due, node.number, node.node);
    if first < found.len() {
        found.select_nth_unstable_by_key(first, order);
    }
    let first = first.min(found.len());
    if let Some(first) = found.get_mut(..first) {
        first.sort_unstable_by_key(order);
    }
    Ok(found)
}

/// The page around some lines.
struct Around {
    path: &'static str,
    title: (&'static str, &'static str),
    told: String,
    heads: [(&'static str, &'static str); 3],
    tabs: Vec<(&'static str, &'static str, &'static str)>,
    empty: (&'static str, &'static str),
    export: bool,
}

impl Around {
    fn page(self, app: &App, visit: &Visit, asked: &Asked, count: usize, lines: Vec<Line>) -> ListPage {
        let lang = visit.lang;
        let to = |tab: &str, unit: &str, page: usize| {
            let page = if page > 0 { page.to_string() } else { String::new() };
            let mut pairs = vec![("tab", tab), ("unit", unit), ("page", page.as_str())];
            pairs.retain(|(_, value)| !value.is_empty());
            let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
            if query.is_empty() { self.path.to_owned() } else { format!("{}?{query}", self.path) }
        };
        let tab = |(id, zh, en): &(&str, &str, &str)| Tab {
            href: to(id, &asked.unit, 0),
            label: lang.say(zh, en).to_owned(),
            current: asked.tab == *id,
        };
        let unit: Option<UnitId> = asked.unit.parse().ok();
        let all = Choice { label: lang.say("全部单位", "All").to_owned(), ..Choice::default() };
        let units = fields::units(&app.world.main().directory, unit.as_ref(), lang);
        let seen = asked.page.saturating_mul(PAGE) + lines.len();
        let own = visit.who.as_ref().is_some_and(|who| who.account.role() == Role::Unit);
        let mut selects = Vec::new();
        if !own {
            let options = std::iter::once(all).chain(units).collect();
            selects.push(Select { name: "unit", label: lang.say("单位", "Unit"), options });
        }
        let tabs_now = self.tabs.iter().filter(|_| !asked.tab.is_empty());
        let kept: Vec<Choice> = tabs_now
            .map(|(id, zh, en)| Choice {
                id: (*id).to_owned(),
                label: lang.say(zh, en).to_owned(),
                selected: asked.tab == *id,
                ..Choice::default()
            })
            .collect();
        if !kept.is_empty() {
            selects.push(Select { name: "tab", label: lang.say("分类", "Kind"), options: kept });
        }
        ListPage {
            c: Chrome::of(visit),
            title: lang.say(self.title.0, self.title.1).to_owned(),
            tabs: self.tabs.iter().map(tab).collect(),
            selects,
            heads: self.heads.map(|(zh, en)| lang.say(zh, en)),
            count,
            next: (seen < count).then(|| to(&asked.tab, &asked.unit, asked.page + 1)),
            export: if self.export {
                to(&asked.tab, &asked.unit, 0).replacen("/desk/late", "/desk/late.xlsx", 1)
            } else {
                String::new()
            },
            empty: lang.say(self.empty.0, self.empty.1).to_owned(),
            told: self.told,
            lines,
        }
    }
}

fn on_page<'a, T>(found: &'a [T], asked: &Asked) -> impl Iterator<Item = &'a T> + use<'a, T> {
    found.iter().skip(asked.page.saturating_mul(PAGE)).take(PAGE)
}

pub async fn late(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let (lang, today) = (visit.lang, app.today());
    let rows = rows(&app, &visit).await?;
    let found = late_of(&app, &visit, &rows, &asked, asked.page.saturating_add(1).saturating_mul(PAGE))?;
    let line = |node: &LateNode<'_>| Line {
        href: address(node.kind, node.number),
        title: title(&rows, node.number),
        what: rows
            .get(&node.number)
            .and_then(|entry| entry.node(node.node))
            .map(str::to_owned)
            .unwrap_or_else(|| lang.pick(format!("节点{}", node.node), format!("node {}", node.node))),
        kind: kind(node.kind, lang),
        unit: fields::unit_name(&app.world.main().directory, node.unit, lang),
        due: day(node.due, today.year(), lang),
        told: lang.pick(format!("{} 天", node.days), format!("{} days", node.days)),
        tone: "late",
        ..Line::default()
    };
    let lines = on_page(&found, &asked).map(line).collect();
    let around = Around {
        path: "/desk/late",
        title: ("超期节点", "Late nodes"),
        told: lang
            .say("申请销号后等待督查室的，不计超期。", "A unit that waits for the office is not late.")
            .to_owned(),
        heads: [("节点", "Node"), ("应于", "Due"), ("已超", "Late")],
        tabs: vec![("", "全部", "All"), ("task", "任务", "Tasks"), ("project", "项目", "Projects")],
        empty: ("没有超期的节点。", "No node is late."),
        export: true,
    };
    page(&visit, &around.page(&app, &visit, &asked, found.len(), lines))
}

pub async fn held(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let (lang, today) = (visit.lang, app.today());
    let rows = rows(&app, &visit).await?;
    let (actor, unit) = (&visit.staff()?.account.actor, asked.unit.parse().ok());
    let mut found = look(&app.world, (today, today.year()), actor, unit.as_ref(), |view| obstacles(bare(&rows), view));
    found.retain(|one| asked.tab != "old" || one.old);
    found.sort_by_key(|one| (std::cmp::Reverse(one.days), one.project, one.case));
    let cases: Vec<CaseNumber> = on_page(&found, &asked).map(|one| one.case).collect();
    let stages = app.read(move |app| {
        let read = |case: CaseNumber| {
            Ok(app.reader.row(app.world.place, case)?.filter(|row| !row.sealed).map(|row| (case, row.stage)))
        };
        cases.into_iter().map(read).collect::<Result<Vec<_>, yinuo_journal::Fault>>()
    });
    let stages = stages.await.map_err(|fault| Problem::failed(&visit, fault))?;
    let stage = |case: CaseNumber| {
        let found = stages.iter().flatten().find(|(number, _)| *number == case);
        found.map(|(_, stage)| format!(" · {}", lang.say(stage.zh(), stage.en()))).unwrap_or_default()
    };
    let line = |one: &OldObstacle| Line {
        href: address(Kind::Project, one.project),
        title: title(&rows, one.project),
        what: format!("{}{}", one.case, stage(one.case)),
        what_href: format!("/desk/cases/{}", one.case.bare()),
        kind: kind(Kind::Project, lang),
        unit: fields::unit_name(&app.world.main().directory, Some(&one.unit), lang),
        due: day(today.saturating_sub(jiff::Span::new().days(one.days)), today.year(), lang),
        told: lang.pick(format!("{} 天", one.days), format!("{} days", one.days)),
        tone: if one.old { "warn" } else { "" },
    };
    let lines = on_page(&found, &asked).map(line).collect();
    let days = app.world.delivery().obstacle_days;
    let around = Around {
        path: "/desk/obstacles",
        title: ("项目障碍", "Obstacles"),
        told: lang.pick(
            format!("超过{days}天未解除的标黄；由障碍所在单位在自己的办件里解决。"),
            format!("Yellow after {days} days; the unit that can clear it answers in its own case."),
        ),
        heads: [("办件", "Case"), ("提出", "Since"), ("已", "Open")],
        tabs: vec![("", "全部未解除", "All open"), ("old", "时间较长", "Old")],
        empty: ("没有未解除的障碍。", "Nothing hinders a project."),
        export: false,
    };
    page(&visit, &around.page(&app, &visit, &asked, found.len(), lines))
}

pub async fn returns(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let (lang, today) = (visit.lang, app.today());
    let rows = rows(&app, &visit).await?;
    let (actor, unit) = (&visit.staff()?.account.actor, asked.unit.parse::<UnitId>().ok());
    let directory = &app.world.main().directory;
    let mut found = look(&app.world, (today, today.year()), actor, unit.as_ref(), |view| owed(bare(&rows), view));
    found.retain(|one| asked.tab != "late" || one.late > 0);
    found.sort_by_key(|one| (one.due, one.number, one.period));
    let line = |one: &OwedReturn| Line {
        href: address(one.kind, one.number),
        title: title(&rows, one.number),
        what: period(one.period, lang),
        what_href: counted(&rows, one),
        kind: kind(one.kind, lang),
        unit: fields::unit_name(directory, Some(&one.unit), lang),
        due: day(one.due, today.year(), lang),
        told: match one.late {
            0 => lang.say("未到期", "in time").to_owned(),
            late => lang.pick(format!("{late} 天"), format!("{late} days")),
        },
        tone: if one.late > 0 { "warn" } else { "" },
    };
    let lines = on_page(&found, &asked).map(line).collect();
    let around = Around {
        path: "/desk/owed",
        title: ("应报未报", "Returns owed"),
        told: lang.say("每期只报一次；报送后自动从这里消失。", "Each period is asked for once.").to_owned(),
        heads: [("期次", "Period"), ("应于", "Due"), ("已超", "Late")],
        tabs: vec![("", "全部应报", "All owed"), ("late", "逾期", "Overdue")],
        empty: ("都报齐了。", "Nothing is owed."),
        export: false,
    };
    page(&visit, &around.page(&app, &visit, &asked, found.len(), lines))
}

/// Where the system counts the figure: the page that shows it.
fn counted(rows: &Rows, one: &OwedReturn) -> String {
    let task = rows.get(&one.number).and_then(|entry| entry.row.task());
    let metered = task.filter(|task| task.meter.is_some());
    metered.map(|_| meter::address(one.number, one.period)).unwrap_or_default()
}
