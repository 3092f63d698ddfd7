//! The costing (论证): what it costs, who pays, who does it, by when, for whom.

use crate::Scene;
use crate::named::named;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use yinuo_casework::Words;
use yinuo_kernel::{Refusal, Rule, UnitId};

/// Who pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fund {
    Central,
    Province,
    City,
    County,
    Township,
    /// 社会资金, residents' own share included.
    Social,
}

named!(Fund {
    Central "central" "中央资金" "Central funds",
    Province "province" "省级资金" "Province",
    City "city" "市级财政" "City budget",
    County "county" "县（区）财政" "County budget",
    Township "township" "乡镇（街道）财政" "Township budget",
    Social "social" "社会资金" "Other money",
});

/// A part of the cost.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Payment {
    pub fund: Fund,
    /// 万元.
    pub wan: f64,
}

/// A costing. Its words: who benefits, and why it can be done within the year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Costing {
    /// All of it, in 万元.
    pub wan: f64,
    /// Who pays how much of it; sums to the whole.
    pub pays: Vec<Payment>,
    pub lead: UnitId,
    /// The last day.
    pub due: Date,
    /// How many people benefit, when it can be counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    pub words: Words,
}

/// A trillion yuan is no livelihood item.
const WAN_MAX: f64 = 1e8;

impl Costing {
    /// # Errors
    /// [`Rule::SharesDiffer`] tells both sums; [`Rule::BadField`] where an amount is none or a fund
    /// stands there twice.
    pub(super) fn check(&self, scene: &Scene<'_>) -> Result<(), Refusal> {
        let sound = |wan: f64| wan.is_finite() && (0.0..=WAN_MAX).contains(&wan);
        if !sound(self.wan) {
            return Err(Refusal::new(Rule::BadField, "wan"));
        }
        for (at, pay) in self.pays.iter().enumerate() {
            let twice = self.pays.iter().take(at).any(|other| other.fund == pay.fund);
            if !sound(pay.wan) || twice {
                return Err(Refusal::new(Rule::BadField, format!("fund {}", pay.fund.as_str())));
            }
        }
        let sum: f64 = self.pays.iter().map(|pay| pay.wan).sum();
        // Amounts are decimal: within a yuan.
        if (sum - self.wan).abs() > 1e-4 {
            return Err(Refusal::new(Rule::SharesDiffer, format!("{sum:.4} ≠ {:.4}", self.wan)));
        }
        if self.due < scene.today() {
            return Err(Refusal::new(Rule::BadUntil, "due"));
        }
        match self.words.chars {
            0 => return Err(Rule::WordsMissing.into()),
            1..=5_000 => {}
            _ => return Err(Refusal::new(Rule::WordsTooLong, "5000")),
        }
        scene.known_unit(&self.lead)
    }
}
