//! What somebody can do to a project now, as forms.

use super::fields::{Post, card, charge, date, promise};
use super::obstacles::Hindrance;
use super::stage as stage_name;
use crate::http::code;
use crate::lang::Lang;
use crate::pages::case::{Action, Input, InputKind};
use crate::present::delivery::{node_names, period};
use crate::present::inputs::{self, input, option as choice};
use crate::routes::delivery::Loaded;
use yinuo_delivery::Period;
use yinuo_delivery::project::{Node, Project, ProjectRow, Stage, Verb, Who, money, owed};
use yinuo_journal::World;
use yinuo_kernel::{Actor, Role, Timestamp, UnitId};

/// Everything a form is made of.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    pub world: &'a World,
    pub loaded: &'a Loaded,
    pub project: &'a Project,
    pub obstacles: &'a [Hindrance],
    pub posts: &'a [Post],
    pub by: &'a Actor,
    pub now: Timestamp,
    pub lang: Lang,
}

impl Desk<'_> {
    fn today(&self) -> jiff::civil::Date {
        self.world.calendar().local(self.now).date()
    }

    fn office(&self) -> bool {
        self.by.role == Role::Supervisor
    }

    fn units(&self) -> bool {
        let directory = &self.world.main().directory;
        let over = |unit: &UnitId| self.by.unit.as_ref().is_some_and(|mine| directory.is_over(mine, unit));
        let units = std::iter::once(&self.project.charge.unit).chain(&self.project.card.county);
        self.by.role == Role::Unit && units.into_iter().any(over)
    }

    /// Whether this post works on the project at all.
    pub fn works(&self) -> bool {
        self.may_take(Who::Named)
    }

    fn may_take(&self, who: Who) -> bool {
        let named = || self.by.post.as_ref().is_some_and(|post| self.project.charge.names(post));
        match who {
            Who::Office => self.office(),
            Who::Units => self.units(),
            Who::Either => self.office() || self.units(),
            Who::Named => self.office() || self.units() || named(),
        }
    }
}

/// The verbs open to an actor.
pub fn verbs(desk: &Desk<'_>) -> Vec<Verb> {
    let project = desk.project;
    let mine = |by: &Actor| by.post == desk.by.post;
    let may = |verb: Verb| match verb {
        Verb::Enter => false,
        Verb::Advance => !onward(project).is_empty(),
        Verb::GoBack => !backward(project).is_empty(),
        Verb::Count => project.counted.is_none(),
        Verb::Uncount => project.counted.is_some(),
        Verb::Plan => desk.office() || project.nodes.is_empty(),
        Verb::Meet => project.nodes.iter().any(|node| node.met.is_none()),
        Verb::Verify => {
            project.nodes.iter().any(|node| waits(node) && node.met.as_ref().is_some_and(|met| !mine(&met.by)))
        }
        Verb::Return => !periods(desk).is_empty(),
        Verb::Check => project.returns.values().any(|back| back.good.is_none() && !mine(&back.by)),
        Verb::Clear => desk.obstacles.iter().any(|one| one.obstacle.cleared.is_none()),
        Verb::Ask => project.request.is_none(),
        Verb::Grant => project.request.as_ref().is_some_and(|request| !mine(&request.by)),
        Verb::Refuse => project.request.is_some(),
        Verb::Show => project.shown || !project.stage.is_discreet(),
        _ => true,
    };
    let legal = |verb: &Verb| verb.is_legal(Some(project.stage)) && desk.may_take(verb.who()) && may(*verb);
    Verb::ALL.iter().copied().filter(legal).collect()
}

/// Met, and nobody has looked at it yet.
pub fn waits(node: &Node) -> bool {
    node.met.as_ref().is_some_and(|met| met.verified.is_none())
}

/// The stages that may come next.
fn onward(project: &Project) -> Vec<Stage> {
    project.stage.onward().iter().copied().filter(|stage| stage.is_for(project.card.owner)).collect()
}

