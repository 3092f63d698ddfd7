//! The ledger of nodes (节点台账): what follows what, and by which day.

use crate::node::{NODES_MAX, Planned};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use yinuo_kernel::{Refusal, Rule};

/// A node as it is planned. Its name is the line of the ledger's words with its place in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodePlan {
    /// From 1; a changed ledger keeps the ids of the nodes it keeps.
    pub id: u32,
    /// `None`: it follows its predecessors at once, or is a mere date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// The last day.
    pub due: Date,
    /// The nodes that must be finished before it begins.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<u32>,
}

impl Planned for NodePlan {
    fn id(&self) -> u32 {
        self.id
    }
}

/// A node as it stands.
pub type Node = crate::node::Node<NodePlan>;

/// A ledger that can be worked by: ids once each, every predecessor in it, no ring, and no node that
/// is to begin before what it waits for is due (such a plan would be late from its first day).
///
/// # Errors
/// [`Rule::BadLedger`] names the node.
pub(super) fn check(nodes: &[NodePlan]) -> Result<(), Refusal> {
    if nodes.is_empty() || nodes.len() > NODES_MAX {
        return Err(bad(format!("{} nodes", nodes.len())));
    }
    let mut by_id: BTreeMap<u32, &NodePlan> = BTreeMap::new();
    for node in nodes {
        if node.id == 0 || by_id.insert(node.id, node).is_some() {
            return Err(bad(format!("node {}", node.id)));
        }
    }
    for node in nodes {
        let begins = node.start.unwrap_or(node.due);
        if begins > node.due {
            return Err(bad(format!("node {}: {begins} > {}", node.id, node.due)));
        }
        for id in &node.after {
            let Some(before) = by_id.get(id) else { return Err(bad(format!("node {} after {id}", node.id))) };
            if before.due > begins {
                return Err(bad(format!("node {}: {begins} < {}", node.id, before.due)));
            }
        }
    }
    let order = order(nodes.iter().map(|node| (node.id, node.after.as_slice())));
    match nodes.iter().find(|node| !order.contains(&node.id)) {
        Some(ring) => Err(bad(format!("node {}: ring", ring.id))),
        None => Ok(()),
    }
}

fn bad(detail: String) -> Refusal {
    Refusal::new(Rule::BadLedger, detail)
}

/// The ids so that each comes after what it waits for; those in a ring, and those behind one, are left
/// out. Predecessors that are not among the ids are not waited for.
pub(super) fn order<'a>(nodes: impl Iterator<Item = (u32, &'a [u32])>) -> Vec<u32> {
    let mut waits: BTreeMap<u32, &[u32]> = nodes.collect();
    let known: BTreeSet<u32> = waits.keys().copied().collect();
    let mut order: Vec<u32> = Vec::with_capacity(waits.len());
    let mut done: BTreeSet<u32> = BTreeSet::new();
    loop {
        let free = |after: &[u32]| after.iter().all(|id| done.contains(id) || !known.contains(id));
        let ready: Vec<u32> = waits.iter().filter(|(_, after)| free(after)).map(|(id, _)| *id).collect();
        if ready.is_empty() {
            return order;
        }
        for id in ready {
            waits.remove(&id);
            done.insert(id);
            order.push(id);
        }
    }
}
