//! The pages of key projects.

use super::citizen::text;
use super::{HOSTILE, Rendered, Samples, add, desk_chrome, long};
use crate::lang::Lang;
use crate::pages::case::{Input, InputKind};
use crate::pages::delivery::LightView;
use crate::pages::delivery::projects::counties::{CountiesPage, CountyLine};
use crate::pages::delivery::projects::form::{NewProjectPage, Part};
use crate::pages::delivery::projects::list::{FunnelView, OpeningView, ProjectLine, ProjectsPage, Sum};
use crate::pages::delivery::projects::map::{MapPage, PinView};
use crate::pages::delivery::projects::one::ProjectPage;
use crate::pages::delivery::projects::visit::{TickView, VisitPage};
use crate::pages::queue::{Select, Tab};
use crate::pages::simple::{Choice, Fact};

pub(super) fn render(lang: Lang, all: &mut Vec<Rendered>) -> askama::Result<()> {
    add::<ProjectsPage>(lang, all)?;
    add::<ProjectPage>(lang, all)?;
    add::<NewProjectPage>(lang, all)?;
    add::<VisitPage>(lang, all)?;
    add::<CountiesPage>(lang, all)?;
    add::<MapPage>(lang, all)
}

pub(super) const BARE: &str = "260310000045";
pub(super) const NUMBER: &str = "260310-00004-5";

pub(super) fn light(lang: Lang, class: &'static str) -> LightView {
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

pub(super) fn stages(lang: Lang) -> Vec<(String, usize)> {
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
