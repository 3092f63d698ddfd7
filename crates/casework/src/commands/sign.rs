//! Sign (签收): the unit says it has the case and works on it.

use super::{entry, return_case};
use crate::{Case, Entry, Event, Scene};
use yinuo_kernel::Refusal;

pub(super) fn decide(case: &Case, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    return_case::not_asked(case)?;
    Ok(vec![entry(scene, Event::Signed, Vec::new())])
}
