//! Nodes (节点): what stands at which date.

use crate::node::{NODES_MAX, Planned};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Rule};

/// A node as it is planned. Its name is the line of the plan's words with its place in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NodePlan {
    /// From 1; an adjusted plan keeps the ids of the nodes it keeps.
    pub id: u32,
    /// The last day.
    pub due: Date,
    /// What the figure should have reached by then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
}

impl Planned for NodePlan {
    fn id(&self) -> u32 {
        self.id
    }
}

/// A node as it stands.
pub type Node = crate::node::Node<NodePlan>;

/// A plan that can be worked by: ids once each, dates given in order of the list.
///
/// # Errors
/// [`Rule::BadPlan`] says which node.
pub(crate) fn check(nodes: &[NodePlan], due: Option<Date>) -> Result<(), Refusal> {
    if nodes.is_empty() || nodes.len() > NODES_MAX {
        return Err(Refusal::new(Rule::BadPlan, format!("{} nodes", nodes.len())));
    }
    for (i, node) in nodes.iter().enumerate() {
        let twice = nodes.iter().take(i).any(|other| other.id == node.id);
        let early = i.checked_sub(1).and_then(|before| nodes.get(before)).is_some_and(|before| before.due > node.due);
        let late = due.is_some_and(|due| node.due > due);
        if node.id == 0 || twice || early || late || node.value.is_some_and(|value| !value.is_finite()) {
            return Err(Refusal::new(Rule::BadPlan, format!("node {}", i + 1)));
        }
    }
    Ok(())
}
