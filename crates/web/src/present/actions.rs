//! What somebody can do to a case now: the legal table, the role, the unit, told as forms.

use super::{fields, inputs};
use crate::http::code;
use crate::lang::Lang;
use crate::pages::case::Action;
use crate::pages::simple::Choice;
use yinuo_casework::{Case, ClockKind, Request, Stage, Verb, next, route};
use yinuo_journal::World;
use yinuo_kernel::{Actor, Role, Timestamp, UnitId};

/// The verbs open to an actor, in the order of the work.
pub fn verbs(world: &World, case: &Case, by: &Actor, now: Timestamp) -> Vec<Verb> {
    let matter = world.of(&case.case_type);
    let (rules, directory) = (&matter.rules, &matter.directory);
    let over = |unit: &UnitId| by.unit.as_ref().is_some_and(|mine| directory.is_over(mine, unit));
    let mine = by.role != Role::Unit || case.unit.as_ref().is_some_and(over);
    let helping = case.co_units.iter().any(|(unit, done)| !done && over(unit));
    let open = |kind| case.running(kind).is_none_or(|window| now <= window.started.due);
    let asked = case.asked.as_ref();
    let may = |verb: Verb| match verb {
        Verb::Return => open(ClockKind::Return) && !case.designated && !case.return_refused && asked.is_none(),
        Verb::Sign => asked.is_none(),
        Verb::Grant | Verb::Refuse => asked.is_some_and(|asked| {
            let second = asked.request != Request::SetAside || by.role == Role::Supervisor;
            second && (asked.post.is_none() || asked.post != by.post)
        }),
        Verb::Extend => asked.is_none() && case.extensions < rules.extensions_max && open(ClockKind::Resolve),
        Verb::Suspend => asked.is_none() && rules.suspend_days_max.is_some(),
        Verb::Defer => {
            let all = rules.defer_categories.is_empty();
            let listed = all || rules.defer_categories.iter().any(|category| category.covers(&case.category));
            asked.is_none() && rules.defer_days_max.is_some() && listed
        }
        Verb::SetAside => asked.is_none(),
        Verb::Resolve => {
            let joint = !rules.joint || case.co_units.values().all(|done| *done);
            let whole = case.children.values().all(|closed| *closed) && case.live(ClockKind::Milestone).is_none();
            (case.replied || !rules.reply_first) && joint && whole
        }
        Verb::Relieve => case.co_units.values().any(|done| !done),
        Verb::Meet => case.live(ClockKind::Milestone).is_some(),
        Verb::Object => case.set_aside && open(ClockKind::Reopen),
        Verb::Reopen => open(ClockKind::Reopen) && case.round <= rules.reopen_max,
        Verb::Archive => {
            case.live(ClockKind::Follow).is_none() && case.live(ClockKind::Reopen).is_none_or(|w| now > w.started.due)
        }
        Verb::Merge => !case.sealed && case.children.is_empty() && case.absorbed.is_empty(),
        Verb::Split => case.parent.is_none(),
        Verb::HandOver => !directory.guidance().emergencies.is_empty() && case.handed_to.is_none(),
        _ => true,
    };
    let all = Verb::ALL.iter().copied();
    all.filter(|verb| *verb != Verb::Submit && verb.allows(by.role) && next(Some(case.stage), *verb).is_some())
        .filter(|verb| !rules.off.contains(verb))
        .filter(|verb| if *verb == Verb::Contribute { helping } else { mine })
        .filter(|verb| may(*verb))
        .collect()
}

/// What is rarely the next step: it stands folded below.
fn is_minor(verb: Verb) -> bool {
    matches!(
        verb,
        Verb::Reassign
            | Verb::Assist
            | Verb::Relieve
            | Verb::Extend
            | Verb::Suspend
            | Verb::Defer
            | Verb::SetAside
            | Verb::Plan
            | Verb::Merge
            | Verb::Split
            | Verb::Amend
            | Verb::HandOver
            | Verb::Archive
            | Verb::Withdraw
    )
}

/// Those verbs as forms.
pub fn forms(world: &World, case: &Case, by: &Actor, now: Timestamp, lang: Lang) -> Vec<Action> {
    let citizen = by.role == Role::Citizen;
    let mut forms: Vec<Action> =
        verbs(world, case, by, now).into_iter().map(|verb| form(world, case, verb, by, lang)).collect();
    // Open what most likely comes next: after a reply that is to resolve, not to reply again.
    let likely = if case.stage == Stage::Replied { "resolve" } else { "" };
    let open = forms
        .iter()
        .position(|form| form.verb == likely)
        .or_else(|| forms.iter().position(|f| !citizen || f.verb == "rate"));
    if let Some(form) = open.and_then(|at| forms.get_mut(at)) {
        form.open = true;
    }
    forms
}

