//! Hand over (移交): to 110, 119, 120 or another emergency service. The case goes on beside it.

use super::entry;
use crate::{Entry, Event, Scene};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{EmergencyId, Refusal, Rule};

/// Which service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOver {
    pub to: EmergencyId,
}

pub(super) fn decide(hand: &HandOver, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    if !scene.directory.guidance().emergencies.contains(&hand.to) {
        return Err(Refusal::new(Rule::UnknownEmergency, hand.to.as_str()));
    }
    Ok(vec![entry(scene, Event::HandedOver { to: hand.to.clone() }, Vec::new())])
}
