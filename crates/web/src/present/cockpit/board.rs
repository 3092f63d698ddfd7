//! The board: numbers with the addresses of what they count.

use crate::app::App;
use crate::http::access::{Visit, Who};
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::cockpit::board::{
    BehindLine, CockpitPage, ItemLine, MoneyView, Number, OwedLine, SortLine, StageLine,
};
use crate::pages::delivery::LightView;
use crate::pages::queue::Select;
use crate::pages::simple::Choice;
use crate::present::delivery::{figures, light};
use crate::present::{fields, time};
use jiff::civil::{Date, date};
use yinuo_delivery::board::{Board, Lights, OwedCount, View};
use yinuo_delivery::project;
use yinuo_delivery::task::Sort;
use yinuo_delivery::{Colour, Row};
use yinuo_journal::Rows;
use yinuo_kernel::{CaseNumber, Role};

/// Everything the page is made of.
struct Desk<'a> {
    app: &'a App,
    rows: &'a Rows,
    board: &'a Board,
    view: &'a View<'a>,
    lang: Lang,
    /// `&unit=…` for a unit, which sees its own.
    own: String,
}

pub fn page(app: &App, visit: &Visit, who: &Who, rows: &Rows, board: &Board, view: &View<'_>) -> CockpitPage {
    let lang = visit.lang;
    let own = match (who.account.role(), &who.account.actor.unit) {
        (Role::Unit, Some(unit)) => format!("&unit={unit}"),
        _ => String::new(),
    };
    let desk = Desk { app, rows, board, view, lang, own };
    let now = app.clock.now();
    let as_of = time::short(app.world.calendar(), now, now, lang);
    CockpitPage {
        c: Chrome::of(visit),
        as_of: lang.pick(
            format!("截至{as_of}，每个数字都可以点开看明细。"),
            format!("As of {as_of}. Every number leads to its items."),
        ),
        years: desk.years(),
        tiles: desk.tiles(),
        sorts: desk.sorts(),
        behind: board.behind.named().iter().map(|one| desk.behind(one.number)).collect(),
        behind_all: Number {
            label: lang.pick(format!("共 {} 项", board.behind.count), format!("all {}", board.behind.count)),
            href: desk.tasks(Sort::Target, "light=late"),
            ..Number::default()
        },
        stages: desk.funnel(),
        projects: desk.projects(),
        money: desk.money(),
        waiting: desk.waiting(),
        owed: desk.owed(),
        items: board.items.iter().map(|number| desk.item(*number)).collect(),
        heard: desk.heard(),
        papers: who.account.role() == Role::Supervisor,
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 * 100.0 / whole as f64 }
}

