//! What has happened to a project, oldest first.

use super::{leader, money, stage};
use crate::lang::Lang;
use crate::pages::delivery::Happening;
use crate::present::delivery::course::{self, Told};
use crate::present::delivery::{day, period};
use crate::present::fields::unit_name;
use crate::routes::delivery::Loaded;
use jiff::civil::Date;
use yinuo_delivery::project::{Ask, Event, Promise, Visit};
use yinuo_delivery::{Event as Did, Evidence};
use yinuo_journal::World;
use yinuo_kernel::{PostId, Timestamp};

/// The course of a project as a list.
pub fn view(world: &World, loaded: &Loaded, now: Timestamp, lang: Lang) -> Vec<Happening> {
    let year = world.calendar().local(now).date().year();
    course::view(world, loaded, now, lang, |entry| {
        let Did::Project(event) = &entry.did else { return None };
        let (title, class) = Telling { world, loaded, year, lang }.title(event);
        // The card stands above, the names of the nodes beside them.
        let words = match event {
            Event::Entered(_) | Event::Amended(_) | Event::Planned { .. } => None,
            _ => event.words(),
        };
        let by = course::by(world, loaded, entry, lang);
        Some(Told { title, class, words, proof: course::proof(evidence(event)), by })
    })
}

fn evidence(event: &Event) -> Option<&Evidence> {
    match event {
        Event::Moved { evidence, .. }
        | Event::Counted { evidence, .. }
        | Event::Permitted { evidence, .. }
        | Event::Met { evidence, .. } => Some(evidence),
        Event::Returned(back) => Some(&back.evidence),
        Event::Visited(visit) => Some(&visit.evidence),
        _ => None,
    }
}

/// What a post is called: a leader's, or that of an account.
pub fn post(world: &World, loaded: &Loaded, id: &PostId, lang: Lang) -> String {
    let leader = leader(world.delivery(), Some(id), lang);
    if !leader.is_empty() {
        return leader;
    }
    loaded.posts.get(id).map_or_else(|| id.to_string(), |(zh, en)| lang.say(zh, en).to_owned())
}

/// `约2.3公里`: that a photo was taken elsewhere is told, whoever took it; `None` within the rules' reach.
pub fn away(world: &World, evidence: &Evidence, lang: Lang) -> Option<String> {
    let metres = evidence.away_m.filter(|metres| *metres > world.delivery().near_m)?;
    let (zh, en) = match metres {
        0..1_000 => (format!("{metres}米"), format!("{metres} m")),
        _ => (format!("{:.1}公里", f64::from(metres) / 1e3), format!("{:.1} km", f64::from(metres) / 1e3)),
    };
    Some(lang.pick(format!("照片拍摄位置距项目约{zh}"), format!("The photo was taken about {en} from the project")))
}

struct Telling<'a> {
    world: &'a World,
    loaded: &'a Loaded,
    year: i16,
    lang: Lang,
}

