//! 督查简报: what was signed off, what turned red, who was chased, what is owed, what hinders.

use super::lines::{count, date, short, title};
use super::{Kind, Material};
use yinuo_delivery::Colour;
use yinuo_papers::{Cell, Column, Paper, Run, Table};

pub fn compose(kind: Kind, material: &Material) -> Paper {
    let span = format!("（{}至{}）", date(material.from), date(material.on));
    let paper = Paper::new(format!("{}{}", material.city, kind.zh())).subtitle(span);
    let paper = signed_off(overview(paper, material), material);
    let paper = owed(chased(newly_late(paper, material), material), material);
    obstacles(paper, material).signed(material.office.clone(), date(material.on))
}

fn overview(paper: Paper, material: &Material) -> Paper {
    let of = |colour| material.items.iter().filter(|item| item.light.colour == colour).count();
    let closed = material.items.iter().filter(|item| item.closed.is_some()).count();
    paper.heading(1, "一、总体情况").para(vec![
        Run::plain(format!("截至{}，{}年度任务共", date(material.on), material.year)),
        count(material.items.len(), material.tasks("")),
        Run::plain("项，其中已销号"),
        count(closed, material.tasks("&stage=closed")),
        Run::plain("项；在办任务中红灯"),
        count(of(Colour::Late), material.tasks("&light=late")),
        Run::plain("项、临近"),
        count(of(Colour::Soon), material.tasks("&light=soon")),
        Run::plain("项、正常"),
        count(of(Colour::Good), material.tasks("&light=good")),
        Run::plain("项。重点项目超期节点"),
        count(material.project_nodes, format!("{}/desk/late?tab=project", material.base)),
        Run::plain("个。"),
    ])
}

fn or_none(paper: Paper, table: Table, none: &str) -> Paper {
    if table.rows.is_empty() { paper.para(none) } else { paper.table(table) }
}

fn signed_off(paper: Paper, material: &Material) -> Paper {
    let mut table = Table::new([
        Column::new("序号", 1).centred(),
        Column::new("任务", 7),
        Column::new("牵头单位", 4),
        Column::new("销号", 2).centred(),
    ]);
    let closed = material.items.iter().filter_map(|item| Some((item, item.closed?)));
    for (at, (item, on)) in closed.filter(|(_, on)| *on >= material.from).enumerate() {
        table.push([
            Cell::from((at + 1).to_string()),
            Cell::from(title(material, item)),
            Cell::from(item.lead.clone()),
            Cell::from(short(material, on)),
        ]);
    }
    or_none(paper.heading(1, "二、本期销号"), table, "本期没有任务销号。")
}

fn newly_late(paper: Paper, material: &Material) -> Paper {
    let mut table = Table::new([
        Column::new("序号", 1).centred(),
        Column::new("任务", 5),
        Column::new("牵头单位", 3),
        Column::new("原因", 6),
    ]);
    for (at, item) in material.items.iter().filter(|item| item.newly_late).enumerate() {
        table.push([
            Cell::from((at + 1).to_string()),
            Cell::from(title(material, item)),
            Cell::from(item.lead.clone()),
            Cell::from(item.why.clone()),
        ]);
    }
    or_none(paper.heading(1, "三、新增红灯"), table, "本期没有新增红灯。")
}

fn chased(paper: Paper, material: &Material) -> Paper {
    let grade = |grade: u8| match grade {
        1 => "提醒",
        2 => "督办",
        _ => "约谈通报",
    };
    let mut table = Table::new([
        Column::new("序号", 1).centred(),
        Column::new("任务", 6),
        Column::new("牵头单位", 4),
        Column::new("方式", 2).centred(),
        Column::new("日期", 2).centred(),
    ]);
    let chases = material.items.iter().flat_map(|item| item.chases.iter().map(move |chase| (item, chase)));
    for (at, (item, chase)) in chases.enumerate() {
        table.push([
            Cell::from((at + 1).to_string()),
            Cell::from(title(material, item)),
            Cell::from(item.lead.clone()),
            Cell::from(grade(chase.grade)),
            Cell::from(short(material, chase.on)),
        ]);
    }
    or_none(paper.heading(1, "四、督办情况"), table, "本期没有督办。")
}

fn owed(paper: Paper, material: &Material) -> Paper {
    let mut table = Table::new([
        Column::new("单位", 6),
        Column::new("应报未报（期）", 3).right(),
        Column::new("其中逾期（期）", 3).right(),
    ]);
    for (unit, all, late, id) in &material.owed {
        let to = |tab: &str| format!("{}/desk/owed?unit={id}{tab}", material.base);
        table.push([
            Cell::from(unit.clone()),
            Cell::from(count(*all, to(""))),
            Cell::from(count(*late, to("&tab=late"))),
        ]);
    }
    or_none(paper.heading(1, "五、应报未报"), table, "各单位都已报齐。")
}

fn obstacles(paper: Paper, material: &Material) -> Paper {
    let mut table = Table::new([
        Column::new("项目", 6),
        Column::new("障碍办件", 4).centred(),
        Column::new("已提出（天）", 2).right(),
    ]);
    for (project, name, case, days) in &material.obstacles {
        let to = |folder: &str, bare: String| format!("{}/desk/{folder}/{bare}", material.base);
        table.push([
            Cell::from(Run::link(name.clone(), to("projects", project.bare()))),
            Cell::from(Run::link(case.to_string(), to("cases", case.bare()))),
            Cell::from(days.to_string()),
        ]);
    }
    or_none(paper.heading(1, "六、时间较长的项目障碍"), table, "没有时间较长的障碍。")
}
