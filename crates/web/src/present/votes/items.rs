//! Livelihood items for everybody: how they stand in plain words, and what residents say.

use crate::app::App;
use crate::http::access::Visit;
use crate::http::code;
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::votes::item::{ItemLine, ItemPage, StepView};
use crate::present::delivery::{day, figures, node_names};
use crate::present::fields::unit_name;
use crate::routes::delivery::Loaded;
use jiff::civil::Date;
use yinuo_delivery::task::{Stage, Task, TaskRow};
use yinuo_journal::register::Entry;
use yinuo_kernel::BlobId;

/// Fewer words than these could be told by who was seen speaking.
const HEARD_MIN: u32 = 5;

/// Where an item stands: a class for its colour, and a sentence that needs none.
fn pace(row: &TaskRow, today: Date, lang: Lang) -> (&'static str, String) {
    let (met, all) = (row.nodes.iter().filter(|node| node.met.is_some()).count(), row.nodes.len());
    let late = row.late_nodes(today).map(|node| (today - node.due).get_days()).max();
    let steps = match all {
        0 => String::new(),
        all => lang.pick(format!("{all}个节点完成{met}个"), format!("{met} of {all} steps done")),
    };
    let join = |more: String| match steps.is_empty() {
        true => more,
        false => lang.pick(format!("{steps}，{more}"), format!("{steps}; {more}")),
    };
    match row.stage {
        Stage::Closed => ("done", lang.say("已经办成，并经核实。", "Done, and verified.").to_owned()),
        Stage::Claimed => {
            ("on", join(lang.say("承办单位称已办成，正在核实。", "the unit says it is done; being verified.").into()))
        }
        Stage::Draft | Stage::Issued | Stage::Disputed => {
            ("on", lang.say("正在落实承办单位和时间安排。", "Being handed to a unit, with a plan.").to_owned())
        }
        _ => match late {
            Some(days) => (
                "slow",
                join(
                    lang.pick(format!("有节点比计划晚了{days}天。"), format!("a step is {days} days behind the plan.")),
                ),
            ),
            None if all == 0 => ("on", lang.say("正在办理。", "Under way.").to_owned()),
            None => ("on", join(lang.say("按计划推进。", "on plan.").into())),
        },
    }
}

pub fn line(app: &App, visit: &Visit, entry: &Entry, today: Date) -> ItemLine {
    let lang = visit.lang;
    let Some(row) = entry.row.task() else { return ItemLine::default() };
    let (class, pace) = pace(row, today, lang);
    ItemLine {
        bare: entry.row.number.bare(),
        title: entry.title().to_owned(),
        lead: row
            .lead
            .as_ref()
            .map(|unit| unit_name(&app.world.main().directory, Some(unit), lang))
            .unwrap_or_default(),
        due: row.due.map(|due| day(due, today.year(), lang)).unwrap_or_default(),
        pace,
        class,
        met: row.nodes.iter().filter(|node| node.met.is_some()).count(),
        all: row.nodes.len(),
    }
}

/// Photos that were looked at by a second reader: of verified nodes, and of returns that were found good;
/// with the node's place in the plan.
pub fn released(task: &Task) -> impl Iterator<Item = (BlobId, Option<usize>)> + '_ {
    let nodes = task.nodes.iter().enumerate().filter_map(|(at, node)| {
        let met = node.met.as_ref().filter(|met| met.verified == Some(true))?;
        Some(met.evidence.blobs.iter().map(move |blob| (blob.id, Some(at))))
    });
    let returns = task.returns.values().filter(|back| back.good == Some(true));
    let returns = returns.flat_map(|back| back.what.evidence.blobs.iter().map(|blob| (blob.id, None)));
    nodes.flatten().chain(returns)
}

