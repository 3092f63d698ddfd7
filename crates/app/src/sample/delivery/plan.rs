//! Nodes as they are written, and when each of them was met.

use super::days::{day, month_end, seed};
use super::script::Script;
use super::written::Goal;
use anyhow::{Context, bail};
use jiff::ToSpan;
use jiff::civil::Date;
use yinuo_delivery::{Basis, project, task};

/// A node with its name.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) id: u32,
    pub(super) name: String,
    start: Option<Date>,
    due: Date,
    value: Option<f64>,
    after: Vec<u32>,
}

impl Node {
    pub(super) fn of_task(&self) -> task::NodePlan {
        task::NodePlan { id: self.id, due: self.due, value: self.value }
    }

    pub(super) fn of_project(&self) -> project::NodePlan {
        project::NodePlan { id: self.id, start: self.start, due: self.due, after: self.after.clone() }
    }
}

/// That a node was met on a day, and whether the office has looked at it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Met {
    pub(super) node: u32,
    pub(super) on: Date,
    pub(super) read: bool,
}

/// The lines of a plan's words.
pub(super) fn names(nodes: &[Node]) -> String {
    nodes.iter().map(|node| node.name.as_str()).collect::<Vec<_>>().join("\n")
}

/// `06-30 =12 name`.
pub(super) fn of_task(lines: &[String]) -> anyhow::Result<Vec<Node>> {
    let each = lines.iter().zip(1..).map(|(line, id)| {
        let (due, mut name) = line.split_once(' ').with_context(|| format!("{line}: a day, a space, a name"))?;
        let mut value = None;
        if let Some(rest) = name.strip_prefix('=') {
            let (figure, rest) = rest.split_once(' ').with_context(|| format!("{line}: =VALUE, a space, a name"))?;
            (value, name) = (Some(figure.parse().context("value")?), rest);
        }
        Ok(Node { id, name: name.to_owned(), start: None, due: day(due)?, value, after: Vec::new() })
    });
    each.collect()
}

/// Four nodes with what the figure should have reached at the end of each quarter, and no later than
/// the task's own last day.
pub(super) fn of_quarters(text: &str, goal: &yinuo_delivery::Goal, last: Date) -> anyhow::Result<Vec<Node>> {
    let figures: Vec<f64> = text.split_whitespace().map(str::parse).collect::<Result<_, _>>().context("quarters")?;
    if figures.len() != 4 {
        bail!("{text}: four figures, one a quarter");
    }
    let sums = ["一季度累计完成", "上半年累计完成", "前三季度累计完成", "全年完成"];
    let ends = ["一季度末", "上半年末", "三季度末", "年末"];
    let spans = ["一季度", "上半年", "前三季度", "全年"];
    let nodes = figures.into_iter().zip(1u32..).map(|(value, id)| {
        let of = |words: [&'static str; 4]| words.get(id as usize - 1).copied().unwrap_or_default();
        let unit = &goal.unit;
        let name = match (goal.basis, goal.is_ceiling()) {
            (Basis::Total, _) => format!("{}{value}{unit}", of(sums)),
            (Basis::Level, true) => format!("{}控制在{value}{unit}以内", of(ends)),
            (Basis::Level, false) => format!("{}达到{value}{unit}", of(ends)),
            (Basis::Growth, _) if value < 0.0 => format!("{}下降{}{unit}", of(spans), -value),
            (Basis::Growth, _) => format!("{}增长{value}{unit}", of(spans)),
        };
        let due = month_end(i8::try_from(id * 3).unwrap_or(12)).min(last);
        Node { id, name, start: None, due, value: Some(value), after: Vec::new() }
    });
    Ok(nodes.collect())
}

/// `3 06-30 <1,2 name`, `2 04-01..05-30 <1 name`.
pub(super) fn of_project(lines: &[String]) -> anyhow::Result<Vec<Node>> {
    lines.iter().map(|line| one(line).with_context(|| line.clone())).collect()
}

fn one(line: &str) -> anyhow::Result<Node> {
    let (id, rest) = line.split_once(' ').context("the id")?;
    let (when, mut name) = rest.split_once(' ').context("the day")?;
    let (start, due) = match when.split_once("..") {
        Some((start, due)) => (Some(day(start)?), day(due)?),
        None => (None, day(when)?),
    };
    let mut after = Vec::new();
    if let Some(rest) = name.strip_prefix('<') {
        let (ids, rest) = rest.split_once(' ').context("what it follows")?;
        after = ids.split(',').map(str::parse).collect::<Result<_, _>>()?;
        name = rest;
    }
    Ok(Node { id: id.parse()?, name: name.to_owned(), start, due, value: None, after })
}

/// When the nodes were met: as it is written, or each in time; never before the plan was there.
pub(super) fn met(
    script: &Script<'_>,
    nodes: &[Node],
    written: Option<&str>,
    key: &str,
    planned: Date,
) -> anyhow::Result<Vec<Met>> {
    let not_before = script.days.later(planned, 1);
    let Some(written) = written else {
        let past = nodes.iter().filter(|node| node.due <= script.today());
        let early = |node: &Node| i64::from(seed(key).wrapping_add(node.id) % 4);
        let met = past.map(|node| {
            let on = script.days.working_before(node.due.saturating_sub(early(node).days()));
            Met { node: node.id, on: on.max(not_before), read: true }
        });
        return Ok(met.collect());
    };
    let mut met = Vec::new();
    for (token, node) in written.split_whitespace().zip(nodes) {
        if token != "-" {
            let (text, read) = token.strip_suffix('?').map_or((token, true), |text| (text, false));
            met.push(Met { node: node.id, on: script.days.working(day(text)?).max(not_before), read });
        }
    }
    Ok(met)
}

/// # Errors
/// When it names a comparison or a basis that there is not.
pub(super) fn goal(written: &Goal) -> anyhow::Result<yinuo_delivery::Goal> {
    use yinuo_report::Cmp;
    let cmp = match written.cmp.as_str() {
        "" | "ge" => Cmp::Ge,
        "eq" => Cmp::Eq,
        "gt" => Cmp::Gt,
        "le" => Cmp::Le,
        "approx" => Cmp::Approx,
        other => bail!("there is no comparison {other}"),
    };
    let basis = match written.basis.as_str() {
        "" => Basis::Total,
        text => Basis::parse(text).with_context(|| format!("there is no basis {text}"))?,
    };
    Ok(yinuo_delivery::Goal { value: written.value, unit: written.unit.clone(), cmp, basis })
}
