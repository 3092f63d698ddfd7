//! A meter in words: how the system counts, what it knows of a period, and the form that sets it.

use super::figures;
use super::task_actions::Desk;
use crate::app::App;
use crate::lang::Lang;
use crate::pages::case::{Input, InputKind};
use crate::pages::delivery::KnownView;
use crate::pages::simple::Choice;
use crate::present::fields;
use crate::present::inputs::{input, option as choice, yes_no};
use crate::routes::delivery::known::Known;
use yinuo_casework::Level as UnitLevel;
use yinuo_delivery::meter::{CaseCount, CaseMeter, Gap, Made, ProjectCount, ProjectMeter, Reading};
use yinuo_delivery::project::{Level, Sector};
use yinuo_delivery::task::TaskRow;
use yinuo_delivery::{Meter, Period};
use yinuo_journal::World;
use yinuo_kernel::CaseNumber;

/// How a figure is counted: `12345热线 · 本年办结件数（市城管局）`.
pub fn words(world: &World, meter: &Meter, lang: Lang) -> String {
    match meter {
        Meter::Cases(cases) => of_cases(world, cases, lang),
        Meter::Projects(projects) => of_projects(world, projects, lang),
        Meter::Shares => lang.say("各分任务报送数之和", "the sum of what its parts return").to_owned(),
        Meter::Same { task } => lang.pick(format!("与任务 {task} 同一指标"), format!("the same figure as task {task}")),
    }
}

fn with(what: String, scope: &[String], lang: Lang) -> String {
    match (scope.is_empty(), lang) {
        (true, _) => what,
        (false, Lang::Zh) => format!("{what}（{}）", scope.join("，")),
        (false, Lang::En) => format!("{what} ({})", scope.join(", ")),
    }
}

fn of_cases(world: &World, cases: &CaseMeter, lang: Lang) -> String {
    let matter = world.of(&cases.case_type);
    let name = lang.say(&matter.rules.name, &matter.rules.name_en);
    let count = lang.say(cases.count.zh(), cases.count.en());
    let category = cases.category.as_ref().map(|id| fields::category_name(&matter.directory, id, lang));
    let unit = cases.unit.as_ref().map(|id| fields::unit_name(&world.main().directory, Some(id), lang));
    let scope: Vec<String> = category.into_iter().chain(unit).collect();
    with(lang.pick(format!("{name} · 本年{count}"), format!("{name}: {count} this year")), &scope, lang)
}

fn of_projects(world: &World, projects: &ProjectMeter, lang: Lang) -> String {
    let count = lang.say(projects.count.zh(), projects.count.en());
    let county = projects.county.as_ref().map(|id| fields::unit_name(&world.main().directory, Some(id), lang));
    let sector = projects.sector.map(|sector| lang.say(sector.zh(), sector.en()).to_owned());
    let level = projects.level.map(|level| lang.say(level.zh(), level.en()).to_owned());
    let listed = projects.listed.then(|| lang.say("年度清单内", "on the year's list").to_owned());
    let one = projects.project.map(|number| number.to_string());
    let scope: Vec<String> = county.into_iter().chain(sector).chain(level).chain(one).chain(listed).collect();
    with(lang.pick(format!("重点项目 · {count}"), format!("key projects: {count}")), &scope, lang)
}

/// The page of a figure with its items.
pub fn address(number: CaseNumber, period: Period) -> String {
    format!("/desk/tasks/{}/known/{period}", number.bare())
}

/// What is known of a period in one line, and where its items are.
pub fn known(app: &App, task: &TaskRow, number: CaseNumber, period: Period, known: &Known, lang: Lang) -> KnownView {
    let unit = task.goal.as_ref().map_or("", |goal| goal.unit.as_str());
    let by = task.meter.as_ref().map(|meter| words(&app.world, meter, lang)).unwrap_or_default();
    let (figure, told) = match known {
        Ok(reading) => (figures::with_unit(reading.value, unit), made(reading, lang)),
        Err(gap) => (String::new(), self::gap(gap, lang)),
    };
    KnownView { figure, told, by, href: address(number, period) }
}

