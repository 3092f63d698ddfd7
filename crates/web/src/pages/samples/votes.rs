//! Livelihood items: suggestions, candidates, votes, the booth, the protocol, progress.

use super::citizen::text;
use super::{HOSTILE, Rendered, Samples, add, chrome, desk_chrome, long};
use crate::lang::Lang;
use crate::pages::case::{Action, Input, InputKind};
use crate::pages::delivery::Happening;
use crate::pages::queue::Tab;
use crate::pages::simple::{Choice, FieldError};
use crate::pages::votes::ballot::{BallotLine, CastPage, CodePage, PaperPage};
use crate::pages::votes::candidate::{CandidateLine, CandidatePage, CandidatesPage};
use crate::pages::votes::idea::{IdeaLine, IdeasPage};
use crate::pages::votes::item::{ItemLine, ItemPage, ItemsPage, StepView};
use crate::pages::votes::protocol::{FoundView, ProtocolPage, SealedView};
use crate::pages::votes::vote::{Follow, NewVotePage, PoolLine, SlipsPage, VoteLine, VotePage, VotesPage};
use crate::pages::votes::{LineView, ResultView};
use std::collections::BTreeMap;

pub(super) fn render(lang: Lang, all: &mut Vec<Rendered>) -> askama::Result<()> {
    add::<IdeasPage>(lang, all)?;
    add::<CandidatesPage>(lang, all)?;
    add::<CandidatePage>(lang, all)?;
    add::<VotesPage>(lang, all)?;
    add::<NewVotePage>(lang, all)?;
    add::<VotePage>(lang, all)?;
    add::<SlipsPage>(lang, all)?;
    add::<CodePage>(lang, all)?;
    add::<PaperPage>(lang, all)?;
    add::<CastPage>(lang, all)?;
    add::<ProtocolPage>(lang, all)?;
    add::<ItemsPage>(lang, all)?;
    add::<ItemPage>(lang, all)
}

const NUMBER: &str = "260930-00012-3";
const BARE: &str = "260930000123";
const ROOT: &str = "5f1c0e9a7b3d24680acebdf113579bdf02468ace13579bdf02468ace5f1c0e9a";

/// What is on the paper: title, cost, what it brings.
fn items(lang: Lang) -> [(String, String, String); 4] {
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

fn terms(lang: Lang) -> Vec<String> {
    vec![
        text(lang, "投票代表不少于全体代表的3分之2，本轮方为有效。", "A round counts only if 2/3 of all deputies vote."),
        text(lang, "赞成票超过全体代表的半数，项目方可通过。", "An item passes with more than half of all deputies."),
    ]
}

fn result(lang: Lang) -> ResultView {
    let votes = [(287, 20, 5), (251, 48, 13), (198, 90, 24), (120, 160, 32)];
    let count = |zh: &str, en: &str, n: u32| (text(lang, zh, en), n.to_string());
    ResultView {
        sentence: text(lang, "应选3项，产生3项。", "3 of 3 seats are filled."),
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
                outcome: if at < 3 { text(lang, "票决产生", "Chosen") } else { text(lang, "未入选", "Not chosen") },
                chosen: at < 3,
            })
            .collect(),
        notes: vec![text(lang, "通过的项目少于应选数，空缺1个名额。", "Fewer items passed than there are seats; 1 stays empty.")],
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

impl Samples for IdeasPage {
    const PAGE: &'static str = "ideas";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let line = |title: String, stage, why: &str, href: &str| IdeaLine {
            title,
            stage,
            voice: text(lang, "市民", "Citizen"),
            why: why.into(),
            href: href.into(),
        };
        let [lamps, canteen, gates, walk] = items(lang).map(|(title, ..)| title);
        let declined = lang.say("与在建的滨海公园二期重复，完工后一并解决。", "The park's second part, now built, will have it.");
        let taken = vec![
            line(lamps, text(lang, "票决产生", "Chosen"), "", "/items/260930000123"),
            line(canteen, text(lang, "列入票决", "Listed"), "", ""),
            line(gates, text(lang, "论证完成", "Costed"), "", ""),
            line(walk, text(lang, "不予采纳", "Declined"), declined, ""),
        ];
        let page = |sent: &str, taken, errors, values| IdeasPage {
            c: chrome(lang, "/ideas"),
            key: "sample-key".into(),
            year: 2027,
            values,
            errors,
            sent: sent.into(),
            title_max: 60,
            body_max: 1_000,
            waiting: 12,
            taken,
        };
        let errors = vec![FieldError { field: "title", text: text(lang, "请用一句话写明想办的事", "Say in a line what") }];
        let values = BTreeMap::from([("body".to_owned(), HOSTILE.to_owned())]);
        vec![
            ("empty", page("", Vec::new(), Vec::new(), BTreeMap::new())),
            ("full", page("", taken.clone(), Vec::new(), BTreeMap::new())),
            ("sent", page(NUMBER, taken, Vec::new(), BTreeMap::new())),
            ("wrong", page("", Vec::new(), errors, values)),
        ]
    }
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
        let tab = |zh: &str, en: &str, current| Tab { href: "/desk/candidates".into(), label: text(lang, zh, en), current };
        let choice = |id: &str, zh: &str, en: &str| Choice { id: id.into(), label: text(lang, zh, en), ..Choice::default() };
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
            voices: vec![choice("deputy", "人大代表", "Deputy")],
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
            facts: vec![fact("拟办年度", "Year", "2027", "2027"), fact("地点", "Where", "北山、海月两街道", "North Hill")],
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

