//! The pages of those at work.

use super::citizen::{days, happened, text};
use super::{HOSTILE, Rendered, Samples, add, desk_chrome, long};
use crate::lang::Lang;
use crate::pages::board::{BoardPage, UnitLine};
use crate::pages::case::{Action, CaseDeskPage, ClockView, Input, InputKind, PersonPage};
use crate::pages::queue::{QueuePage, RowView, Select, Tab};
use crate::pages::simple::{Choice, Fact};

pub(super) fn render(lang: Lang, all: &mut Vec<Rendered>) -> askama::Result<()> {
    add::<QueuePage>(lang, all)?;
    add::<CaseDeskPage>(lang, all)?;
    add::<PersonPage>(lang, all)?;
    add::<BoardPage>(lang, all)
}

fn row(lang: Lang, title: &str, light: &'static str, one_click: bool) -> RowView {
    RowView {
        number: "260930-00012-3".into(),
        bare: "260930000123".into(),
        title: title.into(),
        category: text(lang, "室温不达标", "Room too cold"),
        cell: text(lang, "北山街道 · 北山网格", "North Hill"),
        stage: text(lang, "待派单", "To dispatch"),
        unit: text(lang, "建议：市供热管理办公室", "Proposed: Heating Office"),
        why: text(lang, "派单目录第16项", "Directory, item 16"),
        one_click,
        key: "sample-key".into(),
        light,
        light_text: text(lang, "超期 4小时22分钟", "late by 4 h 22 min"),
        due: "10-08 14:44".into(),
        tags: vec![(text(lang, "重办", "Reopened"), true), (text(lang, "有照片", "Photo"), false)],
    }
}

impl Samples for QueuePage {
    const PAGE: &'static str = "queue";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let page = |rows: Vec<RowView>, filters, next: Option<&str>| QueuePage {
            c: desk_chrome(lang, "/desk/all"),
            csrf: "sample-csrf".into(),
            title: text(lang, "待派单", "Dispatch"),
            button: Some(("/desk/new", lang.say("来电登记", "New from a call"))),
            tabs: vec![
                Tab { href: "/desk/unit?tab=sign".into(), label: text(lang, "待签收", "To sign"), current: true },
                Tab { href: "/desk/unit?tab=work".into(), label: text(lang, "办理中", "In hand"), current: false },
            ],
            filters,
            search: filters.then(|| HOSTILE.to_owned()),
            selects: vec![Select {
                name: "stage",
                label: lang.say("环节", "Stage"),
                options: vec![Choice { id: "open".into(), label: text(lang, "在办", "Open"), ..Choice::default() }],
            }],
            rows,
            empty: text(lang, "没有待派的办件。", "Nothing waits to be dispatched."),
            next: next.map(str::to_owned),
            live: filters.then(|| "accepted".to_owned()),
        };
        let rows = vec![
            row(lang, HOSTILE, "late", true),
            row(lang, &long(), "warn", false),
            RowView { due: String::new(), ..row(lang, "井盖响一夜", "none", false) },
        ];
        vec![
            ("full", page(rows, true, Some("/desk/all?stage=open&after=abc"))),
            ("empty", page(Vec::new(), false, None)),
        ]
    }
}