/// What a figure is made of: `来自3个项目`.
pub fn made(reading: &Reading, lang: Lang) -> String {
    match &reading.made {
        Made::Cases(settled) => lang.pick(
            format!(
                "来自{}件办结，按期{}、超期{}，已评价{}、满意{}",
                settled.settled, settled.in_time, settled.late, settled.rated, settled.pleased
            ),
            format!(
                "{} cases settled, {} in time, {} late; {} rated, {} satisfied",
                settled.settled, settled.in_time, settled.late, settled.rated, settled.pleased
            ),
        ),
        Made::Projects { items, behind: 0 } => {
            lang.pick(format!("来自{}个项目", items.len()), format!("from {} projects", items.len()))
        }
        Made::Projects { items, behind } => lang.pick(
            format!("来自{}个项目，其中{behind}个本期尚未报送、按上期计", items.len()),
            format!(
                "from {} projects; {behind} have not returned the period, so what stood before counts",
                items.len()
            ),
        ),
        Made::Tasks(items) => {
            lang.pick(format!("来自{}项任务的报送", items.len()), format!("from the returns of {} tasks", items.len()))
        }
    }
}

/// Why nothing is known.
pub fn gap(gap: &Gap, lang: Lang) -> String {
    match gap {
        Gap::NoMeter => {
            lang.say("没有取数口径，或单位对不上", "no meter, or one that does not fit the goal").to_owned()
        }
        Gap::NoCases => lang.say("本年还没有可计算的办件", "no case of this year to reckon from").to_owned(),
        Gap::NoParts => lang.say("还没有下发的分任务", "no parts have been sent out").to_owned(),
        Gap::Waiting(tasks) => lang.pick(
            format!("等{}项任务报送本期后自动得出", tasks.len()),
            format!("known once {} more tasks have returned the period", tasks.len()),
        ),
        Gap::Unit(task) => lang.pick(
            format!("任务 {task} 的单位不同，不能汇总"),
            format!("task {task} has another unit, so nothing sums"),
        ),
    }
}

fn any(lang: Lang) -> Choice {
    choice("", lang.say("不限", "Any"), false)
}

/// The choice of the form: each sort with what it counts.
fn sorts(now: Option<&Meter>, lang: Lang) -> Vec<Choice> {
    let id = now.map(|meter| match meter {
        Meter::Cases(cases) => format!("cases:{}", cases.count.as_str()),
        Meter::Projects(projects) => format!("projects:{}", projects.count.as_str()),
        Meter::Shares | Meter::Same { .. } => meter.as_str().to_owned(),
    });
    let one = |name: String, label: String| {
        let selected = id.as_ref() == Some(&name);
        choice(name, label, selected)
    };
    let cases = CaseCount::ALL.iter().map(|count| {
        one(
            format!("cases:{}", count.as_str()),
            lang.pick(format!("办件：{}", count.zh()), format!("Cases: {}", count.en())),
        )
    });
    let projects = ProjectCount::ALL.iter().map(|count| {
        let label = lang.pick(format!("项目：{}", count.zh()), format!("Projects: {}", count.en()));
        one(format!("projects:{}", count.as_str()), label)
    });
    let tasks = [
        one("shares".into(), lang.say("任务：分任务汇总", "Tasks: the sum of its parts").into()),
        one("same".into(), lang.say("任务：同一指标", "Tasks: the same figure as another").into()),
    ];
    let none = choice("", lang.say("不取数，由单位填报", "None: the unit fills it in"), id.is_none());
    std::iter::once(none).chain(cases).chain(projects).chain(tasks).collect()
}

