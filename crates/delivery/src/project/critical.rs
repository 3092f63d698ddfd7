//! The critical path (关键路径): which nodes decide when a project is finished, and how much the others
//! may slip.
//!
//! Looked at from a day. What is met is done. What is not met is finished after its planned days,
//! counted from its planned start or from when the last of its predecessors is finished, whichever is
//! later, and not before today. So one late node pushes all that wait for it, and a node is not hurried
//! before its planned start because another was early.
//!
//! Days are calendar days between two dates: a node from the 1st to the 11th takes ten, and the next
//! may begin on the 11th.

use super::ledger;
use super::row::NodeMark;

use jiff::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A node that is not met, as it will go from today on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ahead {
    pub id: u32,
    /// The planned days.
    pub days: i32,
    /// When it will be finished if nothing is made good.
    pub finish: Date,
    /// How many days it may slip before the whole is later. Never negative.
    pub slack_days: i32,
}

/// The critical path of a ledger on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Critical {
    /// The nodes that decide, first to last; none of them has slack. Empty: everything is met.
    pub path: Vec<u32>,
    /// From today to the projected completion; 0 when everything is met.
    pub days: i32,
    /// The projected completion; when everything is met the day of the last node.
    pub finish: Date,
    /// All that is not met, in the order of work.
    pub ahead: Vec<Ahead>,
}

impl Critical {
    /// `None`: there are no nodes.
    pub fn of(nodes: &[NodeMark], today: Date) -> Option<Critical> {
        let last_met = nodes.iter().filter_map(|node| node.met).map(crate::scene::day).max();
        let open: BTreeMap<u32, &NodeMark> =
            nodes.iter().filter(|node| node.met.is_none()).map(|node| (node.id, node)).collect();
        let order = ledger::order(open.values().map(|node| (node.id, node.after.as_slice())));
        let days: BTreeMap<u32, i32> = open.values().map(|node| (node.id, planned(node, nodes))).collect();
        let finish = forward(&order, &open, &days, today);
        let Some(last) = finish.values().max().copied() else {
            return last_met.map(|finish| Critical { path: Vec::new(), days: 0, finish, ahead: Vec::new() });
        };
        let slack = backward(&order, &open, &days, &finish, last);
        let of = |map: &BTreeMap<u32, i32>, id: &u32| map.get(id).copied().unwrap_or_default();
        let ahead = order.iter().filter_map(|id| {
            let slack_days = of(&slack, id);
            Some(Ahead { id: *id, days: of(&days, id), finish: *finish.get(id)?, slack_days })
        });
        Some(Critical {
            path: walk(&open, &days, &finish, last),
            days: crate::scene::days(today, last),
            finish: last,
            ahead: ahead.collect(),
        })
    }
}

/// The planned days of a node. Without a start it follows its predecessors at once; without those it
/// is a mere date.
fn planned(node: &NodeMark, nodes: &[NodeMark]) -> i32 {
    let after = nodes.iter().filter(|before| node.after.contains(&before.id)).map(|before| before.due).max();
    let begins = node.start.or(after).unwrap_or(node.due);
    crate::scene::days(begins, node.due).max(0)
}

/// When each will be finished.
fn forward(
    order: &[u32],
    open: &BTreeMap<u32, &NodeMark>,
    days: &BTreeMap<u32, i32>,
    today: Date,
) -> BTreeMap<u32, Date> {
    let mut finish: BTreeMap<u32, Date> = BTreeMap::new();
    for id in order {
        let (Some(node), Some(days)) = (open.get(id), days.get(id)) else { continue };
        let waits = node.after.iter().filter_map(|before| finish.get(before)).max().copied();
        let pushed = waits.map(|day| day.saturating_add(Span::new().days(*days)));
        let day = pushed.into_iter().fold(node.due.max(today), Date::max);
        finish.insert(*id, day);
    }
    finish
}

/// How much each may slip: the latest day at which all that wait for it are still in time.
fn backward(
    order: &[u32],
    open: &BTreeMap<u32, &NodeMark>,
    days: &BTreeMap<u32, i32>,
    finish: &BTreeMap<u32, Date>,
    last: Date,
) -> BTreeMap<u32, i32> {
    let mut latest: BTreeMap<u32, Date> = order.iter().map(|id| (*id, last)).collect();
    for id in order.iter().rev() {
        let (Some(node), Some(days), Some(own)) = (open.get(id), days.get(id), latest.get(id).copied()) else {
            continue;
        };
        let begin = own.saturating_sub(Span::new().days(*days));
        for before in &node.after {
            if let Some(day) = latest.get_mut(before) {
                *day = begin.min(*day);
            }
        }
    }
    finish.iter().filter_map(|(id, day)| Some((*id, crate::scene::days(*day, *latest.get(id)?)))).collect()
}

/// Back from a node that is finished last, to the predecessor that makes it so late, and on until a
/// node that waits for nothing but its own date.
fn walk(
    open: &BTreeMap<u32, &NodeMark>,
    days: &BTreeMap<u32, i32>,
    finish: &BTreeMap<u32, Date>,
    last: Date,
) -> Vec<u32> {
    let end = finish.iter().find(|(_, day)| **day == last).map(|(id, _)| *id);
    let drives = |id: &u32| {
        let (node, days, own) = (open.get(id)?, days.get(id)?, finish.get(id)?);
        let begin = own.saturating_sub(Span::new().days(*days));
        node.after.iter().filter(|before| finish.get(before) == Some(&begin)).min().copied()
    };
    // A path visits each node once; a ring cannot be among the finished.
    let mut path: Vec<u32> = std::iter::successors(end, drives).take(finish.len()).collect();
    path.reverse();
    path
}
