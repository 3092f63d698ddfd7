//! What has happened to a task, oldest first.

use super::course::{self, Told};
use super::figures::{goal, with_unit};
use super::{day, meter, period};
use crate::lang::Lang;
use crate::pages::delivery::Happening;
use crate::present::fields::unit_name;
use crate::routes::delivery::Loaded;
use yinuo_delivery::task::{Ask, Event};
use yinuo_delivery::{Event as Did, Evidence};
use yinuo_journal::World;
use yinuo_kernel::Timestamp;

/// The course of a task as a list.
pub fn view(world: &World, loaded: &Loaded, now: Timestamp, lang: Lang) -> Vec<Happening> {
    let mut unit = String::new();
    course::view(world, loaded, now, lang, |entry| {
        let Did::Task(event) = &entry.did else { return None };
        if let Event::Proposed(brief) | Event::Edited(brief) = event {
            unit = brief.goal.as_ref().map(|goal| goal.unit.clone()).unwrap_or_default();
        }
        let (title, class) = title(world, event, &unit, lang);
        // The brief stands above, the names of the nodes beside them.
        let words = match event {
            Event::Proposed(_) | Event::Edited(_) | Event::Planned { .. } => None,
            _ => event.words(),
        };
        let by = course::by(world, loaded, entry, lang);
        Some(Told { title, class, words, proof: course::proof(evidence(event)), by })
    })
}

fn evidence(event: &Event) -> Option<&Evidence> {
    match event {
        Event::Returned(back) => Some(&back.evidence),
        Event::Met { evidence, .. } | Event::Claimed { evidence } => Some(evidence),
        _ => None,
    }
}

fn title(world: &World, event: &Event, unit: &str, lang: Lang) -> (String, &'static str) {
    let say = |zh: &str, en: &str| lang.say(zh, en).to_owned();
    let name = |unit| unit_name(&world.main().directory, Some(unit), lang);
    match event {
        Event::Proposed(_) => (say("拟定任务", "Proposed"), "quiet"),
        Event::Edited(_) => (say("修改任务", "Edited"), "quiet"),
        Event::Discarded => (say("不予立项", "Discarded"), "quiet"),
        Event::Planned { nodes, .. } => {
            (lang.pick(format!("设定{}个节点", nodes.len()), format!("{} nodes set", nodes.len())), "quiet")
        }
        Event::Shared { shares } => (
            lang.pick(format!("分解到{}个县区、单位", shares.len()), format!("broken down to {}", shares.len())),
            "quiet",
        ),
        Event::Metered { meter: Some(counts) } => {
            let by = meter::words(world, counts, lang);
            (lang.pick(format!("设定取数口径：{by}"), format!("Counted by the system: {by}")), "quiet")
        }
        Event::Metered { meter: None } => (say("取消取数口径", "No longer counted by the system"), "quiet"),
        Event::Issued { .. } => (say("下发", "Sent out"), ""),
        Event::Confirmed { silence: true } => (say("逾期未反馈，视为确认", "Confirmed by silence"), "quiet"),
        Event::Confirmed { silence: false } => (say("单位确认", "Confirmed"), ""),
        Event::Disputed { suggests, .. } => {
            let whose = suggests
                .as_ref()
                .map(|unit| lang.pick(format!("，建议由{}牵头", name(unit)), format!(", suggests {}", name(unit))));
            (say("提出异议", "Disputed") + &whose.unwrap_or_default(), "bad")
        }
        Event::Settled { lead: Some(unit), .. } => {
            (lang.pick(format!("裁定：改由{}牵头", name(unit)), format!("Settled: led by {}", name(unit))), "")
        }
        Event::Settled { lead: None, .. } => (say("裁定：维持原牵头单位", "Settled: as it was"), ""),
        Event::Returned(back) => {
            let figure = back.value.map(|value| {
                lang.pick(format!("：{}", with_unit(value, unit)), format!(": {}", with_unit(value, unit)))
            });
            let known = back.known.filter(|_| back.is_corrected()).map(|known| {
                let known = with_unit(known, unit);
                lang.pick(format!("（系统数{known}）"), format!(" (the system counted {known})"))
            });
            let of = period(back.period, lang);
            let told = lang.pick(format!("报送{of}进展"), format!("Return for {of}"));
            (told + &figure.unwrap_or_default() + &known.unwrap_or_default(), "")
        }
        Event::Checked { period: of, good: true, .. } => {
            (lang.pick(format!("核实{}报送", period(*of, lang)), format!("{} verified", period(*of, lang))), "")
        }
        Event::Checked { period: of, good: false, .. } => {
            (lang.pick(format!("退回{}报送", period(*of, lang)), format!("{} sent back", period(*of, lang))), "bad")
        }
        Event::Met { node, .. } => {
            (lang.pick(format!("单位报告第{node}号节点完成"), format!("Node {node} met, says the unit")), "")
        }
        Event::Verified { node, good: true, .. } => {
            (lang.pick(format!("核实第{node}号节点"), format!("Node {node} verified")), "")
        }
        Event::Verified { node, good: false, .. } => {
            (lang.pick(format!("第{node}号节点核实未通过"), format!("Node {node} does not hold")), "bad")
        }
        Event::Asked { ask, .. } => (lang.say(ask.zh(), ask.en()).to_owned() + &asked(ask, lang), ""),
        Event::Granted { ask, .. } => {
            (lang.pick(format!("同意{}", ask.zh()), format!("Granted: {}", ask.en())) + &asked(ask, lang), "")
        }
        Event::Refused { .. } => (say("不同意申请", "Refused"), ""),
        Event::Chased { grade: 1, .. } => (say("提醒", "Reminded"), "bad"),
        Event::Chased { grade: 2, .. } => (say("督办", "Chased"), "bad"),
        Event::Chased { .. } => (say("通报约谈", "Before the leaders"), "bad"),
        Event::Claimed { .. } => (say("申请销号", "Asked for the sign-off"), ""),
        Event::Closed { .. } => (say("销号", "Signed off"), ""),
        Event::SentBack { .. } => (say("退回，继续推进", "Sent back"), "bad"),
        Event::Reopened { .. } => (say("反弹重启", "Reopened"), "bad"),
        Event::Heard { pleased: true, .. } => (say("群众反映：满意", "A resident is pleased"), "quiet"),
        Event::Heard { pleased: false, .. } => (say("群众反映：不满意", "A resident is not pleased"), "bad"),
        Event::Linked { to } => (lang.pick(format!("关联 {to}"), format!("Linked {to}")), "quiet"),
        Event::Shown { on: true } => (say("审核公开", "Published after review"), "quiet"),
        Event::Shown { on: false } => (say("撤下公开", "Taken off the public pages"), "quiet"),
    }
}

/// What an adjustment would change.
fn asked(ask: &Ask, lang: Lang) -> String {
    match ask {
        Ask::Withdraw => String::new(),
        Ask::Adjust { due, goal: asked } => {
            let due =
                due.map(|due| lang.pick(format!("时限{}", day(due, 0, lang)), format!("due {}", day(due, 0, lang))));
            let asked = asked
                .as_ref()
                .map(|asked| lang.pick(format!("目标{}", goal(asked, lang)), format!("goal {}", goal(asked, lang))));
            let all: Vec<String> = due.into_iter().chain(asked).collect();
            lang.pick(format!("（{}）", all.join("，")), format!(" ({})", all.join(", ")))
        }
    }
}
