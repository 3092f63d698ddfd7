//! The page of one task.

use super::task_actions::{self, Desk};
use super::{course, day, figures, light, meter, node_names, period, task_events};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::code;
use crate::http::problem::Problem;
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::delivery::task::{NodeView, PaceView, ReturnView, ShareView, TaskPage, Voices};
use crate::present::fields::unit_name;
use crate::routes::delivery::Loaded;
use crate::routes::delivery::known::Known;
use crate::routes::delivery::returns::item;
use jiff::civil::{Date, date};
use yinuo_casework::Every;
use yinuo_delivery::light::{dated, of_task};
use yinuo_delivery::pace::expected;
use yinuo_delivery::task::{Return, Task, TaskRow, Verb};
use yinuo_delivery::{Basis, Colour, Goal, Period};
use yinuo_journal::Rows;
use yinuo_kernel::UnitId;

/// What the page shows besides the task itself.
#[derive(Debug)]
pub struct Beside<'a> {
    pub rows: &'a Rows,
    /// What the system knows of the period to be returned, where the task has a meter.
    pub known: Option<(Period, Known)>,
}

/// # Errors
/// When nobody is logged in.
pub fn view(
    app: &App,
    visit: &Visit,
    loaded: &Loaded,
    task: &Task,
    beside: Beside<'_>,
    done: &str,
) -> Result<TaskPage, Problem> {
    let (world, lang, now, today) = (&app.world, visit.lang, app.clock.now(), app.today());
    let who = visit.staff()?;
    let Beside { rows, known } = beside;
    let row = TaskRow::of(task);
    let brief = &task.brief;
    let text = loaded.text(&brief.words);
    let names = node_names(task.plan_words.as_ref().and_then(|words| loaded.text(words)));
    let nodes: Vec<(u32, &str)> =
        task.nodes.iter().map(|node| node.plan.id).zip(names.iter().map(String::as_str)).collect();
    let lit = of_task(&row, brief.year, today, world.delivery(), world.calendar());
    let told =
        light::Told { rules: world.delivery(), goal: brief.goal.as_ref(), nodes: &nodes, year: today.year(), lang };
    let desk = Desk { world, loaded, task, by: &who.account.actor, now, lang, known: known.as_ref() };
    let parts = rows.values().filter(|entry| entry.row.task().is_some_and(|row| row.parent == Some(task.number)));
    let flash = Verb::parse(done).map_or_else(String::new, |verb| {
        lang.pick(format!("已完成：{}。", verb.zh()), format!("Done: {}.", verb.en()))
    });
    let may_return = task_actions::verbs(&desk).contains(&Verb::Return);
    let offered = known.as_ref().filter(|_| may_return);
    let reading = offered.and_then(|(of, known)| Some((*of, known.as_ref().ok()?.value)));
    Ok(TaskPage {
        c: Chrome::of(visit),
        csrf: who.session.csrf.clone(),
        seen: u32::try_from(loaded.course.len()).unwrap_or(u32::MAX),
        number: task.number.to_string(),
        bare: task.number.bare(),
        title: text.map_or("—", |text| text.title.as_str()).to_owned(),
        demand: text.map(|text| text.body.clone()).unwrap_or_default(),
        stage: lang.say(task.stage.zh(), task.stage.en()).to_owned(),
        light: light::view(&lit, told),
        tags: tags(task, lang),
        flash,
        facts: facts(app, task, rows, today, lang),
        voices: voices(task, lang),
        nodes: self::nodes(app, task, &names, today, lang),
        returns: returns(loaded, task, &row, lang),
        pace: brief.goal.as_ref().and_then(|goal| pace(task, &row, goal, today, lang)),
        shares: shares(app, task, lang),
        parts: parts.map(|part| (part.row.number.bare(), part.title().to_owned())).collect(),
        known: offered.map(|(of, known)| meter::known(app, &row, task.number, *of, known, lang)),
        item: reading.map(|(of, value)| item(task.number, of, value)).unwrap_or_default(),
        confirm_key: code::random(),
        actions: task_actions::forms(&desk),
        course: task_events::view(world, loaded, now, lang),
    })
}

fn tags(task: &Task, lang: Lang) -> Vec<(String, bool)> {
    let mut tags = vec![(lang.say(task.brief.nature.zh(), task.brief.nature.en()).to_owned(), false)];
    if let Some(ask) = &task.request {
        tags.push((lang.say(ask.zh(), ask.en()).to_owned(), false));
    }
    if task.relapses > 0 {
        tags.push((lang.pick(format!("反弹 {} 次", task.relapses), format!("relapsed {}×", task.relapses)), true));
    }
    if task.shown {
        tags.push((lang.say("已公开", "Public").to_owned(), false));
    }
    tags
}

