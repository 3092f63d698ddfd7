//! What somebody can do to a task now, as forms.

use super::{meter, task_brief};
use crate::http::code;
use crate::lang::Lang;
use crate::pages::case::{Action, Input, InputKind};
use crate::present::fields;
use crate::present::inputs::{self, input, option as choice};
use crate::routes::delivery::Loaded;
use crate::routes::delivery::known::Known;
use yinuo_casework::Level;
use yinuo_delivery::Period;
use yinuo_delivery::task::{Stage, Task, Verb, Who, owed};
use yinuo_journal::World;
use yinuo_kernel::{Actor, Role, Timestamp, UnitId};

/// Everything a form is made of.
#[derive(Debug)]
pub struct Desk<'a> {
    pub world: &'a World,
    pub loaded: &'a Loaded,
    pub task: &'a Task,
    pub by: &'a Actor,
    pub now: Timestamp,
    pub lang: Lang,
    /// What the system knows of the period to be returned, where the task has a meter.
    pub known: Option<&'a (Period, Known)>,
}

/// The verbs open to an actor, in the order of the work.
pub fn verbs(desk: &Desk<'_>) -> Vec<Verb> {
    let Desk { world, task, by, now, .. } = desk;
    let stage = if task.is_confirmed_by_silence(*now) { Stage::Active } else { task.stage };
    let directory = &world.main().directory;
    let over = |unit: &UnitId| by.unit.as_ref().is_some_and(|mine| directory.is_over(mine, unit));
    let lead = by.role == Role::Unit && task.brief.lead.as_ref().is_some_and(over);
    let helps = lead || (by.role == Role::Unit && task.brief.co.iter().any(over));
    let office = by.role == Role::Supervisor;
    let who = |verb: Verb| match verb.who() {
        Who::Office => office,
        Who::Lead => lead,
        Who::Units => helps,
        Who::Either => office || lead,
        Who::Anybody => office,
    };
    let met_by_me = |node: &yinuo_delivery::task::Node| node.met.as_ref().is_some_and(|met| met.by.post == by.post);
    let may = |verb: Verb| match verb {
        Verb::Propose => false,
        Verb::Share => task.brief.goal.is_some(),
        Verb::Plan => office || task.nodes.is_empty() || stage != Stage::Active,
        Verb::Meter => task.brief.goal.is_some(),
        Verb::Return => !periods(world, task, *now).is_empty(),
        Verb::Check => task.returns.values().any(|back| back.good.is_none()),
        Verb::Meet => task.nodes.iter().any(|node| node.met.is_none()),
        Verb::Verify => task
            .nodes
            .iter()
            .any(|node| node.met.as_ref().is_some_and(|met| met.verified.is_none()) && !met_by_me(node)),
        Verb::Ask => task.request.is_none(),
        Verb::Grant | Verb::Refuse => task.request.is_some(),
        Verb::Claim => task.nodes.iter().all(|node| node.met.is_some()),
        Verb::Close => task.request.is_none(),
        _ => true,
    };
    Verb::ALL.iter().copied().filter(|verb| verb.is_legal(Some(stage)) && who(*verb) && may(*verb)).collect()
}

/// The periods that may be returned now: owed, or the one that runs, and never one twice.
pub fn periods(world: &World, task: &Task, now: Timestamp) -> Vec<Period> {
    let row = yinuo_delivery::task::TaskRow::of(task);
    let today = world.calendar().local(now).date();
    let Some(every) = task.brief.every else { return Vec::new() };
    let mut all: Vec<Period> =
        owed::owed(&row, today, world.delivery(), world.calendar()).into_iter().map(|owed| owed.period).collect();
    let running = Period::of(today, every);
    if task.issued_at.is_some() && row.filed.binary_search(&running).is_err() {
        all.push(running);
    }
    all
}

