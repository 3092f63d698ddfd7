//! Which stage a clause states.

use super::clause::Clause;
use super::look::Look;
use crate::{Part, Stage};

/// The stage, if the clause states one.
///
/// What stands behind the name says more than what stands before it (推动A开工), and what names a stage more
/// than what only pushes (加快建设). Works go on, a programme is carried out ([`Stage::Other`]).
pub fn of(clause: &Clause, look: Look, part: Part) -> Option<Stage> {
    let (before, behind) = (clause.before, clause.behind);
    // 完成《…规划》修编, 启动…规划编制: how far it is stands before it
    if behind.at == Some(Stage::Other) && matches!(before.at, Some(Stage::Completed | Stage::Started)) {
        return before.at;
    }
    if let Some(stage) = behind.at {
        return Some(stage);
    }
    if let Some(stage) = before.at {
        return Some(stage);
    }
    let made = before.makes || behind.makes;
    if made && part == Part::Review && !before.push {
        return Some(Stage::Completed);
    }
    if behind.goes == Some(Stage::Completed) {
        return behind.goes;
    }
    if before.goes == Some(Stage::Planned) {
        return before.goes;
    }
    let going = made || before.goes.is_some() || behind.goes.is_some() || before.push;
    going.then_some(if look == Look::Programme { Stage::Other } else { Stage::Building })
}
