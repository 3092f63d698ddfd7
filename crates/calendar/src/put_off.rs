//! A date that was given, and the pause that puts it off. It was reckoned from nothing, so there
//! is no budget to run on; but the rule is the one of a limit in working days: each working day
//! that the pause touches is given again.

use crate::{Calendar, Pause};
use jiff::civil::Date;
use jiff::{Span, Timestamp};

/// A pause of more than ten years is a mistake; it must not become a long loop.
const DAYS: usize = 3_660;

impl Calendar {
    /// Where `given`, a date set at `set`, goes when time stood still: as many working days later as
    /// the pause touched of those before it, at the same time of day. The day on which it was set
    /// does not count, and a date that had passed before the pause stays.
    ///
    /// ```
    /// use yinuo_calendar::{Calendar, Pause};
    /// let calendar = Calendar::china();
    /// let at = |day, hour| calendar.instant(jiff::civil::date(2026, 11, day).at(hour, 0, 0, 0));
    /// // Due on Friday at 24:00; Tuesday and Wednesday stood still: Monday and Tuesday follow.
    /// let pause = Pause { from: at(24, 10), to: Some(at(25, 9)) };
    /// let due = calendar.put_off(at(28, 0), at(23, 9), pause);
    /// assert_eq!(calendar.local(due), jiff::civil::date(2026, 12, 2).at(0, 0, 0, 0));
    /// ```
    pub fn put_off(&self, given: Timestamp, set: Timestamp, pause: Pause) -> Timestamp {
        let Some(to) = pause.to.filter(|_| pause.from < given) else { return given };
        // The 24:00 that ends a day belongs to that day.
        let tick = jiff::SignedDuration::from_millis(1);
        let last = self.local(given.saturating_sub(tick).unwrap_or(given));
        let (first, end) = (self.local(pause.from).date(), self.local(to).date().min(last.date()));
        let day_set = self.local(set).date();
        let touched = first.series(Span::new().days(1)).take(DAYS).take_while(|day| *day <= end);
        let lost = touched.filter(|day| *day > day_set && self.is_working_day(*day)).count();
        let date = (0..lost).fold(last.date(), |day, _| self.next_working(day));
        let moved = self.instant(date.to_datetime(last.time()));
        moved.saturating_add(tick).unwrap_or(moved)
    }

    fn next_working(&self, day: Date) -> Date {
        // A run of days off is at most two weeks; a calendar without working days must not loop.
        let after = day.series(Span::new().days(1)).skip(1).take(60);
        after.into_iter().find(|day| self.is_working_day(*day)).unwrap_or(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn only_working_days_of_the_pause_before_the_date_are_given_again() {
        let calendar = Calendar::china();
        let at = |month, day, hour| calendar.instant(date(2026, month, day).at(hour, 0, 0, 0));
        let end = |month, day| at(month, day, 0);
        let set = at(9, 1, 9);
        for (given, from, to, wanted, why) in [
            (end(11, 28), at(11, 21, 9), at(11, 22, 18), end(11, 28), "a weekend costs nothing"),
            (end(11, 28), at(11, 20, 9), at(11, 23, 9), end(12, 2), "Friday and Monday"),
            (
                end(9, 30),
                at(9, 24, 9),
                at(9, 24, 18),
                end(10, 1),
                "from the 29th to the 30th, the last before the holiday",
            ),
            (end(10, 1), at(9, 28, 9), at(9, 28, 10), end(10, 9), "over the holiday, to its first working day"),
            (end(11, 21), at(11, 19, 9), at(12, 19, 9), end(11, 25), "what comes after the date is not lost"),
            (end(11, 21), at(11, 23, 9), at(11, 25, 9), end(11, 21), "it had passed before"),
            (at(11, 27, 12), at(11, 24, 9), at(11, 24, 10), at(11, 30, 12), "at the same time of day"),
            (end(11, 22), at(11, 18, 9), at(11, 18, 10), end(11, 24), "from a Saturday to the next working day"),
        ] {
            let pause = Pause { from, to: Some(to) };
            assert_eq!(calendar.local(calendar.put_off(given, set, pause)), calendar.local(wanted), "{why}");
        }
        let on_its_day =
            calendar.put_off(end(11, 28), at(11, 24, 9), Pause { from: at(11, 24, 10), to: Some(at(11, 25, 9)) });
        assert_eq!(calendar.local(on_its_day), calendar.local(end(12, 1)), "the day it was set does not count");
        assert_eq!(calendar.put_off(end(11, 28), set, Pause { from: at(11, 24, 9), to: None }), end(11, 28));
    }
}
