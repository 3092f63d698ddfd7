//! The pages of key projects.

use super::citizen::text;
use super::{HOSTILE, Rendered, Samples, add, chrome, desk_chrome, long};
use crate::lang::Lang;
use crate::pages::case::{Action, Input, InputKind};
use crate::pages::delivery::projects::campaign::{CampaignPage, MemberLine};
use crate::pages::delivery::projects::counties::{CountiesPage, CountyLine};
use crate::pages::delivery::projects::form::{NewProjectPage, Part};
use crate::pages::delivery::projects::inspection::{FindingLine, InspectionPage};
use crate::pages::delivery::projects::leads::{BornLine, LeadLine, LeadsPage};
use crate::pages::delivery::projects::list::{FunnelView, OpeningView, ProjectLine, ProjectsPage, Sum};
use crate::pages::delivery::projects::map::{MapPage, PinView};
use crate::pages::delivery::projects::one::{
    BarView, GanttView, InvestView, MonthView, NodeRow, ObstacleView, PermitView, ProjectPage, ReturnRow, StepView,
    VisitView,
};
use crate::pages::delivery::projects::public::{PublicGroup, PublicLine, PublicPage};
use crate::pages::delivery::projects::visit::{TickView, VisitPage};
use crate::pages::delivery::{Happening, LightView, Proof};
use crate::pages::queue::{Select, Tab};
use crate::pages::simple::{Choice, Fact};

pub(super) fn render(lang: Lang, all: &mut Vec<Rendered>) -> askama::Result<()> {
    add::<ProjectsPage>(lang, all)?;
    add::<ProjectPage>(lang, all)?;
    add::<NewProjectPage>(lang, all)?;
    add::<VisitPage>(lang, all)?;
    add::<CountiesPage>(lang, all)?;
    add::<MapPage>(lang, all)?;
    add::<LeadsPage>(lang, all)?;
    add::<CampaignPage>(lang, all)?;
    add::<InspectionPage>(lang, all)?;
    add::<PublicPage>(lang, all)
}

const BARE: &str = "260310000045";
const NUMBER: &str = "260310-00004-5";

fn light(lang: Lang, class: &'static str) -> LightView {
    let (zh, en, why, why_en) = match class {
        "late" => {
            ("红灯", "Red", "节点“设备安装”应于9月10日完成，已超15天", "node “Machines” was due 10 Sep, 15 days late")
        }
        "warn" => {
            ("黄灯", "Yellow", "堵点 260820-00012-3 已36天未解决", "obstacle 260820-00012-3 has stood for 36 days")
        }
        _ => (
            "绿灯",
            "Green",
            "截至2026年8月完成投资2.4亿元，达到序时进度（2.3亿元）",
            "CNY 240 million invested by 2026-08, on pace",
        ),
    };
    LightView {
        class,
        name: text(lang, zh, en),
        why: text(lang, why, why_en),
        more: if class == "late" { vec![text(lang, "未明确项目管家", "No steward")] } else { Vec::new() },
    }
}

fn line(lang: Lang, title: &str, class: &'static str) -> ProjectLine {
    ProjectLine {
        bare: BARE.into(),
        number: NUMBER.into(),
        title: title.into(),
        light: light(lang, class),
        unit: text(lang, "市住房和城乡建设局", "Housing and Construction Bureau"),
        county: text(lang, "青石镇人民政府", "Qingshi Town"),
        leader: text(lang, "分管工业副市长", "Vice-mayor for industry"),
        sector: text(lang, "工业", "Industry"),
        stage: text(lang, "在建", "Under construction"),
        planned: text(lang, "8.6亿元", "CNY 860 million"),
        year_plan: text(lang, "3.2亿元", "CNY 320 million"),
        so_far: text(lang, "1.9亿元", "CNY 190 million"),
        as_of: text(lang, "2026年8月", "2026-08"),
        rate: "59%".into(),
        tags: vec![(text(lang, "堵点2个", "2 obstacles"), true), (text(lang, "已入统", "Counted"), false)],
    }
}

fn stages(lang: Lang) -> Vec<(String, usize)> {
    use yinuo_delivery::project::Stage;
    let counts = [12, 9, 7, 4, 6, 3, 14, 5, 8];
    Stage::ALL.iter().zip(counts).map(|(stage, count)| (lang.say(stage.zh(), stage.en()).to_owned(), count)).collect()
}