/// `late` for a number that is not nought.
fn tone(value: usize, tone: &'static str) -> &'static str {
    if value == 0 { "" } else { tone }
}

impl Desk<'_> {
    fn number(&self, value: usize, zh: &str, en: &str, href: String) -> Number {
        Number { value: value.to_string(), label: self.lang.say(zh, en).to_owned(), href, ..Number::default() }
    }

    fn tasks(&self, sort: Sort, rest: &str) -> String {
        format!("/desk/tasks?year={}&sort={}&{rest}{}", self.view.year, sort.as_str(), self.own)
    }

    fn years(&self) -> Vec<Select> {
        let mut years: Vec<i16> =
            self.rows.values().filter(|entry| entry.row.task().is_some()).map(|entry| entry.row.year).collect();
        years.extend([self.view.year, self.view.today.year()]);
        years.sort_unstable();
        years.dedup();
        let option = |year: &i16| Choice {
            id: year.to_string(),
            label: year.to_string(),
            selected: *year == self.view.year,
            ..Choice::default()
        };
        let options = years.iter().rev().map(option).collect();
        vec![Select { name: "year", label: self.lang.say("年度", "Year"), options }]
    }

    fn tiles(&self) -> Vec<Number> {
        let (board, lang) = (self.board, self.lang);
        let (tasks, projects) = board.late_nodes;
        let owed = board.owed_in_all();
        let own = |path: &str| format!("{path}?{}", self.own.trim_start_matches('&'));
        let red = board.lights(Sort::Target).late;
        let days = self.view.rules.obstacle_days;
        vec![
            Number {
                tone: tone(red, "late"),
                ..self.number(red, "指标红灯", "targets red", self.tasks(Sort::Target, "light=late"))
            },
            Number {
                tone: tone(tasks + projects, "late"),
                note: lang
                    .pick(format!("任务 {tasks} · 项目 {projects}"), format!("tasks {tasks} · projects {projects}")),
                ..self.number(tasks + projects, "超期节点", "late nodes", own("/desk/late"))
            },
            Number {
                tone: tone(board.obstacles.old, "warn"),
                note: lang.pick(
                    format!("未解除 {} 件", board.obstacles.open),
                    format!("{} open in all", board.obstacles.open),
                ),
                ..self.number(
                    board.obstacles.old,
                    &format!("障碍超过{days}天"),
                    &format!("obstacles over {days} days"),
                    format!("/desk/obstacles?tab=old{}", self.own),
                )
            },
            Number {
                tone: tone(owed.late, "warn"),
                note: lang.pick(format!("应报 {} 期", owed.all), format!("{} owed in all", owed.all)),
                ..self.number(owed.late, "逾期未报", "returns overdue", format!("/desk/owed?tab=late{}", self.own))
            },
            Number {
                tone: tone(board.lights(Sort::Livelihood).late, "late"),
                note: lang.pick(format!("共 {} 件", board.items.len()), format!("of {}", board.items.len())),
                ..self.number(
                    board.lights(Sort::Livelihood).late,
                    "民生实事红灯",
                    "livelihood items red",
                    self.tasks(Sort::Livelihood, "light=late"),
                )
            },
        ]
    }

    fn sorts(&self) -> Vec<SortLine> {
        let line = |(sort, lights): (&Sort, &Lights)| {
            let number = |value: usize, rest: &str, name: &'static str| Number {
                tone: tone(value, name),
                ..self.number(value, "", "", self.tasks(*sort, rest))
            };
            let widths = [("d", lights.done), ("ok", lights.good), ("w", lights.soon), ("l", lights.late)];
            let mut x = 0.0;
            let parts = widths.map(|(class, value)| {
                let width = percent(value, lights.all());
                let part = (class, format!("{x:.2}"), format!("{width:.2}"));
                x += width;
                part
            });
            SortLine {
                label: self.lang.say(sort.zh(), sort.en()).to_owned(),
                all: number(lights.all(), "", ""),
                late: number(lights.late, "light=late", "late"),
                soon: number(lights.soon, "light=soon", "warn"),
                good: number(lights.good, "light=good", ""),
                done: number(lights.done, "stage=closed", ""),
                parts: parts.into(),
            }
        };
        self.board.sorts.iter().map(line).collect()
    }

    fn row(&self, number: CaseNumber) -> Option<&Row> {
        self.rows.get(&number).map(|entry| &entry.row)
    }

    fn title(&self, number: CaseNumber) -> String {
        self.rows.get(&number).map_or_else(|| number.to_string(), |entry| entry.title().to_owned())
    }

    fn light(&self, number: CaseNumber) -> LightView {
        let Some(entry) = self.rows.get(&number) else { return LightView::default() };
        let (rules, lang, nodes) = (self.view.rules, self.lang, entry.nodes());
        let told = light::Told { rules, goal: entry.row.goal(), nodes: &nodes, year: self.view.today.year(), lang };
        self.view.light(&entry.row).map(|it| light::view(&it, told)).unwrap_or_default()
    }

    fn unit(&self, row: Option<&Row>) -> String {
        let unit = row.and_then(Row::unit);
        unit.map(|unit| fields::unit_name(&self.app.world.main().directory, Some(unit), self.lang)).unwrap_or_default()
    }

    fn behind(&self, number: CaseNumber) -> BehindLine {
        let row = self.row(number);
        BehindLine {
            href: format!("/desk/tasks/{}", number.bare()),
            title: self.title(number),
            unit: self.unit(row),
            light: self.light(number),
        }
    }

    fn item(&self, number: CaseNumber) -> ItemLine {
        let row = self.row(number);
        let task = row.and_then(Row::task);
        let heard = task.map_or((0, 0), |task| task.heard);
        ItemLine {
            href: format!("/desk/tasks/{}", number.bare()),
            title: self.title(number),
            unit: self.unit(row),
            light: self.light(number),
            stage: task.map(|task| self.lang.say(task.stage.zh(), task.stage.en()).to_owned()).unwrap_or_default(),
            heard: match heard {
                (0, 0) => String::new(),
                (pleased, not) => self.lang.pick(
                    format!("群众评价 {} 条，满意 {pleased}", pleased + not),
                    format!("{} residents heard, {pleased} pleased", pleased + not),
                ),
            },
        }
    }

    fn funnel(&self) -> Vec<StageLine> {
        let most = self.board.stages.values().copied().max().unwrap_or(0);
        let line = |stage: &project::Stage| {
            let count = self.board.stages.get(stage).copied().unwrap_or(0);
            let href = format!("/desk/projects?year=all&stage={}{}", stage.as_str(), self.own);
            StageLine {
                number: self.number(count, stage.zh(), stage.en(), href),
                width: format!("{:.2}", percent(count, most)),
            }
        };
        project::Stage::ALL.iter().map(line).collect()
    }

    fn projects(&self) -> Vec<Number> {
        let one = |colour: Colour, name: &'static str| {
            let value = self.board.projects.of(colour);
            let href = format!("/desk/projects?year=all&light={}{}", colour.as_str(), self.own);
            let label = light::name(colour, self.view.rules, self.lang);
            Number { tone: tone(value, name), ..self.number(value, label, label, href) }
        };
        vec![one(Colour::Late, "late"), one(Colour::Soon, "warn"), one(Colour::Good, "")]
    }

    fn money(&self) -> MoneyView {
        let (money, lang, year) = (self.board.money, self.lang, self.view.year);
        let wan = |wan: project::Wan| lang.pick(wan.to_string(), wan.en());
        let href = format!("/desk/projects?year={year}&tab=planned{}", self.own);
        let amount = |value: project::Wan| Number { value: wan(value), href: href.clone(), ..Number::default() };
        let done = money.rate().unwrap_or(0.0) * 100.0;
        MoneyView {
            plan: amount(money.plan),
            so_far: amount(money.so_far),
            promised: amount(money.promised),
            rate: money.rate().map(figures::percent).unwrap_or_default(),
            width: format!("{:.2}", done.clamp(0.0, 100.0)),
            pace: format!("{:.2}", elapsed(self.view.today, year)),
            told: lang.pick(
                format!(
                    "{year}年计划投资（{} 个项目）与已报完成数；竖线为全年均匀推进时的位置。项目计划总投资 {}。",
                    money.planned,
                    wan(money.promised)
                ),
                format!(
                    "Plan of {year} ({} projects) and what was returned; the line is an even year's pace. Planned in all: {}.",
                    money.planned,
                    wan(money.promised)
                ),
            ),
        }
    }

    fn waiting(&self) -> Vec<Number> {
        let waiting = self.board.waiting;
        let tasks = |tab: &str| format!("/desk/tasks?tab={tab}{}", self.own);
        vec![
            self.number(waiting.asked, "任务调整、撤销申请", "task requests", tasks("asked")),
            self.number(
                waiting.projects_asked,
                "项目调整申请",
                "project requests",
                format!("/desk/projects?year=all&tab=asked{}", self.own),
            ),
            self.number(waiting.claimed, "待销号", "to sign off", tasks("claimed")),
            self.number(waiting.disputed, "有异议", "disputed", tasks("disputed")),
        ]
    }

    /// By the units at the top, those below counted in: as a list of the unit counts them.
    fn owed(&self) -> Vec<OwedLine> {
        let directory = &self.app.world.main().directory;
        let tops = directory.units().iter().filter(|unit| unit.parent.is_none());
        let line = |unit: &yinuo_casework::Unit| {
            let below = self.board.owed.iter().filter(|(id, _)| directory.is_over(&unit.id, id));
            let sum = below.fold(OwedCount::default(), |sum, (_, one)| OwedCount {
                all: sum.all + one.all,
                late: sum.late + one.late,
            });
            let href = |rest: &str| format!("/desk/owed?unit={}{rest}", unit.id);
            (sum.all > 0).then(|| OwedLine {
                unit: self.lang.say(&unit.name, &unit.en).to_owned(),
                all: self.number(sum.all, "", "", href("")),
                late: Number { tone: tone(sum.late, "warn"), ..self.number(sum.late, "", "", href("&tab=late")) },
            })
        };
        tops.filter_map(line).collect()
    }

    fn heard(&self) -> String {
        match self.board.heard {
            (0, 0) => self.lang.say("还没有群众评价", "No resident has been heard yet").to_owned(),
            (pleased, not) => self.lang.pick(
                format!("群众评价 {} 条，满意 {pleased} 条", pleased + not),
                format!("{} residents heard, {pleased} pleased", pleased + not),
            ),
        }
    }
}

/// How much of a year is over, in percent.
fn elapsed(today: Date, year: i16) -> f64 {
    let (start, end) = (date(year, 1, 1), date(year, 12, 31));
    let days = f64::from((today.clamp(start, end) - start).get_days());
    days * 100.0 / f64::from((end - start).get_days()).max(1.0)
}
