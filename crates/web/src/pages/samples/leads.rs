//! Beside the register of key projects: leads, campaigns, inspections, and what the public sees.

use super::citizen::text;
use super::projects::{BARE, NUMBER, light};
use super::{HOSTILE, Rendered, Samples, add, chrome, desk_chrome, long};
use crate::lang::Lang;
use crate::pages::delivery::projects::campaign::{CampaignPage, MemberLine};
use crate::pages::delivery::projects::inspection::{FindingLine, InspectionPage};
use crate::pages::delivery::projects::leads::{BornLine, LeadLine, LeadsPage};
use crate::pages::delivery::projects::public::{PublicGroup, PublicLine, PublicPage};
use crate::pages::queue::Tab;
use crate::pages::simple::{Choice, Fact};

pub(super) fn render(lang: Lang, all: &mut Vec<Rendered>) -> askama::Result<()> {
    add::<LeadsPage>(lang, all)?;
    add::<CampaignPage>(lang, all)?;
    add::<InspectionPage>(lang, all)?;
    add::<PublicPage>(lang, all)
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