impl Samples for ProjectsPage {
    const PAGE: &'static str = "projects";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let fact = |value: &str, zh, en, href: &str| Fact {
            value: value.into(),
            label: text(lang, zh, en),
            href: href.into(),
        };
        let tab = |id: &str, zh, en| Tab {
            href: format!("/desk/projects?tab={id}"),
            label: text(lang, zh, en),
            current: id.is_empty(),
        };
        let page = |lines: Vec<ProjectLine>| ProjectsPage {
            c: desk_chrome(lang, "/desk/projects"),
            as_of: text(
                lang,
                "截至9月25日 09:00，每个灯色都写明理由；金额为项目单位报送数。",
                "As of 25 Sep 09:00. Every light says why; amounts are what units returned.",
            ),
            year: text(lang, "2026年", "2026"),
            facts: vec![
                fact("3", "红灯", "Red", "/desk/projects?light=late"),
                fact("8", "黄灯", "Yellow", "/desk/projects?light=soon"),
                fact("21", "绿灯", "Green", "/desk/projects?light=good"),
                fact("5", "有堵点", "With obstacles", "/desk/projects?tab=obstacles"),
                fact("17", "已入统", "Counted", "/desk/projects?tab=counted"),
            ],
            funnel: stages(lang)
                .into_iter()
                .map(|(label, count)| FunnelView {
                    label,
                    count,
                    href: "/desk/projects?stage=building".into(),
                    width: count * 100 / 14,
                    current: count == 14,
                })
                .collect(),
            sum: Sum {
                planned_all: text(lang, "186.4亿元", "CNY 18640 million"),
                planned_year: text(lang, "52.3亿元", "CNY 5230 million"),
                so_far: text(lang, "31.8亿元", "CNY 3180 million"),
                rate: "64%".into(),
                planned: 38,
                returned: 34,
            },
            planned_href: "/desk/projects?tab=planned".into(),
            returned_href: "/desk/projects?tab=returned".into(),
            opening: OpeningView {
                rate: "75%".into(),
                opened: 30,
                opened_href: "/desk/projects?tab=opened".into(),
                listed: 40,
                listed_href: "/desk/projects?tab=listed".into(),
            },
            tabs: vec![
                tab("", "全部", "All"),
                tab("late-nodes", "节点超期", "Late nodes"),
                tab("obstacles", "有堵点", "Obstacles"),
            ],
            q: HOSTILE.into(),
            tab: "late-nodes".into(),
            selects: vec![Select {
                name: "stage",
                label: lang.say("阶段", "Stage"),
                options: vec![Choice {
                    id: String::new(),
                    label: text(lang, "全部阶段", "All"),
                    selected: true,
                    ..Choice::default()
                }],
            }],
            count: lines.len(),
            next: (!lines.is_empty()).then(|| "/desk/projects?page=1".into()),
            lines,
            may_enter: true,
            xlsx: "/desk/projects.xlsx".into(),
            csv: "/desk/projects.csv".into(),
        };
        let lines = vec![
            line(lang, "青石镇海洋装备产业园一期", "late"),
            line(lang, HOSTILE, "warn"),
            line(lang, &long().chars().take(120).collect::<String>(), "on_time"),
        ];
        vec![("full", page(lines)), ("empty", page(Vec::new()))]
    }
}

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

impl Samples for NewProjectPage {
    const PAGE: &'static str = "project-new";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let input = |name: &str, kind, zh, en| Input {
            name: name.into(),
            kind,
            label: text(lang, zh, en),
            required: true,
            ..Input::default()
        };
        let about = vec![
            Input { value: HOSTILE.into(), ..input("title", InputKind::Text, "项目名称", "Name") },
            input("body", InputKind::Lines, "建设内容和规模", "What is built"),
            Input {
                hint: text(lang, "经度,纬度，例：121.503,40.084", "121.503,40.084"),
                ..input("point", InputKind::Text, "坐标", "Point")
            },
            input("start", InputKind::Date, "计划开工", "Planned start"),
            input("invest", InputKind::Number, "计划总投资（万元）", "In all"),
            Input {
                options: vec![Choice { id: "p1".into(), label: HOSTILE.into(), ..Choice::default() }],
                ..input("team", InputKind::Multi, "服务专班", "Team")
            },
        ];
        let page = NewProjectPage {
            c: desk_chrome(lang, "/desk/projects/new"),
            csrf: "sample-csrf".into(),
            key: "sample-key".into(),
            title: text(lang, "新增项目", "New project"),
            action: "/desk/projects/new",
            lead: text(
                lang,
                "续建项目把已经走过的阶段和已有的手续一并填上；开工以后的，须有施工许可。",
                "For one that is under way fill in the stages it has passed.",
            ),
            parts: vec![Part { heading: text(lang, "项目信息", "The project"), inputs: about }],
        };
        vec![("usual", page)]
    }
}