pub fn page(app: &App, visit: &Visit, loaded: &Loaded, task: &Task, said: bool) -> ItemPage {
    let (lang, today) = (visit.lang, app.today());
    let row = TaskRow::of(task);
    let text = loaded.text(&task.brief.words);
    let names = node_names(task.plan_words.as_ref().and_then(|words| loaded.text(words)));
    let (class, pace) = pace(&row, today, lang);
    let caption = |at: Option<usize>| {
        let name = at.and_then(|at| names.get(at)).cloned();
        name.unwrap_or_else(|| lang.say("现场照片", "A photo of the place").to_owned())
    };
    let asked = matches!(task.stage, Stage::Claimed | Stage::Closed);
    ItemPage {
        c: Chrome::of(visit),
        number: task.number.to_string(),
        bare: task.number.bare(),
        title: text.map_or("—", |text| text.title.as_str()).to_owned(),
        demand: text.map(|text| text.body.clone()).unwrap_or_default(),
        pace,
        class,
        facts: facts(app, task, &row, today, lang),
        steps: steps(app, task, &names, today, lang),
        photos: released(task).map(|(id, at)| (id.to_string(), caption(at))).collect(),
        heard: heard(task, lang),
        key: if asked && !said { code::random() } else { String::new() },
        flash: if said {
            lang.say(
                "谢谢，您的意见已收到，督查室会逐条阅读。",
                "Thank you. It was taken down, and the office reads each word.",
            )
            .into()
        } else {
            String::new()
        },
        error: String::new(),
    }
}

fn facts(app: &App, task: &Task, row: &TaskRow, today: Date, lang: Lang) -> Vec<(String, String)> {
    let directory = &app.world.main().directory;
    let mut facts: Vec<(String, String)> = Vec::new();
    let mut fact = |zh: &str, en: &str, text: String| facts.push((lang.say(zh, en).to_owned(), text));
    if let Some(lead) = &task.brief.lead {
        fact("牵头单位", "Lead unit", unit_name(directory, Some(lead), lang));
    }
    if !task.brief.co.is_empty() {
        let names: Vec<_> = task.brief.co.iter().map(|unit| unit_name(directory, Some(unit), lang)).collect();
        fact("配合单位", "With", names.join(lang.say("、", ", ")));
    }
    let leader = task.brief.leader.as_ref().and_then(|leader| app.world.delivery().leader(leader));
    if let Some(leader) = leader {
        fact("责任领导", "Post in charge", lang.say(&leader.name, &leader.en).to_owned());
    }
    if let Some(due) = task.brief.due {
        fact("完成时限", "Last day", day(due, today.year(), lang));
    }
    // What a unit says of itself is public once it was verified.
    if let (Some(goal), Some((_, value)), true) = (&task.brief.goal, row.attained, row.attained_verified) {
        let so_far = figures::with_unit(value, &goal.unit);
        let goal = figures::goal(goal, lang);
        fact("完成情况", "So far", lang.pick(format!("{so_far}，目标{goal}"), format!("{so_far} of {goal}")));
    }
    facts
}

fn steps(app: &App, task: &Task, names: &[String], today: Date, lang: Lang) -> Vec<StepView> {
    let view = |(at, node): (usize, &yinuo_delivery::task::Node)| {
        let (state, told) = match &node.met {
            Some(met) => {
                let on = day(app.world.calendar().local(met.at).date(), today.year(), lang);
                match met.verified {
                    Some(true) => ("verified", lang.pick(format!("{on}完成，已核实"), format!("done {on}, verified"))),
                    _ => ("met", lang.pick(format!("{on}完成，待核实"), format!("done {on}, not verified yet"))),
                }
            }
            None if node.plan.due < today && task.stage.is_open() => {
                let days = (today - node.plan.due).get_days();
                ("late", lang.pick(format!("比计划晚了{days}天"), format!("{days} days behind the plan")))
            }
            None => ("open", lang.say("尚未完成", "To come").to_owned()),
        };
        StepView {
            name: names.get(at).cloned().unwrap_or_default(),
            due: day(node.plan.due, today.year(), lang),
            state,
            told,
        }
    };
    task.nodes.iter().enumerate().map(view).collect()
}

/// Counts from five on; of fewer nothing is said, not even that there are some.
fn heard(task: &Task, lang: Lang) -> String {
    let (pleased, not) = task.heard;
    let all = pleased.saturating_add(not);
    if all < HEARD_MIN {
        return String::new();
    }
    lang.pick(
        format!("{all}位居民留下意见，其中{pleased}位满意。"),
        format!("{all} residents have spoken; {pleased} of them are pleased."),
    )
}
