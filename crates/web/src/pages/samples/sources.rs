//! Sources, and a task that is written by hand.

use super::delivery::{fact, select, task, text};
use super::{HOSTILE, Rendered, Samples, add, desk_chrome};
use crate::lang::Lang;
use crate::pages::case::{Action, Input, InputKind};
use crate::pages::delivery::source::{
    DraftLine, EnterPage, Mark, OptionLine, PlanLine, PlanPiece, SourceLine, SourcePage, SourcesPage, TaskNewPage,
};
use crate::pages::delivery::tasks::TaskLine;
use crate::pages::read::Refused;
use crate::pages::simple::Choice;

pub(super) fn render(lang: Lang, all: &mut Vec<Rendered>) -> askama::Result<()> {
    add::<SourcesPage>(lang, all)?;
    add::<EnterPage>(lang, all)?;
    add::<SourcePage>(lang, all)?;
    add::<TaskNewPage>(lang, all)
}

impl Samples for SourcesPage {
    const PAGE: &'static str = "sources";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let line = |title: &str| SourceLine {
            href: "/desk/sources/260112000019".into(),
            number: "260112-00001-9".into(),
            title: title.into(),
            kind: text(lang, "政府工作报告", "Work report"),
            year: 2026,
            issuer: text(lang, "市政府办公室", "City Government Office"),
            stage: text(lang, "已下发", "Sent out"),
            told: text(lang, "待确认 4，有异议 2，推进中 54", "4 to be confirmed, 2 disputed, 54 under way"),
            entered: text(lang, "1月12日", "12 Jan"),
        };
        let page = |lines: Vec<SourceLine>| SourcesPage {
            c: desk_chrome(lang, "/desk/sources"),
            selects: vec![select(lang)],
            lines,
            may_enter: true,
        };
        let two = vec![line(lang.say("青屿市2026年政府工作报告", "Work report of Qingyu 2026")), line(HOSTILE)];
        vec![("full", page(two)), ("empty", page(Vec::new()))]
    }
}

impl Samples for EnterPage {
    const PAGE: &'static str = "source-new";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let page = |pasted: &str, refused: Option<Refused>| EnterPage {
            c: desk_chrome(lang, "/desk/sources/new"),
            csrf: "sample-csrf".into(),
            key: "sample-key".into(),
            kinds: vec![Choice {
                id: "report".into(),
                label: text(lang, "政府工作报告", "Work report"),
                selected: true,
                ..Choice::default()
            }],
            year: "2026".into(),
            title: String::new(),
            issuer: String::new(),
            finish: String::new(),
            pasted: pasted.into(),
            refused,
            mb_max: 20,
        };
        let no = Refused {
            file: HOSTILE.into(),
            code: "R0095".into(),
            message: "这份报告没有读到“工作安排”部分，拆不出任务。".into(),
        };
        vec![("empty", page("", None)), ("refused", page(HOSTILE, Some(no)))]
    }
}

fn draft(lang: Lang, no: usize, title: &str, lead: (&str, &str), due: &str) -> DraftLine {
    let bare = format!("26011200{:04}", 40 + no);
    let mut lacks = Vec::new();
    if lead.0.is_empty() {
        lacks.push(text(lang, "缺牵头单位", "No lead unit"));
    }
    if due.is_empty() {
        lacks.push(text(lang, "缺完成时限", "No last day"));
    }
    DraftLine {
        no,
        bare,
        title: title.into(),
        sort: text(lang, "指标", "Target"),
        nature: text(lang, "工作任务", "Task"),
        mark: format!("#x{no}"),
        lead: text(lang, lead.0, lead.1),
        why: if lead.0.is_empty() {
            String::new()
        } else {
            format!("「农村公路」→ {}（职责目录第31项）", lead.0)
        },
        others: text(lang, "农业农村局、屿南县", "Agriculture, Yunan"),
        due: due.into(),
        value: "50".into(),
        measure: text(lang, "50公里 · 累计完成", "50 km · adds up"),
        co: String::new(),
        leaders: vec![Choice { label: text(lang, "不指定", "None"), ..Choice::default() }],
        was: "0123456789abcdef".into(),
        seen: 1,
        lacks,
        error: String::new(),
    }
}

