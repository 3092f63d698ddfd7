//! The month a return is about.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use std::fmt;
use yinuo_casework::recur::Every;

/// A month; for a quarter or a year its last one. Written `2026-09`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
}

impl Period {
    /// The period a day lies in.
    pub fn of(day: Date, every: Every) -> Period {
        let months = months(every);
        Period { year: day.year(), month: (day.month() - 1) / months * months + months }
    }

    pub fn parse(text: &str) -> Option<Period> {
        let (year, month) = text.split_once('-')?;
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        ((1..=12).contains(&month) && (1949..=2999).contains(&year)).then_some(Period { year, month })
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        date(self.year, self.month, 1).last_of_month()
    }

    /// The one after, in the same rhythm. In whole months: boards walk five years of them for each task.
    #[must_use]
    pub fn next(self, every: Every) -> Period {
        match self.month + months(every) {
            month @ ..=12 => Period { month, ..self },
            month => Period { year: self.year.saturating_add(1), month: month - 12 },
        }
    }

    /// Whether its last day is over.
    pub fn is_over(self, today: Date) -> bool {
        (self.year, self.month) < (today.year(), today.month())
    }
}

fn months(every: Every) -> i8 {
    match every {
        Every::Month => 1,
        Every::Quarter => 3,
        Every::Year => 12,
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl From<Period> for String {
    fn from(period: Period) -> String {
        period.to_string()
    }
}

impl TryFrom<String> for Period {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Period, Self::Error> {
        Period::parse(&text).ok_or("a period is written 2026-09")
    }
}