/// Those verbs as forms; the first is the likely next step.
pub fn forms(desk: &Desk<'_>) -> Vec<Action> {
    let mut forms: Vec<Action> = verbs(desk).into_iter().map(|verb| form(desk, verb)).collect();
    // What is asked of the office comes before what it may always do.
    let first = ["settle", "grant", "close", "verify", "check", "confirm", "return", "meet", "issue"];
    let open = first.iter().find_map(|verb| forms.iter().position(|form| form.verb == *verb));
    if let Some(form) = open.and_then(|at| forms.get_mut(at)) {
        form.open = true;
        form.minor = false;
    }
    forms.sort_by_key(|form| !form.open);
    forms
}

fn is_minor(verb: Verb) -> bool {
    matches!(
        verb,
        Verb::Plan | Verb::Share | Verb::Meter | Verb::Link | Verb::Show | Verb::Discard | Verb::Ask | Verb::Hear
    )
}

fn form(desk: &Desk<'_>, verb: Verb) -> Action {
    let Desk { task, lang, .. } = desk;
    let base = Action {
        verb: verb.as_str(),
        label: lang.say(verb.zh(), verb.en()).to_owned(),
        key: code::random(),
        minor: is_minor(verb),
        max: 5_000,
        ..Action::default()
    };
    let words = |zh: &str, en: &str, required: bool| Action {
        words_label: lang.say(zh, en).to_owned(),
        required,
        ..base.clone()
    };
    let yes_no = |name: &str, label: (&str, &str), yes: (&str, &str), no: (&str, &str)| {
        inputs::yes_no(name, lang.say(label.0, label.1), lang.say(yes.0, yes.1), lang.say(no.0, no.1))
    };
    let proof =
        |required| inputs::proof(*lang, lang.say("关联的办件、项目编号", "Numbers of cases or projects"), required);
    match verb {
        Verb::Edit | Verb::Propose => Action { inputs: task_brief::fields(desk), ..base },
        Verb::Discard => Action {
            danger: true,
            hint: lang
                .say("这条建议不作为任务，留有记录。", "This proposal becomes no task; it stays on record.")
                .into(),
            ..base
        },
        Verb::Plan => Action { inputs: vec![nodes(desk)], ..base },
        Verb::Share => Action {
            inputs: shares(desk),
            hint: lang.say("各县区、单位之和须等于总目标。", "The parts must sum to the goal.").into(),
            ..base
        },
        Verb::Meter => Action {
            inputs: meter::inputs(desk),
            hint: lang
                .say(
                    "系统按口径取数，单位到期只需确认；其他类别的栏目不用管。",
                    "The system counts so, and the unit only confirms; leave the fields of other sorts alone.",
                )
                .into(),
            ..base
        },
        Verb::Issue => Action {
            hint: lang
                .say(
                    "下发后由牵头单位在时限内确认或提出异议，逾期视为确认。",
                    "The lead unit confirms or disputes in time; silence confirms.",
                )
                .into(),
            ..base
        },
        Verb::Confirm | Verb::Link | Verb::Show => match verb {
            Verb::Show => Action {
                inputs: vec![yes_no("yes", ("对外公开", "Public"), ("公开", "Published"), ("不公开", "Not published"))],
                hint: lang
                    .say(
                        "公开前请核对：只写岗位和单位，不写个人。",
                        "Before it is public: posts and units, no persons.",
                    )
                    .into(),
                ..base
            },
            Verb::Link => Action {
                inputs: vec![Input {
                    required: true,
                    ..input("links", InputKind::Text, lang.say("办件、项目编号", "Number"))
                }],
                ..base
            },
            _ => base,
        },
        Verb::Dispute => Action {
            inputs: vec![unit(desk, lang.say("建议牵头单位", "Who should lead"), None)],
            ..words("理由", "Why", true)
        },
        Verb::Settle => Action {
            inputs: vec![unit(desk, lang.say("牵头单位", "Lead unit"), task.brief.lead.as_ref())],
            hint: lang
                .say("选原单位即维持原派；改派后由新单位确认。", "The same unit keeps it; another one confirms anew.")
                .into(),
            ..words("裁定意见", "Decision", true)
        },
        Verb::Return => {
            let mut inputs = figure(desk);
            inputs.extend(proof(false));
            match reading(desk) {
                Some(_) => Action {
                    inputs,
                    ..words("进展情况（改动系统数时必填）", "How it stands (needed where the figure differs)", false)
                },
                None => Action { inputs, ..words("进展情况", "How it stands", task.brief.goal.is_none()) },
            }
        }
        Verb::Check => {
            let waiting = task.returns.iter().filter(|(_, back)| back.good.is_none());
            let options = waiting.map(|(p, _)| choice(p, super::period(*p, *lang), false)).collect();
            let inputs = vec![
                Input { options, ..input("period", InputKind::Select, lang.say("报送期", "Period")) },
                yes_no("good", ("核对结果", "Finding"), ("属实", "It holds"), ("退回重报", "Send back")),
            ];
            Action { inputs, ..words("说明（退回时必填）", "Remark (needed to send back)", false) }
        }
        Verb::Meet => {
            let mut inputs = vec![node_choice(desk, |node| node.met.is_none())];
            inputs.extend(proof(false));
            Action {
                inputs,
                hint: lang
                    .say("请附照片、文件，或关联办件、项目。", "Add a photo or file, or link a case or project.")
                    .into(),
                ..words("完成情况", "How it was met", false)
            }
        }
        Verb::Verify => {
            let inputs = vec![
                node_choice(desk, |node| node.met.as_ref().is_some_and(|met| met.verified.is_none())),
                yes_no("good", ("核实结果", "Finding"), ("属实", "It holds"), ("不属实", "It does not")),
            ];
            Action {
                inputs, ..words("核实说明（不属实时必填）", "Finding (needed if it does not hold)", false)
            }
        }
        Verb::Ask => {
            let inputs = vec![
                Input {
                    options: vec![
                        choice("adjust", lang.say("调整时限或目标", "Adjust"), true),
                        choice("withdraw", lang.say("撤销任务", "Withdraw"), false),
                    ],
                    ..input("ask", InputKind::Select, lang.say("申请", "Ask for"))
                },
                input("due", InputKind::Date, lang.say("调整后的时限", "New last day")),
                input("value", InputKind::Number, lang.say("调整后的目标数", "New goal")),
            ];
            Action { inputs, ..words("理由", "Why", true) }
        }
        Verb::Grant => words("意见", "Remark", false),
        Verb::Refuse => Action { danger: true, ..words("理由", "Why", true) },
        Verb::Chase => {
            let next = task.chased.map_or(1, |(grade, _)| (grade + 1).min(3));
            let names = [("1", "提醒", "Remind"), ("2", "督办", "Chase"), ("3", "通报约谈", "Before the leaders")];
            let options = names
                .iter()
                .take(usize::from(next))
                .map(|(id, zh, en)| choice(id, lang.say(zh, en), *id == next.to_string()))
                .collect();
            Action {
                inputs: vec![Input { options, ..input("grade", InputKind::Select, lang.say("等级", "Grade")) }],
                ..words("督办意见", "What is asked", true)
            }
        }
        Verb::Claim => Action {
            inputs: proof(false),
            hint: lang
                .say("须有佐证材料，由督查室另一岗位审核后销号。", "Evidence is needed; another post signs off.")
                .into(),
            ..words("完成情况", "How it came out", false)
        },
        Verb::Close => words("审核意见", "Finding", false),
        Verb::SendBack => Action { danger: true, ..words("退回理由", "Why", true) },
        Verb::Reopen => Action { danger: true, ..words("反弹情况", "What came back", true) },
        Verb::Hear => Action {
            inputs: vec![yes_no(
                "yes",
                ("群众意见", "The resident is"),
                ("满意", "Pleased"),
                ("不满意", "Not pleased"),
            )],
            ..words("意见内容（不写姓名）", "What was said (no names)", false)
        },
    }
}

