//! A project as a line of a list, and what a whole list comes to.

use super::{leader, money, stage};
use crate::lang::Lang;
use crate::pages::delivery::projects::list::{ProjectLine, Sum};
use crate::present::delivery::figures::percent;
use crate::present::delivery::{light, period};
use crate::present::fields::unit_name;
use crate::routes::delivery::projects::find::{Lit, is_listed, old_obstacles};
use jiff::civil::Date;
use yinuo_delivery::project::{ProjectRow, Stage, Wan};
use yinuo_journal::World;
use yinuo_kernel::UnitId;

/// A line; `year` is the one whose plan counts.
pub fn view(world: &World, lit: &Lit, year: i16, today: Date, lang: Lang) -> ProjectLine {
    let row = &lit.entry.row;
    let Some(project) = row.project() else { return ProjectLine::default() };
    let directory = &world.main().directory;
    let unit = |unit: Option<&UnitId>| unit.map(|unit| unit_name(directory, Some(unit), lang)).unwrap_or_default();
    let nodes = lit.entry.nodes();
    let told = light::Told { rules: world.delivery(), goal: None, nodes: &nodes, year: today.year(), lang };
    ProjectLine {
        bare: row.number.bare(),
        number: row.number.to_string(),
        title: lit.entry.title().to_owned(),
        light: light::view(&lit.light, told),
        unit: unit(Some(&project.charge.unit)),
        county: unit(project.county.as_ref()),
        leader: leader(world.delivery(), project.charge.leader.as_ref(), lang),
        sector: lang.say(project.sector.zh(), project.sector.en()).to_owned(),
        stage: stage(project.stage, lang).to_owned(),
        planned: project.promise.invest.map(|invest| money(invest, lang)).unwrap_or_default(),
        year_plan: project.plan(year).map(|plan| money(plan.total, lang)).unwrap_or_default(),
        so_far: project.so_far(year).map(|(_, so_far)| money(so_far, lang)).unwrap_or_default(),
        as_of: project.so_far(year).map(|(of, _)| period(of, lang)).unwrap_or_default(),
        rate: project.rate(year).map(percent).unwrap_or_default(),
        tags: tags(world, project, today, lang),
    }
}

fn tags(world: &World, project: &ProjectRow, today: Date, lang: Lang) -> Vec<(String, bool)> {
    let mut tags = Vec::new();
    let open = project.obstacles.len();
    if open > 0 {
        let old = old_obstacles(world, project, today) > 0;
        tags.push((lang.pick(format!("堵点{open}个"), format!("{open} obstacles")), old));
    }
    if project.chased > 0 && project.stage.is_open() {
        let grade = ["", "已提醒", "已督办", "已约谈"].get(usize::from(project.chased)).copied().unwrap_or_default();
        tags.push((lang.pick(grade.to_owned(), format!("chased {}", project.chased)), true));
    }
    if project.asked {
        tags.push((lang.say("申请待审", "Asks").to_owned(), false));
    }
    if project.adjusted > 0 {
        tags.push((lang.pick(format!("调整{}次", project.adjusted), format!("adjusted {}×", project.adjusted)), false));
    }
    if project.counted.is_some() {
        tags.push((lang.say("已入统", "Counted").to_owned(), false));
    }
    tags
}

/// What the investment of a list comes to. The rate is of those that have both a plan and a return of
/// the year: a project that has not returned yet would look idle otherwise, and is counted beside it.
pub fn sum<'a>(projects: impl Iterator<Item = &'a ProjectRow>, year: i16, lang: Lang) -> Sum {
    let (mut all, mut plan, mut so_far) = (Wan(0), Wan(0), Wan(0));
    let (mut planned, mut returned, mut both) = (0, 0, (Wan(0), Wan(0)));
    for project in projects.filter(|project| project.stage != Stage::Dropped) {
        all = [all, project.promise.invest.unwrap_or_default()].into_iter().sum();
        let Some(of_year) = project.plan(year) else { continue };
        planned += 1;
        plan = [plan, of_year.total].into_iter().sum();
        let Some((_, invested)) = project.so_far(year) else { continue };
        returned += 1;
        so_far = [so_far, invested].into_iter().sum();
        both = ([both.0, invested].into_iter().sum(), [both.1, of_year.total].into_iter().sum());
    }
    Sum {
        planned_all: money(all, lang),
        planned_year: money(plan, lang),
        so_far: money(so_far, lang),
        rate: both.0.share_of(both.1).map(percent).unwrap_or_else(|| "—".into()),
        planned,
        returned,
    }
}

/// Opened, and listed: the two sides of the opening rate (开复工率).
pub fn opening<'a>(projects: impl Iterator<Item = &'a ProjectRow>) -> (usize, usize) {
    projects
        .filter(|project| is_listed(project))
        .fold((0, 0), |(opened, listed), project| (opened + usize::from(project.stage.is_begun()), listed + 1))
}

/// A share of two counts; a dash where there is nothing to share.
pub fn rate(part: usize, whole: usize) -> String {
    if whole == 0 { "—".into() } else { percent(part as f64 / whole as f64) }
}
