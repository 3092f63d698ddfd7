//! The board, its lists, papers, import.

use super::citizen::text;
use super::{HOSTILE, Rendered, Samples, add, desk_chrome};
use crate::lang::Lang;
use crate::pages::cockpit::board::{
    BehindLine, CockpitPage, ItemLine, MoneyView, Number, OwedLine, SortLine, StageLine,
};
use crate::pages::cockpit::import::{ColumnView, ImportPage, MistakeView, PreviewPage};
use crate::pages::cockpit::list::{Line, ListPage};
use crate::pages::cockpit::papers::{PaperChoice, PaperPage, PapersPage};
use crate::pages::delivery::LightView;
use crate::pages::queue::{Select, Tab};
use crate::pages::simple::Choice;
use crate::papers::Kind;
use yinuo_papers::{Cell, Column, Paper, Run, Table, Tone};

pub(super) fn render(lang: Lang, all: &mut Vec<Rendered>) -> askama::Result<()> {
    add::<CockpitPage>(lang, all)?;
    add::<ListPage>(lang, all)?;
    add::<PapersPage>(lang, all)?;
    add::<PaperPage>(lang, all)?;
    add::<ImportPage>(lang, all)?;
    add::<PreviewPage>(lang, all)
}

fn number(value: &str, label: String, tone: &'static str) -> Number {
    Number { value: value.into(), label, href: "/desk/late?tab=task".into(), tone, note: String::new() }
}

fn light(lang: Lang, class: &'static str) -> LightView {
    let (name, why) = match class {
        "late" => (
            text(lang, "红灯", "Red"),
            text(
                lang,
                "截至2026年8月完成52公里，序时应为80公里，为序时进度的65%",
                "52 km by 2026-08, 80 by pace: 65% of it",
            ),
        ),
        "warn" => (
            text(lang, "黄灯", "Yellow"),
            text(lang, "2026年8月进展应于9月7日前报送，已超8天", "the return for 2026-08 was due 7 Sep, 8 days late"),
        ),
        _ => (text(lang, "绿灯", "Green"), text(lang, "达到序时进度", "on pace")),
    };
    LightView { class, name, why, more: Vec::new() }
}

fn select(name: &'static str, label: &'static str, options: &[&str]) -> Select {
    let option = |label: &&str| Choice { id: (*label).to_owned(), label: (*label).to_owned(), ..Choice::default() };
    Select { name, label, options: options.iter().map(option).collect() }
}