/// What the system knows of the period to be returned.
fn reading(desk: &Desk<'_>) -> Option<f64> {
    desk.known.and_then(|(_, known)| known.as_ref().ok()).map(|reading| reading.value)
}

/// The period and the figure of a return. Where the system counts, one period after the other, for the
/// figure that stands in the field is that of one.
fn figure(desk: &Desk<'_>) -> Vec<Input> {
    let Desk { world, task, now, lang, known, .. } = desk;
    let periods = match known {
        Some((period, _)) => vec![*period],
        None => periods(world, task, *now),
    };
    let options = periods.iter().map(|p| choice(p, super::period(*p, *lang), false)).collect();
    let mut inputs = vec![Input { options, ..input("period", InputKind::Select, lang.say("报送期", "Period")) }];
    if let Some(goal) = &task.brief.goal {
        let label = lang.pick(format!("累计完成（{}）", goal.unit), format!("So far ({})", goal.unit));
        let value = reading(desk).map(|value| value.to_string()).unwrap_or_default();
        inputs.push(Input { required: true, value, ..input("value", InputKind::Number, &label) });
    }
    inputs
}

fn unit(desk: &Desk<'_>, label: &str, selected: Option<&UnitId>) -> Input {
    let mut options = fields::units(&desk.world.main().directory, selected, desk.lang);
    if selected.is_none() {
        options.insert(0, choice("", desk.lang.say("不指定", "None"), true));
    }
    Input { options, ..input("unit", InputKind::Select, label) }
}

