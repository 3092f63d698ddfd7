//! The size of a time limit, written as a pack writes it: `5 working days`.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A time limit's size; a parsed one is more than nothing and at most ten years.
///
/// Serialised as its canonical text. Hours and minutes without `working` run by the clock on the
/// wall, as Civil Code § 201 ¶ 2 has it for time limits reckoned by the hour.
///
/// ```
/// use yinuo_calendar::Budget;
/// let budget: Budget = "5 working days".parse().unwrap();
/// assert_eq!((budget.zh().as_str(), budget.en().as_str()), ("5个工作日", "5 working days"));
/// assert_eq!(Budget::parse("120 minutes").unwrap().to_string(), "2 hours");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Budget {
    /// Minutes inside office hours.
    WorkingMinutes(u32),
    /// Working days (工作日), ending at close of business.
    WorkingDays(u32),
    /// Calendar days (日), ending at 24:00; a last day off moves on.
    CalendarDays(u32),
    /// Months (月), ending at 24:00 of the day with the number of the start day, or of the last day
    /// of a month without it (Civil Code § 202); a last day off moves on.
    Months(u32),
    /// Minutes by the clock on the wall; never moves. Written in hours or minutes.
    WallClock { minutes: u32 },
}

/// A text that is no budget.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no time limit: write for example \"30 working minutes\", \"5 working days\", \"15 calendar days\", \"3 months\", \"48 hours\" or \"90 minutes\", at most ten years"
)]
pub struct BudgetError(String);

impl Budget {
    /// # Errors
    /// When the text is none of the six forms, or the size is zero or beyond ten years.
    pub fn parse(text: &str) -> Result<Budget, BudgetError> {
        let error = || BudgetError(text.chars().take(40).collect());
        let mut words = text.split_whitespace();
        let digits = words.next().filter(|word| word.bytes().all(|b| b.is_ascii_digit())).ok_or_else(error)?;
        let size: u32 = digits.parse().map_err(|_| error())?;
        let unit: Vec<&str> = words.collect();
        let (budget, max) = match unit.as_slice() {
            ["working", "minute" | "minutes"] => (Budget::WorkingMinutes(size), 2_500 * 480),
            ["working", "day" | "days"] => (Budget::WorkingDays(size), 2_500),
            ["calendar", "day" | "days"] => (Budget::CalendarDays(size), 3_650),
            ["month" | "months"] => (Budget::Months(size), 120),
            ["hour" | "hours"] => (Budget::WallClock { minutes: size.checked_mul(60).ok_or_else(error)? }, 87_600),
            ["minute" | "minutes"] => (Budget::WallClock { minutes: size }, 5_256_000),
            _ => return Err(error()),
        };
        if (1..=max).contains(&size) { Ok(budget) } else { Err(error()) }
    }

    /// The budget in Chinese, as a limit is written: 5个工作日.
    pub fn zh(&self) -> String {
        match *self {
            Budget::WorkingMinutes(n) => format!("{n}分钟（工作时间）"),
            Budget::WorkingDays(n) => format!("{n}个工作日"),
            Budget::CalendarDays(n) => format!("{n}日"),
            Budget::Months(n) => format!("{n}个月"),
            Budget::WallClock { minutes } if minutes % 60 == 0 => format!("{}小时", minutes / 60),
            Budget::WallClock { minutes } => format!("{minutes}分钟"),
        }
    }

    /// The budget in English; also its canonical text.
    pub fn en(&self) -> String {
        let (size, unit) = match *self {
            Budget::WorkingMinutes(n) => (n, "working minute"),
            Budget::WorkingDays(n) => (n, "working day"),
            Budget::CalendarDays(n) => (n, "calendar day"),
            Budget::Months(n) => (n, "month"),
            Budget::WallClock { minutes } if minutes % 60 == 0 => (minutes / 60, "hour"),
            Budget::WallClock { minutes } => (minutes, "minute"),
        };
        format!("{size} {unit}{}", if size == 1 { "" } else { "s" })
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en())
    }
}

impl FromStr for Budget {
    type Err = BudgetError;
    fn from_str(text: &str) -> Result<Self, BudgetError> {
        Budget::parse(text)
    }
}

impl TryFrom<String> for Budget {
    type Error = BudgetError;
    fn try_from(text: String) -> Result<Self, BudgetError> {
        Budget::parse(&text)
    }
}

impl From<Budget> for String {
    fn from(budget: Budget) -> String {
        budget.en()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for text in [
            "30 working minutes",
            "1 working day",
            "15 calendar days",
            "1 month",
            "120 months",
            "48 hours",
            "90 minutes",
        ] {
            assert_eq!(Budget::parse(text).unwrap().to_string(), text);
        }
        for bad in [
            "",
            "5",
            "0 working days",
            "-1 hours",
            "+1 hours",
            "5 days",
            "5 hours more",
            "99999999999 hours",
            "3000 working days",
            "121 months",
            "0 months",
            "3 working months",
            "五 hours",
        ] {
            assert!(Budget::parse(bad).is_err(), "{bad}");
        }
    }
}
