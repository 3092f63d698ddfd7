//! What lines of several papers have alike.

use super::{Item, Material};
use crate::lang::Lang;
use crate::present::delivery::{day, figures, period};
use jiff::civil::Date;
use yinuo_delivery::Verdict;
use yinuo_papers::{Run, Tone};

/// `2026年9月15日`.
pub fn date(on: Date) -> String {
    day(on, i16::MIN, Lang::Zh)
}

/// `9月15日`, with the year where it is another.
pub fn short(material: &Material, on: Date) -> String {
    day(on, material.year, Lang::Zh)
}

/// The title of a task as a link to it.
pub fn title(material: &Material, item: &Item) -> Run {
    Run::link(item.title.clone(), material.task(item.number))
}

/// A count that leads to what it counts; a nought leads nowhere.
pub fn count(value: usize, to: String) -> Run {
    if value == 0 { Run::plain("0") } else { Run::link(value.to_string(), to) }
}

/// The goal: `120公里以上`; a dash for work without a figure.
pub fn goal(item: &Item) -> String {
    item.task.goal.as_ref().map_or_else(|| "—".to_owned(), |goal| figures::goal(goal, Lang::Zh))
}

/// What the unit says of itself.
pub fn unit_says(item: &Item) -> String {
    let task = &item.task;
    let mut said = Vec::new();
    if let Some((of, value)) = task.attained {
        let measure = task.goal.as_ref().map_or("", |goal| goal.unit.as_str());
        said.push(format!("{}报{}", period(of, Lang::Zh), figures::with_unit(value, measure)));
    }
    if !task.nodes.is_empty() {
        let met = task.nodes.iter().filter(|node| node.met.is_some()).count();
        said.push(format!("完成节点{met}/{}", task.nodes.len()));
    }
    or_dash(said, "未报")
}

/// What was verified.
pub fn verified(item: &Item) -> String {
    let task = &item.task;
    let mut said = Vec::new();
    if let Some((of, value)) = task.attained.filter(|_| task.attained_verified) {
        let measure = task.goal.as_ref().map_or("", |goal| goal.unit.as_str());
        said.push(format!("{}（{}）", figures::with_unit(value, measure), period(of, Lang::Zh)));
    }
    let nodes = task.nodes.iter().filter(|node| node.verified).count();
    if nodes > 0 {
        said.push(format!("节点{nodes}/{}", task.nodes.len()));
    }
    if let Some(on) = item.closed {
        said.push(format!("{}销号", date(on)));
    }
    or_dash(said, "尚未核实")
}

/// What residents say.
pub fn residents(item: &Item) -> String {
    match item.task.heard {
        (0, 0) => "—".to_owned(),
        (pleased, not) => format!("{}条，满意{pleased}", pleased + not),
    }
}

fn or_dash(said: Vec<String>, none: &str) -> String {
    if said.is_empty() { none.to_owned() } else { said.join("；") }
}

/// The verdict in its colour; the words say the same.
pub fn verdict(item: &Item) -> Run {
    let tone = match item.verdict {
        Verdict::Done | Verdict::OnPace => Some(Tone::Green),
        Verdict::Slow | Verdict::Short | Verdict::ToCheck => Some(Tone::Yellow),
        Verdict::Undone => Some(Tone::Red),
        Verdict::Adjusted | Verdict::Withdrawn | Verdict::NotSent => Some(Tone::Grey),
    };
    let mut text = item.verdict.zh().to_owned();
    if item.task.adjusted > 0 && item.verdict != Verdict::Adjusted {
        text.push_str("（目标经批准调整）");
    }
    if item.task.relapses > 0 {
        text.push_str(&format!("（反弹{}次）", item.task.relapses));
    }
    Run { tone, ..Run::plain(text) }
}

/// The numbers that prove it, each a link; and how many files lie with it.
pub fn proofs(material: &Material, item: &Item) -> Vec<Run> {
    let mut runs = Vec::new();
    for number in item.proofs.iter().take(6) {
        if !runs.is_empty() {
            runs.push(Run::plain("\n"));
        }
        runs.push(Run::link(number.to_string(), format!("{}/desk/go/{}", material.base, number.bare())));
    }
    let (more, files) = (item.proofs.len().saturating_sub(6), item.files);
    let mut rest = Vec::new();
    if more > 0 {
        rest.push(format!("另{more}件"));
    }
    if files > 0 {
        rest.push(format!("材料{files}份"));
    }
    if !rest.is_empty() {
        let gap = if runs.is_empty() { "" } else { "\n" };
        runs.push(Run::link(format!("{gap}{}", rest.join("，")), material.task(item.number)));
    }
    if runs.is_empty() {
        runs.push(Run::plain("—"));
    }
    runs
}

/// How many stand where, best first; what is nowhere is left out.
pub fn tally<'a>(items: impl IntoIterator<Item = &'a Item>) -> Vec<(Verdict, usize)> {
    let mut counts: Vec<(Verdict, usize)> = Verdict::ALL.iter().map(|verdict| (*verdict, 0)).collect();
    for item in items {
        if let Some((_, count)) = counts.iter_mut().find(|(verdict, _)| *verdict == item.verdict) {
            *count += 1;
        }
    }
    counts.retain(|(_, count)| *count > 0);
    counts
}

/// `已完成3项、序时推进8项`.
pub fn told(counts: &[(Verdict, usize)]) -> String {
    counts.iter().map(|(verdict, count)| format!("{}{count}项", verdict.zh())).collect::<Vec<_>>().join("、")
}