fn names(desk: &Desk<'_>) -> Vec<String> {
    super::node_names(desk.task.plan_words.as_ref().and_then(|words| desk.loaded.text(words)))
}

fn node_choice(desk: &Desk<'_>, which: impl Fn(&yinuo_delivery::task::Node) -> bool) -> Input {
    let names = names(desk);
    let options = desk
        .task
        .nodes
        .iter()
        .zip(0..)
        .filter(|(node, _)| which(node))
        .map(|(node, at): (_, usize)| choice(node.plan.id, names.get(at).map_or("", String::as_str), false));
    Input { options: options.collect(), ..input("node", InputKind::Select, desk.lang.say("节点", "Node")) }
}

/// A line a node: the day, the name, the planned figure.
fn nodes(desk: &Desk<'_>) -> Input {
    let names = names(desk);
    let line = |(at, node): (usize, &yinuo_delivery::task::Node)| {
        let value = node.plan.value.map(|value| format!(" = {value}")).unwrap_or_default();
        format!("{} {}{value}", node.plan.due, names.get(at).map_or("", String::as_str))
    };
    let lang = desk.lang;
    Input {
        value: desk.task.nodes.iter().enumerate().map(line).collect::<Vec<_>>().join("\n"),
        required: true,
        hint: lang
            .say(
                "每行一个节点，按日期先后：日期 名称 = 计划数（计划数可不写）。例：2026-03-31 完成招标 = 20",
                "A line a node in order of dates: day, name, = planned figure (if any). 2026-03-31 Tender done = 20",
            )
            .to_owned(),
        ..input("nodes", InputKind::Lines, lang.say("节点计划", "Plan of nodes"))
    }
}

/// A field a county; where the city has none, its units.
fn shares(desk: &Desk<'_>) -> Vec<Input> {
    let directory = &desk.world.main().directory;
    let counties: Vec<_> = directory.units().iter().filter(|unit| unit.level == Level::County).collect();
    let unit = desk.task.brief.goal.as_ref().map_or("", |goal| goal.unit.as_str());
    let field = |county: &yinuo_casework::Unit| {
        let now = desk.task.shares.iter().find(|share| share.unit == county.id);
        let label = format!("{}（{unit}）", desk.lang.say(&county.name, &county.en));
        Input {
            value: now.map(|share| share.value.to_string()).unwrap_or_default(),
            ..input(&format!("share-{}", county.id), InputKind::Number, &label)
        }
    };
    counties.into_iter().map(field).collect()
}