impl Samples for CockpitPage {
    const PAGE: &'static str = "cockpit";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let sort = |zh: &str, en: &str, counts: [usize; 4]| {
            let [done, good, soon, late] = counts;
            let all = (done + good + soon + late) as f64 / 100.0;
            let mut x = 0.0;
            let parts = [("d", done), ("ok", good), ("w", soon), ("l", late)].map(|(class, count)| {
                let width = count as f64 / all;
                let part = (class, format!("{x:.2}"), format!("{width:.2}"));
                x += width;
                part
            });
            let of = |count: usize, tone| number(&count.to_string(), String::new(), if count == 0 { "" } else { tone });
            SortLine {
                label: text(lang, zh, en),
                all: of(done + good + soon + late, ""),
                late: of(late, "late"),
                soon: of(soon, "warn"),
                good: of(good, ""),
                done: of(done, ""),
                parts: parts.into(),
            }
        };
        let stage = |zh: &str, en: &str, count: usize| StageLine {
            number: number(&count.to_string(), text(lang, zh, en), ""),
            width: format!("{:.1}", count as f64 * 100.0 / 14.0),
        };
        let behind = |title: &str, unit: &str| BehindLine {
            href: "/desk/tasks/260105000123".into(),
            title: title.to_owned(),
            unit: unit.to_owned(),
            light: light(lang, "late"),
        };
        let item = |zh: &str, en: &str, class, heard: String| ItemLine {
            href: "/desk/tasks/260105000123".into(),
            title: text(lang, zh, en),
            unit: text(lang, "市教育局", "Education Bureau"),
            light: light(lang, class),
            stage: text(lang, "推进中", "Under way"),
            heard,
        };
        let tile = |value: &str, zh: &str, en: &str, tone, note: String| Number {
            note,
            ..number(value, text(lang, zh, en), tone)
        };
        let full = CockpitPage {
            c: desk_chrome(lang, "/desk/cockpit"),
            as_of: text(
                lang,
                "截至9月15日 10:00，每个数字都可以点开看明细。",
                "As of 15 Sep 10:00. Every number leads to its items.",
            ),
            years: vec![select("year", lang.say("年度", "Year"), &["2026", "2025"])],
            tiles: vec![
                tile("3", "指标红灯", "targets red", "late", String::new()),
                tile("11", "超期节点", "late nodes", "late", text(lang, "任务 4 · 项目 7", "tasks 4 · projects 7")),
                tile("2", "障碍超过30天", "obstacles over 30 days", "warn", text(lang, "未解除 9 件", "9 open in all")),
                tile("6", "逾期未报", "returns overdue", "warn", text(lang, "应报 14 期", "14 owed in all")),
                tile("0", "民生实事红灯", "livelihood items red", "", text(lang, "共 10 件", "of 10")),
            ],
            sorts: vec![
                sort("指标", "Target", [2, 14, 5, 3]),
                sort("项目", "Project", [1, 9, 2, 1]),
                sort("民生实事", "Livelihood item", [3, 6, 1, 0]),
                sort("工作", "Work", [4, 7, 2, 0]),
            ],
            behind: vec![
                behind(
                    &text(lang, "新建改造城市供水管网120公里", "120 km of water mains"),
                    &text(lang, "市住房和城乡建设局", "Housing Bureau"),
                ),
                behind(HOSTILE, &text(lang, "市工业和信息化局", "Industry Bureau")),
            ],
            behind_all: number("", text(lang, "共 3 项", "all 3"), ""),
            stages: vec![
                stage("线索", "Lead", 4),
                stage("在谈", "In talks", 6),
                stage("签约", "Signed", 5),
                stage("立项", "Approval", 3),
                stage("前期手续", "Preparation", 6),
                stage("开工", "Started", 2),
                stage("在建", "Under construction", 14),
                stage("竣工", "Completed", 2),
                stage("投产", "In production", 1),
                stage("终止", "Dropped", 1),
            ],
            projects: vec![
                number("5", text(lang, "红灯", "Red"), "late"),
                number("9", text(lang, "黄灯", "Yellow"), "warn"),
                number("26", text(lang, "绿灯", "Green"), ""),
            ],
            money: MoneyView {
                plan: number(lang.say("86.4亿元", "CNY 8640 million"), String::new(), ""),
                so_far: number(lang.say("51.2亿元", "CNY 5120 million"), String::new(), ""),
                promised: number(lang.say("312亿元", "CNY 31200 million"), String::new(), ""),
                rate: "59%".into(),
                width: "59.26".into(),
                pace: "70.60".into(),
                told: text(
                    lang,
                    "2026年计划投资（31 个项目）与已报完成数；竖线为全年均匀推进时的位置。项目计划总投资 312亿元。",
                    "Plan of 2026 (31 projects) and what was returned; the line is an even year's pace.",
                ),
            },
            waiting: vec![
                number("2", text(lang, "任务调整、撤销申请", "task requests"), ""),
                number("1", text(lang, "项目调整申请", "project requests"), ""),
                number("3", text(lang, "待销号", "to sign off"), ""),
                number("1", text(lang, "有异议", "disputed"), ""),
            ],
            owed: vec![
                OwedLine {
                    unit: text(lang, "市交通运输局", "Transport Bureau"),
                    all: number("4", String::new(), ""),
                    late: number("3", String::new(), "warn"),
                },
                OwedLine {
                    unit: text(lang, "东港区", "Donggang District"),
                    all: number("2", String::new(), ""),
                    late: number("0", String::new(), ""),
                },
            ],
            items: vec![
                item(
                    "新增普惠托位1200个",
                    "1,200 nursery places",
                    "on_time",
                    text(lang, "群众评价 18 条，满意 16", "18 residents heard, 16 pleased"),
                ),
                item("改造老旧小区46个", "46 old estates rebuilt", "warn", String::new()),
            ],
            heard: text(lang, "群众评价 42 条，满意 37 条", "42 residents heard, 37 pleased"),
            papers: true,
        };
        let none = CockpitPage {
            c: desk_chrome(lang, "/desk/cockpit"),
            as_of: full.as_of.clone(),
            years: Vec::new(),
            tiles: vec![tile("0", "指标红灯", "targets red", "", String::new())],
            sorts: Vec::new(),
            behind: Vec::new(),
            behind_all: Number::default(),
            stages: vec![stage("线索", "Lead", 0)],
            projects: Vec::new(),
            money: MoneyView { width: "0".into(), pace: "70".into(), ..MoneyView::default() },
            waiting: Vec::new(),
            owed: Vec::new(),
            items: Vec::new(),
            heard: text(lang, "还没有群众评价", "No resident has been heard yet"),
            papers: false,
        };
        vec![("full", full), ("empty", none)]
    }
}

