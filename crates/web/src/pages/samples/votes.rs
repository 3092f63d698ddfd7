//! Candidates and votes at the desk.

use super::citizen::text;
use super::{HOSTILE, Rendered, Samples, add, desk_chrome, long};
use crate::lang::Lang;
use crate::pages::case::{Action, Input, InputKind};
use crate::pages::delivery::Happening;
use crate::pages::queue::Tab;
use crate::pages::simple::Choice;
use crate::pages::votes::candidate::{CandidateLine, CandidatePage, CandidatesPage};
use crate::pages::votes::vote::{Follow, NewVotePage, PoolLine, SlipsPage, VoteLine, VotePage, VotesPage};
use crate::pages::votes::{LineView, ResultView};

pub(super) fn render(lang: Lang, all: &mut Vec<Rendered>) -> askama::Result<()> {
    add::<CandidatesPage>(lang, all)?;
    add::<CandidatePage>(lang, all)?;
    add::<VotesPage>(lang, all)?;
    add::<NewVotePage>(lang, all)?;
    add::<VotePage>(lang, all)?;
    add::<SlipsPage>(lang, all)
}

pub(super) const NUMBER: &str = "260930-00012-3";
pub(super) const BARE: &str = "260930000123";
pub(super) const ROOT: &str = "5f1c0e9a7b3d24680acebdf113579bdf02468ace13579bdf02468ace5f1c0e9a";

/// What is on the paper: title, cost, what it brings.
pub(super) fn items(lang: Lang) -> [(String, String, String); 4] {
    [
        ("给28个老旧小区补装路灯", "Lamps for 28 old housing blocks", "1,260万元", "¥12,600,000"),
        ("新建社区老年食堂15处", "15 canteens for the old", "840万元", "¥8,400,000"),
        ("中小学门口建接送等候区20处", "Waiting areas at 20 school gates", "600万元", "¥6,000,000"),
        ("海滨步道无障碍改造", "A sea walk without steps", "2,100万元", "¥21,000,000"),
    ]
    .map(|(zh, en, cost_zh, cost_en)| {
        let gain = text(
            lang,
            "约3.2万名居民夜间出行受益；管线已有，年内可全部亮灯。",
            "About 32,000 residents walk home in the light; the cables are there.",
        );
        (text(lang, zh, en), text(lang, cost_zh, cost_en), gain)
    })
}

pub(super) fn terms(lang: Lang) -> Vec<String> {
    vec![
        text(
            lang,
            "投票代表不少于全体代表的3分之2，本轮方为有效。",
            "A round counts only if 2/3 of all deputies vote.",
        ),
        text(lang, "赞成票超过全体代表的半数，项目方可通过。", "An item passes with more than half of all deputies."),
    ]
}

pub(super) fn result(lang: Lang) -> ResultView {
    let votes = [(287, 20, 5), (251, 48, 13), (198, 90, 24), (120, 160, 32)];
    let count = |zh: &str, en: &str, n: u32| (text(lang, zh, en), n.to_string());
    ResultView {
        sentence: text(lang, "应选4项，产生3项。", "3 of 4 seats are filled."),
        counts: vec![
            count("全体代表", "Deputies", 330),
            count("领取票签", "Slips drawn", 316),
            count("投票", "Ballots", 314),
            count("有效票", "Valid", 312),
            count("废票", "Void", 2),
            count("剩余票签", "Slips left", 14),
        ],
        lines: items(lang)
            .into_iter()
            .zip(votes)
            .enumerate()
            .map(|(at, ((title, ..), (yes, no, abstain)))| LineView {
                title,
                yes,
                no,
                abstain,
                yes_x: format!("{:.2}", f64::from(yes) / 3.12),
                no_x: format!("{:.2}", f64::from(no) / 3.12),
                outcome: if at < 3 {
                    text(lang, "票决产生", "Chosen")
                } else {
                    text(lang, "未入选", "Not chosen")
                },
                chosen: at < 3,
            })
            .collect(),
        notes: vec![text(
            lang,
            "通过的项目少于应选数，空缺1个名额。",
            "Fewer items passed than there are seats; 1 stays empty.",
        )],
        root: ROOT.into(),
    }
}