impl Samples for VisitPage {
    const PAGE: &'static str = "project-visit";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let tick = |id, name: &str, verb, state, told, told_en| TickView {
            id,
            name: name.into(),
            due: text(lang, "9月10日", "10 Sep"),
            told: text(lang, told, told_en),
            state,
            verb,
            key: "sample-key".into(),
        };
        let page = |ticks, warning: String| VisitPage {
            c: desk_chrome(lang, "/desk/projects/260310000045/visit"),
            csrf: "sample-csrf".into(),
            key: "sample-key".into(),
            seen: 12,
            bare: BARE.into(),
            title: text(lang, "青石镇海洋装备产业园一期", "Ocean equipment park, stage one"),
            address: HOSTILE.into(),
            stage: text(lang, "在建", "Under construction"),
            today: "2026-09-25".into(),
            may_visit: true,
            has_point: true,
            flash: if warning.is_empty() {
                String::new()
            } else {
                text(lang, "走访已登记。", "The visit is recorded.")
            },
            warning,
            ticks,
        };
        let ticks = vec![
            tick(3, HOSTILE, "meet", "late", "超期15天", "15 days late"),
            tick(
                2,
                &text(lang, "主体结构封顶", "Topping out"),
                "verify",
                "met",
                "单位报告已完成，待核实",
                "met, says the unit",
            ),
            tick(1, &text(lang, "桩基施工", "Piles"), "", "met", "已核实", "verified"),
        ];
        let away = text(
            lang,
            "照片拍摄位置距项目约2.3公里，请核对是否拍对了项目。",
            "The photo was taken about 2.3 km from the project: is it the right one?",
        );
        vec![("ticks", page(ticks, away)), ("no-nodes", page(Vec::new(), String::new()))]
    }
}

impl Samples for CountiesPage {
    const PAGE: &'static str = "project-counties";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let line = |zh, en, projects, old| CountyLine {
            name: text(lang, zh, en),
            projects,
            projects_href: "/desk/projects?county=qingshi".into(),
            rate: "75%".into(),
            opened: 9,
            opened_href: "/desk/projects?county=qingshi&tab=opened".into(),
            listed: 12,
            listed_href: "/desk/projects?county=qingshi&tab=listed".into(),
            plan: text(lang, "12.4亿元", "CNY 1240 million"),
            plan_href: "/desk/projects?county=qingshi&tab=planned".into(),
            so_far: text(lang, "8.1亿元", "CNY 810 million"),
            so_far_href: "/desk/projects?county=qingshi&tab=returned".into(),
            invested: "68%".into(),
            old,
            old_href: "/desk/projects?county=qingshi&tab=old-obstacles".into(),
        };
        let page = |lines| CountiesPage {
            c: desk_chrome(lang, "/desk/projects/counties"),
            year: "2026".into(),
            days: "30".into(),
            note: text(
                lang,
                "按单位目录排列，不排名次。可比的是比率和堵点；项目数、投资额因县区大小和产业不同而不同。",
                "In the order of the directory, not ranked. Rates and obstacles compare; counts and amounts do not.",
            ),
            lines,
        };
        let lines = vec![line("青石镇人民政府", "Qingshi Town", 16, 2), line("市本级", "The city itself", 24, 0)];
        vec![("usual", page(lines)), ("empty", page(Vec::new()))]
    }
}

impl Samples for MapPage {
    const PAGE: &'static str = "project-map";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let pin = |title: &str, class, point: &str| PinView {
            bare: BARE.into(),
            title: title.into(),
            stage: text(lang, "在建", "Under construction"),
            light: light(lang, class),
            point: point.into(),
        };
        let page = |pins| MapPage {
            c: desk_chrome(lang, "/desk/projects/map"),
            pins,
            without: 3,
            list: "/desk/projects".into(),
        };
        vec![
            ("pins", page(vec![pin(HOSTILE, "late", "121.52,40.08"), pin("A", "on_time", "121.47,40.06")])),
            ("empty", page(Vec::new())),
        ]
    }
}

impl Samples for LeadsPage {
    const PAGE: &'static str = "leads";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let line = |title: &str, is_quiet| LeadLine {
            bare: BARE.into(),
            number: NUMBER.into(),
            title: title.into(),
            stage: text(lang, "在谈", "In talks"),
            since: text(lang, "6月3日", "3 Jun"),
            visits: 4,
            last_visit: text(lang, "8月12日", "12 Aug"),
            quiet: text(lang, "44天没有动静", "quiet for 44 days"),
            is_quiet,
            unit: text(lang, "市市场监督管理局", "Market Bureau"),
            invest: text(lang, "5亿元", "CNY 500 million"),
        };
        let cell = |count| (count, "/desk/projects?born=2026".to_owned());
        let born = BornLine {
            year: "2026".into(),
            all: cell(24),
            reached: [18, 9, 4, 0, 3].map(cell).into(),
            rate: "38%".into(),
        };
        let page = |lines, born| LeadsPage {
            c: desk_chrome(lang, "/desk/leads"),
            may_enter: true,
            facts: vec![
                Fact { value: "12".into(), label: text(lang, "线索", "Lead"), href: "/desk/leads?stage=lead".into() },
                Fact {
                    value: "9".into(),
                    label: text(lang, "在谈", "In talks"),
                    href: "/desk/leads?stage=talks".into(),
                },
                Fact {
                    value: "7".into(),
                    label: text(lang, "签约", "Signed"),
                    href: "/desk/leads?stage=signed".into(),
                },
            ],
            tabs: vec![Tab { href: "/desk/leads".into(), label: text(lang, "全部", "All"), current: true }],
            lines,
            born,
        };
        vec![
            ("usual", page(vec![line(HOSTILE, true), line("A", false)], vec![born])),
            ("empty", page(Vec::new(), Vec::new())),
        ]
    }
}

