//! Chase (督办): the centre or the supervision office presses, in three grades. It starts a clock
//! of its own for the unit's answer and touches no other.

use super::entry;
use crate::{Case, ClockKind, Entry, Event, Scene, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Role, Rule};

/// A chase with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chase {
    /// 1 a reminder (催办), 2 a chase (督办), 3 on the leaders' list (挂牌督办).
    pub grade: u8,
    pub words: Words,
}

pub(super) fn decide(case: &Case, chase: &Chase, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    scene.fitting(chase.words.chars, scene.rules.form.reply_max)?;
    if !(1..=3).contains(&chase.grade) {
        return Err(Refusal::new(Rule::BadField, format!("grade {}", chase.grade)));
    }
    // The centre reminds; to chase is the supervision office's.
    if chase.grade > 1 && scene.by.role != Role::Supervisor {
        return Err(Refusal::new(Rule::RoleForbids, format!("{} × chase {}", scene.by.role.as_str(), chase.grade)));
    }
    let clock = match case.live(ClockKind::Chase) {
        Some(_) => None,
        None => scene.start(ClockKind::Chase, &case.kind, &case.category),
    };
    let chased = Event::Chased { grade: chase.grade, words: chase.words.clone() };
    Ok(vec![entry(scene, chased, clock.into_iter().collect())])
}
