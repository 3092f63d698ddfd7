//! The next report's review part, drafted from what is proven: figures that the office has verified and
//! tasks that were signed off. What is not proven stands apart, so that nobody takes it for a fact.

use super::lines::{date, goal, title, unit_says};
use super::{Item, Material};
use crate::lang::Lang;
use crate::present::delivery::figures;
use yinuo_delivery::task::Sort;
use yinuo_delivery::verdict::is_proven;
use yinuo_delivery::{Basis, Verdict};
use yinuo_papers::{Cell, Column, Paper, Run, Table};

pub fn compose(material: &Material) -> Paper {
    let mut paper = Paper::new(format!("{}{}年工作回顾（素材）", material.city, material.year))
        .subtitle(format!("（按截至{}核实的数据起草）", date(material.on)))
        .note("每个数字都可以点开看出处；没有核实的不写入正文，列在文末待核。");
    let parts = [
        ("一、主要指标", Sort::Target),
        ("二、重大项目", Sort::Project),
        ("三、民生实事", Sort::Livelihood),
        ("四、重点工作", Sort::Work),
    ];
    for (heading, sort) in parts {
        let proven: Vec<&Item> = material.items.iter().filter(|item| item.task.sort == sort && says(item)).collect();
        if proven.is_empty() {
            continue;
        }
        let mut runs = Vec::new();
        for item in proven {
            runs.extend(sentence(material, item));
        }
        paper = paper.heading(1, heading).para(runs);
    }
    unproven(paper, material)
}

/// Whether the text may speak of it.
fn says(item: &Item) -> bool {
    is_proven(&item.task) || item.verdict == Verdict::Done
}

/// One sentence of facts. Whether a goal was reached is said only of verified figures.
fn sentence(material: &Material, item: &Item) -> Vec<Run> {
    let lead = Run::plain(item.title.trim_end_matches(['。', '；', '，']).to_owned());
    let task = &item.task;
    let figure = task.attained.filter(|_| task.attained_verified);
    let (Some(goal), Some((of, value))) = (&task.goal, figure) else {
        let on = item.closed.map(date).unwrap_or_default();
        return vec![
            lead,
            Run::plain("，"),
            Run::link(format!("已于{on}完成"), material.task(item.number)),
            Run::plain("。"),
        ];
    };
    let (verb, size) = match goal.basis {
        Basis::Total => ("，累计完成", value),
        Basis::Level => ("，达到", value),
        Basis::Growth if value < 0.0 => ("，同比下降", -value),
        Basis::Growth => ("，同比增长", value),
    };
    let number = Run::link(figures::with_unit(size, &goal.unit), material.task(item.number));
    let when = if of.month == 12 { String::new() } else { format!("（截至{}月）", of.month) };
    let held = match goal.is_reached(value) {
        true => format!("{when}，实现“{}”的目标。", figures::goal(goal, Lang::Zh)),
        false => format!("{when}，目标为“{}”。", figures::goal(goal, Lang::Zh)),
    };
    vec![lead, Run::plain(verb), number, Run::plain(held)]
}

fn unproven(paper: Paper, material: &Material) -> Paper {
    let left = material.items.iter().filter(|item| !says(item));
    let left = left.filter(|item| !matches!(item.verdict, Verdict::Withdrawn | Verdict::NotSent));
    let mut table = Table::new([
        Column::new("任务", 6),
        Column::new("牵头单位", 4),
        Column::new("目标", 3),
        Column::new("单位自报（未核实）", 5),
    ]);
    for item in left {
        table.push([
            Cell::from(title(material, item)),
            Cell::from(item.lead.clone()),
            Cell::from(goal(item)),
            Cell::from(unit_says(item)),
        ]);
    }
    let paper = paper.heading(1, "待核事项");
    if table.rows.is_empty() { paper.para("没有待核事项。") } else { paper.table(table) }
}
