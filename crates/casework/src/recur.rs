//! Duties that come again (周期任务): each month by the 28th, each quarter, each year.
//!
//! The standing case opens one child a period, on the period's first day; the child is due at
//! the end of the day the rule names, moved past days off as any last day is (Civil Code § 203).

use jiff::Span;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use yinuo_calendar::Calendar;
use yinuo_kernel::Timestamp;

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    Month,
    Quarter,
    Year,
}

/// `each month by the 28th`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recurrence {
    pub every: Every,
    /// The day of the period's last month; a month without it ends it on its own last day.
    pub day: i8,
}

impl Recurrence {
    /// A day from 1 to 31.
    pub fn is_sound(&self) -> bool {
        (1..=31).contains(&self.day)
    }

    fn months(&self) -> i8 {
        match self.every {
            Every::Month => 1,
            Every::Quarter => 3,
            Every::Year => 12,
        }
    }

    /// The first day of the period a day lies in.
    pub fn period(&self, day: Date) -> Date {
        let months = self.months();
        let month = (day.month() - 1) / months * months + 1;
        date(day.year(), month, 1)
    }

    /// The first day of the period after.
    pub fn next(&self, period: Date) -> Date {
        period.saturating_add(Span::new().months(self.months()))
    }

    /// When the child of a period is due.
    pub fn due(&self, period: Date, calendar: &Calendar) -> Timestamp {
        let month = period.saturating_add(Span::new().months(self.months() - 1));
        let last = month.last_of_month();
        let mut day = date(month.year(), month.month(), self.day.clamp(1, last.day()));
        // A run of days off is at most two weeks; a calendar without working days must not loop.
        for _ in 0..60 {
            if calendar.is_working_day(day) {
                break;
            }
            day = day.saturating_add(Span::new().days(1));
        }
        let next = day.saturating_add(Span::new().days(1));
        calendar.instant(next.to_datetime(jiff::civil::Time::midnight()))
    }
}