/// The case types, each with the upper two levels of its categories.
fn scopes(world: &World, now: Option<&CaseMeter>, lang: Lang) -> Vec<Choice> {
    let id = now.map(|cases| match &cases.category {
        Some(category) => format!("{}/{category}", cases.case_type),
        None => cases.case_type.to_string(),
    });
    let mut options = Vec::new();
    let mut add = |name: String, label: String| {
        let selected = id.as_ref() == Some(&name);
        options.push(choice(name, label, selected));
    };
    for matter in world.matters() {
        let (case_type, name) = (&matter.rules.case_type, lang.say(&matter.rules.name, &matter.rules.name_en));
        add(case_type.to_string(), name.to_owned());
        let leaves = matter.directory.leaves().filter_map(|leaf| leaf.id.parent());
        let mut uppers: Vec<_> = leaves.flat_map(|id| id.parent().into_iter().chain([id])).collect();
        // A finer one that was set over the API is among the choices, or saving would change it.
        uppers.extend(now.filter(|now| &now.case_type == case_type).and_then(|now| now.category.clone()));
        uppers.sort();
        uppers.dedup();
        for category in uppers {
            let path = fields::category_name(&matter.directory, &category, lang);
            add(format!("{case_type}/{category}"), format!("　{name} › {path}"));
        }
    }
    options
}

/// The fields that set a meter.
pub fn inputs(desk: &Desk<'_>) -> Vec<Input> {
    let (lang, world, now) = (desk.lang, desk.world, desk.task.meter.as_ref());
    let directory = &world.main().directory;
    let cases = if let Some(Meter::Cases(cases)) = now { Some(cases) } else { None };
    let projects = if let Some(Meter::Projects(projects)) = now { Some(projects) } else { None };
    let select = |name: &str, zh: &str, en: &str, options: Vec<Choice>| Input {
        options,
        ..input(name, InputKind::Select, lang.say(zh, en))
    };
    let or_any = |options: Vec<Choice>| std::iter::once(any(lang)).chain(options).collect::<Vec<_>>();
    let county = projects.and_then(|projects| projects.county.as_ref());
    let counties = directory.units().iter().filter(|unit| unit.level == UnitLevel::County);
    let counties = counties.map(|it| choice(&it.id, lang.say(&it.name, &it.en), Some(&it.id) == county)).collect();
    let sector = projects.and_then(|projects| projects.sector);
    let sectors = Sector::ALL.iter().map(|it| choice(it.as_str(), lang.say(it.zh(), it.en()), Some(*it) == sector));
    let level = projects.and_then(|projects| projects.level);
    let levels = Level::ALL.iter().map(|it| choice(it.as_str(), lang.say(it.zh(), it.en()), Some(*it) == level));
    let mut listed = yes_no(
        "listed",
        lang.say("项目：范围", "Projects: which"),
        lang.say("年度清单内", "The year's list"),
        lang.say("全部", "All"),
    );
    let all = !projects.is_some_and(|projects| projects.listed);
    listed.options.iter_mut().for_each(|option| option.selected = (option.id == "false") == all);
    vec![
        select("meter", "取数口径", "Counted by", sorts(now, lang)),
        select("cases", "办件：类型、分类", "Cases: type, category", scopes(world, cases, lang)),
        select(
            "unit",
            "办件：单位",
            "Cases: unit",
            or_any(fields::units(directory, cases.and_then(|cases| cases.unit.as_ref()), lang)),
        ),
        select("county", "项目：县区", "Projects: county", or_any(counties)),
        select("sector", "项目：领域", "Projects: sector", or_any(sectors.collect())),
        select("level", "项目：级别", "Projects: level", or_any(levels.collect())),
        Input {
            value: projects.and_then(|projects| projects.project).map(|it| it.to_string()).unwrap_or_default(),
            ..input("project", InputKind::Text, lang.say("项目：只算一个，填编号", "Projects: only one, its number"))
        },
        listed,
        Input {
            value: now.and_then(Meter::same).map(|task| task.to_string()).unwrap_or_default(),
            ..input("task", InputKind::Text, lang.say("任务：同一指标的任务编号", "Tasks: number of the other task"))
        },
    ]
}