/// A line of a plan with a mark for the task of each number.
fn plan_line(heading: bool, before: &str, marked: &[(usize, &str, &'static str, &str)]) -> PlanLine {
    let mut pieces = vec![PlanPiece { text: before.into(), mark: None }];
    for (no, words, class, after) in marked {
        let href = format!("#t26011200{:04}", 40 + no);
        let link = (href, no.to_string(), (*words).to_owned());
        let mark = Mark { id: format!("x{no}"), class, links: vec![link] };
        pieces.push(PlanPiece { text: (*words).into(), mark: Some(mark) });
        pieces.push(PlanPiece { text: (*after).into(), mark: None });
    }
    PlanLine { heading, pieces }
}

impl Samples for SourcePage {
    const PAGE: &'static str = "source";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let page = |text_: Vec<PlanLine>, drafts: Vec<DraftLine>, lines: Vec<TaskLine>| SourcePage {
            c: desk_chrome(lang, "/desk/sources/260112000019"),
            csrf: "sample-csrf".into(),
            key: "sample-key".into(),
            bare: "260112000019".into(),
            number: "260112-00001-9".into(),
            title: text(lang, "青屿市2026年政府工作报告", "Work report of Qingyu 2026"),
            kind: text(lang, "政府工作报告", "Work report"),
            year: 2026,
            issuer: text(lang, "市政府办公室", "City Government Office"),
            stage: text(lang, "分解中", "Being broken down"),
            flash: String::new(),
            refused: String::new(),
            facts: vec![
                fact(lang, "2", "可下发", "Ready to send out", "#drafts"),
                fact(lang, "1", "待补齐", "Lack something", "#drafts"),
                fact(lang, "4", "待确认", "To be confirmed", "/desk/tasks?stage=issued"),
                fact(lang, "1", "有异议", "Disputed", "/desk/tasks?stage=disputed"),
                fact(lang, "0", "推进中", "Under way", "/desk/tasks?stage=active"),
            ],
            file: Some("0190".into()),
            text: text_,
            unread: String::new(),
            ready: 2,
            drafts,
            options: vec![],
            lines,
            discarded: vec![],
            units: vec![text(lang, "交通局", "Transport Bureau")],
            may_edit: true,
            may_close: true,
        };
        let plan = || {
            vec![
                plan_line(true, "（三）聚焦强村富民，推进乡村振兴", &[]),
                plan_line(
                    false,
                    "建设高标准农田0.9万亩，",
                    &[
                        (1, "改造农村公路50公里", "draft", "，新改建"),
                        (2, "农村供水管网46公里", "draft", "，打造"),
                        (3, "和美乡村示范片区2个", "maybe", "，让种地有效益、务农有奔头。"),
                    ],
                ),
            ]
        };
        let transport = ("交通局", "Transport Bureau");
        let drafts = || {
            vec![
                draft(lang, 1, lang.say("改造农村公路50公里", "Rebuild 50 km of rural roads"), transport, "2026-11-30"),
                draft(lang, 2, HOSTILE, ("", ""), ""),
                draft(lang, 3, lang.say("打造示范片区2个", "Build 2 model areas"), transport, "2026-12-31"),
            ]
        };
        let disputed = TaskLine { stage: text(lang, "有异议", "Disputed"), ..task(lang, HOSTILE, "warn") };
        let options = vec![OptionLine {
            at: 7,
            title: text(lang, "健全农业保险、农机服务体系", "Better farm insurance"),
            lead: text(lang, "农业农村局", "Agriculture"),
            mark: String::new(),
        }];
        let mut refused = page(plan(), drafts(), vec![]);
        refused.refused = text(lang, "有 1 项没有通过，全部没有保存。", "1 row was refused and nothing was saved.");
        if let Some(first) = refused.drafts.first_mut() {
            first.error = text(lang, "别人刚刚改过这一项。", "Somebody has changed this meanwhile.");
        }
        let sent = SourcePage { may_close: true, ..page(plan(), drafts(), vec![disputed.clone()]) };
        let list = page(vec![], vec![], vec![disputed]);
        let drawn = SourcePage { options, ..page(plan(), drafts(), vec![]) };
        vec![("drawn", drawn), ("refused", refused), ("sent", sent), ("list", list)]
    }
}

impl Samples for TaskNewPage {
    const PAGE: &'static str = "task-new";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let input = |name: &str, kind, zh: &str, en: &str| Input {
            name: name.into(),
            kind,
            label: text(lang, zh, en),
            value: HOSTILE.into(),
            ..Input::default()
        };
        let form = Action {
            verb: "new",
            label: text(lang, "列入任务台账", "Add to the tasks"),
            key: "sample-key".into(),
            open: true,
            inputs: vec![
                input("title", InputKind::Text, "任务", "Task"),
                input("demand", InputKind::Lines, "工作要求", "What is asked"),
            ],
            ..Action::default()
        };
        let page = |refused: &str| TaskNewPage {
            c: desk_chrome(lang, "/desk/tasks/new"),
            csrf: "sample-csrf".into(),
            actions: vec![form.clone()],
            refused: refused.into(),
        };
        vec![("empty", page("")), ("refused", page(HOSTILE))]
    }
}