fn lines(lang: Lang, choices: [&'static str; 4]) -> Vec<BallotLine> {
    let line = |(at, ((title, cost, gain), choice)): (usize, ((String, String, String), &'static str))| BallotLine {
        bare: format!("26093000012{at}"),
        title,
        cost,
        text: gain,
        choice,
        said: match choice {
            "for" => lang.say("赞成", "For"),
            "against" => lang.say("反对", "Against"),
            _ => lang.say("弃权", "Abstain"),
        },
    };
    items(lang).into_iter().zip(choices).enumerate().map(line).collect()
}

impl Samples for CodePage {
    const PAGE: &'static str = "booth-code";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let page = |error: String, code: &str, open| CodePage { c: chrome(lang, "/vote"), error, code: code.into(), open };
        let error = text(lang, "票签码不正确，或不属于本轮票决。", "This code belongs to no slip of this round.");
        vec![
            ("empty", page(String::new(), "", true)),
            ("wrong", page(error, HOSTILE, true)),
            ("closed", page(String::new(), "", false)),
        ]
    }
}

impl Samples for PaperPage {
    const PAGE: &'static str = "booth-paper";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let page = |choices, error: String, check| PaperPage {
            c: chrome(lang, "/vote"),
            code: "7Q4M-K0XV-9RTC-02HB".into(),
            bare: BARE.into(),
            title: text(lang, "2027年民生实事项目票决", "Livelihood items of 2027"),
            closes: text(lang, "2027年1月12日（周二）17:30前", "by 12 Jan 2027, 17:30"),
            seats: 2,
            lines: lines(lang, choices),
            error,
            check,
            yes: 2,
        };
        let error = text(lang, "您赞成了3项，最多只能赞成2项，请减少后再提交。", "You are for 3; at most 2 can be chosen.");
        vec![
            ("empty", page(["", "", "", ""], String::new(), false)),
            ("too-many", page(["for", "for", "for", "against"], error, false)),
            ("check", page(["for", "for", "", "against"], String::new(), true)),
        ]
    }
}

impl Samples for CastPage {
    const PAGE: &'static str = "booth-cast";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let title = text(lang, "2027年民生实事项目票决", "Livelihood items of 2027");
        let (slip, mac) = (ROOT.into(), ROOT.into());
        vec![("cast", CastPage { c: chrome(lang, "/vote"), bare: BARE.into(), title, slip, mac })]
    }
}

impl Samples for ProtocolPage {
    const PAGE: &'static str = "protocol";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let sealed = |n: usize| SealedView {
            slip: format!("{n:02x}{}", &ROOT[2..]),
            marks: lines(lang, ["for", "for", "abstain", "against"]).iter().map(|l| (l.choice, l.said)).collect(),
            void: if n == 3 { text(lang, "赞成数超过应选项目数", "For more than there are seats") } else { String::new() },
        };
        let page = |state: String, result: Option<ResultView>, problems, found| ProtocolPage {
            c: chrome(lang, "/votes"),
            number: NUMBER.into(),
            bare: BARE.into(),
            title: text(lang, "2027年民生实事项目票决", "Livelihood items of 2027"),
            text: HOSTILE.into(),
            stage: text(lang, "已计票", "Counted"),
            state,
            failed: Vec::new(),
            terms: terms(lang),
            paper: items(lang).map(|(title, ..)| title).to_vec(),
            ballots: if result.is_some() { (0..8).map(sealed).collect() } else { Vec::new() },
            spare: if result.is_some() { vec!["7Q4M-K0XV-9RTC-02HB".into()] } else { Vec::new() },
            result,
            problems,
            found,
        };
        let found = |zh: &str, en: &str, bad| {
            let lines = lines(lang, ["for", "for", "abstain", "against"]);
            Some(FoundView { sentence: text(lang, zh, en), bad, lines })
        };
        let own = found("您的选票在，密封完好，已按下列内容计入。", "Your ballot is there and its seal is whole.", false);
        let changed = found("这张选票被改动过。请立即向监票人报告。", "This ballot was changed. Tell the tellers.", true);
        let counted = || text(lang, "1月12日 17:52计票。", "Counted 12 Jan 17:52.");
        let wrong = Some(vec![text(lang, "根校验值与内容不符", "The root does not fit")]);
        let open = text(lang, "4个候选项目中选3个。", "3 of 4 candidates.");
        vec![
            ("open", page(open, None, None, None)),
            ("counted", page(counted(), Some(result(lang)), Some(Vec::new()), None)),
            ("own", page(counted(), Some(result(lang)), Some(Vec::new()), own)),
            ("changed", page(counted(), Some(result(lang)), wrong, changed)),
        ]
    }
}

