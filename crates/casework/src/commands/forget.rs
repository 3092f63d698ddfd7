//! Forget (删除个人信息): the words, photos, name and phone of a case are erased, because the person
//! asks for it or the retention period is over. The event stays and the chain with it; the store
//! deletes the rows in the same transaction.
//!
//! Source: 个人信息保护法 (Personal Information Protection Law) § 19 (no longer than needed), § 47
//! (erasure at the end of the period or at the person's request).

use super::entry;
use crate::{Case, Entry, Event, Scene};
use yinuo_kernel::{Refusal, Role, Rule};

pub(super) fn decide(case: &Case, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    if !matches!(scene.by.role, Role::Admin | Role::System) {
        return Err(Refusal::new(Rule::RoleForbids, format!("{} × forget", scene.by.role.as_str())));
    }
    if case.stage.is_open() {
        return Err(Refusal::new(Rule::StageForbids, format!("{} × forget", case.stage.as_str())));
    }
    Ok(forgotten(case, scene))
}

/// The event; nothing where it has happened already.
pub(super) fn forgotten(case: &Case, scene: &Scene<'_>) -> Vec<Entry> {
    if case.forgotten { Vec::new() } else { vec![entry(scene, Event::Forgotten, Vec::new())] }
}