fn backward(project: &Project) -> Vec<Stage> {
    let before = Stage::ALL.iter().copied().filter(|stage| *stage < project.stage);
    before.filter(|stage| stage.is_for(project.card.owner)).rev().collect()
}

/// The months that may be returned now: owed, or the one that runs; never one twice.
pub fn periods(desk: &Desk<'_>) -> Vec<Period> {
    let row = ProjectRow::of(desk.project);
    let (today, rules) = (desk.today(), desk.world.delivery());
    let mut all: Vec<Period> =
        owed::owed(&row, today, rules, desk.world.calendar()).into_iter().map(|owed| owed.period).collect();
    let running = Period::of(today, money::EVERY);
    let building = matches!(row.stage, Stage::Started | Stage::Building);
    if building && row.filed.binary_search(&running).is_err() {
        all.push(running);
    }
    all
}

/// Those verbs as forms; the first is the likely next step.
pub fn forms(desk: &Desk<'_>) -> Vec<Action> {
    let open = verbs(desk);
    let mut forms: Vec<Action> = open.iter().map(|verb| form(desk, *verb)).collect();
    if open.contains(&Verb::Obstruct) {
        forms.extend(super::obstacles::form(desk));
    }
    // What is asked of the office comes before what it may always do.
    let first = ["grant", "verify", "check", "return", "meet", "clear", "advance"];
    let next = first.iter().find_map(|verb| forms.iter().position(|form| form.verb == *verb && !form.minor));
    if let Some(form) = next.and_then(|at| forms.get_mut(at)) {
        form.open = true;
    }
    let usual = ["advance", "obstacle", "visit", "permit"];
    forms.sort_by_key(|form| (!form.open, !usual.contains(&form.verb)));
    forms
}

fn is_minor(verb: Verb) -> bool {
    matches!(
        verb,
        Verb::Amend
            | Verb::GoBack
            | Verb::Uncount
            | Verb::Drop
            | Verb::Budget
            | Verb::Plan
            | Verb::Obstruct
            | Verb::Hand
            | Verb::Link
            | Verb::Show
            | Verb::Ask
    )
}

