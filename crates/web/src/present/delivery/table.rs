//! The breakdown table (分解表) in the layout offices use, and lists of tasks as sheets.

use super::figures;
use super::source_page::{light_name, short};
use crate::app::App;
use crate::lang::Lang;
use crate::present::delivery::node_names;
use crate::routes::delivery::source::plan::Plan;
use crate::routes::delivery::source::{Broken, Drawn};
use crate::routes::delivery::tasks::Lit;
use std::collections::BTreeMap;
use yinuo_delivery::task::{Stage, Task};
use yinuo_journal::Text;
use yinuo_kernel::WordsId;
use yinuo_papers::{Column, Field, Kind, Paper, Sheet, Table, Value};

/// A line of the table.
#[derive(Debug)]
pub struct Line {
    pub group: String,
    pub cells: [String; 8],
    /// Draft: it is not sent out yet.
    pub draft: bool,
}

/// The columns in both languages, with the width on paper and in a sheet.
const COLUMNS: [(&str, &str, u16, u16); 8] = [
    ("序号", "No.", 2, 6),
    ("任务内容", "Task", 10, 48),
    ("目标", "Goal", 4, 18),
    ("完成时限", "Due", 4, 13),
    ("责任领导", "Leader", 4, 18),
    ("牵头单位", "Lead unit", 4, 16),
    ("配合单位", "Co-units", 5, 24),
    ("节点", "Nodes", 7, 36),
];

/// All tasks but those that became none, in the order of the text, by the heading they stand under.
pub fn lines(
    app: &App,
    broken: &Broken,
    plan: Option<&Plan>,
    plans: &BTreeMap<WordsId, Text>,
    lang: Lang,
) -> Vec<Line> {
    let kept = |drawn: &&Drawn| !matches!(drawn.task.stage, Stage::Discarded | Stage::Withdrawn);
    broken
        .tasks
        .iter()
        .filter(kept)
        .enumerate()
        .map(|(at, drawn)| line(app, at + 1, drawn, plan, plans, lang))
        .collect()
}

fn line(app: &App, no: usize, drawn: &Drawn, plan: Option<&Plan>, plans: &BTreeMap<WordsId, Text>, lang: Lang) -> Line {
    let directory = &app.world.main().directory;
    let brief = &drawn.task.brief;
    let found = plan.and_then(|plan| plan.proposals.iter().find(|one| Some(&one.origin) == brief.origin.as_ref()));
    let group = match found.and_then(|proposal| proposal.heading.clone()) {
        Some(heading) => heading,
        None => lang.say(brief.sort.zh(), brief.sort.en()).to_owned(),
    };
    let leader = brief.leader.as_ref().and_then(|leader| app.world.delivery().leader(leader));
    let co: Vec<String> = brief.co.iter().map(|unit| short(directory, unit, lang)).collect();
    let cells = [
        no.to_string(),
        drawn.entry.title().to_owned(),
        brief.goal.as_ref().map(|goal| figures::goal(goal, lang)).unwrap_or_default(),
        brief.due.map(|due| super::day(due, 0, lang)).unwrap_or_default(),
        leader.map(|leader| lang.say(&leader.name, &leader.en).to_owned()).unwrap_or_default(),
        brief.lead.as_ref().map(|unit| short(directory, unit, lang)).unwrap_or_default(),
        co.join("、"),
        nodes(&drawn.task, plans, lang),
    ];
    Line { group, cells, draft: drawn.task.stage == Stage::Draft }
}

fn nodes(task: &Task, plans: &BTreeMap<WordsId, Text>, lang: Lang) -> String {
    let names = node_names(task.plan_words.as_ref().and_then(|words| plans.get(&words.id)));
    let unit = task.brief.goal.as_ref().map_or("", |goal| goal.unit.as_str());
    let one = |(node, name): (&yinuo_delivery::task::Node, String)| {
        let value = node.plan.value.map(|value| figures::with_unit(value, unit)).unwrap_or_default();
        format!("{}：{name}{value}", super::day(node.plan.due, task.brief.year, lang))
    };
    task.nodes
        .iter()
        .zip(names.into_iter().chain(std::iter::repeat(String::new())))
        .map(one)
        .collect::<Vec<_>>()
        .join("；")
}

fn title(broken: &Broken, lang: Lang) -> String {
    let source = broken.text.as_ref().map_or("", |text| text.title.as_str());
    lang.pick(format!("{source}任务分解表"), format!("{source}: breakdown"))
}

