//! The mid-year report to the congress's standing committee.

use super::lines::{count, date, goal, tally, title, told, unit_says, verdict, verified};
use super::{Item, Material};
use yinuo_delivery::task::Sort;
use yinuo_papers::{Cell, Column, Paper, Run, Table};

const NUMBERS: [&str; 5] = ["二", "三", "四", "五", "六"];

pub fn compose(material: &Material) -> Paper {
    let mut paper = Paper::new(format!("关于{}{}上半年落实情况的报告", material.city, material.about()))
        .subtitle(format!("（截至{}）", date(material.on)))
        .address("市人民代表大会常务委员会：")
        .heading(1, "一、总体情况")
        .para(vec![
            Run::plain("列入对账的承诺共"),
            count(material.items.len(), material.tasks("")),
            Run::plain(format!("项：{}。", told(&tally(&material.items)))),
        ]);
    let sorts: Vec<(Sort, Vec<&Item>)> = Sort::ALL
        .iter()
        .map(|sort| (*sort, material.items.iter().filter(|item| item.task.sort == *sort).collect::<Vec<_>>()))
        .filter(|(_, items)| !items.is_empty())
        .collect();
    for (number, (sort, items)) in NUMBERS.iter().zip(sorts) {
        paper = paper
            .heading(1, format!("{number}、{}", name(sort)))
            .para(vec![
                Run::plain("共"),
                count(items.len(), material.tasks(&format!("&sort={}", sort.as_str()))),
                Run::plain(format!("项：{}。", told(&tally(items.iter().copied())))),
            ])
            .table(table(material, &items));
    }
    paper
        .note("“序时推进”“慢于序时”按各项计划的节点和序时进度判定；“待核”不作结论。数据为单位报送数的，在“核实”一栏注明尚未核实。")
        .signed(material.office.clone(), date(material.on))
}

fn name(sort: Sort) -> &'static str {
    match sort {
        Sort::Target => "主要指标",
        Sort::Project => "重大项目",
        Sort::Livelihood => "民生实事",
        Sort::Work => "重点工作",
    }
}

fn table(material: &Material, items: &[&Item]) -> Table {
    let mut table = Table::new([
        Column::new("任务", 6),
        Column::new("全年目标", 3),
        Column::new("单位报送", 4),
        Column::new("核实", 4),
        Column::new("进展", 3).centred(),
    ]);
    for item in items {
        table.push([
            Cell::from(title(material, item)),
            Cell::from(goal(item)),
            Cell::from(unit_says(item)),
            Cell::from(verified(item)),
            Cell::from(verdict(item)),
        ]);
    }
    table
}