fn form(world: &World, case: &Case, verb: Verb, by: &Actor, lang: Lang) -> Action {
    let citizen = by.role == Role::Citizen;
    let limits = &world.of(&case.case_type).rules.form;
    let base = Action {
        verb: verb.as_str(),
        minor: is_minor(verb) && !citizen,
        label: lang.say(verb.zh(), verb.en()).to_owned(),
        key: code::random(),
        max: if citizen { limits.body_max } else { limits.reply_max },
        ..Action::default()
    };
    let words = |label: (&str, &str), required: bool, hint: (&str, &str), danger: bool| Action {
        words_label: lang.say(label.0, label.1).to_owned(),
        required,
        hint: lang.say(hint.0, hint.1).to_owned(),
        danger,
        ..base.clone()
    };
    let directory = &world.of(&case.case_type).directory;
    let rules = &world.of(&case.case_type).rules;
    match verb {
        Verb::Accept => Action {
            choice_label: lang.say("分类（可以改正）", "Category (put it right)").to_owned(),
            options: fields::category_options(directory, &case.category, lang),
            hint: lang.say("受理即向市民作出承诺日期。", "Accepting makes the promise to the citizen.").to_owned(),
            ..base
        },
        Verb::Decline => Action {
            inputs: inputs::guides(directory, lang),
            ..words(
                ("理由和应找的单位", "Reason, and who can help"),
                true,
                ("这段话会原样告诉市民。", "The citizen reads this as it is."),
                true,
            )
        },
        Verb::Dispatch => dispatch(world, case, base, lang),
        Verb::Sign | Verb::Submit | Verb::Archive => base,
        Verb::Resume => Action {
            hint: lang
                .say("停走的时限会按暂停的天数顺延。", "The clocks that stood still are moved by the pause.")
                .to_owned(),
            ..base
        },
        Verb::Return => words(
            ("退单理由", "Reason"),
            true,
            (
                "写明不属于本单位的依据；市民的承诺日期不变。",
                "Say on what ground; the date promised to the citizen stays.",
            ),
            true,
        ),
        Verb::Grant => words(("审核意见（选填）", "Words (optional)"), false, asked_hint(case), false),
        Verb::Refuse => words(("不同意的理由", "Reason"), true, asked_hint(case), true),
        Verb::Reassign => Action {
            inputs: vec![inputs::unit(directory, None, lang)],
            ..words(
                ("改派理由", "Reason"),
                true,
                ("市民的承诺日期不变。", "The date promised to the citizen stays."),
                false,
            )
        },
        Verb::Assist => Action {
            inputs: vec![inputs::unit(directory, None, lang)],
            hint: lang
                .say("主办单位不变，协办单位向主办单位提交意见。", "The lead stays; the co-unit gives its part to it.")
                .to_owned(),
            ..base
        },
        Verb::Relieve => Action {
            inputs: vec![inputs::co_unit(case, directory, lang)],
            ..words(
                ("撤销理由", "Reason"),
                true,
                (
                    "该单位不再需要提交协办意见；已提交的意见保留。",
                    "It need not give its part any more; what was given stays.",
                ),
                false,
            )
        },
        Verb::Contribute => words(
            ("协办意见", "Your part"),
            true,
            ("交给主办单位，由主办单位统一答复市民。", "It goes to the lead unit, which replies to the citizen."),
            false,
        ),
        Verb::Extend => Action {
            inputs: vec![inputs::budget(rules, lang)],
            ..words(
                ("延期理由", "Reason"),
                true,
                ("从原期限起算，须经派单员同意。", "Counted from the old deadline; the dispatcher decides."),
                false,
            )
        },
        Verb::Suspend | Verb::Defer => Action {
            inputs: vec![inputs::until(lang)],
            ..words(
                ("理由", "Reason"),
                true,
                if verb == Verb::Suspend {
                    ("挂起期间时限停走，须经派单员同意。", "The clocks stand still meanwhile; the dispatcher decides.")
                } else {
                    (
                        "只用于受季节限制的事项，须经派单员同意。",
                        "Only for what a season allows; the dispatcher decides.",
                    )
                },
                false,
            )
        },
        Verb::SetAside => words(
            ("认定理由", "Reason"),
            true,
            (
                "针对诉求，不针对人；须由督办员复核，并告知市民，市民可以提出异议。",
                "It marks the demand, not the person; supervision decides, the citizen is told and may object.",
            ),
            true,
        ),
        Verb::Reply => Action {
            inputs: inputs::outcomes(rules, case, lang),
            ..words(
                ("答复内容", "Reply"),
                true,
                ("这段话会原样告诉市民：查了什么、做了什么、什么时候办好。", "The citizen reads this as it is."),
                false,
            )
        },
        Verb::Resolve => {
            let photos = rules.photos_after(&case.category);
            let mut more = inputs::outcomes(rules, case, lang);
            more.push(inputs::photos(photos, lang));
            Action {
                inputs: more,
                ..words(
                    ("办理结果（选填）", "Result (optional)"),
                    false,
                    ("办结后市民可以评价，也可以申请重办。", "The citizen may rate it, or open it again."),
                    false,
                )
            }
        }
        Verb::Plan => words(
            ("节点，每行一个：日期 名称", "Milestones, one a line: date name"),
            true,
            ("例如：2026-12-31 完成招标。", "For example: 2026-12-31 tender done."),
            false,
        ),
        Verb::Meet => Action {
            inputs: vec![inputs::milestones(world, case, lang), inputs::photos(0, lang)],
            ..words(("完成情况（选填）", "Words (optional)"), false, ("", ""), false)
        },
        Verb::Chase => Action {
            inputs: inputs::grades(by, lang),
            ..words(
                ("督办要求", "What is asked"),
                true,
                ("承办单位须在督办时限内反馈。", "The unit must answer in time."),
                false,
            )
        },
        Verb::Object => words(
            ("您的理由", "Your reason"),
            true,
            ("这件诉求会恢复办理。", "Your matter will be worked again."),
            false,
        ),
        Verb::Verify => words(
            ("核查情况（选填）", "What was found (optional)"),
            false,
            ("核查发现没有办好的，请申请重办。", "If it is not done, open it again instead."),
            false,
        ),
        Verb::CallBack => Action {
            inputs: vec![inputs::satisfied(lang)],
            ..words(("回访记录（选填）", "Words (optional)"), false, ("", ""), false)
        },
        Verb::Rate => Action {
            score: true,
            ..words(
                ("想说的话（选填）", "Your words (optional)"),
                false,
                ("评的是这件事办得怎么样，不是评某个人。", "It rates the handling, not a person."),
                false,
            )
        },
        Verb::Reopen => words(
            ("还有什么没解决", "What is still wrong"),
            true,
            (
                "会直接退回给上次办结的单位，重新计算期限。",
                "It goes back to the unit that resolved it, with new dates.",
            ),
            true,
        ),
        Verb::Merge => Action {
            inputs: vec![inputs::into(lang)],
            hint: lang
                .say(
                    "并入另一件在办的同一事项；两位市民都会收到结果。",
                    "Into another open case of the same matter; both people are told.",
                )
                .to_owned(),
            ..base
        },
        Verb::Split => Action {
            inputs: vec![inputs::category(directory, case, lang), inputs::unit(directory, None, lang)],
            hint: lang
                .say(
                    "拆出的部分成为子办件，全部办结后本件才能办结。",
                    "The part becomes a case of its own; this one waits for it.",
                )
                .to_owned(),
            ..base
        },
        Verb::Amend => Action {
            inputs: vec![inputs::category(directory, case, lang), inputs::cell(directory, case, lang)],
            hint: lang.say("更正不改变任何期限。", "No deadline is touched.").to_owned(),
            ..base
        },
        Verb::HandOver => Action { inputs: vec![inputs::emergencies(directory, lang)], ..base },
        Verb::Withdraw => words(
            ("撤回原因（选填）", "Reason (optional)"),
            false,
            ("撤回后这件诉求不再办理。", "Nobody will work on it any more."),
            true,
        ),
    }
}

