//! Where a case stands, for the person who sent it: the line of steps, and one sentence.

use super::fields;
use crate::lang::Lang;
use crate::pages::case::Step;
use yinuo_casework::{Case, Stage};
use yinuo_journal::World;

/// Five steps from report to outcome; empty where the case left that way.
pub fn progress(case: &Case, lang: Lang) -> Vec<Step> {
    let at = match case.stage {
        Stage::Submitted => 0,
        Stage::Accepted => 1,
        Stage::Dispatched => 2,
        Stage::Signed | Stage::Replied | Stage::Suspended | Stage::Deferred => 3,
        Stage::Resolved | Stage::Verified | Stage::CalledBack | Stage::Rated | Stage::Archived => 4,
        Stage::Declined | Stage::Withdrawn | Stage::Merged => return Vec::new(),
    };
    let labels = [
        lang.say("已提交", "Sent"),
        lang.say("受理", "Accepted"),
        lang.say("派单", "With a unit"),
        lang.say("办理", "In hand"),
        lang.say("办结", "Resolved"),
    ];
    // What left by declining or withdrawing may be archived too, but was never resolved.
    let done = case.stage.is_done() && case.resolved_at.is_some();
    if case.stage == Stage::Archived && !done {
        return Vec::new();
    }
    let class = |i: usize| match i.cmp(&at) {
        std::cmp::Ordering::Less => "done",
        std::cmp::Ordering::Equal if done => "done",
        std::cmp::Ordering::Equal => "now",
        std::cmp::Ordering::Greater => "todo",
    };
    labels.into_iter().enumerate().map(|(i, label)| Step { label, class: class(i) }).collect()
}

/// Where a case stands, in one sentence for the person who sent it.
pub fn state(world: &World, case: &Case, lang: Lang) -> String {
    let unit = fields::unit_name(&world.main().directory, case.unit.as_ref(), lang);
    match case.stage {
        Stage::Submitted => {
            lang.say("已收到，等待热线中心受理。", "Received; the hotline centre will look at it.").into()
        }
        Stage::Accepted => lang.say("已受理，正在确定承办单位。", "Accepted; finding the right unit.").into(),
        Stage::Dispatched if case.round > 1 => {
            lang.pick(format!("已退回{unit}重新办理。"), format!("Back with {unit}."))
        }
        Stage::Dispatched => lang.pick(format!("已派给{unit}，等待签收。"), format!("Sent to {unit}.")),
        Stage::Signed => lang.pick(format!("{unit}正在办理。"), format!("{unit} is working on it.")),
        Stage::Replied => {
            lang.pick(format!("{unit}已答复，仍在办理。"), format!("{unit} has replied and goes on with it."))
        }
        Stage::Suspended => lang.pick(
            format!("{unit}暂时中止办理，时限停走，恢复后继续。"),
            format!("Suspended by {unit}; the clock stands still and work goes on later."),
        ),
        Stage::Deferred => lang.pick(
            format!("受季节限制暂缓，{unit}到期后继续办理。"),
            format!("Put off until the season allows; {unit} will go on with it."),
        ),
        Stage::Merged => lang
            .say(
                "与另一件反映同一事项的诉求合并办理，办结后同样通知您。",
                "Handled together with another report of the same matter; you will be told as well.",
            )
            .into(),
        Stage::Archived if case.resolved_at.is_none() => lang.say("已归档。", "Archived.").into(),
        Stage::Archived => lang.say("已办结并归档。", "Resolved and archived.").into(),
        Stage::Resolved if case.set_aside => lang
            .say(
                "经复核，这件诉求被认定为不合理诉求，理由见下方；您可以提出异议。",
                "After a second reading the demand was set aside; see below why. You may object.",
            )
            .into(),
        Stage::Resolved | Stage::Verified | Stage::CalledBack => lang
            .say("已办结。问题解决了吗？请评价；没有解决可以申请重办。", "Resolved. Is it? Rate it, or open it again.")
            .into(),
        Stage::Rated => lang.say("已办结，感谢您的评价。", "Resolved. Thank you for rating it.").into(),
        Stage::Declined => {
            lang.say("没有受理，原因和去处见下方说明。", "Not accepted; see below why, and who can help.").into()
        }
        Stage::Withdrawn => lang.say("您已撤回这件诉求。", "You have withdrawn this.").into(),
    }
}
