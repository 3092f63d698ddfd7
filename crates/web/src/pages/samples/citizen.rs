//! The pages of the city's people.

use super::{HOSTILE, Rendered, Samples, add, chrome, desk_chrome, long};
use crate::http::problem::ProblemJson;
use crate::lang::Lang;
use crate::pages::case::{Action, CasePublicPage, DayView, Happened, Promise, Step};
use crate::pages::problem::ProblemPage;
use crate::pages::simple::{
    Choice, DaysPage, Fact, FieldError, FollowPage, Group, HealthPage, HomePage, KindView, LoginPage, ReportPage,
    RuleView, RulesPage, SentPage,
};
use std::collections::BTreeMap;

pub(super) fn render(lang: Lang, all: &mut Vec<Rendered>) -> askama::Result<()> {
    add::<HomePage>(lang, all)?;
    add::<ReportPage>(lang, all)?;
    add::<SentPage>(lang, all)?;
    add::<FollowPage>(lang, all)?;
    add::<CasePublicPage>(lang, all)?;
    add::<DaysPage>(lang, all)?;
    add::<RulesPage>(lang, all)?;
    add::<LoginPage>(lang, all)?;
    add::<HealthPage>(lang, all)?;
    add::<ProblemPage>(lang, all)
}

pub(super) fn text(lang: Lang, zh: &str, en: &str) -> String {
    lang.say(zh, en).to_owned()
}

pub(super) fn days(lang: Lang) -> Vec<DayView> {
    [
        ("9月30日（周三）：受理当日，不计入", "30 Sep: the day it starts, not counted", true),
        ("10月1日（周四）：国庆节放假，不计入", "1 Oct: National Day, not counted", true),
        ("10月8日（周四）：第1个工作日", "8 Oct: working day 1", false),
        ("10月10日（周六）：调休上班，第3个工作日", "10 Oct: make-up day, working day 3", false),
    ]
    .map(|(zh, en, off)| DayView { text: text(lang, zh, en), off })
    .into()
}

pub(super) fn promise(lang: Lang, provisional: bool) -> Promise {
    Promise {
        heading: text(lang, "承诺办结日期", "Promised date"),
        date: text(lang, "2026年10月13日（周二）17:30前", "by 13 Oct 2026, 17:30"),
        text: text(lang, "承诺5个工作日办结，还有 3天2小时。", "Promised within 5 working days; 3 d 2 h left."),
        rule: text(lang, "开始的当日不计入。", "The day it starts does not count."),
        source: text(lang, "依据：办理时限表。", "Source: table of limits."),
        provisional,
        days: days(lang),
    }
}

impl Samples for HomePage {
    const PAGE: &'static str = "home";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let step = |zh: (&str, &str), en: (&str, &str)| (text(lang, zh.0, en.0), text(lang, zh.1, en.1));
        let steps = vec![
            step(("您写两句话", "可以附照片。"), ("You write two sentences", "With photos if you like.")),
            step(("您来评价", "不满意可以申请重办。"), ("You rate it", "Or open it again.")),
        ];
        let fact = |value: &str, zh, en| Fact { value: value.into(), label: text(lang, zh, en), href: String::new() };
        let page = |received: &str, share: &str| HomePage {
            c: chrome(lang, "/"),
            steps: steps.clone(),
            facts: vec![fact(received, "收到诉求", "received"), fact(share, "按时办结", "in time")],
        };
        vec![("usual", page("1,286", "93%")), ("first-day", page("0", "—"))]
    }
}

