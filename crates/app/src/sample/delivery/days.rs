//! Days and hours of the script: offices work on working days, and not all at the same minute.

use anyhow::Context;
use jiff::ToSpan;
use jiff::civil::{Date, Time, date, time};
use yinuo_calendar::Calendar;
use yinuo_kernel::Timestamp;

/// When in the day.
#[derive(Clone, Copy, Debug)]
pub(super) enum Slot {
    /// A unit returns its figures in the morning, each unit at its own time.
    Returns(u32),
    /// It has met a node.
    Meets,
    /// The office reads returns.
    Reads,
    /// The office has looked at a node.
    Verifies,
    At(Time),
}

impl Slot {
    fn time(self) -> Time {
        match self {
            Slot::Returns(seed) => time(9, [10, 25, 40, 55].get(seed as usize % 4).copied().unwrap_or(10), 0, 0),
            Slot::Meets => time(14, 5, 0, 0),
            Slot::Reads => time(15, 20, 0, 0),
            Slot::Verifies => time(16, 30, 0, 0),
            Slot::At(time) => time,
        }
    }
}

pub(super) struct Days<'a> {
    calendar: &'a Calendar,
    now: Timestamp,
}

impl<'a> Days<'a> {
    pub(super) fn new(calendar: &'a Calendar, now: Timestamp) -> Days<'a> {
        Days { calendar, now }
    }

    pub(super) fn today(&self) -> Date {
        self.calendar.local(self.now).date()
    }

    pub(super) fn at(&self, day: Date, slot: Slot) -> Timestamp {
        self.calendar.instant(day.to_datetime(slot.time()))
    }

    /// The day, or the next one on which offices work.
    pub(super) fn working(&self, day: Date) -> Date {
        (0..30).filter_map(|n| day.checked_add(n.days()).ok()).find(|day| self.works(*day)).unwrap_or(day)
    }

    /// The day, or the last one before it on which offices work.
    pub(super) fn working_before(&self, day: Date) -> Date {
        (0..30).filter_map(|n| day.checked_sub(n.days()).ok()).find(|day| self.works(*day)).unwrap_or(day)
    }

    /// So many calendar days later, or the next working day.
    pub(super) fn later(&self, day: Date, days: i32) -> Date {
        self.working(day.saturating_add(days.days()))
    }

    fn works(&self, day: Date) -> bool {
        self.calendar.is_working_day(day)
    }
}

/// `05-12` of the sample's year, or a whole date.
pub(super) fn day(text: &str) -> anyhow::Result<Date> {
    let whole = if text.len() == 5 { format!("2026-{text}") } else { text.to_owned() };
    whole.parse().with_context(|| format!("{text} is no day, which is written 05-12 or 2025-05-12"))
}

/// The last day of a month of the sample's year.
pub(super) fn month_end(month: i8) -> Date {
    date(2026, month, 1).last_of_month()
}

/// A number from a name, always the same: spreads what would otherwise happen at one minute.
pub(super) fn seed(name: &str) -> u32 {
    name.bytes().fold(17, |n: u32, byte| n.wrapping_mul(31).wrapping_add(byte.into()))
}
