//! How much was promised.

use serde::{Deserialize, Serialize};
use yinuo_report::Cmp;

/// How a figure comes about over the year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Adds up from nothing: 200 km of pipes, 1,000 flats.
    #[default]
    Total,
    /// Stands somewhere: a share, a count at the year's end, a concentration.
    Level,
    /// A change against the year before, in percent.
    Growth,
}

impl Basis {
    pub const ALL: [Basis; 3] = [Basis::Total, Basis::Level, Basis::Growth];

    pub fn as_str(self) -> &'static str {
        match self {
            Basis::Total => "total",
            Basis::Level => "level",
            Basis::Growth => "growth",
        }
    }

    pub fn parse(text: &str) -> Option<Basis> {
        Basis::ALL.into_iter().find(|basis| basis.as_str() == text)
    }

    pub fn zh(self) -> &'static str {
        match self {
            Basis::Total => "累计完成",
            Basis::Level => "达到水平",
            Basis::Growth => "同比增长",
        }
    }

    pub fn en(self) -> &'static str {
        match self {
            Basis::Total => "adds up",
            Basis::Level => "level",
            Basis::Growth => "growth",
        }
    }
}

/// A promised quantity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// In `unit`; for growth in percent.
    pub value: f64,
    /// As the source writes it: 亿元, 公里, %.
    pub unit: String,
    #[serde(default)]
    pub cmp: Cmp,
    #[serde(default)]
    pub basis: Basis,
}

impl Goal {
    /// Lower is better: 控制在…以内.
    pub fn is_ceiling(&self) -> bool {
        matches!(self.cmp, Cmp::Le | Cmp::Lt)
    }

    /// A number that can be a goal: finite, and with a unit short enough to be one.
    pub fn is_sound(&self) -> bool {
        self.value.is_finite() && self.unit.chars().count() <= 16
    }

    /// Whether a value reaches the goal.
    pub fn is_reached(&self, value: f64) -> bool {
        match self.cmp {
            Cmp::Le => value <= self.value,
            Cmp::Lt => value < self.value,
            Cmp::Gt => value > self.value,
            Cmp::Eq | Cmp::Ge | Cmp::Approx => value >= self.value,
        }
    }

    /// Attained over promised; for a ceiling promised over attained. 1 is reached. `None` where a
    /// ratio says nothing (a promise of zero, a negative value).
    pub fn attainment(&self, value: f64) -> Option<f64> {
        let (part, whole) = if self.is_ceiling() { (self.value, value) } else { (value, self.value) };
        (whole > 0.0 && part >= 0.0).then(|| part / whole)
    }
}