fn form(desk: &Desk<'_>, verb: Verb) -> Action {
    let Desk { project, lang, .. } = *desk;
    let today = desk.today().to_string();
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
    let on = |zh: &str, en: &str| Input { required: true, ..date("on", lang.say(zh, en), today.clone()) };
    let yes_no = |name: &str, label: (&str, &str), yes: (&str, &str), no: (&str, &str)| {
        inputs::yes_no(name, lang.say(label.0, label.1), lang.say(yes.0, yes.1), lang.say(no.0, no.1))
    };
    let stages = |stages: Vec<Stage>| Input {
        options: stages.iter().map(|one| choice(one.as_str(), stage_name(*one, lang), false)).collect(),
        ..input("to", InputKind::Select, lang.say("阶段", "Stage"))
    };
    match verb {
        Verb::Enter | Verb::Amend => Action { inputs: card(desk.world, Some((project, desk.loaded)), lang), ..base },
        Verb::Advance => {
            let mut inputs = vec![stages(onward(project)), on("发生日期", "The day it happened")];
            inputs.extend(proof(lang, false));
            Action { inputs, hint: before_start(project, lang), ..words("情况说明", "Remark", false) }
        }
        Verb::GoBack => Action {
            inputs: vec![stages(backward(project)), on("自何日起", "Since")],
            danger: true,
            ..words("理由", "Why", true)
        },
        Verb::Count => Action {
            inputs: std::iter::once(on("入统日期", "Counted since")).chain(proof(lang, false)).collect(),
            ..words("说明", "Remark", false)
        },
        Verb::Uncount => Action { danger: true, ..words("理由", "Why", true) },
        Verb::Drop => {
            Action { inputs: vec![on("终止日期", "Since")], danger: true, ..words("理由", "Why", true) }
        }
        Verb::Revive => Action { inputs: vec![on("重启日期", "Since")], ..words("理由", "Why", true) },
        Verb::Permit => super::fields::permit(desk.office(), base, lang),
        Verb::Budget => super::fields::budget(project, desk.today().year(), base, lang),
        Verb::Plan => Action { inputs: vec![ledger(desk)], ..base },
        Verb::Meet => {
            let mut inputs = vec![node_choice(desk, |node| node.met.is_none())];
            inputs.extend(proof(lang, false));
            Action {
                inputs,
                hint: lang.say("请附照片、文件，或关联办件。", "Add a photo or file, or link a case.").into(),
                ..words("完成情况", "How it was met", false)
            }
        }
        Verb::Verify => Action {
            inputs: vec![
                node_choice(desk, waits),
                yes_no("good", ("核实结果", "Finding"), ("属实", "It holds"), ("不属实", "It does not")),
            ],
            ..words("核实说明（不属实时必填）", "Finding (needed if it does not hold)", false)
        },
        Verb::Return => {
            let options = periods(desk).iter().map(|one| choice(one, period(*one, lang), false)).collect();
            let label = lang.say("本年累计完成投资（万元）", "Invested this year so far (10,000 yuan)");
            let mut inputs = vec![
                Input { options, ..input("period", InputKind::Select, lang.say("报送期", "Month")) },
                Input { required: true, ..input("so_far", InputKind::Number, label) },
            ];
            inputs.extend(proof(lang, false));
            Action { inputs, ..words("进展情况", "How it stands", false) }
        }
        Verb::Check => {
            let waiting = project.returns.iter().filter(|(_, back)| back.good.is_none());
            let options = waiting.map(|(one, _)| choice(one, period(*one, lang), false)).collect();
            let inputs = vec![
                Input { options, ..input("period", InputKind::Select, lang.say("报送期", "Month")) },
                yes_no("good", ("核对结果", "Finding"), ("属实", "It holds"), ("退回重报", "Send back")),
            ];
            Action { inputs, ..words("说明（退回时必填）", "Remark (needed to send back)", false) }
        }
        Verb::Obstruct => Action {
            label: lang.say("关联已有办件为堵点", "An existing case as obstacle").into(),
            inputs: vec![
                Input {
                    required: true, ..input("case", InputKind::Text, lang.say("办件编号", "Number of the case"))
                },
                maybe_node(desk),
            ],
            ..base
        },
        Verb::Clear => super::obstacles::clear(desk, base),
        Verb::Visit => Action {
            inputs: super::fields::visit(desk, today),
            hint: lang
                .say(
                    "手机上请用“现场走访”页，可逐个节点拍照打勾。",
                    "On a phone use the page for a visit: it ticks nodes with a photo.",
                )
                .into(),
            ..words("看到、谈到的情况", "What was seen and said", true)
        },
        Verb::Hand => Action {
            inputs: charge(desk.world, Some(&project.charge), desk.posts, lang),
            ..words("移交说明", "Remark", false)
        },
        Verb::Ask => {
            let kinds = [("adjust", "调整时间或投资", "Adjust"), ("drop", "终止项目", "Drop the project")];
            let options = kinds.iter().map(|(id, zh, en)| choice(id, lang.say(zh, en), *id == "adjust")).collect();
            let mut inputs = vec![Input { options, ..input("ask", InputKind::Select, lang.say("申请", "Ask for")) }];
            inputs.extend(promise(None, lang));
            Action {
                inputs,
                hint: lang
                    .say("只填要改的；由另一岗位审核。", "Fill in what is to change; another post decides.")
                    .into(),
                ..words("理由", "Why", true)
            }
        }
        Verb::Grant => words("意见", "Remark", false),
        Verb::Refuse => Action { danger: true, ..words("理由", "Why", true) },
        Verb::Chase => {
            let next = project.chased.map_or(1, |(grade, _)| (grade + 1).min(3));
            let names = [("1", "提醒", "Remind"), ("2", "督办", "Chase"), ("3", "约谈通报", "Before the leaders")];
            let names = names.iter().take(usize::from(next));
            let options = names.map(|(id, zh, en)| choice(id, lang.say(zh, en), *id == next.to_string())).collect();
            Action {
                inputs: vec![Input { options, ..input("grade", InputKind::Select, lang.say("等级", "Grade")) }],
                ..words("督办意见", "What is asked", true)
            }
        }
        Verb::Link => Action {
            inputs: vec![Input {
                required: true,
                ..input(
                    "links",
                    InputKind::Text,
                    lang.say("任务、会议或办件编号", "Number of a task, a meeting, a case"),
                )
            }],
            ..base
        },
        Verb::Show => Action {
            inputs: vec![yes_no("yes", ("对外公开", "Public"), ("公开", "Published"), ("不公开", "Not published"))],
            hint: lang
                .say(
                    "公开前请核对：名称和简介不写个人，不含商业秘密。",
                    "Before it is public: no persons, no trade secrets.",
                )
                .into(),
            ..base
        },
    }
}

