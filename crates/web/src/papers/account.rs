//! 逐一对账: every promise of a source, line by line.

use super::lines::{date, goal, proofs, residents, tally, title, told, unit_says, verdict, verified};
use super::{Item, Material};
use yinuo_delivery::Verdict;
use yinuo_papers::{Cell, Column, Paper, Run, Table};

pub fn compose(material: &Material) -> Paper {
    let counts = tally(&material.items);
    let all = material.items.len();
    let mut paper = Paper::new(format!("{}{}落实情况逐一对账", material.city, material.about()))
        .subtitle(format!("（截至{}）", date(material.on)))
        .landscape()
        .para(vec![
            Run::plain("共对账"),
            super::lines::count(all, material.tasks("")),
            Run::plain(format!("项承诺：{}。", if counts.is_empty() { "无".to_owned() } else { told(&counts) })),
        ]);
    paper = paper.note("单位自报、督查核实、群众评价分列，互不代替。点任务名称可看全过程和佐证。");
    paper = paper.table(table(material, material.items.iter()));
    for note in notes(&counts) {
        paper = paper.note(note);
    }
    paper.signed(material.office.clone(), date(material.on))
}

fn table<'a>(material: &Material, items: impl Iterator<Item = &'a Item>) -> Table {
    let mut table = Table::new([
        Column::new("序号", 2).centred(),
        Column::new("任务", 9),
        Column::new("牵头单位", 4),
        Column::new("目标", 4),
        Column::new("单位自报", 5),
        Column::new("督查核实", 5),
        Column::new("群众评价", 3),
        Column::new("结论", 4).centred(),
        Column::new("佐证", 5),
    ]);
    for (at, item) in items.enumerate() {
        table.push([
            Cell::from((at + 1).to_string()),
            Cell::from(title(material, item)),
            Cell::from(item.lead.clone()),
            Cell::from(goal(item)),
            Cell::from(unit_says(item)),
            Cell::from(verified(item)),
            Cell::from(residents(item)),
            Cell::from(verdict(item)),
            Cell::from(proofs(material, item)),
        ]);
    }
    table
}

/// How the conclusions that may be misread are meant, where they occur.
fn notes(counts: &[(Verdict, usize)]) -> Vec<&'static str> {
    let meant = |verdict: &Verdict| match verdict {
        Verdict::Done => Some("已完成：有佐证、经第二人审核后销号。"),
        Verdict::Short => Some("未达预期：预期性指标低于预期值，不等于任务没有完成。"),
        Verdict::ToCheck => Some("待核：单位已报或已申请销号，尚未核实，或期末数未到；不作完成或未完成的结论。"),
        Verdict::Slow => Some("慢于序时：完成时限未到，进度低于序时，理由见任务页。"),
        Verdict::Undone => Some("未完成：时限已过，经核实的数或节点低于目标。"),
        Verdict::Adjusted => Some("已调整：目标或时限经批准调整，新的时限未到。"),
        Verdict::OnPace | Verdict::Withdrawn | Verdict::NotSent => None,
    };
    counts.iter().filter_map(|(verdict, _)| meant(verdict)).collect()
}
