//! Sign (签收): the unit says it has the case and works on it.

use super::entry;
use crate::{Case, Entry, Event, Request, Scene};
use yinuo_kernel::{Refusal, Rule};

pub(super) fn decide(case: &Case, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    // Who has said "not ours" and waits for the decision cannot say "ours" at the same time.
    match &case.asked {
        Some(asked) if asked.request == Request::Return => Err(Refusal::new(Rule::RequestOpen, "return")),
        _ => Ok(vec![entry(scene, Event::Signed, Vec::new())]),
    }
}