fn report(lang: Lang, desk: bool) -> ReportPage {
    let choice = |id: &str, zh, en, words: &str| Choice {
        id: id.into(),
        label: text(lang, zh, en),
        words: words.into(),
        selected: false,
    };
    ReportPage {
        c: if desk { desk_chrome(lang, "/desk/new") } else { chrome(lang, "/report") },
        title: if desk { text(lang, "来电登记", "New from a call") } else { text(lang, "我要反映", "Report") },
        action: if desk { "/desk/new" } else { "/report" },
        desk,
        key: "sample-key".into(),
        kinds: ["help", "complaint"]
            .map(|id| KindView {
                id: id.into(),
                name: text(lang, if id == "help" { "求助" } else { "投诉" }, id),
                hint: text(lang, "设施坏了，需要有人来处理", "Something needs somebody to act"),
                promise: text(lang, "一般10月13日前办结", "usually by 13 Oct"),
            })
            .into(),
        categories: vec![Group {
            label: text(lang, "城市管理 › 道路照明", "Urban management › Street lighting"),
            options: vec![choice("city.light.out", "路灯不亮", "Street lamp out", lang.say("灯 黑", "dark"))],
        }],
        cells: vec![Group {
            label: text(lang, "北山街道", "North Hill"),
            options: vec![choice("g01", "北山网格", "North Hill 1", "")],
        }],
        values: BTreeMap::new(),
        errors: Vec::new(),
        title_max: 40,
        body_max: 2000,
        photos_max: 3,
        photo_mb: 10,
        photo_hint: text(lang, "最多3张，每张不超过10 MB。", "At most 3, 10 MB each."),
    }
}

impl Samples for ReportPage {
    const PAGE: &'static str = "report";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let fields = ["kind", "body", "title", "category", "cell", "photos"];
        let typed = [("kind", "help"), ("body", HOSTILE), ("title", HOSTILE), ("cell", "g01"), ("name", HOSTILE)];
        let wrong = ReportPage {
            values: typed.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
            errors: fields.map(|field| FieldError { field, text: text(lang, "请改正这一项", "Put this right") }).into(),
            ..report(lang, false)
        };
        vec![("empty", report(lang, false)), ("wrong", wrong), ("call", report(lang, true))]
    }
}

impl Samples for SentPage {
    const PAGE: &'static str = "sent";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let page = |promise| SentPage {
            c: chrome(lang, "/report/sent/260930000123"),
            number: "260930-00012-3".into(),
            bare: "260930000123".into(),
            code: "4071 5528".into(),
            draft: "/report".into(),
            alarm: Some(("119".into(), text(lang, "火情", "Fire"))),
            promise,
        };
        vec![("usual", page(Some(promise(lang, false)))), ("no-limit", page(None))]
    }
}

impl Samples for FollowPage {
    const PAGE: &'static str = "follow";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let page = |number: &str, error| FollowPage { c: chrome(lang, "/follow"), number: number.into(), error };
        let error = text(lang, "编号和查询码对不上。", "Number and code do not fit.");
        vec![("empty", page("", String::new())), ("wrong", page("260930-00012-3", error))]
    }
}

pub(super) fn happened(title: String, words: Option<&str>, class: &'static str) -> Happened {
    let photos = words.map(|_| vec!["/follow/260930000123/photo/a".to_owned()]).unwrap_or_default();
    Happened {
        at: yinuo_kernel::Timestamp::UNIX_EPOCH,
        when: "10-08 09:12".into(),
        title,
        by: String::new(),
        words: words.map(str::to_owned),
        gone: words.is_none() && class == "bad",
        photos,
        class,
    }
}

