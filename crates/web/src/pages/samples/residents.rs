//! Suggestions and livelihood items for everybody.

use super::citizen::text;
use super::votes::{BARE, NUMBER, items};
use super::{HOSTILE, Rendered, Samples, add, chrome};
use crate::lang::Lang;
use crate::pages::queue::Tab;
use crate::pages::simple::FieldError;
use crate::pages::votes::idea::{IdeaLine, IdeasPage};
use crate::pages::votes::item::{ItemLine, ItemPage, ItemsPage, StepView};
use std::collections::BTreeMap;

pub(super) fn render(lang: Lang, all: &mut Vec<Rendered>) -> askama::Result<()> {
    add::<IdeasPage>(lang, all)?;
    add::<ItemsPage>(lang, all)?;
    add::<ItemPage>(lang, all)
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
        let declined =
            lang.say("与在建的滨海公园二期重复，完工后一并解决。", "The park's second part, now built, will have it.");
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
        let errors = vec![FieldError {
            field: "title",
            text: text(lang, "请用一句话写明想办的事", "Say in a line what"),
        }];
        let values = BTreeMap::from([("body".to_owned(), HOSTILE.to_owned())]);
        vec![
            ("empty", page("", Vec::new(), Vec::new(), BTreeMap::new())),
            ("full", page("", taken.clone(), Vec::new(), BTreeMap::new())),
            ("sent", page(NUMBER, taken, Vec::new(), BTreeMap::new())),
            ("wrong", page("", Vec::new(), errors, values)),
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
            (
                "slow",
                page(
                    "slow",
                    "3个节点完成1个，有节点比计划晚了12天。",
                    "1 of 3 steps done; 12 days behind.",
                    "",
                    none(),
                    none(),
                ),
            ),
            ("done", page("done", "已经办成，并经核实。", "Done, and verified.", "sample-key", heard.clone(), none())),
            ("said", page("done", "已经办成，并经核实。", "Done, and verified.", "", heard, thanks)),
        ]
    }
}