impl Samples for ItemsPage {
    const PAGE: &'static str = "items";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let line = |title: String, class, zh: &str, en: &str, met| ItemLine {
            bare: BARE.into(),
            title,
            lead: text(lang, "市住建局", "Housing Bureau"),
            due: text(lang, "10月31日", "31 Oct"),
            pace: text(lang, zh, en),
            class,
            met,
            all: 4,
        };
        let [lamps, canteen, gates, _] = items(lang).map(|(title, ..)| title);
        let lines = vec![
            line(lamps, "done", "已经办成，并经核实。", "Done, and verified.", 4),
            line(canteen, "on", "4个节点完成2个，按计划推进。", "2 of 4 steps done; on plan.", 2),
            line(gates, "slow", "4个节点完成1个，有节点比计划晚了12天。", "1 of 4 steps done; 12 days behind.", 1),
        ];
        let tab = |of: &str, current| Tab { href: format!("/items?year={of}"), label: of.into(), current };
        let page = |lines, votes| ItemsPage {
            c: chrome(lang, "/items"),
            year: 2027,
            years: vec![tab("2027", true), tab("2026", false)],
            lines,
            votes,
        };
        let votes = vec![(BARE.to_owned(), text(lang, "2027年民生实事项目票决", "Livelihood items of 2027"))];
        vec![("full", page(lines, votes)), ("empty", page(Vec::new(), Vec::new()))]
    }
}

impl Samples for ItemPage {
    const PAGE: &'static str = "item";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let step = |zh: &str, en: &str, state, told_zh: &str, told_en: &str| StepView {
            name: text(lang, zh, en),
            due: text(lang, "6月30日", "30 Jun"),
            state,
            told: text(lang, told_zh, told_en),
        };
        let page = |class, zh: &str, en: &str, key: &str, heard: String, flash: String| ItemPage {
            c: chrome(lang, "/items"),
            number: NUMBER.into(),
            bare: BARE.into(),
            title: items(lang)[0].0.clone(),
            demand: HOSTILE.into(),
            pace: text(lang, zh, en),
            class,
            facts: vec![
                (text(lang, "牵头单位", "Lead unit"), text(lang, "市住建局", "Housing Bureau")),
                (text(lang, "完成时限", "Last day"), text(lang, "10月31日", "31 Oct")),
            ],
            steps: vec![
                step("完成设计和招标", "Design and tender", "verified", "4月2日完成，已核实", "done 2 Apr, verified"),
                step("首批10个小区亮灯", "First 10 blocks lit", "late", "比计划晚了12天", "12 days behind the plan"),
                step("全部亮灯", "All lit", "open", "尚未完成", "To come"),
            ],
            photos: Vec::new(),
            heard,
            key: key.into(),
            flash,
            error: String::new(),
        };
        let heard = text(lang, "86位居民留下意见，其中71位满意。", "86 residents have spoken; 71 are pleased.");
        let thanks = text(lang, "谢谢，您的意见已收到。", "Thank you. It was taken down.");
        let none = String::new;
        vec![
            ("slow", page("slow", "3个节点完成1个，有节点比计划晚了12天。", "1 of 3 steps done; 12 days behind.", "", none(), none())),
            ("done", page("done", "已经办成，并经核实。", "Done, and verified.", "sample-key", heard.clone(), none())),
            ("said", page("done", "已经办成，并经核实。", "Done, and verified.", "", heard, thanks)),
        ]
    }
}
