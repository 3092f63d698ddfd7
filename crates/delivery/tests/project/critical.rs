//! The ledger, and the critical path on random ledgers.

use super::{at, go, row};
use crate::world::{of, office1, office2, photo, unit, words};
use jiff::Span;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use yinuo_delivery::project::{Command, Critical, NodeMark, NodePlan, Stage};
use yinuo_kernel::{Actor, Role, Rule};

fn node(id: u32, start: Option<(i8, i8)>, due: (i8, i8), after: &[u32]) -> NodePlan {
    let day = |(month, day)| date(2026, month, day);
    NodePlan { id, start: start.map(day), due: day(due), after: after.to_vec() }
}

fn plan(nodes: Vec<NodePlan>) -> yinuo_delivery::Command {
    go(Command::Plan { nodes, words: words(30) })
}

#[test]
fn a_ledger_is_sound_or_says_which_node() {
    let table = [
        (vec![], "0 nodes"),
        (vec![node(0, None, (3, 1), &[])], "node 0"),
        (vec![node(1, None, (3, 1), &[]), node(1, None, (3, 2), &[])], "node 1"),
        (vec![node(1, None, (3, 1), &[2])], "node 1 after 2"),
        (vec![node(1, Some((3, 2)), (3, 1), &[])], "node 1: 2026-03-02 > 2026-03-01"),
        (vec![node(1, None, (3, 1), &[1])], "node 1: ring"),
        (vec![node(1, None, (3, 1), &[2]), node(2, None, (3, 1), &[1])], "node 1: ring"),
        (vec![node(1, None, (3, 1), &[]), node(2, Some((2, 1)), (4, 1), &[1])], "node 2: 2026-02-01 < 2026-03-01"),
        ((1..=201).map(|id| node(id, None, (3, 1), &[])).collect(), "201 nodes"),
    ];
    for (nodes, detail) in table {
        assert_eq!(at(Stage::Preparation).no(&office1(), plan(nodes), Rule::BadLedger), detail);
    }
}

#[test]
fn a_node_is_met_with_proof_and_read_by_another() {
    let mut world = at(Stage::Preparation);
    let two = vec![node(1, None, (3, 1), &[]), node(2, Some((3, 1)), (5, 1), &[1])];
    world.ok(&of("industry"), plan(two.clone()));
    world.no(&of("industry"), plan(two.clone()), Rule::PlanStands);
    let meet = |evidence| go(Command::Meet { node: 1, evidence });
    world.no(&of("industry"), meet(crate::world::said()), Rule::ProofMissing);
    // One post with two hats does not read itself.
    let post = office1().post.unwrap();
    world.ok(&Actor::staff(Role::Unit, unit("industry"), post), meet(photo()));
    world.no(&of("industry"), meet(photo()), Rule::UnknownMilestone);
    world.no(
        &office1(),
        plan(two[1..].iter().map(|node| NodePlan { after: vec![], ..node.clone() }).collect()),
        Rule::BadLedger,
    );
    let verify = |good, chars: Option<u32>| go(Command::Verify { node: 1, good, words: chars.map(words) });
    world.no(&office1(), verify(true, None), Rule::SecondReaderNeeded);
    world.no(&office2(), verify(false, None), Rule::WordsMissing);
    world.ok(&office2(), verify(true, None));
    assert!(row(&world).nodes[0].verified);
    world.ok(&office2(), verify(false, Some(5)));
    assert_eq!(row(&world).nodes[0].met, None, "what was found untrue is not met");
    world.holds();
}

fn mark(plan: &NodePlan) -> NodeMark {
    NodeMark { id: plan.id, start: plan.start, due: plan.due, after: plan.after.clone(), met: None, verified: false }
}

#[test]
fn a_late_node_pushes_what_waits_for_it() {
    // Foundations 1–31 March, hall from 1 April to 30 June, line from 1 May to 31 May, both before the test run.
    let plans = [
        node(1, Some((3, 1)), (3, 31), &[]),
        node(2, Some((4, 1)), (6, 30), &[1]),
        node(3, Some((5, 1)), (5, 31), &[1]),
        node(4, Some((7, 1)), (7, 20), &[2, 3]),
    ];
    let nodes: Vec<NodeMark> = plans.iter().map(mark).collect();
    let on_time = Critical::of(&nodes, date(2026, 3, 10)).unwrap();
    assert_eq!(on_time.finish, date(2026, 7, 20));
    // The foundations are 20 days late; the hall takes its 90 days from then, the run its 19.
    let late = Critical::of(&nodes, date(2026, 4, 20)).unwrap();
    assert_eq!(late.path, [1, 2, 4]);
    assert_eq!(late.finish, date(2026, 8, 7));
    assert_eq!(late.days, 109);
    let slack: Vec<(u32, i32)> = late.ahead.iter().map(|ahead| (ahead.id, ahead.slack_days)).collect();
    // The line may be finished by 19 July instead of 31 May.
    assert_eq!(slack, [(1, 0), (2, 0), (3, 49), (4, 0)]);
    let at = |day: Date| Some(yinuo_calendar::Calendar::china().instant(day.at(9, 0, 0, 0)));
    let met: Vec<NodeMark> = nodes.iter().map(|node| NodeMark { met: at(date(2026, 7, 3)), ..node.clone() }).collect();
    let done = Critical::of(&met, date(2026, 8, 1)).unwrap();
    assert_eq!((done.path.len(), done.finish), (0, date(2026, 7, 3)));
    assert_eq!(Critical::of(&[], date(2026, 8, 1)), None);
}

