//! The light of a project, by the rules of fairness of [`crate::light`].
//!
//! Dates: nodes, the planned start, the planned completion. Money: the pace at the end of the last
//! returned month, while it is being built. Beside them what keeps a project from moving whoever is at
//! fault: an obstacle that stays, a return that is missing, nobody named.

use super::permit::TO_START;
use super::{InvestPace, ProjectRow, Stage, owed};
use crate::Rules;
use crate::light::{Colour, Light, Why, dated};
use crate::scene::{day, days};
use jiff::civil::Date;
use yinuo_calendar::Calendar;

/// The light of a project on a day; `year` is whose investment plan counts.
pub fn of_project(project: &ProjectRow, year: i16, today: Date, rules: &Rules, calendar: &Calendar) -> Light {
    let one = |colour, why| Light { colour, whys: vec![(colour, why)] };
    match project.stage {
        Stage::Dropped => return one(Colour::Off, Why::Dropped),
        Stage::Production => return one(Colour::Off, Why::Done),
        Stage::Lead
        | Stage::Talks
        | Stage::Signed
        | Stage::Approval
        | Stage::Preparation
        | Stage::Started
        | Stage::Building
        | Stage::Completed => {}
    }
    let mut whys = nodes(project, today, rules);
    whys.extend(promise(project, today, rules));
    whys.extend(permit(project));
    whys.extend(invested(project, year, rules));
    whys.extend(obstacles(project, today, rules));
    for owed in owed::owed(project, today, rules, calendar).into_iter().filter(|owed| owed.due < today) {
        let days = days(owed.due, today);
        whys.push((Colour::Soon, Why::ReturnLate { period: owed.period, due: owed.due, days }));
    }
    whys.extend(unnamed(project));
    whys.sort_by_key(|(colour, _)| std::cmp::Reverse(*colour));
    match whys.first() {
        Some((colour, _)) => Light { colour: *colour, whys },
        None => one(Colour::Good, Why::Quiet),
    }
}

type Whys = Vec<(Colour, Why)>;

fn nodes(project: &ProjectRow, today: Date, rules: &Rules) -> Whys {
    // A register is lit as a whole for each list: the room is taken once.
    let mut whys = Vec::with_capacity(project.nodes.len() + 4);
    let open = project.nodes.iter().filter(|node| node.met.is_none());
    whys.extend(open.filter_map(|node| {
        let (node, due) = (node.id, node.due);
        dated(due, today, rules).map(|(colour, days)| match colour {
            Colour::Late => (colour, Why::NodeLate { node, due, days }),
            _ => (colour, Why::NodeSoon { node, due, days }),
        })
    }));
    whys
}

fn promise(project: &ProjectRow, today: Date, rules: &Rules) -> Whys {
    let start = project.promise.start.filter(|_| !project.stage.is_begun());
    let start = start.and_then(|due| {
        dated(due, today, rules).map(|(colour, days)| match colour {
            Colour::Late => (colour, Why::StartLate { due, days }),
            _ => (colour, Why::StartSoon { due, days }),
        })
    });
    let complete = project.promise.complete.filter(|_| project.stage.is_ahead());
    let complete = complete.and_then(|due| {
        dated(due, today, rules).map(|(colour, days)| match colour {
            Colour::Late => (colour, Why::CompletionLate { due, days }),
            _ => (colour, Why::CompletionSoon { due, days }),
        })
    });
    start.into_iter().chain(complete).collect()
}

/// Under construction, and its permit was withdrawn.
fn permit(project: &ProjectRow) -> Option<(Colour, Why)> {
    let building = matches!(project.stage, Stage::Started | Stage::Building);
    (building && !project.permit(TO_START).is_settled()).then_some((Colour::Late, Why::PermitGone { permit: TO_START }))
}

/// While it is being built: before, there is nothing to invest in; after, no month is returned.
fn invested(project: &ProjectRow, year: i16, rules: &Rules) -> Option<(Colour, Why)> {
    let pace = matches!(project.stage, Stage::Started | Stage::Building).then(|| InvestPace::of(project, year))??;
    Some(match pace.share {
        share if share < rules.behind_late => (Colour::Late, Why::InvestBehind(pace)),
        share if share < rules.behind_soon => (Colour::Soon, Why::InvestBehind(pace)),
        _ => (Colour::Good, Why::InvestOnPace(pace)),
    })
}

/// An obstacle is yellow, not red: who must clear it answers for it in its own case.
fn obstacles(project: &ProjectRow, today: Date, rules: &Rules) -> Whys {
    let aged = project.obstacles.iter().map(|open| (open.case, days(day(open.opened_at), today)));
    aged.filter(|(_, days)| *days > i32::from(rules.obstacle_days))
        .map(|(case, days)| (Colour::Soon, Why::ObstacleOld { case, days }))
        .collect()
}

/// From the signing on somebody is named; before, it is still to be won, and once completed there is
/// nothing left to attend to.
fn unnamed(project: &ProjectRow) -> Whys {
    if project.stage.is_discreet() || !project.stage.is_ahead() {
        return Vec::new();
    }
    let leader = project.charge.leader.is_none().then_some((Colour::Soon, Why::NoLeader));
    let steward = project.charge.steward.is_none().then_some((Colour::Soon, Why::NoSteward));
    leader.into_iter().chain(steward).collect()
}
