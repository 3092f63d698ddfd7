//! The page of one key project: under construction with everything, and in talks with nothing yet.

use super::citizen::text;
use super::projects::{BARE, NUMBER, light, stages};
use super::{HOSTILE, Samples, desk_chrome, long};
use crate::lang::Lang;
use crate::pages::case::{Action, Input, InputKind};
use crate::pages::delivery::projects::one::{
    BarView, GanttView, InvestView, MonthView, NodeRow, ObstacleView, PermitView, ProjectPage, ReturnRow, StepView,
    VisitView,
};
use crate::pages::delivery::{Happening, Proof};
use crate::pages::simple::Choice;

fn gantt(lang: Lang) -> GanttView {
    let months =
        (0..10).map(|at| (format!("{}%", at * 10), text(lang, &format!("{}月", at + 3), &format!("M{}", at + 3))));
    let row = |at: usize, name: &str, state: &'static str, told: &str, critical: bool, x: &str, w: &str| NodeRow {
        id: at as u32,
        at,
        name: name.into(),
        when: text(lang, "3月1日 至 6月30日", "1 Mar to 30 Jun"),
        after: if at > 1 { text(lang, "前置：1", "after 1") } else { String::new() },
        slack: if critical { String::new() } else { text(lang, "可晚12天", "12 days of slack") },
        state,
        told: told.into(),
        critical,
        bar: Some(BarView { x: x.into(), w: w.into() }),
        dot: "95%".into(),
        ghost: (state == "late").then(|| BarView { x: "62%".into(), w: "9%".into() }),
        proof: if state == "met" {
            Proof { blobs: vec!["b1".into()], links: vec![NUMBER.into()] }
        } else {
            Proof::default()
        },
    };
    let told = |zh: &str, en: &str| text(lang, zh, en);
    GanttView {
        months: months.collect(),
        year: "2026".into(),
        today: "68%".into(),
        rows: vec![
            row(
                1,
                &told("桩基施工", "Piles"),
                "verified",
                &told("5月8日完成，已核实", "met 8 May, verified"),
                false,
                "2%",
                "18%",
            ),
            row(
                2,
                &told("主体结构封顶", "Topping out"),
                "met",
                &told("8月2日完成，待核实", "met 2 Aug, not verified yet"),
                false,
                "20%",
                "28%",
            ),
            row(3, HOSTILE, "late", &told("超期15天", "15 days late"), true, "45%", "17%"),
            row(4, &told("试生产", "Trial run"), "open", &told("未开始", "Ahead"), true, "71%", "20%"),
            NodeRow {
                bar: None,
                ..row(5, &told("投产达效", "In production"), "soon", &told("还有9天", "in 9 days"), true, "0%", "0%")
            },
        ],
        note: told(
            "按现在的进度预计12月20日全部完成；带“关键”的节点每晚一天，整个项目就晚一天。",
            "As it goes now all is done by 20 Dec. A day lost on a critical node is a day lost for the whole.",
        ),
    }
}

fn invest(lang: Lang) -> InvestView {
    let month = |at: i32| {
        let left = f64::from(at) * 100.0 / 12.0;
        let bar = if at < 8 { f64::from(at + 1) * 8.0 } else { 0.0 };
        MonthView {
            x: format!("{:.2}%", left + 1.6),
            line_x: format!("{:.2}%", left + 0.6),
            line_to: format!("{:.2}%", left + 7.7),
            middle: format!("{:.2}%", left + 4.2),
            y: format!("{:.2}%", 100.0 - bar),
            h: format!("{bar:.2}%"),
            pace_y: Some(format!("{:.2}%", 100.0 - f64::from(at + 1) * 8.33)),
            label: text(lang, &format!("{}月", at + 1), &(at + 1).to_string()),
            told: text(lang, "2026年3月，完成8000万元，序时8000万元", "2026-03, CNY 80 million so far"),
            behind: at > 4,
        }
    };
    InvestView {
        months: (0..12).map(month).collect(),
        top: text(lang, "3.2亿元", "CNY 320 million"),
        caption: text(
            lang,
            "柱为报送的本年累计投资，横线为月末应到的序时进度。",
            "Bars: returned this year so far. Lines: the pace at the end of each month.",
        ),
        returns: vec![ReturnRow {
            period: text(lang, "2026年8月", "2026-08"),
            so_far: text(lang, "1.9亿元", "CNY 190 million"),
            pace: text(lang, "2.1亿元", "CNY 210 million"),
            words: HOSTILE.into(),
            proof: Proof { blobs: vec!["b2".into()], links: Vec::new() },
            state: "back",
            told: text(lang, "已退回", "Sent back"),
        }],
        total: text(lang, "4.7亿元", "CNY 470 million"),
        total_rate: "55%".into(),
        year: "2026".into(),
        plan: text(lang, "3.2亿元", "CNY 320 million"),
        rate: "59%".into(),
    }
}

