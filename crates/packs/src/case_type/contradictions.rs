//! Limits against each other and against the steps of the pack: one that never starts, one that
//! nobody could end, one that ends after what it is a part of.

use super::limits::longer;
use super::pack::{Automatic, Steps};
use super::way::{ASKED, Way};
use crate::mistake::Desk;
use crate::read::At;
use std::collections::BTreeSet;
use yinuo_casework::{ClockKind, Limit, Limits, Stage, Verb};
use yinuo_kernel::{CategoryId, KindId};

/// The rules that limits serve.
pub(super) struct Beside<'a> {
    pub(super) automatic: Automatic,
    pub(super) steps: &'a Steps,
    /// An outcome promises more than was done.
    pub(super) follows: bool,
    pub(super) kinds: Vec<KindId>,
    pub(super) fallback: &'a CategoryId,
}

impl Beside<'_> {
    fn on(&self, verb: Verb) -> bool {
        self.steps.on(verb)
    }

    /// The citizen's window means something: for opening again, or for archiving at its end.
    pub(super) fn needs_window(&self) -> bool {
        self.on(Verb::Reopen) || self.automatic.archive
    }
}

pub(super) fn check(desk: &mut Desk<'_>, limits: &[At<Limit>], rules: &Beside<'_>) {
    let mut working: Vec<&At<Limit>> = Vec::new();
    for at in limits {
        let At { offset, value: limit } = at;
        if let Some((zh, en)) = idle(limit.clock, rules) {
            let (clock, id) = (limit.clock.zh(), limit.clock.as_str());
            desk.at(
                *offset,
                "limit",
                format!("{clock}（{id}）不起作用：{zh}。请删去它或改 pack.toml。"),
                format!("The clock {id} does nothing here: {en}. Drop the limit or change pack.toml."),
            );
        } else {
            working.push(at);
        }
        if limit.pausable && !rules.on(Verb::Suspend) && !rules.on(Verb::Defer) {
            let zh = "本事项包没有挂起、挂账，pausable 不起作用，请删去。";
            desk.at(*offset, "limit", zh, "Nothing is suspended or deferred in this pack: drop pausable.");
        }
    }
    order(desk, &working, rules);
}

/// Why a clock never starts, or nobody could ever stop it.
fn idle(clock: ClockKind, rules: &Beside<'_>) -> Option<(&'static str, &'static str)> {
    let on = |verb: Verb| rules.on(verb);
    let idle = match clock {
        ClockKind::Accept => (rules.automatic.accept, "受理是自动的", "acceptance is automatic"),
        ClockKind::Sign => {
            let reached = Way { automatic: rules.automatic, steps: rules.steps }.reached();
            (!reached.contains(&Stage::Dispatched), "签收是自动的，也没有改派、重办", "signing is automatic")
        }
        ClockKind::Reply => (!on(Verb::Reply), "没有答复这一步", "there is no reply"),
        ClockKind::Return => (!on(Verb::Return), "没有退单这一步", "there is no return"),
        ClockKind::Reopen => {
            (!rules.needs_window(), "既不能重办，也不自动归档", "nothing is reopened or archived by itself")
        }
        ClockKind::Decide => (
            !on(Verb::Return) && !ASKED.iter().any(|verb| on(*verb)),
            "没有退单、延期、挂起、挂账、不合理诉求可审核",
            "there is nothing to decide: no return, extension, suspension, deferral, setting aside",
        ),
        ClockKind::Chase => (!on(Verb::Chase), "没有督办这一步", "there is no chase"),
        ClockKind::Assist => (!on(Verb::Assist), "没有协办这一步", "there are no co-units"),
        ClockKind::Verify => (!on(Verb::Verify), "没有核查这一步", "there is no verification"),
        ClockKind::CallBack => (!on(Verb::CallBack), "没有回访这一步", "there is no call back"),
        ClockKind::Follow if !on(Verb::Verify) => {
            (true, "跟踪办理以核查结束，而核查已关掉", "verification ends it, and is off")
        }
        ClockKind::Follow => (!rules.follows, "没有 follow = true 的办理结果", "no outcome says follow = true"),
        ClockKind::Milestone => (!on(Verb::Plan), "没有设节点这一步", "there are no milestones"),
        ClockKind::Retain => (!on(Verb::Archive), "没有归档这一步", "nothing is archived"),
        ClockKind::Resolve | ClockKind::Suspend | ClockKind::Recur => (false, "", ""),
    };
    match idle {
        (true, zh, en) => Some((zh, en)),
        (false, ..) => None,
    }
}

/// The first ends no later than the second, or one of them means nothing.
const WITHIN: [(ClockKind, ClockKind); 7] = [
    (ClockKind::Sign, ClockKind::Resolve),
    (ClockKind::Reply, ClockKind::Resolve),
    (ClockKind::Return, ClockKind::Resolve),
    (ClockKind::Assist, ClockKind::Resolve),
    // A unit that must sign may still say that it is not its case.
    (ClockKind::Sign, ClockKind::Return),
    // Who is not content when asked must still be able to open the case again.
    (ClockKind::CallBack, ClockKind::Reopen),
    (ClockKind::Verify, ClockKind::Reopen),
];

/// Compares the limits that hold together, for every kind, every category a limit names, and every
/// day on which one begins to hold.
fn order(desk: &mut Desk<'_>, limits: &[&At<Limit>], rules: &Beside<'_>) {
    let all = Limits::new(limits.iter().map(|limit| limit.value.clone()).collect());
    let categories: BTreeSet<&CategoryId> =
        limits.iter().filter_map(|limit| limit.value.category.as_ref()).chain([rules.fallback]).collect();
    let days: BTreeSet<_> = limits.iter().map(|limit| limit.value.effective).collect();
    let place = |limit: &Limit| limits.iter().find(|at| at.value == *limit).map_or(0, |at| at.offset);
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    for category in &categories {
        for kind in &rules.kinds {
            for day in &days {
                let find = |clock| all.find(clock, kind, category, *day);
                for (first, second) in WITHIN {
                    let (Some(short), Some(long)) = (find(first), find(second)) else { continue };
                    let (at, other) = (place(short), place(long));
                    if told.contains(&(at, other)) || !longer(short.budget, long.budget) {
                        continue;
                    }
                    told.insert((at, other));
                    let zh = format!(
                        "{} 的{}（{}）比 {} 的{}（{}）还长，请改短。",
                        short.id,
                        first.zh(),
                        short.budget.zh(),
                        long.id,
                        second.zh(),
                        long.budget.zh()
                    );
                    let en = format!(
                        "{} ({}) is longer than {} ({}), of which it is a part: make it shorter.",
                        short.id, short.budget, long.id, long.budget
                    );
                    desk.at(at.max(other), "limit", zh, en);
                }
            }
        }
    }
}
