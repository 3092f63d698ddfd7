//! Returns (报送): what the unit says of a period. Each period is asked for once.

use crate::{Evidence, Period};
use serde::{Deserialize, Serialize};
use yinuo_kernel::Timestamp;

/// What a unit returns for a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Return {
    pub period: Period,
    /// The figure so far, in the goal's unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// What the system knew by itself and offered; differs from `value` where the unit corrected it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<f64>,
    #[serde(default)]
    pub evidence: Evidence,
}

impl Return {
    /// Another figure than the system knew: decimal figures, so to within their dust.
    pub fn is_corrected(&self) -> bool {
        self.known.zip(self.value).is_some_and(|(known, value)| (known - value).abs() > known.abs().max(1.0) * 1e-9)
    }
}

/// A return as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Returned {
    pub at: Timestamp,
    pub what: Return,
    /// What the office found; `None`: not looked at yet.
    pub good: Option<bool>,
}