impl Samples for CaseDeskPage {
    const PAGE: &'static str = "case-desk";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let action = |verb: &'static str, zh, en| Action {
            verb,
            label: text(lang, zh, en),
            hint: text(lang, "这段话会原样告诉市民。", "The citizen reads this as it is."),
            key: "sample-key".into(),
            max: 2000,
            ..Action::default()
        };
        let accept = Action {
            open: true,
            choice_label: text(lang, "分类", "Category"),
            options: vec![Choice { id: "a.b.c".into(), label: HOSTILE.into(), ..Choice::default() }],
            ..action("accept", "受理", "Accept")
        };
        let decline = Action {
            danger: true,
            required: true,
            words_label: text(lang, "理由和应找的单位", "Reason"),
            ..action("decline", "不予受理", "Decline")
        };
        let resolve = Action {
            inputs: vec![
                Input {
                    name: "outcome".into(),
                    kind: InputKind::Select,
                    label: text(lang, "办理结果", "Outcome"),
                    options: vec![Choice { id: "a".into(), label: HOSTILE.into(), ..Choice::default() }],
                    ..Input::default()
                },
                Input {
                    name: "photos".into(),
                    kind: InputKind::Photos,
                    label: text(lang, "照片", "Photos"),
                    ..Input::default()
                },
            ],
            ..action("resolve", "办结", "Resolve")
        };
        let suspend = Action {
            minor: true,
            inputs: vec![
                Input {
                    name: "until".into(),
                    kind: InputKind::Date,
                    label: text(lang, "到", "Until"),
                    ..Input::default()
                },
                Input {
                    name: "into".into(),
                    kind: InputKind::Text,
                    label: text(lang, "编号", "Number"),
                    ..Input::default()
                },
            ],
            ..action("suspend", "申请挂起", "Ask to suspend")
        };
        let clock = |light, zh, en| ClockView {
            name: text(lang, "办结时限", "Resolution"),
            budget: text(lang, "5个工作日", "5 working days"),
            due: text(lang, "2026年10月13日（周二）17:30前", "by 13 Oct 2026, 17:30"),
            light,
            light_text: text(lang, zh, en),
            source: text(lang, "依据：办理时限表。", "Source: table of limits."),
            rule: text(lang, "开始的当日不计入。", "The day it starts does not count."),
            days: days(lang),
        };
        let page = |actions, point: Option<&str>, can_disclose| CaseDeskPage {
            c: desk_chrome(lang, "/desk/cases/260930000123"),
            csrf: "sample-csrf".into(),
            seen: 7,
            number: "260930-00012-3".into(),
            bare: "260930000123".into(),
            title: HOSTILE.into(),
            kind: text(lang, "求助", "Help"),
            channel: text(lang, "网页", "Web"),
            tags: vec![(text(lang, "退单 1 次", "returned 1×"), true)],
            flash: text(lang, "已完成：受理。", "Done: accept."),
            facts: vec![(text(lang, "具体位置", "Address"), HOSTILE.into())],
            person: text(lang, "未留联系方式", "No contact given"),
            can_disclose,
            point: point.map(str::to_owned),
            actions,
            advice: vec![(text(lang, "城市管理 › 道路照明", "Urban › Lighting"), HOSTILE.into())],
            alike: vec![("260930-00011-5".into(), HOSTILE.into(), text(lang, "相距120米", "120 m apart"))],
            clocks: vec![clock("late", "超期", "Late"), clock("on_time", "按时完成", "Done in time")],
            timeline: vec![
                happened(text(lang, "提交", "Submitted"), Some(&long()), ""),
                happened(text(lang, "已超期", "Late"), None, "bad"),
            ],
        };
        vec![
            ("to-accept", page(vec![accept, decline], Some("121.6,40.1"), true)),
            ("in-hand", page(vec![resolve, suspend], None, true)),
            ("nothing-to-do", page(Vec::new(), None, false)),
        ]
    }
}

impl Samples for PersonPage {
    const PAGE: &'static str = "person";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let page = |name: &str, phone: &str| PersonPage {
            c: desk_chrome(lang, "/desk/cases/260930000123/disclose"),
            number: "260930-00012-3".into(),
            bare: "260930000123".into(),
            name: name.into(),
            phone: phone.into(),
        };
        vec![("both", page(HOSTILE, "13900000000")), ("no-phone", page("林女士", ""))]
    }
}

impl Samples for BoardPage {
    const PAGE: &'static str = "board";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let fact = |value: &str, zh, en, href: &str| Fact {
            value: value.into(),
            label: text(lang, zh, en),
            href: href.into(),
        };
        let unit = |open, late, resolved| UnitLine {
            id: "urban".into(),
            name: text(lang, "市城市管理局", "City Management Bureau"),
            open,
            on_time: open - late,
            warn: 0,
            late,
            resolved,
            in_time: resolved,
            resolved_late: 0,
            reopened: 1,
            ok_w: 60,
            warn_w: 0,
            late_x: 60,
            late_w: 40,
        };
        let page = |units| BoardPage {
            c: desk_chrome(lang, "/desk/board"),
            as_of: text(lang, "截至10月8日 09:00。", "As of 8 Oct 09:00."),
            facts: vec![
                fact("20", "在办", "open", "/desk/all?stage=open"),
                fact("8", "超期", "late", "/desk/all?light=late"),
                fact("0", "临期", "soon late", "/desk/all?light=warn"),
            ],
            stages: vec![fact("11", "待受理", "To accept", "/desk/all?stage=submitted")],
            units,
        };
        vec![("usual", page(vec![unit(20, 8, 13), unit(0, 0, 0)])), ("no-units", page(Vec::new()))]
    }
}