/// What is asked at the start, before somebody presses the button in vain.
fn before_start(project: &Project, lang: Lang) -> String {
    use yinuo_delivery::project::permit::TO_START;
    let standing = project.permits.get(&TO_START).copied().unwrap_or_default();
    if !onward(project).contains(&Stage::Started) || standing.is_settled() {
        return String::new();
    }
    lang.pick(
        format!("开工须先取得{}，现在：{}。", TO_START.zh(), standing.zh()),
        format!("The start needs the {} permit; now: {}.", TO_START.en().to_lowercase(), standing.en()),
    )
}

/// Files and links.
pub fn proof(lang: Lang, required: bool) -> Vec<Input> {
    inputs::proof(lang, lang.say("关联的办件、任务编号", "Numbers of cases or tasks"), required)
}

/// The nodes that fit, by name.
fn node_choice(desk: &Desk<'_>, which: impl Fn(&Node) -> bool) -> Input {
    let names = names(desk);
    let nodes = desk.project.nodes.iter().zip(0..).filter(|(node, _)| which(node));
    let options =
        nodes.map(|(node, at): (_, usize)| choice(node.plan.id, names.get(at).map_or("", String::as_str), false));
    Input { options: options.collect(), ..input("node", InputKind::Select, desk.lang.say("节点", "Node")) }
}

/// The open nodes, and none of them.
pub fn maybe_node(desk: &Desk<'_>) -> Input {
    let mut nodes = node_choice(desk, |node| node.met.is_none());
    nodes.options.insert(0, choice("", desk.lang.say("不针对某个节点", "No single node"), true));
    nodes.label = desk.lang.say("影响的节点", "The node it hinders").to_owned();
    nodes
}

fn names(desk: &Desk<'_>) -> Vec<String> {
    node_names(desk.project.plan_words.as_ref().and_then(|words| desk.loaded.text(words)))
}

/// A line a node: start, last day, name, what it waits for.
fn ledger(desk: &Desk<'_>) -> Input {
    let names = names(desk);
    let place =
        |id: &u32| desk.project.nodes.iter().position(|node| node.plan.id == *id).map(|at| (at + 1).to_string());
    let line = |(at, node): (usize, &Node)| {
        let start = node.plan.start.map(|start| format!("{start} ")).unwrap_or_default();
        let after: Vec<String> = node.plan.after.iter().filter_map(place).collect();
        let after = if after.is_empty() { String::new() } else { format!(" < {}", after.join(" ")) };
        format!("{start}{} {}{after}", node.plan.due, names.get(at).map_or("", String::as_str))
    };
    let hint = desk.lang.say(
        "每行一个节点：开始日期（可不写）完成日期 名称 < 前置节点的行号（可不写）。例：2026-03-01 2026-06-30 主体结构封顶 < 1 2",
        "A line a node: start (if any), last day, name, < the lines it waits for. 2026-03-01 2026-06-30 Topping out < 1 2",
    );
    Input {
        value: desk.project.nodes.iter().enumerate().map(line).collect::<Vec<_>>().join("\n"),
        required: true,
        hint: hint.to_owned(),
        ..input("nodes", InputKind::Lines, desk.lang.say("节点台账", "Ledger of nodes"))
    }
}
