//! Money as key projects are planned and returned in: whole 万元 (ten thousand yuan).

use serde::{Deserialize, Serialize};
use std::fmt;

/// An amount in 万元. Written as offices write it: `8500万元`, from 1亿元 on `1.25亿元`, exactly.
///
/// ```
/// use yinuo_delivery::project::Wan;
/// assert_eq!(Wan(8_500).to_string(), "8500万元");
/// assert_eq!(Wan(12_500).to_string(), "1.25亿元");
/// assert_eq!(Wan(12_500).en(), "CNY 125 million");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Wan(pub i64);

/// 1亿元 in 万元.
const YI: u64 = 10_000;

impl Wan {
    /// No project costs ten trillion yuan: above that somebody has typed yuan.
    pub const MAX: Wan = Wan(1_000_000_000);

    /// An amount that can be a plan or a return: not negative, and not typed in another unit.
    pub fn is_sound(self) -> bool {
        (Wan(0)..=Wan::MAX).contains(&self)
    }

    /// Exact below 2⁵³ 万元, which [`Wan::MAX`] is far under.
    pub fn as_f64(self) -> f64 {
        self.0 as f64
    }

    /// `self ÷ whole`; `None` where the whole is nothing.
    pub fn share_of(self, whole: Wan) -> Option<f64> {
        (whole.0 > 0).then(|| self.as_f64() / whole.as_f64())
    }

    pub fn en(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        format!("CNY {sign}{} million", fixed(self.0.unsigned_abs(), 100, 2))
    }
}

impl std::iter::Sum for Wan {
    fn sum<I: Iterator<Item = Wan>>(amounts: I) -> Wan {
        amounts.fold(Wan(0), |sum, one| Wan(sum.0.saturating_add(one.0)))
    }
}

impl fmt::Display for Wan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, amount) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        match amount {
            0..YI => write!(f, "{sign}{amount}万元"),
            YI.. => write!(f, "{sign}{}亿元", fixed(amount, YI, 4)),
        }
    }
}

/// `amount ÷ unit` with at most so many decimals, none of them idle.
fn fixed(amount: u64, unit: u64, decimals: usize) -> String {
    let text = format!("{}.{:0decimals$}", amount / unit, amount % unit);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
