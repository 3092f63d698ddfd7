//! The ledger of nodes as a Gantt chart: a list with a bar beside each node, so that it stays a list on
//! a phone. The critical path has a line through its bars and a word beside them; a ghost behind a bar
//! shows how far it will run over if nothing is made good.

use crate::lang::Lang;
use crate::pages::delivery::projects::one::{BarView, GanttView, NodeRow};
use crate::present::delivery::{course, day};
use jiff::Span;
use jiff::civil::{Date, date};
use yinuo_delivery::light::dated;
use yinuo_delivery::project::{Critical, Node, Project, ProjectRow};
use yinuo_delivery::{Colour, Rules};
use yinuo_journal::World;

/// Twelve or so lines are enough to read a bar by.
const LINES_MAX: i32 = 13;

/// The span of the chart.
#[derive(Clone, Copy)]
struct Axis {
    from: Date,
    days: f64,
}

impl Axis {
    /// Per cent from the left.
    fn at(self, day: Date) -> f64 {
        (f64::from((day - self.from).get_days()) / self.days * 100.0).clamp(0.0, 100.0)
    }

    fn bar(self, from: Date, to: Date) -> BarView {
        let (x, end) = (self.at(from), self.at(to));
        BarView { x: percent(x), w: percent((end - x).max(0.4)) }
    }
}

fn percent(value: f64) -> String {
    format!("{value:.2}%")
}

/// `None` without nodes.
pub fn view(world: &World, project: &Project, names: &[String], today: Date, lang: Lang) -> Option<GanttView> {
    let row = ProjectRow::of(project);
    let critical = row.critical(today)?;
    let axis = axis(project, &critical, today)?;
    let (months, year_of_axis) = lines(axis, lang);
    let rows = project.nodes.iter().enumerate();
    let rows = rows.map(|(at, node)| {
        let name = names.get(at).cloned().unwrap_or_default();
        Drawing { world, project, critical: &critical, axis, today, lang }.row(at, node, name)
    });
    let finish = day(critical.finish, today.year(), lang);
    let note = match critical.path.is_empty() {
        true => lang.pick(format!("全部节点已于{finish}完成。"), format!("All nodes are met, the last on {finish}.")),
        false => lang.pick(
            format!("按现在的进度预计{finish}全部完成；带“关键”的节点每晚一天，整个项目就晚一天。"),
            format!(
                "As it goes now all is done by {finish}. A day lost on a critical node is a day lost for the whole."
            ),
        ),
    };
    Some(GanttView { months, year: year_of_axis, today: percent(axis.at(today)), rows: rows.collect(), note })
}

fn axis(project: &Project, critical: &Critical, today: Date) -> Option<Axis> {
    let begins = project.nodes.iter().map(|node| node.plan.start.unwrap_or(node.plan.due));
    let from = begins.min()?.min(today).first_of_month();
    let ends = project.nodes.iter().map(|node| node.plan.due).max()?;
    let to = ends.max(critical.finish).max(today).last_of_month();
    Some(Axis { from, days: f64::from((to - from).get_days()).max(1.0) })
}

/// The first days of months, or of every so many months, with what stands above them.
fn lines(axis: Axis, lang: Lang) -> (Vec<(String, String)>, String) {
    let months = (axis.days / 30.4).round() as i32;
    let step = [1, 2, 3, 6, 12, 24, 60].into_iter().find(|step| months / step < LINES_MAX).unwrap_or(120);
    let mut lines = Vec::new();
    let mut day = axis.from;
    while axis.at(day) < 99.0 {
        let label = match (day.month(), lang) {
            (1, _) => day.year().to_string(),
            (month, Lang::Zh) => format!("{month}月"),
            (month, Lang::En) => date(2000, month, 1).strftime("%b").to_string(),
        };
        lines.push((percent(axis.at(day)), label));
        let Ok(next) = day.checked_add(Span::new().months(step)) else { break };
        day = next;
    }
    (lines, axis.from.year().to_string())
}

struct Drawing<'a> {
    world: &'a World,
    project: &'a Project,
    critical: &'a Critical,
    axis: Axis,
    today: Date,
    lang: Lang,
}

impl Drawing<'_> {
    fn row(&self, at: usize, node: &Node, name: String) -> NodeRow {
        let (lang, year, id) = (self.lang, self.today.year(), node.plan.id);
        let on = |date: Date| day(date, year, lang);
        let place = |id: &u32| self.project.nodes.iter().position(|node| node.plan.id == *id).map(|at| at + 1);
        let begins = self.begins(node);
        let after: Vec<String> = node.plan.after.iter().filter_map(place).map(|at| at.to_string()).collect();
        let ahead = self.critical.ahead.iter().find(|ahead| ahead.id == id);
        let late_by = ahead.filter(|ahead| ahead.finish > node.plan.due);
        let (state, told) = self.state(node, self.world.delivery());
        let slack = ahead.filter(|ahead| ahead.slack_days > 0 && late_by.is_none());
        NodeRow {
            id,
            at: at + 1,
            name,
            when: match begins {
                Some(begins) if begins < node.plan.due => lang.pick(
                    format!("{} 至 {}", on(begins), on(node.plan.due)),
                    format!("{} to {}", on(begins), on(node.plan.due)),
                ),
                _ => on(node.plan.due),
            },
            after: if after.is_empty() {
                String::new()
            } else {
                lang.pick(format!("前置：{}", after.join("、")), format!("after {}", after.join(", ")))
            },
            slack: slack
                .map(|ahead| {
                    let days = ahead.slack_days;
                    lang.pick(format!("可晚{days}天"), format!("{days} days of slack"))
                })
                .unwrap_or_default(),
            state,
            told,
            critical: self.critical.path.contains(&id),
            bar: begins.filter(|begins| *begins < node.plan.due).map(|begins| self.axis.bar(begins, node.plan.due)),
            dot: percent(self.axis.at(node.plan.due)),
            ghost: late_by.map(|ahead| self.axis.bar(node.plan.due, ahead.finish)),
            proof: course::proof(node.met.as_ref().map(|met| &met.evidence)),
        }
    }

    /// Its own start, or where its predecessors end.
    fn begins(&self, node: &Node) -> Option<Date> {
        let before = self.project.nodes.iter().filter(|other| node.plan.after.contains(&other.plan.id));
        node.plan.start.or_else(|| before.map(|other| other.plan.due).max())
    }

    fn state(&self, node: &Node, rules: &Rules) -> (&'static str, String) {
        let lang = self.lang;
        if let Some(met) = &node.met {
            let on = day(self.world.calendar().local(met.at).date(), self.today.year(), lang);
            return match met.verified {
                Some(_) => ("verified", lang.pick(format!("{on}完成，已核实"), format!("met {on}, verified"))),
                None => ("met", lang.pick(format!("{on}完成，待核实"), format!("met {on}, not verified yet"))),
            };
        }
        if !self.project.stage.is_open() {
            return ("open", lang.say("不再计时", "No clock runs").to_owned());
        }
        match dated(node.plan.due, self.today, rules) {
            Some((Colour::Late, days)) => ("late", lang.pick(format!("超期{days}天"), format!("{days} days late"))),
            Some((_, days)) => ("soon", lang.pick(format!("还有{days}天"), format!("in {days} days"))),
            None => {
                let begun = self.begins(node).is_none_or(|begins| begins <= self.today);
                ("open", if begun { lang.say("进行中", "Under way") } else { lang.say("未开始", "Ahead") }.to_owned())
            }
        }
    }
}