/// As a paper across, a table for each heading.
pub fn paper(app: &App, broken: &Broken, lines: &[Line], lang: Lang) -> Paper {
    let drafts = lines.iter().filter(|line| line.draft).count();
    let mut paper = Paper::new(title(broken, lang)).landscape();
    if drafts > 0 {
        let told = lang
            .pick(format!("（征求意见稿，其中 {drafts} 项尚未下发）"), format!("(draft; {drafts} not sent out yet)"));
        paper = paper.subtitle(told);
    }
    let columns = || {
        COLUMNS.map(|(zh, en, width, _)| {
            let column = Column::new(lang.say(zh, en), width);
            if matches!(zh, "任务内容" | "节点" | "配合单位") { column } else { column.centred() }
        })
    };
    let mut at = 0;
    let mut group_no = 0;
    while let Some(first) = lines.get(at) {
        let group: Vec<&Line> = lines.iter().skip(at).take_while(|line| line.group == first.group).collect();
        at += group.len().max(1);
        group_no += 1;
        let mut table = Table::new(columns());
        for line in group {
            table.push(line.cells.clone().map(Into::into));
        }
        paper = paper.heading(2, numbered(group_no, &first.group, lang)).table(table);
    }
    let (now, city) = (app.today(), lang.say(&app.world.name, &app.world.name_en).to_owned());
    paper.note(lang.pick(
        format!("共{}项。{city}，{}生成。", lines.len(), super::day(now, 0, lang)),
        format!("{} tasks. {city}, made on {}.", lines.len(), super::day(now, 0, lang)),
    ))
}

/// `（三）`, in the way of papers; beyond ten in digits.
fn numbered(n: usize, heading: &str, lang: Lang) -> String {
    const ZH: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    match (lang, n.checked_sub(1).and_then(|at| ZH.get(at))) {
        (Lang::Zh, Some(no)) => format!("（{no}）{heading}"),
        (Lang::Zh, None) => format!("（{n}）{heading}"),
        (Lang::En, _) => format!("{n}. {heading}"),
    }
}

/// As a sheet that can be filtered.
pub fn sheet(broken: &Broken, lines: &[Line], lang: Lang) -> Sheet {
    let mut fields = vec![Field::new(lang.say("板块", "Heading"), 20)];
    fields.extend(COLUMNS.map(|(zh, en, _, width)| Field::new(lang.say(zh, en), width)));
    let mut sheet = Sheet::new(lang.say("任务分解表", "Breakdown"), title(broken, lang), fields);
    for line in lines {
        let [no, rest @ ..] = &line.cells;
        let number = no.parse::<u32>().map_or(Value::Empty, Value::from);
        let mut row = vec![Value::from(line.group.as_str()), number];
        row.extend(rest.iter().map(|cell| Value::from(cell.as_str())));
        sheet.push(row);
    }
    sheet
}

/// The columns of a list of tasks.
pub fn headers(lang: Lang) -> Vec<(&'static str, u16)> {
    let columns = [
        ("编号", "Number", 20),
        ("任务", "Task", 48),
        ("灯色", "Light", 8),
        ("环节", "Stage", 12),
        ("类别", "Sort", 10),
        ("性质", "Nature", 10),
        ("牵头单位", "Lead unit", 16),
        ("配合单位", "Co-units", 24),
        ("目标", "Goal", 18),
        ("累计完成", "So far", 12),
        ("完成时限", "Due", 13),
        ("年度", "Year", 8),
        ("系统取数", "Counted by", 32),
    ];
    columns.into_iter().map(|(zh, en, width)| (lang.say(zh, en), width)).collect()
}

/// A task as a row under those.
pub fn row(app: &App, lit: &Lit, lang: Lang) -> Vec<Value> {
    let Some(task) = lit.task() else { return Vec::new() };
    let directory = &app.world.main().directory;
    let co: Vec<String> = task.co.iter().map(|unit| short(directory, unit, lang)).collect();
    vec![
        lit.entry.row.number.to_string().into(),
        lit.entry.title().into(),
        light_name(app, lit, lang).into(),
        lang.say(task.stage.zh(), task.stage.en()).into(),
        lang.say(task.sort.zh(), task.sort.en()).into(),
        lang.say(task.nature.zh(), task.nature.en()).into(),
        task.lead.as_ref().map(|unit| short(directory, unit, lang)).into(),
        co.join("、").into(),
        task.goal.as_ref().map(|goal| figures::goal(goal, lang)).into(),
        task.attained.map(|(_, value)| value).into(),
        task.due.map_or(Value::Empty, |due| Value::Date(due.to_string())),
        f64::from(lit.entry.row.year).into(),
        task.meter.as_ref().map(|meter| super::meter::words(&app.world, meter, lang)).into(),
    ]
}

/// The list as a sheet.
pub fn tasks(app: &App, lits: &[Lit], lang: Lang) -> Sheet {
    let fields: Vec<Field> = headers(lang)
        .into_iter()
        .enumerate()
        .map(|(at, (title, width))| {
            let kind = match at {
                9 => Kind::Number,
                10 => Kind::Date,
                _ => Kind::Text,
            };
            Field::new(title, width).of(kind)
        })
        .collect();
    let name = lang.say("任务台账", "Tasks");
    let mut sheet = Sheet::new(name, name, fields);
    lits.iter().for_each(|lit| sheet.push(row(app, lit, lang)));
    sheet
}