impl Telling<'_> {
    fn title(&self, event: &Event) -> (String, &'static str) {
        let lang = self.lang;
        let say = |zh: &str, en: &str| lang.say(zh, en).to_owned();
        let on = |date: &Date| day(*date, self.year, lang);
        match event {
            Event::Entered(opening) => {
                let last = opening.reached.keys().next_back().map(|at| stage(*at, lang)).unwrap_or_default();
                (lang.pick(format!("入库，{last}阶段"), format!("Entered, {last}")), "quiet")
            }
            Event::Amended(_) => (say("修改项目信息", "Amended"), "quiet"),
            Event::Moved { to, on: date, .. } => {
                let name = stage(*to, lang);
                (lang.pick(format!("{}进入{name}", on(date)), format!("{name} since {}", on(date))), "")
            }
            Event::MovedBack { to, on: date, .. } => {
                let name = stage(*to, lang);
                (lang.pick(format!("自{}退回{name}", on(date)), format!("Back to {name} since {}", on(date))), "bad")
            }
            Event::Counted { on: date, .. } => {
                (lang.pick(format!("{}入统", on(date)), format!("Counted since {}", on(date))), "")
            }
            Event::Uncounted { .. } => (say("退统", "Counted no longer"), "bad"),
            Event::Dropped { on: date, .. } => {
                (lang.pick(format!("{}终止", on(date)), format!("Dropped {}", on(date))), "bad")
            }
            Event::Revived { on: date, .. } => {
                (lang.pick(format!("{}重启", on(date)), format!("Revived {}", on(date))), "")
            }
            Event::Permitted { permit, standing, .. } => {
                let date = standing.on().map(|date| on(&date)).unwrap_or_default();
                let (permit, standing) = (lang.say(permit.zh(), permit.en()), lang.say(standing.zh(), standing.en()));
                (lang.pick(format!("{permit}：{date}{standing}"), format!("{permit}: {standing} {date}")), "")
            }
            Event::Budgeted { plan, .. } => {
                let total = money(plan.total, lang);
                (
                    lang.pick(format!("下达{}年投资计划{total}", plan.year), format!("Plan of {}: {total}", plan.year)),
                    "quiet",
                )
            }
            Event::Planned { nodes, .. } => {
                (lang.pick(format!("设定{}个节点", nodes.len()), format!("{} nodes set", nodes.len())), "quiet")
            }
            Event::Met { node, evidence } => {
                let away =
                    away(self.world, evidence, lang).map(|away| lang.pick(format!("（{away}）"), format!(" ({away})")));
                let met = lang.pick(format!("单位报告第{node}号节点完成"), format!("Node {node} met, says the unit"));
                (met + &away.unwrap_or_default(), "")
            }
            Event::Verified { node, good: true, .. } => {
                (lang.pick(format!("核实第{node}号节点"), format!("Node {node} verified")), "")
            }
            Event::Verified { node, good: false, .. } => {
                (lang.pick(format!("第{node}号节点核实未通过"), format!("Node {node} does not hold")), "bad")
            }
            Event::Returned(back) => {
                let (of, so_far) = (period(back.period, lang), money(back.so_far, lang));
                (
                    lang.pick(
                        format!("报送{of}投资：本年累计{so_far}"),
                        format!("Return for {of}: {so_far} this year"),
                    ),
                    "",
                )
            }
            Event::Checked { period: of, good: true, .. } => {
                (lang.pick(format!("核实{}报送", period(*of, lang)), format!("{} verified", period(*of, lang))), "")
            }
            Event::Checked { period: of, good: false, .. } => {
                (lang.pick(format!("退回{}报送", period(*of, lang)), format!("{} sent back", period(*of, lang))), "bad")
            }
            Event::Obstructed { case, .. } => {
                (lang.pick(format!("登记堵点 {case}"), format!("Obstacle {case} recorded")), "bad")
            }
            Event::Cleared { case } => (lang.pick(format!("堵点 {case} 清除"), format!("Obstacle {case} cleared")), ""),
            Event::Visited(visit) => (self.visited(visit), ""),
            Event::Handed { charge, .. } => {
                let unit = unit_name(&self.world.main().directory, Some(&charge.unit), lang);
                (lang.pick(format!("移交：责任单位{unit}"), format!("Handed over: {unit}")), "")
            }
            Event::Asked { ask, .. } => (lang.say(ask.zh(), ask.en()).to_owned() + &self.asked(ask), ""),
            Event::Granted { ask, .. } => {
                (lang.pick(format!("同意{}", ask.zh()), format!("Granted: {}", ask.en())) + &self.asked(ask), "")
            }
            Event::Refused { .. } => (say("不同意申请", "Refused"), ""),
            Event::Chased { grade: 1, .. } => (say("提醒", "Reminded"), "bad"),
            Event::Chased { grade: 2, .. } => (say("督办", "Chased"), "bad"),
            Event::Chased { .. } => (say("约谈通报", "Before the leaders"), "bad"),
            Event::Linked { to } => (lang.pick(format!("关联 {to}"), format!("Linked {to}")), "quiet"),
            Event::Shown { on: true } => (say("审核公开", "Published after review"), "quiet"),
            Event::Shown { on: false } => (say("撤下公开", "Taken off the public pages"), "quiet"),
        }
    }

    fn visited(&self, visit: &Visit) -> String {
        let lang = self.lang;
        let who = post(self.world, self.loaded, &visit.post, lang);
        let (purpose, on) = (lang.say(visit.purpose.zh(), visit.purpose.en()), day(visit.on, self.year, lang));
        lang.pick(format!("{on}{purpose}：{who}"), format!("{purpose}, {on}: {who}"))
    }

    /// What an adjustment would change.
    fn asked(&self, ask: &Ask) -> String {
        let Ask::Adjust(Promise { start, complete, invest }) = ask else { return String::new() };
        let lang = self.lang;
        let on = |date: Date| day(date, self.year, lang);
        let parts = [
            start.map(|date| lang.pick(format!("计划开工{}", on(date)), format!("start {}", on(date)))),
            complete.map(|date| lang.pick(format!("计划竣工{}", on(date)), format!("completion {}", on(date)))),
            invest.map(|invest| {
                lang.pick(format!("总投资{}", money(invest, lang)), format!("in all {}", money(invest, lang)))
            }),
        ];
        let all: Vec<String> = parts.into_iter().flatten().collect();
        lang.pick(format!("（{}）", all.join("，")), format!(" ({})", all.join(", ")))
    }
}
