//! Tasks, and what a unit owes.

use super::{HOSTILE, Rendered, Samples, add, desk_chrome, long};
use crate::lang::Lang;
use crate::pages::case::Action;
use crate::pages::delivery::known::{KnownItem, KnownPage};
use crate::pages::delivery::task::{NodeView, PaceView, ReturnView, ShareView, TaskPage, Voices};
use crate::pages::delivery::tasks::{OwedLine, ReturnsPage, TaskLine, TasksPage};
use crate::pages::delivery::{Happening, KnownView, LightView, Proof};
use crate::pages::queue::{Select, Tab};
use crate::pages::simple::{Choice, Fact};

pub(super) fn render(lang: Lang, all: &mut Vec<Rendered>) -> askama::Result<()> {
    add::<TasksPage>(lang, all)?;
    add::<TaskPage>(lang, all)?;
    add::<KnownPage>(lang, all)?;
    add::<ReturnsPage>(lang, all)
}

pub(super) fn text(lang: Lang, zh: &str, en: &str) -> String {
    lang.say(zh, en).to_owned()
}

pub(super) fn select(lang: Lang) -> Select {
    let option = |id: &str, label: String| Choice { id: id.into(), label, ..Choice::default() };
    let options = vec![option("", text(lang, "全部", "All")), option("2026", "2026".into())];
    Select { name: "year", label: lang.say("年度", "Year"), options }
}

pub(super) fn fact(lang: Lang, value: &str, zh: &str, en: &str, href: &str) -> Fact {
    Fact { value: value.into(), label: text(lang, zh, en), href: href.into() }
}

pub(super) fn light(lang: Lang, class: &'static str) -> LightView {
    let (name, why) = match class {
        "late" => (
            text(lang, "红灯", "Red"),
            text(
                lang,
                "截至2026年8月完成18公里，序时应为33公里，为序时进度的55%",
                "18 km by 2026-08, 33 by pace: 55% of it",
            ),
        ),
        "warn" => (
            text(lang, "黄灯", "Yellow"),
            text(lang, "节点“完成招标”9月30日到期，还有6天", "node “tender done” is due 30 Sep, in 6 days"),
        ),
        _ => (text(lang, "绿灯", "Green"), text(lang, "暂无到期事项", "Nothing is due")),
    };
    LightView {
        class,
        name,
        why,
        more: vec![text(lang, "8月进展应于9月5日前报送，已超4天", "the return for August is 4 days late")],
    }
}

pub(super) fn task(lang: Lang, title: &str, class: &'static str) -> TaskLine {
    TaskLine {
        bare: "260112000412".into(),
        number: "260112-00041-2".into(),
        title: title.into(),
        light: light(lang, class),
        lead: text(lang, "市交通运输局", "Transport Bureau"),
        co: text(lang, "财政局、屿南县", "Finance, Yunan"),
        goal: text(lang, "50公里", "50 km"),
        attained: text(lang, "18公里", "18 km"),
        due: text(lang, "11月30日", "30 Nov"),
        stage: text(lang, "推进中", "Under way"),
        tags: vec![(text(lang, "已督办", "chased 2"), true), (text(lang, "调整1次", "adjusted 1×"), false)],
    }
}

impl Samples for TasksPage {
    const PAGE: &'static str = "tasks";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let page = |lines: Vec<TaskLine>| TasksPage {
            c: desk_chrome(lang, "/desk/tasks"),
            title: text(lang, "任务台账", "Tasks"),
            as_of: text(lang, "截至9月24日 09:00，每项灯色都写明理由。", "As of 24 Sep 09:00. Every light says why."),
            facts: vec![
                fact(lang, "3", "红灯", "Red", "/desk/tasks?light=late"),
                fact(lang, "9", "黄灯", "Yellow", "/desk/tasks?light=warn"),
                fact(lang, "48", "绿灯", "Green", "/desk/tasks?light=good"),
            ],
            tabs: vec![
                Tab { href: "/desk/tasks".into(), label: text(lang, "全部", "All"), current: true },
                Tab {
                    href: "/desk/tasks?tab=disputed".into(),
                    label: text(lang, "有异议", "Disputed"),
                    current: false,
                },
            ],
            q: HOSTILE.into(),
            selects: vec![select(lang)],
            count: lines.len(),
            lines,
            next: Some("/desk/tasks?page=1".into()),
            may_propose: true,
            export: "/desk/tasks.xlsx".into(),
        };
        let three = vec![
            task(lang, lang.say("改造农村公路50公里", "Rebuild 50 km of rural roads"), "late"),
            task(lang, HOSTILE, "warn"),
            task(lang, lang.say("新增供热管网28公里", "Lay 28 km of heating pipes"), "on_time"),
        ];
        vec![("full", page(three)), ("empty", page(Vec::new()))]
    }
}

