//! From a start and a budget to a deadline, after the Civil Code §§ 200–204.
//!
//! One walk serves both the bare deadline and its explanation, so the two can never differ. Here
//! stand limits in days and months; `running.rs` has those that run by the minute.

use crate::day::Calendar;
use crate::explain::{Counted, DayLine, Explanation};
use crate::pause::Pauses;
use crate::{Budget, Pause};
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};

/// The instant a limit ends. A limit is met up to and including that instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// 24:00 of a day is given as 00:00 of the next. `Timestamp::MAX` while the limit is paused
    /// with no end known.
    pub at: Timestamp,
    /// It rests on days whose holiday notice is not known, or is paused with no end known: it may
    /// move.
    pub provisional: bool,
}

/// Where the lines of an explanation go.
pub(crate) type See<'a> = &'a mut dyn FnMut(Date, Counted);

impl Calendar {
    /// The deadline of a budget that starts at `start`.
    pub fn deadline(&self, start: Timestamp, budget: Budget) -> Deadline {
        self.deadline_with(start, budget, &[])
    }

    /// The same deadline with its reasons, a line for each day it touches.
    pub fn explain(&self, start: Timestamp, budget: Budget) -> Explanation {
        self.explain_with(start, budget, &[])
    }

    /// The deadline of a budget that does not run during the pauses.
    ///
    /// By the minute exactly the paused time is left out; of working minutes only what lies in
    /// office hours. In days a day that a pause touches does not count, as the day it starts does
    /// not: a limit in days has no parts of days, and whoever must act shall have whole ones. Months
    /// end as many days later as were touched. A pause after the end changes nothing.
    pub fn deadline_with(&self, start: Timestamp, budget: Budget, pauses: &[Pause]) -> Deadline {
        self.walk(start, budget, pauses, &mut |_, _| {})
    }

    /// [`Calendar::deadline_with`] with its reasons.
    pub fn explain_with(&self, start: Timestamp, budget: Budget, pauses: &[Pause]) -> Explanation {
        let mut lines = Vec::new();
        let deadline = self.walk(start, budget, pauses, &mut |date, counted| {
            lines.push(DayLine { day: self.day(date), weekday: date.weekday().to_monday_one_offset(), counted });
        });
        Explanation { start, budget, pauses: pauses.to_vec(), deadline, lines }
    }

    fn walk(&self, start: Timestamp, budget: Budget, pauses: &[Pause], see: See<'_>) -> Deadline {
        let (date, pauses) = (self.local(start).date(), Pauses::new(pauses, start));
        // By the clock no day is on or off, so no notice can move it.
        let by_the_clock = matches!(budget, Budget::WallClock { .. });
        let mut known = true;
        let see: See<'_> = &mut |date, counted| {
            known &= by_the_clock || self.is_known(date);
            see(date, counted);
        };
        let at = match budget {
            Budget::WorkingDays(days) => self.working_days(date, days, &pauses, see),
            Budget::CalendarDays(days) => self.calendar_days(date, days, &pauses, see),
            Budget::Months(months) => self.months(date, months, &pauses, see),
            Budget::WorkingMinutes(minutes) => self.working_minutes(start, minutes, &pauses, see),
            Budget::WallClock { minutes } => self.wall_clock(start, minutes, &pauses, see),
        };
        match at {
            Some(at) => Deadline { at, provisional: !known },
            None => Deadline { at: Timestamp::MAX, provisional: true },
        }
    }

    /// Whether a pause touches a day before the minute at which the day ends for the limit.
    fn paused(&self, date: Date, end: u16, pauses: &Pauses) -> bool {
        pauses.touch(self.at_minute(date, 0), self.at_minute(date, end))
    }

    /// Whether from this day on the limit stands still with no end known.
    fn stands_still(&self, date: Date, end: u16, pauses: &Pauses) -> bool {
        pauses.stand_still_before(self.at_minute(date, end))
    }

    fn working_days(&self, start: Date, days: u32, pauses: &Pauses, see: See<'_>) -> Option<Timestamp> {
        see(start, Counted::Start);
        let close = self.hours().close();
        let (mut date, mut nth) = (start, 0);
        while nth < days {
            let Ok(next) = date.tomorrow() else { break };
            date = next;
            if !self.is_working_day(date) {
                see(date, Counted::Off);
            } else if self.paused(date, close, pauses) {
                see(date, Counted::Paused);
                if self.stands_still(date, close, pauses) {
                    return None;
                }
            } else {
                nth += 1;
                see(date, Counted::NthWorking(nth));
            }
        }
        Some(self.at_minute(date, close))
    }

    fn calendar_days(&self, start: Date, days: u32, pauses: &Pauses, see: See<'_>) -> Option<Timestamp> {
        see(start, Counted::Start);
        let (mut date, mut nth) = (start, 0);
        while nth < days {
            let Ok(next) = date.tomorrow() else { break };
            date = next;
            if self.paused(date, MIDNIGHT, pauses) {
                see(date, Counted::Paused);
                if self.stands_still(date, MIDNIGHT, pauses) {
                    return None;
                }
            } else {
                nth += 1;
                see(date, Counted::Nth(nth));
            }
        }
        self.past_the_days_off(date, pauses, see)
    }

    /// § 202: the day with the number of the start day, or else the last of its month. The days up
    /// to it are made up for, one by one, where a pause touches them.
    fn months(&self, start: Date, months: u32, pauses: &Pauses, see: See<'_>) -> Option<Timestamp> {
        see(start, Counted::Start);
        let end_of = |nth: u32| start.checked_add(Span::new().months(nth)).unwrap_or(Date::MAX);
        let last = end_of(months);
        let (mut date, mut nth, mut owed, mut days) = (start, 1, 0, 0);
        while date < last || owed > 0 {
            let Ok(next) = date.tomorrow() else { break };
            date = next;
            let paused = self.paused(date, MIDNIGHT, pauses);
            if nth <= months && date == end_of(nth) {
                see(date, Counted::NthMonth { nth, paused });
                nth += 1;
            } else if paused {
                see(date, Counted::Paused);
            }
            if paused && self.stands_still(date, MIDNIGHT, pauses) {
                return None;
            }
            // Up to the last day each paused one is owed; past it each one that runs pays one back.
            match (paused, date > last) {
                (true, false) => (owed, days) = (owed + 1, days + 1),
                (false, true) => owed -= 1,
                _ => {}
            }
        }
        if date > last {
            see(date, Counted::PausesMadeUp { days });
        }
        self.past_the_days_off(date, pauses, see)
    }

    /// § 203: a last day off moves to the day after the days off; not onto one that a pause
    /// touches, for it does not count.
    fn past_the_days_off(&self, last: Date, pauses: &Pauses, see: See<'_>) -> Option<Timestamp> {
        let (mut date, mut over) = (last, self.is_working_day(last));
        while !over {
            let Ok(next) = date.tomorrow() else { break };
            date = next;
            let off = !self.is_working_day(date);
            let paused = self.paused(date, MIDNIGHT, pauses);
            see(date, if paused && !off { Counted::Paused } else { Counted::MovedHere { off } });
            if paused && self.stands_still(date, MIDNIGHT, pauses) {
                return None;
            }
            over = !off && !paused;
        }
        Some(self.at_minute(date, MIDNIGHT))
    }
}

/// 24:00, in minutes of the day.
const MIDNIGHT: u16 = 1_440;