fn asked_hint(case: &Case) -> (&'static str, &'static str) {
    match case.asked.as_ref().map(|asked| asked.request) {
        Some(Request::Return) => ("承办单位申请退单。", "The unit wants to return it."),
        Some(Request::Extend { .. }) => ("承办单位申请延期。", "The unit asks for more time."),
        Some(Request::Suspend { .. }) => ("承办单位申请挂起。", "The unit asks to suspend it."),
        Some(Request::Defer { .. }) => ("承办单位申请挂账。", "The unit asks to defer it."),
        Some(Request::SetAside) => ("承办单位申请认定为不合理诉求。", "The unit asks to set the demand aside."),
        None => ("", ""),
    }
}

fn dispatch(world: &World, case: &Case, base: Action, lang: Lang) -> Action {
    let proposed = route(&world.of(&case.case_type).directory, &case.category, case.cell.as_ref());
    let unit = proposed.as_ref().map(|route| route.unit);
    let hint = match &proposed {
        Some(route) => {
            let name = fields::unit_name(&world.of(&case.case_type).directory, Some(route.unit), lang);
            lang.pick(
                format!("建议派给{name}，依据：{}。", route.duty.basis),
                format!("Proposed: {name}, by {}.", route.duty.basis),
            )
        }
        None => lang.say("派单目录中没有对应单位，请手动选择。", "The directory names no unit: choose one.").to_owned(),
    };
    let mut options = fields::units(&world.of(&case.case_type).directory, unit, lang);
    if unit.is_none() {
        options
            .insert(0, Choice { label: lang.say("请选择", "Choose").to_owned(), selected: true, ..Choice::default() });
    }
    Action { choice_label: lang.say("承办单位", "Unit").to_owned(), options, hint, ..base }
}