fn proof() -> Proof {
    Proof { blobs: vec!["0190".into()], links: vec!["260930-00012-3".into()] }
}

impl Samples for TaskPage {
    const PAGE: &'static str = "task";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let action = |verb: &'static str, zh: &str, en: &str, open: bool, minor: bool| Action {
            verb,
            label: text(lang, zh, en),
            key: "sample-key".into(),
            open,
            minor,
            words_label: text(lang, "说明", "Reason"),
            max: 5_000,
            ..Action::default()
        };
        let node = |id, zh: &str, en: &str, state: &'static str, told: String| NodeView {
            id,
            name: text(lang, zh, en),
            due: text(lang, "6月30日", "30 Jun"),
            value: text(lang, "20公里", "20 km"),
            state,
            told,
            proof: if state == "verified" { proof() } else { Proof::default() },
        };
        let page = |title: &str, demand: &str| TaskPage {
            c: desk_chrome(lang, "/desk/tasks/260112000412"),
            csrf: "sample-csrf".into(),
            seen: 12,
            number: "260112-00041-2".into(),
            bare: "260112000412".into(),
            title: title.into(),
            demand: demand.into(),
            stage: text(lang, "推进中", "Under way"),
            light: light(lang, "late"),
            tags: vec![(text(lang, "约束性", "Binding"), false), (text(lang, "反弹 1 次", "relapsed 1×"), true)],
            flash: String::new(),
            facts: vec![
                (text(lang, "目标", "Goal"), text(lang, "50公里（累计完成）", "50 km (adds up)"), String::new()),
                (text(lang, "牵头单位", "Lead unit"), text(lang, "市交通运输局", "Transport Bureau"), String::new()),
                (
                    text(lang, "来源", "Source"),
                    text(lang, "政府工作报告", "Work report"),
                    "/desk/sources/260112000019".into(),
                ),
            ],
            voices: Voices {
                unit: text(lang, "完成节点 2/3，报送 8 期", "2 of 3 nodes met, 8 returns"),
                office: text(lang, "核实节点 1，核实报送 7 期", "1 node, 7 returns verified"),
                residents: text(lang, "4 条意见，满意 3", "4 heard, 3 pleased"),
            },
            nodes: vec![
                node(
                    1,
                    "完成招标",
                    "Tender done",
                    "verified",
                    text(lang, "3月28日完成，已核实", "met 28 Mar, verified"),
                ),
                node(2, "路基完工", "Roadbed done", "late", text(lang, "超期12天", "12 days late")),
                node(3, "通车", "Open to traffic", "open", text(lang, "未到期", "Not due yet")),
            ],
            known: Some(known(lang)),
            item: "260112000412 2026-08 18".into(),
            confirm_key: "sample-confirm".into(),
            returns: vec![ReturnView {
                known: text(lang, "系统数20公里", "the system counted 20 km"),
                known_href: "/desk/tasks/260112000412/known/2026-08".into(),
                period: text(lang, "2026年8月", "2026-08"),
                value: text(lang, "18公里", "18 km"),
                expected: text(lang, "33公里", "33 km"),
                words: text(lang, "雨季停工两周，正在赶工。", "Two weeks lost to rain; catching up."),
                proof: proof(),
                state: "back",
                told: text(lang, "已退回", "Sent back"),
            }],
            pace: Some(PaceView {
                plan: "0,100 50,60 100,0".into(),
                done: "8,97 33,82 66,64".into(),
                today_x: "73".into(),
                top: text(lang, "50公里", "50 km"),
                caption: text(lang, "虚线为序时进度，实线为报送完成数", "Dashed: the pace. Solid: what was returned"),
            }),
            shares: vec![
                ShareView {
                    unit: text(lang, "屿南县", "Yunan"),
                    value: text(lang, "30公里", "30 km"),
                    percent: "60.0".into(),
                },
                ShareView {
                    unit: text(lang, "砚河县", "Yanhe"),
                    value: text(lang, "20公里", "20 km"),
                    percent: "40.0".into(),
                },
            ],
            parts: vec![("260112000413".into(), text(lang, "屿南县段30公里", "The 30 km in Yunan"))],
            actions: vec![
                action("chase", "督办", "Chase", true, false),
                action("settle", "裁定", "Settle", false, false),
                action("link", "关联", "Link", false, true),
            ],
            course: vec![
                Happening {
                    when: text(lang, "1月12日 10:20", "12 Jan 10:20"),
                    title: text(lang, "下发", "Sent out"),
                    by: text(lang, "督办一岗", "Supervision desk 1"),
                    ..Happening::default()
                },
                Happening {
                    when: text(lang, "9月14日 16:02", "14 Sep 16:02"),
                    title: text(lang, "督办", "Chased"),
                    words: HOSTILE.into(),
                    class: "bad",
                    proof: proof(),
                    ..Happening::default()
                },
                Happening {
                    title: text(lang, "报送", "Returned"), gone: true, class: "quiet", ..Happening::default()
                },
            ],
        };
        let bare = TaskPage {
            light: LightView {
                class: "none",
                name: "—".into(),
                why: text(lang, "尚未下发", "Not sent out yet"),
                more: vec![],
            },
            nodes: vec![],
            returns: vec![],
            known: None,
            item: String::new(),
            pace: None,
            shares: vec![],
            parts: vec![],
            actions: vec![],
            course: vec![],
            ..page(HOSTILE, &lang.pick(long(), "As much as anybody will write. ".repeat(30)))
        };
        let demand =
            lang.say("改造农村公路50公里，受益群众1.8万人。", "Rebuild 50 km of rural roads for 18,000 people.");
        vec![("late", page(lang.say("改造农村公路50公里", "Rebuild 50 km of rural roads"), demand)), ("draft", bare)]
    }
}