/// Label, text, and where it leads.
fn facts(app: &App, task: &Task, rows: &Rows, today: Date, lang: Lang) -> Vec<(String, String, String)> {
    let directory = &app.world.main().directory;
    let brief = &task.brief;
    let name = |unit: &UnitId| unit_name(directory, Some(unit), lang);
    let mut facts: Vec<(String, String, String)> = Vec::new();
    let mut fact = |zh: &str, en: &str, text: String| facts.push((lang.say(zh, en).to_owned(), text, String::new()));
    if let Some(goal) = &brief.goal {
        let basis = lang.say(goal.basis.zh(), goal.basis.en());
        fact(
            "目标",
            "Goal",
            lang.pick(
                format!("{}（{basis}）", figures::goal(goal, lang)),
                format!("{} ({basis})", figures::goal(goal, lang)),
            ),
        );
    }
    let due = brief.due.map(|due| day(due, today.year(), lang));
    fact("完成时限", "Last day", due.unwrap_or_else(|| lang.say("待定", "Not decided").into()));
    let lead = brief.lead.as_ref().map(name).unwrap_or_else(|| lang.say("待定", "Not decided").into());
    let duty = brief.lead_by.as_ref().and_then(|id| app.duties.lines().iter().find(|line| line.id == *id));
    let why = duty.map(|line| lang.pick(format!("（职责：{}）", line.basis), format!(" (duty: {})", line.basis)));
    fact("牵头单位", "Lead unit", lead + &why.unwrap_or_default());
    if !brief.co.is_empty() {
        fact("配合单位", "Co-units", brief.co.iter().map(name).collect::<Vec<_>>().join("、"));
    }
    if let Some(leader) = brief.leader.as_ref().and_then(|leader| app.world.delivery().leader(leader)) {
        fact("责任领导", "Leader in charge", lang.say(&leader.name, &leader.en).to_owned());
    }
    if let Some(by) = task.confirm_by.filter(|_| task.stage == yinuo_delivery::task::Stage::Issued) {
        let by = crate::present::time::short(app.world.calendar(), by, app.clock.now(), lang);
        fact("确认截止", "To confirm by", by);
    }
    let title = |number| rows.get(&number).map_or_else(|| format!("{number}"), |entry| entry.title().to_owned());
    if let Some(source) = brief.source {
        facts.push((lang.say("来源", "Source").to_owned(), title(source), format!("/desk/sources/{}", source.bare())));
    }
    if let Some(parent) = brief.parent {
        facts.push((
            lang.say("上级任务", "Part of").to_owned(),
            title(parent),
            format!("/desk/tasks/{}", parent.bare()),
        ));
    }
    if let Some(counts) = &task.meter {
        let running = Period::of(today, brief.every.unwrap_or(Every::Month));
        let (by, to) = (meter::words(&app.world, counts, lang), meter::address(task.number, running));
        facts.push((lang.say("系统取数", "Counted by").to_owned(), by, to));
    }
    for link in &task.links {
        facts.push((lang.say("关联", "Linked").to_owned(), link.to_string(), format!("/desk/go/{}", link.bare())));
    }
    facts
}

/// What the unit says, what was verified, what residents say: never one for the other.
fn voices(task: &Task, lang: Lang) -> Voices {
    let met = task.nodes.iter().filter(|node| node.met.is_some()).count();
    let verified =
        task.nodes.iter().filter(|node| node.met.as_ref().is_some_and(|met| met.verified == Some(true))).count();
    let good = task.returns.values().filter(|back| back.good == Some(true)).count();
    let (all, returns) = (task.nodes.len(), task.returns.len());
    let (pleased, not) = task.heard;
    let unit = lang.pick(
        format!("完成节点 {met}/{all}，报送 {returns} 期"),
        format!("{met} of {all} nodes met, {returns} returns"),
    );
    let office = lang
        .pick(format!("核实节点 {verified}，核实报送 {good} 期"), format!("{verified} nodes, {good} returns verified"));
    let residents = match pleased + not {
        0 => lang.say("尚无", "Nothing yet").to_owned(),
        all => lang.pick(format!("{all} 条意见，满意 {pleased}"), format!("{all} heard, {pleased} pleased")),
    };
    Voices { unit, office, residents }
}

fn nodes(app: &App, task: &Task, names: &[String], today: Date, lang: Lang) -> Vec<NodeView> {
    let unit = task.brief.goal.as_ref().map_or("", |goal| goal.unit.as_str());
    let view = |(at, node): (usize, &yinuo_delivery::task::Node)| {
        let (state, told) = match &node.met {
            Some(met) => {
                let on = day(app.world.calendar().local(met.at).date(), today.year(), lang);
                match met.verified {
                    Some(_) => ("verified", lang.pick(format!("{on}完成，已核实"), format!("met {on}, verified"))),
                    None => ("met", lang.pick(format!("{on}完成，待核实"), format!("met {on}, not verified yet"))),
                }
            }
            None => match dated(node.plan.due, today, app.world.delivery()) {
                Some((Colour::Late, days)) if task.stage.is_open() => {
                    ("late", lang.pick(format!("超期{days}天"), format!("{days} days late")))
                }
                Some((_, days)) if task.stage.is_open() => {
                    ("soon", lang.pick(format!("还有{days}天"), format!("in {days} days")))
                }
                _ => ("open", lang.say("未到期", "Not due yet").to_owned()),
            },
        };
        NodeView {
            id: node.plan.id,
            name: names.get(at).cloned().unwrap_or_default(),
            due: day(node.plan.due, today.year(), lang),
            value: node.plan.value.map(|value| figures::with_unit(value, unit)).unwrap_or_default(),
            state,
            told,
            proof: course::proof(node.met.as_ref().map(|met| &met.evidence)),
        }
    };
    task.nodes.iter().enumerate().map(view).collect()
}

