//! Shares: a city's figure broken down to counties. They always sum.

use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Rule, UnitId};

/// One county's part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Share {
    pub unit: UnitId,
    pub value: f64,
}

/// Whether shares sum to the whole. Figures are decimal: within a millionth of the whole.
pub fn sums(shares: &[Share], whole: f64) -> bool {
    let sum: f64 = shares.iter().map(|share| share.value).sum();
    (sum - whole).abs() <= whole.abs().max(1.0) * 1e-6
}

/// # Errors
/// [`Rule::SharesDiffer`] tells both sums; [`Rule::BadField`] where a share is no share.
pub(super) fn check(shares: &[Share], whole: f64) -> Result<(), Refusal> {
    for (i, share) in shares.iter().enumerate() {
        let twice = shares.iter().take(i).any(|other| other.unit == share.unit);
        if !share.value.is_finite() || share.value < 0.0 || twice {
            return Err(Refusal::new(Rule::BadField, format!("share {}", share.unit)));
        }
    }
    if shares.is_empty() || sums(shares, whole) {
        return Ok(());
    }
    let sum: f64 = shares.iter().map(|share| share.value).sum();
    Err(Refusal::new(Rule::SharesDiffer, format!("{} ≠ {}", short(sum), short(whole))))
}

/// Without the dust of binary fractions.
fn short(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