/// A sound ledger: each node waits for some of those before it, and begins when they are due or later.
fn ledgers() -> impl Strategy<Value = Vec<NodeMark>> {
    let one = (any::<u64>(), 0..20i64, 0..60i64, any::<bool>(), any::<bool>());
    prop::collection::vec(one, 1..24).prop_map(|seeds| {
        let mut nodes: Vec<NodeMark> = Vec::new();
        for (i, (mask, gap, days, open_start, is_met)) in seeds.into_iter().enumerate() {
            // About one in four of those before.
            let before = (0..i).filter(|j| (mask >> (2 * (j % 32))) & 3 == 0);
            let after: Vec<u32> = before.map(|j| nodes[j].id).collect();
            let waits = nodes.iter().filter(|node| after.contains(&node.id)).map(|node| node.due).max();
            let start = waits.unwrap_or(date(2026, 1, 1)).saturating_add(Span::new().days(gap));
            let due = start.saturating_add(Span::new().days(days));
            let day = yinuo_calendar::Calendar::china().instant(due.at(9, 0, 0, 0));
            nodes.push(NodeMark {
                // Ids in no order of work.
                id: 1000 - u32::try_from(i * 7 % 997).unwrap(),
                start: (!open_start).then_some(start),
                due,
                after,
                met: (is_met && i % 3 == 0).then_some(day),
                verified: false,
            });
        }
        nodes
    })
}

/// All chains of open nodes, by walking them; the days from today until the last of a chain is finished.
fn longest(nodes: &[NodeMark], critical: &Critical, today: Date) -> i32 {
    let ahead = |id: u32| critical.ahead.iter().find(|ahead| ahead.id == id).unwrap();
    let first = |id: u32| (nodes.iter().find(|node| node.id == id).unwrap().due.max(today) - today).get_days();
    let mut best: std::collections::BTreeMap<u32, i32> = Default::default();
    // Nodes are listed after what they wait for.
    for node in nodes.iter().filter(|node| node.met.is_none()) {
        let through = node.after.iter().filter_map(|id| best.get(id)).map(|days| days + ahead(node.id).days);
        let days = through.fold(first(node.id), i32::max);
        best.insert(node.id, days);
    }
    best.into_values().max().unwrap_or(0)
}

proptest! {
    #[test]
    fn the_critical_path_decides(nodes in ledgers(), day in 0..900i64) {
        let today = date(2026, 1, 1).saturating_add(Span::new().days(day));
        let critical = Critical::of(&nodes, today).unwrap();
        let open: Vec<&NodeMark> = nodes.iter().filter(|node| node.met.is_none()).collect();
        prop_assert_eq!(critical.ahead.len(), open.len());
        prop_assert_eq!(critical.path.is_empty(), open.is_empty());
        prop_assert!(critical.ahead.iter().all(|ahead| ahead.slack_days >= 0 && ahead.finish >= today));
        if open.is_empty() { return Ok(()); }
        // As long as the longest chain, so not shorter than any.
        prop_assert_eq!(critical.days, longest(&nodes, &critical, today));
        let of = |id: u32| critical.ahead.iter().find(|ahead| ahead.id == id).unwrap();
        prop_assert!(critical.path.iter().all(|id| of(*id).slack_days == 0));
        for pair in critical.path.windows(2) {
            prop_assert!(nodes.iter().any(|node| node.id == pair[1] && node.after.contains(&pair[0])));
        }
        prop_assert_eq!(of(*critical.path.last().unwrap()).finish, critical.finish);
    }

    #[test]
    fn slack_is_exactly_what_a_node_may_slip(nodes in ledgers(), day in 0..900i64, pick in any::<prop::sample::Index>()) {
        let today = date(2026, 1, 1).saturating_add(Span::new().days(day));
        let critical = Critical::of(&nodes, today).unwrap();
        prop_assume!(!critical.ahead.is_empty());
        let ahead = critical.ahead[pick.index(critical.ahead.len())];
        // The node is given another last day, so many days after it would be finished; nothing that
        // waits for it takes its days from it then.
        let slip = |days: i32| {
            let moved = nodes.iter().map(|node| {
                let started = node.start.or_else(|| Some(node.due - Span::new().days(days_of(&critical, node))));
                let due = if node.id == ahead.id { ahead.finish + Span::new().days(days) } else { node.due };
                NodeMark { start: if node.id == ahead.id { Some(due - Span::new().days(ahead.days)) } else { started }, due, ..node.clone() }
            });
            Critical::of(&moved.collect::<Vec<_>>(), today).unwrap().finish
        };
        prop_assert_eq!(slip(ahead.slack_days), critical.finish);
        prop_assert!(slip(ahead.slack_days + 1) > critical.finish);
    }
}

fn days_of(critical: &Critical, node: &NodeMark) -> i32 {
    critical.ahead.iter().find(|ahead| ahead.id == node.id).map_or(0, |ahead| ahead.days)
}