impl Samples for CampaignPage {
    const PAGE: &'static str = "campaign";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let member = |title: &str, class, done| MemberLine {
            href: "/desk/projects/260310000045".into(),
            number: NUMBER.into(),
            title: title.into(),
            unit: text(lang, "市住房和城乡建设局", "Construction Bureau"),
            light: light(lang, class),
            done,
            late: class == "late",
        };
        let page = |members: Vec<MemberLine>| CampaignPage {
            c: desk_chrome(lang, "/desk/campaigns/260901000012"),
            csrf: "sample-csrf".into(),
            key: "sample-key".into(),
            seen: 4,
            bare: "260901000012".into(),
            number: "260901-00001-2".into(),
            title: text(lang, "项目建设百日攻坚", "A hundred days for projects"),
            body: HOSTILE.into(),
            finish: text(lang, "12月10日", "10 Dec"),
            left: text(lang, "还有76天", "76 days left"),
            done: members.iter().filter(|member| member.done).count(),
            late: members.iter().filter(|member| member.late).count(),
            width: 33,
            may_list: true,
            members,
        };
        vec![
            (
                "under-way",
                page(vec![member(HOSTILE, "late", false), member("A", "warn", false), member("B", "on_time", true)]),
            ),
            ("empty", page(Vec::new())),
        ]
    }
}

impl Samples for InspectionPage {
    const PAGE: &'static str = "inspection";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let line = |title: &str, light| FindingLine {
            bare: "260910000078".into(),
            number: "260910-00007-8".into(),
            title: title.into(),
            kind: text(lang, "佐证不足", "No proof"),
            unit: text(lang, "市市政工程处", "City Roads Office"),
            stage: text(lang, "已签收", "Signed"),
            light,
            light_text: text(lang, "临期", "Soon late"),
            since: text(lang, "9月10日 15:20", "10 Sep 15:20"),
        };
        let option =
            Choice {
                id: "roads".into(), label: text(lang, "市市政工程处", "City Roads Office"), ..Choice::default()
            };
        let page = |lines: Vec<FindingLine>, categories| InspectionPage {
            c: desk_chrome(lang, "/desk/inspections/260901000025"),
            csrf: "sample-csrf".into(),
            key: "sample-key".into(),
            bare: "260901000025".into(),
            number: "260901-00002-5".into(),
            title: text(lang, "三季度重点任务督查", "Inspection of the third quarter"),
            body: HOSTILE.into(),
            open: lines.len(),
            categories,
            units: vec![option.clone()],
            lines,
        };
        vec![
            ("office", page(vec![line(HOSTILE, "warn"), line("A", "late")], vec![option.clone()])),
            ("looking-on", page(Vec::new(), Vec::new())),
        ]
    }
}

impl Samples for PublicPage {
    const PAGE: &'static str = "projects-public";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let line = |title: String, body: String| PublicLine {
            title,
            body,
            place: text(lang, "青石镇", "Qingshi"),
            unit: text(lang, "市住房和城乡建设局", "Construction Bureau"),
            leader: text(lang, "分管工业副市长", "Vice-mayor for industry"),
            invest: text(lang, "8.6亿元", "CNY 860 million"),
            kind: text(lang, "工业", "Industry"),
        };
        let groups = vec![PublicGroup {
            stage: text(lang, "在建", "Under construction"),
            lines: vec![
                line(
                    text(lang, "青石镇海洋装备产业园一期", "Ocean equipment park"),
                    text(
                        lang,
                        "建设厂房6.2万平方米，建成后带来约600个就业岗位。",
                        "Halls of 62,000 m², about 600 jobs.",
                    ),
                ),
                line(HOSTILE.into(), long()),
            ],
        }];
        let page = |groups| PublicPage { c: chrome(lang, "/projects"), groups };
        vec![("usual", page(groups)), ("empty", page(Vec::new()))]
    }
}