impl Samples for CasePublicPage {
    const PAGE: &'static str = "case-public";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let step = |zh, en, class| Step { label: lang.say(zh, en), class };
        let action = |verb: &'static str, zh, en| Action {
            verb,
            label: text(lang, zh, en),
            hint: text(lang, "评的是这件事，不是评某个人。", "It rates the handling."),
            key: "sample-key".into(),
            words_label: text(lang, "想说的话", "Your words"),
            max: 500,
            ..Action::default()
        };
        let page = |title: &str, actions: Vec<Action>, provisional| CasePublicPage {
            c: chrome(lang, "/follow/260930000123"),
            number: "260930-00012-3".into(),
            bare: "260930000123".into(),
            title: title.into(),
            kind: text(lang, "求助", "Help"),
            category: text(lang, "路灯不亮", "Street lamp out"),
            state: text(lang, "市城市管理局正在办理。", "The bureau is working on it."),
            flash: String::new(),
            error: String::new(),
            progress: vec![
                step("已提交", "Sent", "done"),
                step("办理", "In hand", "now"),
                step("办结", "Done", "todo"),
            ],
            promise: Some(promise(lang, provisional)),
            actions,
            scores: vec![(5, lang.say("非常满意", "Very satisfied")), (1, lang.say("非常不满意", "Very dissatisfied"))],
            timeline: vec![
                happened(text(lang, "提交", "Submitted"), Some(HOSTILE), ""),
                happened(text(lang, "不予受理", "Declined"), None, "bad"),
            ],
        };
        let rate = Action { score: true, open: true, ..action("rate", "评价", "Rate") };
        let reopen = Action { danger: true, required: true, ..action("reopen", "申请重办", "Open again") };
        let wrong = CasePublicPage {
            error: text(lang, "已经超过申请重办的期限。", "It is too late to open it again."),
            flash: text(lang, "感谢评价。", "Thank you."),
            progress: Vec::new(),
            promise: None,
            ..page(&long(), Vec::new(), false)
        };
        vec![("resolved", page(HOSTILE, vec![rate, reopen], true)), ("long-and-refused", wrong)]
    }
}

impl Samples for DaysPage {
    const PAGE: &'static str = "days";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let page = |promise, error| DaysPage {
            c: chrome(lang, "/days"),
            start: "2026-09-30T10:00".into(),
            size: "5".into(),
            unit: "working_days",
            units: vec![("working_days", lang.say("工作日", "working days")), ("months", lang.say("个月", "months"))],
            promise,
            error,
        };
        let error = text(lang, "开始时间不对。", "The start is wrong.");
        vec![("answer", page(Some(promise(lang, true)), String::new())), ("wrong", page(None, error))]
    }
}

impl Samples for RulesPage {
    const PAGE: &'static str = "rules";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let rule = |code| RuleView {
            code,
            sentence: lang.say("办件现在所处的环节不允许这项操作。", "The stage does not allow this."),
            hint: lang.say("请刷新页面。", "Reload the page."),
            source: "casework",
        };
        let page = |rules| RulesPage { c: chrome(lang, "/help/rules"), rules };
        vec![("all", page(vec![rule("stage-forbids"), rule("reopen-too-late")])), ("one", page(vec![rule("no-route")]))]
    }
}

impl Samples for LoginPage {
    const PAGE: &'static str = "login";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let page = |login: &str, error| LoginPage { c: chrome(lang, "/login"), login: login.into(), error };
        let error = text(lang, "账号或密码不对。", "Wrong login or password.");
        vec![("empty", page("", String::new())), ("wrong", page("op1", error))]
    }
}

impl Samples for HealthPage {
    const PAGE: &'static str = "health";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let page = |ok, why: &str| HealthPage { c: chrome(lang, "/health"), ok, why: why.into() };
        vec![("well", page(true, "")), ("full", page(false, "disk full"))]
    }
}

impl Samples for ProblemPage {
    const PAGE: &'static str = "problem";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let told = |kind: &str, detail: &str| ProblemJson {
            kind: kind.into(),
            title: text(lang, "请先登录。", "Log in first."),
            status: 401,
            detail: detail.into(),
            rule: "not-logged-in".into(),
            hint: text(lang, "请用工作账号登录。", "Use your staff login."),
        };
        let refused =
            ProblemPage { c: chrome(lang, "/desk"), told: told("/help/rules/not-logged-in", ""), login: true };
        let mut nowhere = chrome(lang, "");
        nowhere.city = String::new();
        let missing = ProblemPage { c: nowhere, told: told("about:blank", "<x>"), login: false };
        vec![("refused", refused), ("missing", missing)]
    }
}