impl Samples for ProjectPage {
    const PAGE: &'static str = "project";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let advance = Action {
            verb: "advance",
            label: text(lang, "推进阶段", "Move on"),
            key: "sample-key".into(),
            open: true,
            max: 5_000,
            hint: text(
                lang,
                "开工须先取得施工许可，现在：已申请。",
                "The start needs the construction permit; now: applied for.",
            ),
            words_label: text(lang, "情况说明", "Remark"),
            inputs: vec![
                Input {
                    name: "to".into(),
                    kind: InputKind::Select,
                    label: text(lang, "阶段", "Stage"),
                    options: vec![Choice {
                        id: "completed".into(),
                        label: text(lang, "竣工", "Completed"),
                        ..Choice::default()
                    }],
                    ..Input::default()
                },
                Input {
                    name: "on".into(),
                    kind: InputKind::Date,
                    label: text(lang, "发生日期", "The day"),
                    ..Input::default()
                },
                Input {
                    name: "files".into(),
                    kind: InputKind::Files,
                    label: text(lang, "佐证材料", "Evidence"),
                    ..Input::default()
                },
            ],
            ..Action::default()
        };
        let plan = Action {
            verb: "plan",
            label: text(lang, "设定节点台账", "Set the ledger"),
            key: "sample-key".into(),
            minor: true,
            inputs: vec![Input {
                name: "nodes".into(),
                kind: InputKind::Lines,
                label: text(lang, "节点台账", "Ledger"),
                value: "2026-03-01 2026-06-30 A < 1".into(),
                ..Input::default()
            }],
            ..Action::default()
        };
        let obstacle = |ripe: bool, cleared: bool, light| ObstacleView {
            bare: "260820000123".into(),
            number: "260820-00012-3".into(),
            title: HOSTILE.into(),
            kind: text(lang, "供热蒸汽", "Heat and steam"),
            unit: text(lang, "市供热管理办公室", "Heating Office"),
            stage: text(lang, "已签收", "Signed"),
            light,
            light_text: text(lang, "超期", "Late"),
            node: text(lang, "设备安装", "Machines"),
            age: text(lang, "已36天", "for 36 days"),
            old: !ripe && !cleared,
            cleared,
            ripe,
        };
        let names = stages(lang);
        let steps = |stands: usize| {
            let view = |(at, (label, _)): (usize, &(String, usize))| StepView {
                label: label.clone(),
                date: if at <= stands && at != 2 { text(lang, "3月10日", "10 Mar") } else { String::new() },
                class: match at.cmp(&stands) {
                    std::cmp::Ordering::Equal => "now",
                    std::cmp::Ordering::Less if at == 2 => "passed",
                    std::cmp::Ordering::Less => "done",
                    std::cmp::Ordering::Greater => "todo",
                },
            };
            names.iter().enumerate().map(view).collect::<Vec<_>>()
        };
        let permit = |zh, en, class, told, told_en| PermitView {
            name: text(lang, zh, en),
            told: text(lang, told, told_en),
            date: if class == "granted" { text(lang, "2月11日", "11 Feb") } else { String::new() },
            class,
        };
        let permits = vec![
            permit("用地手续", "Land", "granted", "已取得", "granted"),
            permit("规划许可", "Planning", "granted", "已取得", "granted"),
            permit("环境影响评价", "Environment", "not-needed", "无需办理", "not needed"),
            permit("节能审查", "Energy", "none", "未申请", "not applied for"),
            permit("施工许可", "Construction", "applied", "已申请", "applied for"),
        ];
        let visit = VisitView {
            purpose: text(lang, "现场踏勘", "Site visit"),
            on: text(lang, "9月18日", "18 Sep"),
            post: text(lang, "项目管家岗", "Steward"),
            words: long(),
            photos: vec!["b3".into(), "b4".into()],
            away: text(lang, "照片拍摄位置距项目约2.3公里", "The photo was taken about 2.3 km from the project"),
        };
        let fact = |zh, en, value: &str, href: &str| (text(lang, zh, en), value.to_owned(), href.to_owned());
        let full = ProjectPage {
            c: desk_chrome(lang, "/desk/projects/260310000045"),
            csrf: "sample-csrf".into(),
            seen: 12,
            number: NUMBER.into(),
            bare: BARE.into(),
            title: text(lang, "青石镇海洋装备产业园一期", "Ocean equipment park, stage one"),
            body: HOSTILE.into(),
            point: Some("121.52,40.08".into()),
            stage: text(lang, "在建", "Under construction"),
            light: light(lang, "late"),
            tags: vec![(text(lang, "市重点", "City"), false), (text(lang, "已入统", "Counted"), false)],
            flash: text(lang, "已完成：登记走访。", "Done: Record a visit."),
            works: true,
            facts: vec![
                fact("责任单位", "Unit", &text(lang, "市住房和城乡建设局", "Construction Bureau"), ""),
                fact("包保领导", "Leader in charge", &text(lang, "分管工业副市长", "Vice-mayor for industry"), ""),
                fact("会议和任务", "Meetings and tasks", HOSTILE, "/desk/go/260901000012"),
            ],
            steps: steps(6),
            permits: permits.clone(),
            invest: Some(invest(lang)),
            gantt: Some(gantt(lang)),
            obstacles: vec![
                obstacle(false, false, "late"),
                obstacle(true, false, "on_time"),
                obstacle(false, true, "none"),
            ],
            visits: vec![visit],
            actions: vec![advance, plan],
            course: vec![
                Happening {
                    when: text(lang, "3月10日 09:00", "10 Mar 09:00"),
                    title: text(lang, "入库，签约阶段", "Entered, Signed"),
                    by: text(lang, "督办一岗", "Supervision 1"),
                    class: "quiet",
                    ..Happening::default()
                },
                Happening {
                    title: text(lang, "督办", "Chased"), words: long(), class: "bad", ..Happening::default()
                },
            ],
        };
        let young = ProjectPage {
            title: HOSTILE.into(),
            point: None,
            flash: String::new(),
            works: false,
            light: light(lang, "on_time"),
            steps: steps(1),
            gantt: None,
            invest: None,
            obstacles: Vec::new(),
            visits: Vec::new(),
            actions: Vec::new(),
            permits,
            course: Vec::new(),
            c: desk_chrome(lang, "/desk/projects/260310000045"),
            csrf: "sample-csrf".into(),
            number: NUMBER.into(),
            bare: BARE.into(),
            body: String::new(),
            stage: text(lang, "在谈", "In talks"),
            tags: Vec::new(),
            facts: Vec::new(),
            seen: 1,
        };
        vec![("building", full), ("in-talks", young)]
    }
}
