//! A light and its reasons, in words. A shape and a word stand for the colour; what the colours are
//! called is the pack's scheme.

use super::figures::{beside, percent, with_unit};
use super::{day, period};
use crate::lang::Lang;
use crate::pages::delivery::LightView;
use yinuo_delivery::{Colour, Goal, Light, Pace, Rules, Scheme, Why};

/// What a colour is called.
pub fn name(colour: Colour, rules: &Rules, lang: Lang) -> &'static str {
    match (colour, rules.scheme) {
        (Colour::Off, _) => "",
        (Colour::Good, Scheme::GreenYellowRed) => lang.say("绿灯", "Green"),
        (Colour::Soon, Scheme::GreenYellowRed) => lang.say("黄灯", "Yellow"),
        (Colour::Late, _) => lang.say("红灯", "Red"),
        (Colour::Good, Scheme::BlueOrangeRed) => lang.say("蓝灯", "Blue"),
        (Colour::Soon, Scheme::BlueOrangeRed) => lang.say("橙灯", "Orange"),
    }
}

/// The class that draws it, the same shapes as the lights of cases.
pub fn class(colour: Colour, rules: &Rules) -> &'static str {
    match (colour, rules.scheme) {
        (Colour::Off, _) => "none",
        (Colour::Good, Scheme::GreenYellowRed) => "on_time",
        (Colour::Good, Scheme::BlueOrangeRed) => "on_time blue",
        (Colour::Soon, _) => "warn",
        (Colour::Late, _) => "late",
    }
}

/// What a light's reasons need to be said.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    pub rules: &'a Rules,
    pub goal: Option<&'a Goal>,
    /// The names of the nodes, and their ids, in order.
    pub nodes: &'a [(u32, &'a str)],
    pub year: i16,
    pub lang: Lang,
}

pub fn view(light: &Light, told: Told<'_>) -> LightView {
    let whys: Vec<String> = light.whys.iter().map(|(_, why)| reason(why, told)).collect();
    LightView {
        class: class(light.colour, told.rules),
        name: name(light.colour, told.rules, told.lang).to_owned(),
        why: whys.first().cloned().unwrap_or_default(),
        more: whys.into_iter().skip(1).collect(),
    }
}

fn reason(why: &Why, told: Told<'_>) -> String {
    let lang = told.lang;
    let at = |due| day(due, told.year, lang);
    let node = |id: &u32| {
        let found = told.nodes.iter().find(|(node, _)| node == id).map(|(_, name)| (*name).to_owned());
        found.unwrap_or_else(|| lang.pick(format!("节点{id}"), format!("node {id}")))
    };
    let unit = told.goal.map_or("", |goal| goal.unit.as_str());
    let expected = |pace: &Pace| {
        let goal = told.goal.map_or(pace.attained, |goal| goal.value);
        with_unit(beside(pace.expected, &[pace.attained, goal]), unit)
    };
    match why {
        Why::Done => lang.say("不再计时", "No clock runs").into(),
        Why::NotSentOut => lang.say("尚未下发", "Not sent out yet").into(),
        Why::ToConfirm => lang.say("等待单位确认", "To be confirmed by the unit").into(),
        Why::Waiting => lang.say("等待督查室审核", "Waiting for the office").into(),
        Why::NodeLate { node: id, due, days } => lang.pick(
            format!("节点“{}”应于{}完成，已超{days}天", node(id), at(*due)),
            format!("node “{}” was due {}, {days} days late", node(id), at(*due)),
        ),
        Why::NodeSoon { node: id, due, days: 0 } => lang.pick(
            format!("节点“{}”今天（{}）到期", node(id), at(*due)),
            format!("node “{}” is due today ({})", node(id), at(*due)),
        ),
        Why::NodeSoon { node: id, due, days } => lang.pick(
            format!("节点“{}”{}到期，还有{days}天", node(id), at(*due)),
            format!("node “{}” is due {}, in {days} days", node(id), at(*due)),
        ),
        Why::DueLate { due, days } => lang.pick(
            format!("完成时限{}已过{days}天", at(*due)),
            format!("its last day was {}, {days} days ago", at(*due)),
        ),
        Why::DueSoon { due, days } => lang.pick(
            format!("完成时限{}，还有{days}天", at(*due)),
            format!("its last day is {}, in {days} days", at(*due)),
        ),
        Why::Behind(pace) => lang.pick(
            format!(
                "截至{}完成{}，序时应为{}，为序时进度的{}",
                period(pace.period, lang),
                with_unit(pace.attained, unit),
                expected(pace),
                percent(pace.share)
            ),
            format!(
                "{} by {}, {} by pace: {} of it",
                with_unit(pace.attained, unit),
                period(pace.period, lang),
                expected(pace),
                percent(pace.share)
            ),
        ),
        Why::OnPace(pace) => lang.pick(
            format!(
                "截至{}完成{}，达到序时进度（{}）",
                period(pace.period, lang),
                with_unit(pace.attained, unit),
                expected(pace)
            ),
            format!(
                "{} by {}, on pace ({})",
                with_unit(pace.attained, unit),
                period(pace.period, lang),
                expected(pace)
            ),
        ),
        Why::ReturnLate { period: of, due, days } => lang.pick(
            format!("{}进展应于{}前报送，已超{days}天", period(*of, lang), at(*due)),
            format!("the return for {} was due {}, {days} days late", period(*of, lang), at(*due)),
        ),
        Why::NoPlan => lang
            .say("没有节点、目标数和报送要求，无法看出进度", "No nodes, goal or returns: nobody can see how it stands")
            .into(),
        Why::Quiet => lang.say("暂无到期事项", "Nothing is due").into(),
        Why::Dropped
        | Why::StartLate { .. }
        | Why::StartSoon { .. }
        | Why::CompletionLate { .. }
        | Why::CompletionSoon { .. }
        | Why::PermitGone { .. }
        | Why::InvestBehind(_)
        | Why::InvestOnPace(_)
        | Why::ObstacleOld { .. }
        | Why::NoLeader
        | Why::NoSteward => super::projects::light::reason(why, told.year, lang),
    }
}