fn known(lang: Lang) -> KnownView {
    KnownView {
        figure: text(lang, "18公里", "18 km"),
        told: text(lang, "来自2项任务的报送", "from the returns of 2 tasks"),
        by: text(lang, "各分任务报送数之和", "the sum of what its parts return"),
        href: "/desk/tasks/260112000412/known/2026-08".into(),
    }
}

impl Samples for KnownPage {
    const PAGE: &'static str = "known";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let item = |title: &str, value: &str| KnownItem {
            href: "/desk/go/260112000413".into(),
            title: title.into(),
            sub: text(lang, "屿南县", "Yunan"),
            value: value.into(),
        };
        let page = |items: Vec<KnownItem>, known: KnownView| KnownPage {
            c: desk_chrome(lang, "/desk/tasks/260112000412/known/2026-08"),
            bare: "260112000412".into(),
            title: HOSTILE.into(),
            period: text(lang, "2026年8月", "2026-08"),
            until: text(lang, "2026年8月31日", "31 Aug 2026"),
            filed: if items.is_empty() { String::new() } else { text(lang, "18公里", "18 km") },
            next: (!items.is_empty()).then(|| "/desk/tasks/260112000412/known/2026-08?after=1.260112000413".into()),
            known,
            items,
        };
        let gap = KnownView {
            figure: String::new(),
            told: text(lang, "等2项任务报送本期后自动得出", "known once 2 more tasks have returned the period"),
            ..known(lang)
        };
        let items = vec![item(HOSTILE, "10"), item(lang.say("屿南县段", "The part in Yunan"), "8")];
        vec![("known", page(items, known(lang))), ("gap", page(Vec::new(), gap))]
    }
}

impl Samples for ReturnsPage {
    const PAGE: &'static str = "returns";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let owed = |title: &str, has_figure: bool, late: bool| OwedLine {
            folder: "tasks",
            bare: "260112000412".into(),
            title: title.into(),
            period: text(lang, "2026年8月", "2026-08"),
            period_id: "2026-08".into(),
            due: text(lang, "9月7日", "7 Sep"),
            late: if late { text(lang, "已超4天", "4 days late") } else { String::new() },
            unit: text(lang, "市交通运输局", "Transport Bureau"),
            goal: text(lang, "目标50公里", "goal 50 km"),
            before: text(lang, "上期（2026年7月）12公里", "2026-07: 12 km"),
            field: if has_figure { "value" } else { "" },
            label: lang.say("累计完成", "So far"),
            known: has_figure.then(|| known(lang)),
            value: if has_figure { "18".into() } else { String::new() },
            item: if has_figure { "260112000412 2026-08 18".into() } else { String::new() },
            confirm_key: "sample-confirm".into(),
            key: "sample-key".into(),
            seen: 3,
        };
        let page = |owed: Vec<OwedLine>, flash: &str| ReturnsPage {
            c: desk_chrome(lang, "/desk/returns"),
            csrf: "sample-csrf".into(),
            may_confirm: true,
            key: "sample-all".into(),
            known: owed.len(),
            owed,
            flash: flash.into(),
        };
        let two = vec![
            owed(lang.say("改造农村公路50公里", "Rebuild 50 km of rural roads"), true, true),
            owed(HOSTILE, false, false),
        ];
        vec![("owed", page(two, "")), ("none", page(Vec::new(), lang.say("已报送。", "Returned.")))]
    }
}
