//! What hinders a project: cases with their own clocks, and the forms that make and clear them.

use super::actions::{Desk, maybe_node};
use crate::http::code;
use crate::lang::Lang;
use crate::pages::case::{Action, Input, InputKind};
use crate::pages::delivery::projects::one::ObstacleView;
use crate::present::inputs::{input, option as choice};
use crate::present::{clocks, fields, row};
use jiff::civil::Date;
use yinuo_delivery::project::Obstacle;
use yinuo_journal::{CaseRow, Matter, Text, World};
use yinuo_kernel::Timestamp;

/// The case type of obstacles.
pub const PACK: &str = "obstacle";

/// An obstacle with its case, as far as it can be read.
#[derive(Clone, Debug)]
pub struct Hindrance {
    pub obstacle: Obstacle,
    pub case: Option<CaseRow>,
    pub text: Option<Text>,
}

impl Hindrance {
    /// Its case is done, and the project is not told yet.
    pub fn is_ripe(&self) -> bool {
        self.obstacle.cleared.is_none() && self.case.as_ref().is_some_and(|case| !case.stage.is_open())
    }
}

/// The pack of obstacles, where the city runs it.
pub fn matter(world: &World) -> Option<&Matter> {
    PACK.parse().ok().and_then(|id| world.matter(&id))
}

/// An obstacle as the page of its project shows it: open ones first, the oldest on top.
pub fn views(world: &World, all: &[Hindrance], names: &[(u32, &str)], now: Timestamp, lang: Lang) -> Vec<ObstacleView> {
    let mut sorted: Vec<&Hindrance> = all.iter().collect();
    sorted.sort_by_key(|one| (one.obstacle.cleared.is_some(), one.obstacle.since));
    sorted.into_iter().map(|one| view(world, one, names, now, lang)).collect()
}

fn view(world: &World, one: &Hindrance, names: &[(u32, &str)], now: Timestamp, lang: Lang) -> ObstacleView {
    let local = |at: Timestamp| world.calendar().local(at).date();
    let days = |from: Timestamp, to: Date| (to - local(from)).get_days();
    let Hindrance { obstacle, case, text } = one;
    let lamp = case.as_ref().map(|case| clocks::light(case.light(now), lang));
    let directory = |case: &CaseRow| &world.of(&case.case_type).directory;
    let age = days(obstacle.since, local(obstacle.cleared.unwrap_or(now)));
    let node = obstacle.node.and_then(|id| names.iter().find(|(node, _)| *node == id));
    ObstacleView {
        bare: obstacle.case.bare(),
        number: obstacle.case.to_string(),
        title: row::title(text.as_ref(), lang),
        kind: case
            .as_ref()
            .map(|case| fields::category_leaf(directory(case), &case.category, lang))
            .unwrap_or_default(),
        unit: case
            .as_ref()
            .map(|case| fields::unit_name(directory(case), case.unit.as_ref(), lang))
            .unwrap_or_default(),
        stage: case.as_ref().map(|case| lang.say(case.stage.zh(), case.stage.en()).to_owned()).unwrap_or_default(),
        light: lamp.map_or("none", |(class, _)| class),
        light_text: lamp.map_or_else(|| lang.say("—", "—").to_owned(), |(_, words)| words.to_owned()),
        node: node.map(|(_, name)| (*name).to_owned()).unwrap_or_default(),
        age: match obstacle.cleared {
            Some(_) => lang.pick(format!("{age}天后清除"), format!("cleared after {age} days")),
            None => lang.pick(format!("已{age}天"), format!("for {age} days")),
        },
        old: obstacle.cleared.is_none() && age > i32::from(world.delivery().obstacle_days),
        cleared: obstacle.cleared.is_some(),
        ripe: one.is_ripe(),
    }
}

/// 报告问题: what hinders, and which unit can remove it; becomes a case. `None` where the city runs no
/// such pack.
pub fn form(desk: &Desk<'_>) -> Option<Action> {
    let lang = desk.lang;
    let matter = matter(desk.world)?;
    let categories = matter.directory.leaves().map(|leaf| choice(&leaf.id, lang.say(&leaf.name, &leaf.en), false));
    let mut units = fields::units(&matter.directory, None, lang);
    units.insert(0, choice("", lang.say("按职责分工派单", "As the duty directory says"), true));
    let rules = &matter.rules.form;
    Some(Action {
        verb: "obstacle",
        label: lang.say("报告问题", "Report an obstacle").to_owned(),
        key: code::random(),
        words_label: lang.say("堵在哪里，需要解决什么", "What hinders, and what is needed").to_owned(),
        required: true,
        max: rules.body_max,
        hint: lang
            .say("生成一件带时限的办件，派给能解决的单位；办结后在这里清除堵点。", "It becomes a case with clocks, sent to the unit that can remove it; when that is done it is cleared here.")
            .to_owned(),
        inputs: vec![
            Input { options: categories.collect(), ..input("category", InputKind::Select, lang.say("问题类别", "What kind")) },
            Input { options: units, ..input("unit", InputKind::Select, lang.say("能解决的单位", "Who can remove it")) },
            maybe_node(desk),
            input("files", InputKind::Photos, lang.say("照片（可不附）", "Photos (if any)")),
        ],
        ..Action::default()
    })
}

/// Those whose case is done come first.
pub fn clear(desk: &Desk<'_>, base: Action) -> Action {
    let lang = desk.lang;
    let mut open: Vec<&Hindrance> = desk.obstacles.iter().filter(|one| one.obstacle.cleared.is_none()).collect();
    open.sort_by_key(|one| !one.is_ripe());
    let ripe = open.iter().any(|one| one.is_ripe());
    let option = |one: &&Hindrance| {
        let title = row::title(one.text.as_ref(), lang);
        let done = if one.is_ripe() { lang.say("（已办结）", " (resolved)") } else { "" };
        choice(one.obstacle.case, format!("{title}{done}"), false)
    };
    Action {
        inputs: vec![Input {
            options: open.iter().map(option).collect(),
            ..input("case", InputKind::Select, lang.say("堵点", "Obstacle"))
        }],
        // Before its case is done, clearing is the exception.
        minor: !ripe,
        hint: if ripe {
            lang.say("办件已办结，核对后清除。", "Its case is resolved: clear it once you have looked.").to_owned()
        } else {
            lang.say(
                "办件还没有办结；确已不影响项目的，可以清除。",
                "Its case is open; clear it only if it hinders no longer.",
            )
            .to_owned()
        },
        label: lang.say("清除堵点", "Clear an obstacle").to_owned(),
        ..base
    }
}