impl Samples for ListPage {
    const PAGE: &'static str = "cockpit-list";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let line = |title: String, tone| Line {
            href: "/desk/tasks/260105000123".into(),
            title,
            what: text(lang, "完成施工图审查", "Drawings reviewed"),
            what_href: String::new(),
            kind: text(lang, "任务", "Task"),
            unit: text(lang, "市住房和城乡建设局", "Housing Bureau"),
            due: text(lang, "8月31日", "31 Aug"),
            told: text(lang, "15 天", "15 days"),
            tone,
        };
        let tab = |zh: &str, en: &str, current| Tab { href: "/desk/late".into(), label: text(lang, zh, en), current };
        let made = |lines: Vec<Line>| ListPage {
            c: desk_chrome(lang, "/desk/late"),
            title: text(lang, "超期节点", "Late nodes"),
            told: text(lang, "申请销号后等待督查室的，不计超期。", "A unit that waits for the office is not late."),
            tabs: vec![tab("全部", "All", true), tab("任务", "Tasks", false)],
            selects: vec![select("unit", lang.say("单位", "Unit"), &["-"])],
            heads: [lang.say("节点", "Node"), lang.say("应于", "Due"), lang.say("已超", "Late")],
            count: lines.len(),
            next: (!lines.is_empty()).then(|| "/desk/late?page=1".into()),
            export: "/desk/late.xlsx".into(),
            empty: text(lang, "没有超期的节点。", "No node is late."),
            lines,
        };
        let lines =
            vec![line(text(lang, "青屿港二期码头", "Harbour, phase two"), "late"), line(HOSTILE.to_owned(), "late")];
        vec![
            ("late", made(if lang == Lang::Zh { lines } else { lines.into_iter().take(1).collect() })),
            ("empty", made(Vec::new())),
        ]
    }
}

impl Samples for PapersPage {
    const PAGE: &'static str = "papers";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let choice = |kind: &Kind| PaperChoice {
            id: kind.as_str(),
            name: lang.say(kind.zh(), kind.en()),
            told: lang.say(kind.told_zh(), kind.told_en()),
        };
        let made = |no_font: String| PapersPage {
            c: desk_chrome(lang, "/desk/papers"),
            selects: vec![select("year", lang.say("年度", "Year"), &["2026"])],
            on: "2026-09-15".into(),
            papers: Kind::ALL.iter().map(choice).collect(),
            query: "year=2026&on=2026-09-15".into(),
            no_font,
        };
        vec![
            ("all", made(String::new())),
            (
                "no-font",
                made(text(lang, "服务器上没有中文字体，暂不能出 PDF。", "There is no Chinese font on the server.")),
            ),
        ]
    }
}

impl Samples for PaperPage {
    const PAGE: &'static str = "paper";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let mut table = Table::new([
            Column::new("序号", 1).centred(),
            Column::new("任务", 6),
            Column::new("目标", 3),
            Column::new("结论", 3),
        ]);
        let link = |text: &str| Cell::from(Run::link(text, "/desk/tasks/260105000123"));
        let said = |text: &str, tone| Cell::from(Run::plain(text).toned(tone));
        table.push([
            Cell::from("1"),
            link("新建改造城市供水管网"),
            Cell::from("120公里以上"),
            said("序时推进", Tone::Green),
        ]);
        table.push([Cell::from("2"), link(HOSTILE), Cell::from("增长6%以上"), said("未达预期", Tone::Yellow)]);
        let paper = Paper::new("青屿市2026年落实情况逐一对账")
            .subtitle("（截至2026年9月15日）")
            .landscape()
            .heading(1, "一、总体情况")
            .para(vec![Run::plain("共对账"), Run::link("2", "/desk/tasks?year=2026"), Run::plain("项承诺。")])
            .note("单位自报、督查核实、群众评价分列，互不代替。")
            .table(table)
            .signed("青屿市督查室", "2026年9月15日");
        let files = vec![
            ("Word", "/desk/papers/account.docx?year=2026".to_owned()),
            ("PDF", "/desk/papers/account.pdf?year=2026".to_owned()),
        ];
        vec![("account", PaperPage { c: desk_chrome(lang, "/desk/papers/account.html"), paper, files })]
    }
}