fn course(lang: Lang) -> Vec<Happening> {
    let one = |zh: &str, en: &str, class| Happening {
        when: text(lang, "11月24日 10:05", "24 Nov 10:05"),
        title: text(lang, zh, en),
        by: text(lang, "市政府督查室 · 督查一岗", "Supervision Office · desk 1"),
        class,
        ..Happening::default()
    };
    let mut declined = one("不予采纳", "Declined", "bad");
    declined.words = HOSTILE.into();
    vec![one("市民提出建议", "Suggested (Citizen)", ""), one("初审通过", "Accepted", "quiet"), declined]
}

fn actions(lang: Lang) -> Vec<Action> {
    let key = || "sample-key".to_owned();
    let choice = |id: &str, label: String| Choice { id: id.into(), label, ..Choice::default() };
    vec![
        Action {
            verb: "cost",
            label: text(lang, "论证", "Cost"),
            key: key(),
            open: true,
            hint: text(lang, "各项资金之和即为估算总额。", "The funds sum to the cost."),
            words_label: text(lang, "谁受益、为什么当年能办成", "Who benefits, and why it can be done"),
            required: true,
            max: 5_000,
            inputs: vec![
                Input {
                    name: "lead".into(),
                    kind: InputKind::Select,
                    label: text(lang, "牵头单位", "Lead unit"),
                    options: vec![choice("housing", text(lang, "市住建局", "Housing Bureau"))],
                    ..Input::default()
                },
                Input {
                    name: "fund-city".into(),
                    kind: InputKind::Number,
                    label: text(lang, "市级财政（万元）", "City budget (10,000 yuan)"),
                    ..Input::default()
                },
            ],
            ..Action::default()
        },
        Action {
            verb: "decline",
            label: text(lang, "不予采纳", "Decline"),
            key: key(),
            words_label: text(lang, "答复", "The answer"),
            required: true,
            max: 5_000,
            danger: true,
            minor: true,
            ..Action::default()
        },
    ]
}

fn pool(lang: Lang) -> Vec<PoolLine> {
    let line = |(at, (title, cost, _)): (usize, (String, String, String))| PoolLine {
        bare: format!("26093000012{at}"),
        number: NUMBER.into(),
        title,
        cost,
        lead: text(lang, "市住建局", "Housing Bureau"),
        stage: text(lang, "论证完成", "Costed"),
        listed: at < 3,
    };
    items(lang).into_iter().enumerate().map(line).collect()
}

impl Samples for CandidatesPage {
    const PAGE: &'static str = "candidates";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let line = |(title, cost, _): (String, String, String)| CandidateLine {
            bare: BARE.into(),
            number: NUMBER.into(),
            title,
            voice: text(lang, "人大代表", "Deputy"),
            stage: text(lang, "论证完成", "Costed"),
            lead: text(lang, "市住建局", "Housing Bureau"),
            cost,
            people: "32,000".into(),
            due: text(lang, "2027年10月31日", "31 Oct 2027"),
            shown: true,
        };
        let tab =
            |zh: &str, en: &str, current| Tab { href: "/desk/candidates".into(), label: text(lang, zh, en), current };
        let choice =
            |id: &str, zh: &str, en: &str| Choice { id: id.into(), label: text(lang, zh, en), ..Choice::default() };
        let page = |lines| CandidatesPage {
            c: desk_chrome(lang, "/desk/candidates"),
            csrf: "sample-csrf".into(),
            key: "sample-key".into(),
            year: 2027,
            tabs: vec![tab("待初审 12", "To review 12", false), tab("论证完成 4", "Costed 4", true)],
            q: HOSTILE.into(),
            tab: "ready".into(),
            lines,
            flash: String::new(),
            voices: vec![choice("deputy", "人大代表", "Deputy"), choice("unit", "单位", "Unit")],
            units: vec![choice("housing", "市住建局", "Housing Bureau")],
        };
        vec![("full", page(items(lang).into_iter().map(line).collect())), ("empty", page(Vec::new()))]
    }
}