fn returns(loaded: &Loaded, task: &Task, row: &TaskRow, lang: Lang) -> Vec<ReturnView> {
    let goal = task.brief.goal.as_ref();
    let unit = goal.map_or("", |goal| goal.unit.as_str());
    let newest = task.returns.iter().rev();
    newest
        .map(|(of, back)| {
            let pace = goal.and_then(|goal| expected(row, goal, task.brief.year, of.last_day()));
            let (state, told) = match back.good {
                Some(true) => ("good", lang.say("已核实", "Verified")),
                Some(false) => ("back", lang.say("已退回", "Sent back")),
                None => ("", lang.say("待核对", "Not looked at yet")),
            };
            ReturnView {
                known: known(&back.what, unit, lang),
                known_href: meter::address(task.number, *of),
                period: period(*of, lang),
                value: back.what.value.map(|value| figures::with_unit(value, unit)).unwrap_or_default(),
                expected: pace
                    .map(|value| {
                        let others: Vec<f64> = goal.map(|goal| goal.value).into_iter().chain(back.what.value).collect();
                        figures::with_unit(figures::beside(value, &others), unit)
                    })
                    .unwrap_or_default(),
                words: back
                    .what
                    .evidence
                    .words
                    .as_ref()
                    .and_then(|words| loaded.text(words))
                    .map(|text| text.body.clone())
                    .unwrap_or_default(),
                proof: course::proof(Some(&back.what.evidence)),
                state,
                told: told.to_owned(),
            }
        })
        .collect()
}

/// Beside what the unit says: what the system knew then.
fn known(back: &Return, unit: &str, lang: Lang) -> String {
    match back.known {
        None => String::new(),
        Some(_) if !back.is_corrected() => lang.say("同系统数", "as counted").to_owned(),
        Some(known) => {
            let figure = figures::with_unit(known, unit);
            lang.pick(format!("系统数{figure}"), format!("the system counted {figure}"))
        }
    }
}

fn shares(app: &App, task: &Task, lang: Lang) -> Vec<ShareView> {
    let Some(goal) = &task.brief.goal else { return Vec::new() };
    let view = |share: &yinuo_delivery::task::Share| ShareView {
        unit: unit_name(&app.world.main().directory, Some(&share.unit), lang),
        value: figures::with_unit(share.value, &goal.unit),
        percent: if goal.value > 0.0 { format!("{:.1}", share.value / goal.value * 100.0) } else { "0".into() },
    };
    task.shares.iter().map(view).collect()
}

/// The year as a picture: where the figure should stand, and where it stood. Only for figures that add
/// up: a rate or a level has no line to be on.
fn pace(task: &Task, row: &TaskRow, goal: &Goal, today: Date, lang: Lang) -> Option<PaceView> {
    let end = task.brief.due?;
    if goal.basis != Basis::Total || goal.is_ceiling() || goal.value <= 0.0 {
        return None;
    }
    let start = date(task.brief.year, 1, 1).min(end);
    let days = f64::from((end - start).get_days()).max(1.0);
    let most = task.returns.values().filter_map(|back| back.what.value).fold(goal.value, f64::max);
    let point = |day: Date, value: f64| {
        let x = (f64::from((day - start).get_days()) / days * 100.0).clamp(0.0, 100.0);
        (format!("{x:.2}"), format!("{:.2}", (1.0 - value / most).clamp(0.0, 1.0) * 100.0))
    };
    let join =
        |points: &[(String, String)]| points.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ");
    let planned = task.nodes.iter().filter_map(|node| Some((node.plan.due, node.plan.value?)));
    let mut plan = vec![point(start, 0.0)];
    plan.extend(planned.map(|(day, value)| point(day, value)));
    plan.push(point(end, expected(row, goal, task.brief.year, end)?));
    let told = task.returns.iter().filter_map(|(of, back)| Some((*of, back.what.value?)));
    let line: Vec<(String, String)> = told.map(|(of, value)| point(of.last_day().min(end), value)).collect();
    Some(PaceView {
        plan: join(&plan),
        done: join(&line),
        today_x: point(today.clamp(start, end), 0.0).0,
        top: figures::with_unit(most, &goal.unit),
        caption: lang.say("虚线为序时进度，实线为报送完成数", "Dashed: the pace. Solid: what was returned").to_owned(),
    })
}
