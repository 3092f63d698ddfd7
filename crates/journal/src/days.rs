//! The days of a window, as ranges of case numbers.
//!
//! Numbers are given without gaps within a day (+08:00), so a whole day's count is its highest
//! serial: a store counts what a city received by one look-up a day. Only of the day in which the
//! window begins a part counts.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use std::ops::Range;
use yinuo_kernel::CaseNumber;

/// A window of more than a year is a mistake of the caller; it must not become a long loop.
const MOST: usize = 400;

/// Keys of case numbers, see [`CaseNumber::key`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days {
    /// The day in which the window begins.
    pub begin: Range<i64>,
    /// The whole days after that.
    pub whole: Vec<Range<i64>>,
}

impl Days {
    pub fn between(since: Timestamp, now: Timestamp) -> Days {
        let date = |at| TimeZone::fixed(Offset::constant(8)).to_datetime(at).date();
        let key = |day| CaseNumber::new(day, 0).key();
        let range = |day: Date| key(day)..day.tomorrow().map_or(i64::MAX, key);
        let (begin, last) = (date(since), date(now));
        // A clock that was set back over midnight has left cases of tomorrow.
        let last = last.tomorrow().unwrap_or(last);
        let days = begin.series(jiff::Span::new().days(1)).skip(1).take_while(|day| *day <= last).take(MOST);
        Days { begin: range(begin), whole: days.map(range).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_a_part_of_a_day_and_whole_days_up_to_tomorrow() {
        let at = |text: &str| text.parse().unwrap();
        let days = Days::between(at("2026-12-30T15:59:59Z"), at("2026-12-31T16:00:00Z"));
        assert_eq!(days.begin, 261_230_000_000_000..261_231_000_000_000, "23:59:59 of the 30th in +08:00");
        let first: Vec<i64> = days.whole.iter().map(|day| day.start / 1_000_000_000).collect();
        assert_eq!(first, [261_231, 270_101, 270_102], "midnight has begun the new year; and tomorrow");
        assert_eq!(Days::between(at("2000-01-01T00:00:00Z"), at("2026-01-01T00:00:00Z")).whole.len(), MOST);
    }
}