impl Samples for CandidatePage {
    const PAGE: &'static str = "candidate";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let fact = |zh: &str, en: &str, zh_text: &str, en_text: &str| {
            (text(lang, zh, en), text(lang, zh_text, en_text), String::new())
        };
        let [(title, cost, gain), ..] = items(lang);
        let page = |body: String, costing: String| CandidatePage {
            c: desk_chrome(lang, "/desk/candidates"),
            csrf: "sample-csrf".into(),
            seen: 4,
            number: NUMBER.into(),
            bare: BARE.into(),
            title: title.clone(),
            text: body,
            stage: text(lang, "论证完成", "Costed"),
            tags: vec![text(lang, "市民", "Citizen"), text(lang, "已公开", "Public")],
            flash: text(lang, "已完成：论证。", "Done: Cost."),
            facts: vec![
                fact("拟办年度", "Year", "2027", "2027"),
                fact("地点", "Where", "北山、海月两街道", "North Hill"),
            ],
            costing,
            pays: vec![(text(lang, "市级财政", "City budget"), cost.clone())],
            actions: actions(lang),
            course: course(lang),
        };
        let plain = text(lang, "老旧小区里路灯少，老人晚上不敢出门。", "Few lamps; the old stay in after dark.");
        let endless = if lang == Lang::Zh { long() } else { "The lamps are out again and again. ".repeat(60) };
        vec![("costed", page(plain, gain)), ("long", page(endless, String::new()))]
    }
}

impl Samples for VotesPage {
    const PAGE: &'static str = "votes";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let line = VoteLine {
            bare: BARE.into(),
            number: NUMBER.into(),
            title: text(lang, "2027年民生实事项目票决", "Livelihood items of 2027"),
            year: 2027,
            stage: text(lang, "投票中", "Open"),
            size: text(lang, "14选10，代表330名", "10 of 14, 330 deputies"),
            told: text(lang, "1月12日 17:30截止", "closes 12 Jan 17:30"),
        };
        let page = |lines| VotesPage { c: desk_chrome(lang, "/desk/votes"), lines };
        vec![("one", page(vec![line])), ("empty", page(Vec::new()))]
    }
}

impl Samples for NewVotePage {
    const PAGE: &'static str = "vote-new";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let (csrf, key) = ("sample-csrf".into(), "sample-key".into());
        vec![("new", NewVotePage { c: desk_chrome(lang, "/desk/votes"), csrf, key, year: 2027, terms: terms(lang) })]
    }
}

impl Samples for VotePage {
    const PAGE: &'static str = "vote-desk";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let page = |stage: String, result, pool: Vec<PoolLine>, follow: Option<Follow>| VotePage {
            c: desk_chrome(lang, "/desk/votes"),
            csrf: "sample-csrf".into(),
            seen: 5,
            number: NUMBER.into(),
            bare: BARE.into(),
            title: text(lang, "2027年民生实事项目票决", "Livelihood items of 2027"),
            text: HOSTILE.into(),
            stage,
            flash: String::new(),
            shown: follow.is_some(),
            facts: vec![(text(lang, "全体代表", "Deputies"), "330".into())],
            terms: terms(lang),
            paper: self::pool(lang),
            pool,
            list_key: "sample-key".into(),
            actions: if follow.is_some() { Vec::new() } else { actions(lang) },
            result,
            failed: vec![text(
                lang,
                "第1轮：投票人数不足法定人数（收到190票）。选票未予计算，已全部销毁。",
                "Round 1: Too few deputies voted (190 ballots). They were not counted and are destroyed.",
            )],
            kept: vec![("/desk/tasks/260930000123".into(), items(lang)[0].0.clone())],
            follow,
            course: course(lang),
        };
        let follow = Some(Follow { chosen: 3, key: "sample-key".into() });
        let drafting = text(lang, "筹备", "Being drafted");
        vec![
            ("drafting", page(drafting, None, pool(lang), None)),
            ("open", page(text(lang, "投票中", "Open"), None, Vec::new(), None)),
            ("counted", page(text(lang, "已计票", "Counted"), Some(result(lang)), Vec::new(), follow)),
        ]
    }
}

impl Samples for SlipsPage {
    const PAGE: &'static str = "slips";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let slip = |n: usize| ["7Q4M", "K0XV", "9RTC", &format!("{n:02}HB")].map(str::to_owned).to_vec();
        let page = SlipsPage {
            c: desk_chrome(lang, "/desk/votes"),
            bare: BARE.into(),
            title: text(lang, "2027年民生实事项目票决", "Livelihood items of 2027"),
            round: 1,
            closes: text(lang, "2027年1月12日（周二）17:30前", "by 12 Jan 2027, 17:30"),
            address: "qingyu.example/vote".into(),
            slips: (0..12).map(slip).collect(),
        };
        vec![("twelve", page)]
    }
}