impl Samples for ImportPage {
    const PAGE: &'static str = "import";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let known = vec![(
            text(lang, "认得的列：任务", "Known columns: Tasks"),
            vec![
                (text(lang, "任务", "Task"), text(lang, "任务名称、工作任务", "title"), true),
                (text(lang, "完成时限", "Last day"), text(lang, "完成时限、完成时间", "due"), false),
            ],
        )];
        let made = |done, refused| ImportPage {
            c: desk_chrome(lang, "/desk/import"),
            csrf: "sample-csrf".into(),
            key: "sample-key".into(),
            selects: vec![select("kind", lang.say("表格列的是", "It lists"), &["tasks", "projects"])],
            done,
            refused,
            known: known.clone(),
        };
        let refused = vec![
            text(
                lang,
                "没有找到任务表的表头，什么也没有导入。需要的列：任务、牵头单位。",
                "No header of Tasks was found; nothing was imported. Needed: Task, Lead unit.",
            ),
            text(lang, "读到的是 “Sheet1”：姓名、电话、地址", "What was found: “Sheet1”: name, phone"),
        ];
        let done = (text(lang, "已导入 60 项任务。", "60 imported."), "/desk/tasks?stage=draft".to_owned());
        vec![
            ("empty", made(None, Vec::new())),
            ("done", made(Some(done), Vec::new())),
            ("refused", made(None, refused)),
        ]
    }
}

impl Samples for PreviewPage {
    const PAGE: &'static str = "import-preview";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let column = |at: usize, title: String, taken: bool| ColumnView {
            name: format!("map-{at}"),
            title,
            sample: "120".into(),
            options: vec![
                Choice { label: text(lang, "不导入", "Not taken"), selected: !taken, ..Choice::default() },
                Choice {
                    id: "title".into(), label: text(lang, "任务", "Task"), selected: taken, ..Choice::default()
                },
            ],
            taken,
        };
        let mistake = |row: &str, said: String| MistakeView {
            row: row.into(),
            column: text(lang, "牵头单位", "Lead unit"),
            said,
            why: text(
                lang,
                "单位名录里没有“市住建委”，是不是：市住房和城乡建设局",
                "no unit is called so; perhaps Housing Bureau",
            ),
        };
        let made = |mistakes: Vec<MistakeView>| PreviewPage {
            c: desk_chrome(lang, "/desk/import"),
            csrf: "sample-csrf".into(),
            key: "sample-key".into(),
            id: "0a1b".into(),
            file: "2026.xlsx".into(),
            told: text(lang, "在“任务”表第 3 行找到表头，读到 60 项任务。", "Header in row 3: 60 rows."),
            selects: vec![select("year", lang.say("年度（表里没写时）", "Year"), &["2026"])],
            columns: vec![
                column(0, text(lang, "工作任务", "Task"), true),
                column(1, text(lang, "牵头单位", "Lead unit"), true),
                column(2, text(lang, "备注", "Remarks"), false),
            ],
            heads: vec![text(lang, "行", "Row"), text(lang, "任务", "Task"), text(lang, "牵头单位", "Lead unit")],
            rows: vec![vec![
                "4".into(),
                text(lang, "新建供水管网120公里", "120 km of mains"),
                text(lang, "市住建局", "Housing"),
            ]],
            wrong: mistakes.len(),
            count: 60,
            refused: if mistakes.is_empty() {
                String::new()
            } else {
                text(lang, "表格里还有读不懂的行，什么也没有导入。", "Nothing was imported.")
            },
            mistakes,
        };
        let hostile = if lang == Lang::Zh { HOSTILE.to_owned() } else { "<b>".to_owned() };
        vec![("good", made(Vec::new())), ("wrong", made(vec![mistake("7", "-".into()), mistake("12", hostile)]))]
    }
}
