//! What somebody can do to a case now: the legal table, the role, the unit, told as forms.

use super::fields;
use crate::http::code;
use crate::lang::Lang;
use crate::pages::case::Action;
use crate::pages::simple::Choice;
use yinuo_casework::{Case, ClockKind, Stage, Verb, next, route};
use yinuo_journal::World;
use yinuo_kernel::{Actor, Role, Timestamp};

/// The verbs open to an actor, in the order of the work.
pub fn verbs(world: &World, case: &Case, by: &Actor, now: Timestamp) -> Vec<Verb> {
    let mine = match (&by.role, &by.unit, &case.unit) {
        (Role::Unit, Some(mine), Some(theirs)) => world.directory.is_over(mine, theirs),
        (Role::Unit, _, _) => false,
        _ => true,
    };
    let open = |kind| case.running(kind).is_none_or(|window| now <= window.started.due);
    Verb::ALL
        .into_iter()
        .filter(|verb| *verb != Verb::Submit && mine && verb.allows(by.role) && next(Some(case.stage), *verb).is_some())
        .filter(|verb| match verb {
            Verb::Return => open(ClockKind::Return),
            Verb::Reopen => open(ClockKind::Reopen) && case.round <= world.rules.reopen_max,
            Verb::Resolve => case.replied || !world.rules.reply_first,
            _ => true,
        })
        .collect()
}

/// Those verbs as forms.
pub fn forms(world: &World, case: &Case, by: &Actor, now: Timestamp, lang: Lang) -> Vec<Action> {
    let citizen = by.role == Role::Citizen;
    let mut forms: Vec<Action> =
        verbs(world, case, by, now).into_iter().map(|verb| form(world, case, verb, citizen, lang)).collect();
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

fn form(world: &World, case: &Case, verb: Verb, citizen: bool, lang: Lang) -> Action {
    let limits = &world.rules.form;
    let base = Action {
        verb: verb.as_str(),
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
    match verb {
        Verb::Accept => Action {
            choice_label: lang.say("分类（可以改正）", "Category (put it right)").to_owned(),
            options: fields::category_options(&world.directory, &case.category, lang),
            hint: lang.say("受理即向市民作出承诺日期。", "Accepting makes the promise to the citizen.").to_owned(),
            ..base
        },
        Verb::Decline => words(
            ("理由和应找的单位", "Reason, and who can help"),
            true,
            ("这段话会原样告诉市民。", "The citizen reads this as it is."),
            true,
        ),
        Verb::Dispatch => dispatch(world, case, base, lang),
        Verb::Sign | Verb::Submit => base,
        Verb::Return => words(
            ("退单理由", "Reason"),
            true,
            (
                "写明不属于本单位的依据；市民的承诺日期不变。",
                "Say on what ground; the date promised to the citizen stays.",
            ),
            true,
        ),
        Verb::Reply => words(
            ("答复内容", "Reply"),
            true,
            ("这段话会原样告诉市民：查了什么、做了什么、什么时候办好。", "The citizen reads this as it is."),
            false,
        ),
        Verb::Resolve => words(
            ("办理结果（选填）", "Result (optional)"),
            false,
            ("办结后市民可以评价，也可以申请重办。", "The citizen may rate it, or open it again."),
            false,
        ),
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
        Verb::Withdraw => words(
            ("撤回原因（选填）", "Reason (optional)"),
            false,
            ("撤回后这件诉求不再办理。", "Nobody will work on it any more."),
            true,
        ),
    }
}

fn dispatch(world: &World, case: &Case, base: Action, lang: Lang) -> Action {
    let proposed = route(&world.directory, &case.category, case.cell.as_ref());
    let unit = proposed.as_ref().map(|route| route.unit);
    let hint = match &proposed {
        Some(route) => {
            let name = fields::unit_name(&world.directory, Some(route.unit), lang);
            lang.pick(
                format!("建议派给{name}，依据：{}。", route.duty.basis),
                format!("Proposed: {name}, by {}.", route.duty.basis),
            )
        }
        None => lang.say("派单目录中没有对应单位，请手动选择。", "The directory names no unit: choose one.").to_owned(),
    };
    let mut options = fields::units(&world.directory, unit, lang);
    if unit.is_none() {
        options
            .insert(0, Choice { label: lang.say("请选择", "Choose").to_owned(), selected: true, ..Choice::default() });
    }
    Action { choice_label: lang.say("承办单位", "Unit").to_owned(), options, hint, ..base }
}
