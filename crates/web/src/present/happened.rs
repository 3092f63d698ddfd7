//! One event in words. The citizen sees units and what was said to them; the desk sees all of it.

use super::fields;
use super::timeline::Eye;
use crate::lang::Lang;
use yinuo_casework::{Directory, Event, Point, Request};
use yinuo_kernel::UnitId;

/// What units and the centre say to each other is not the citizen's business; what was said to
/// the citizen is.
pub fn is_open_to_citizens(event: &Event) -> bool {
    match event {
        Event::Returned { .. }
        | Event::Refused { .. }
        | Event::Reassigned { .. }
        | Event::Relieved { .. }
        | Event::Contributed { .. }
        | Event::Planned { .. }
        | Event::Met { .. }
        | Event::Chased { .. }
        | Event::Verified { .. }
        | Event::CalledBack { .. } => false,
        // Why a demand was set aside is told to the person; what else was asked is not.
        Event::Asked { request, .. } | Event::Granted { request, .. } => *request == Request::SetAside,
        _ => true,
    }
}

/// The line and its class (``, `quiet` or `bad`); `None` where this eye sees nothing.
pub fn title(
    directory: &Directory,
    event: &Event,
    unit: Option<&UnitId>,
    eye: Eye,
    lang: Lang,
) -> Option<(String, &'static str)> {
    let name = |id: &UnitId| fields::unit_name(directory, Some(id), lang);
    let unit = || fields::unit_name(directory, unit, lang);
    let say = |zh: &str, en: &str| lang.say(zh, en).to_owned();
    let desk = eye == Eye::Desk;
    Some(match event {
        Event::Submitted(_) => (say("提交", "Submitted"), ""),
        Event::Accepted { .. } => (say("已受理", "Accepted"), ""),
        Event::Declined { .. } => (say("不予受理", "Declined"), "bad"),
        Event::Dispatched { unit, by_directory, designated } => {
            let (name, chosen) = (name(unit), desk && !by_directory);
            let how = match (desk && *designated, chosen) {
                (true, _) => ("（指定承办）", " (designated)"),
                (false, true) => ("（人工指定）", " (chosen by hand)"),
                _ => ("", ""),
            };
            (lang.pick(format!("派给{name}{}", how.0), format!("Sent to {name}{}", how.1)), "")
        }
        Event::Reassigned { unit, .. } => {
            (lang.pick(format!("改派给{}", name(unit)), format!("Sent to {} instead", name(unit))), "")
        }
        Event::Signed => (lang.pick(format!("{}签收，开始办理", unit()), format!("{} has it", unit())), ""),
        Event::Returned { .. } if !desk => (say("正在重新确定承办单位", "Finding the right unit"), "quiet"),
        Event::Returned { .. } => (lang.pick(format!("{}退单", unit()), format!("Returned by {}", unit())), "bad"),
        Event::Asked { request, .. } if desk => (
            lang.pick(format!("{}申请{}", unit(), request.zh()), format!("{} asks: {}", unit(), request.en())),
            "quiet",
        ),
        Event::Granted { request, silence, .. } => return granted(*request, *silence, eye, lang),
        Event::Refused { request, .. } if desk => {
            (lang.pick(format!("不同意{}", request.zh()), format!("Refused: {}", request.en())), "bad")
        }
        Event::Assisted { units } => {
            let all = units.iter().map(name).collect::<Vec<_>>().join(lang.say("、", ", "));
            (lang.pick(format!("{all}协办"), format!("{all} to help")), "")
        }
        Event::Relieved { units, .. } => {
            let all = units.iter().map(name).collect::<Vec<_>>().join(lang.say("、", ", "));
            (lang.pick(format!("{all}不再协办"), format!("{all} need not help any more")), "quiet")
        }
        Event::Contributed { unit, .. } => {
            (lang.pick(format!("{}提交协办意见", name(unit)), format!("{} gave its part", name(unit))), "quiet")
        }
        Event::Resumed { .. } => (say("恢复办理", "Work goes on"), ""),
        Event::Replied { .. } => (lang.pick(format!("{}答复", unit()), format!("Reply from {}", unit())), ""),
        Event::Resolved { .. } => (lang.pick(format!("{}办结", unit()), format!("Resolved by {}", unit())), ""),
        Event::Followed { unit, .. } => {
            let name = fields::unit_name(directory, unit.as_ref(), lang);
            (
                lang.pick(
                    format!("{name}办结（同一事项合并办理）"),
                    format!("Resolved by {name}, together with the same matter"),
                ),
                "",
            )
        }
        Event::Planned { .. } => (say("设定节点", "Milestones set"), "quiet"),
        Event::Met { milestone, .. } => {
            (lang.pick(format!("完成第{milestone}个节点"), format!("Milestone {milestone} met")), "")
        }
        Event::Chased { grade, .. } if desk => {
            let (zh, en) = match grade {
                1 => ("催办", "Reminder"),
                2 => ("督办", "Chase"),
                _ => ("挂牌督办", "On the leaders' list"),
            };
            (say(zh, en), "bad")
        }
        Event::Objected { .. } => (say("对认定提出异议，恢复办理", "Objection: worked again"), "bad"),
        Event::Verified { .. } => (say("已核查", "Verified"), ""),
        Event::CalledBack { satisfied, .. } => match satisfied {
            Some(true) => (say("回访：满意", "Called back: satisfied"), ""),
            Some(false) => (say("回访：不满意", "Called back: dissatisfied"), "bad"),
            None => (say("回访：无人接听", "Called back: nobody answered"), "quiet"),
        },
        Event::Rated { score, .. } => {
            (lang.pick(format!("评价：{score} 分"), format!("Rated {score} of 5")), if *score < 3 { "bad" } else { "" })
        }
        Event::Reopened { .. } => {
            (lang.pick(format!("申请重办，退回{}", unit()), format!("Opened again, back with {}", unit())), "bad")
        }
        Event::Withdrawn { .. } => (say("撤回", "Withdrawn"), "quiet"),
        Event::Merged { into } if desk => {
            (lang.pick(format!("并入办件 {into}"), format!("Merged into {into}")), "quiet")
        }
        Event::Merged { .. } => (say("与同一事项合并办理", "Handled together with the same matter"), "quiet"),
        Event::Absorbed { from } if desk => {
            (lang.pick(format!("并入了办件 {from}"), format!("{from} was merged into this")), "quiet")
        }
        Event::Revived => (say("恢复单独办理", "Handled by itself again"), "quiet"),
        Event::Split { parts } => {
            (lang.pick(format!("拆出{}件子办件", parts.len()), format!("{} parts split off", parts.len())), "quiet")
        }
        Event::Adopted { child } if desk => (lang.pick(format!("子办件 {child}"), format!("Part {child}")), "quiet"),
        Event::ChildClosed { child, stage } if desk => {
            let state = lang.say(stage.zh(), stage.en());
            (lang.pick(format!("子办件 {child} {state}"), format!("Part {child}: {state}")), "quiet")
        }
        Event::ChildReopened { child } if desk => {
            (lang.pick(format!("子办件 {child} 重办"), format!("Part {child} is open again")), "bad")
        }
        Event::Amended { category, kind, cell } => {
            let kind = kind.as_ref().map(|kind| fields::kind_name(directory, kind, lang));
            let category = category.as_ref().map(|category| fields::category_name(directory, category, lang));
            let cell = cell.as_ref().map(|cell| fields::cell_name(directory, Some(cell), lang));
            let all: Vec<String> = [kind, category, cell].into_iter().flatten().collect();
            let all = all.join(lang.say("，", ", "));
            (lang.pick(format!("更正为：{all}"), format!("Put right: {all}")), "quiet")
        }
        Event::HandedOver { to } => (lang.pick(format!("移交 {to}"), format!("Handed to {to}")), "bad"),
        Event::Recurred { period, .. } => {
            (lang.pick(format!("{period} 起的一期任务"), format!("The period from {period}")), "quiet")
        }
        Event::Elapsed { clock, point, to, .. } if desk => {
            let (zh, en) = (clock.zh(), clock.en());
            match point {
                Point::Warn => (lang.pick(format!("{zh}：临期提醒"), format!("{en}: soon late")), "quiet"),
                Point::Due => (lang.pick(format!("{zh}：已到期"), format!("{en}: due date passed")), "bad"),
                Point::Grade(n) => {
                    let who = to.as_ref().map(name).unwrap_or_default();
                    (
                        lang.pick(
                            format!("{zh}：超期第{n}级，告知{who}"),
                            format!("{en}: late, grade {n}, {who} is told"),
                        ),
                        "bad",
                    )
                }
            }
        }
        Event::Reckoned { .. } => {
            (say("放假安排公布，重新计算期限", "Reckoned anew after the holiday notice"), "quiet")
        }
        Event::Disclosed if desk => (say("查阅来件人信息", "Person's data opened"), "quiet"),
        Event::Archived => (say("归档", "Archived"), "quiet"),
        Event::Forgotten => (say("个人信息已删除", "Personal data erased"), "quiet"),
        Event::Asked { .. }
        | Event::Refused { .. }
        | Event::Chased { .. }
        | Event::Absorbed { .. }
        | Event::Adopted { .. }
        | Event::ChildClosed { .. }
        | Event::ChildReopened { .. }
        | Event::Elapsed { .. }
        | Event::Disclosed => return None,
    })
}

fn granted(request: Request, silence: bool, eye: Eye, lang: Lang) -> Option<(String, &'static str)> {
    let citizen = match request {
        Request::Return => ("正在重新确定承办单位", "Finding the right unit"),
        Request::Extend { .. } => ("办理期限延长", "More time was given"),
        Request::Suspend { .. } => ("暂时中止办理", "Work is suspended for a while"),
        Request::Defer { .. } => ("受季节限制，暂缓办理", "Put off until the season allows"),
        Request::SetAside => ("认定为不合理诉求，您可以提出异议", "The demand was set aside; you may object"),
    };
    let text = match (eye, silence) {
        (Eye::Citizen, _) => lang.say(citizen.0, citizen.1).to_owned(),
        (Eye::Desk, true) => lang
            .pick(format!("逾期未审核，视为同意{}", request.zh()), format!("Nobody decided: {} agreed", request.en())),
        (Eye::Desk, false) => lang.pick(format!("同意{}", request.zh()), format!("Granted: {}", request.en())),
    };
    Some((text, if request == Request::SetAside { "bad" } else { "" }))
}
