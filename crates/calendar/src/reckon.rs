//! From a start and a budget to a deadline, after the Civil Code §§ 200–204.
//!
//! One walk serves both the bare deadline and its explanation, so the two can never differ.

use crate::Budget;
use crate::day::Calendar;
use crate::explain::{Counted, DayLine, Explanation};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// The instant a limit ends. A limit is met up to and including that instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// 24:00 of a day is given as 00:00 of the next.
    pub at: Timestamp,
    /// It touches a year whose holiday notice is not known; it may move when the notice comes.
    pub provisional: bool,
}

impl Calendar {
    /// The deadline of a budget that starts at `start`.
    pub fn deadline(&self, start: Timestamp, budget: Budget) -> Deadline {
        self.walk(start, budget, &mut |_, _| {})
    }

    /// The same deadline with one line for each day it touches.
    pub fn explain(&self, start: Timestamp, budget: Budget) -> Explanation {
        let mut lines = Vec::new();
        let deadline = self.walk(start, budget, &mut |date, counted| {
            lines.push(DayLine { day: self.day(date), weekday: date.weekday().to_monday_one_offset(), counted });
        });
        Explanation { start, budget, deadline, lines }
    }

    fn walk(&self, start: Timestamp, budget: Budget, see: &mut dyn FnMut(Date, Counted)) -> Deadline {
        let local = self.local(start);
        let (last, at) = match budget {
            Budget::WorkingDays(days) => self.working_days(local.date(), days, see),
            Budget::CalendarDays(days) => self.calendar_days(local.date(), days, see),
            Budget::WorkingMinutes(minutes) => self.working_minutes(start, minutes, see),
            Budget::WallClock { minutes } => {
                let end = start.checked_add(SignedDuration::from_mins(i64::from(minutes))).unwrap_or(Timestamp::MAX);
                let last = self.local(end).date();
                see(local.date(), Counted::ClockBegins);
                if last != local.date() {
                    see(last, Counted::ClockEnds);
                }
                // By the clock no day is on or off, so nothing can be provisional.
                return Deadline { at: end, provisional: false };
            }
        };
        let known = self.known_years();
        let provisional = !known.contains(&local.year()) || !known.contains(&last.year());
        Deadline { at, provisional }
    }

    fn working_days(&self, start: Date, days: u32, see: &mut dyn FnMut(Date, Counted)) -> (Date, Timestamp) {
        see(start, Counted::Start);
        let (mut date, mut nth) = (start, 0);
        while nth < days {
            let Ok(next) = date.tomorrow() else { break };
            date = next;
            if self.is_working_day(date) {
                nth += 1;
                see(date, Counted::NthWorking(nth));
            } else {
                see(date, Counted::Off);
            }
        }
        (date, self.at_minute(date, self.hours().close()))
    }

    fn calendar_days(&self, start: Date, days: u32, see: &mut dyn FnMut(Date, Counted)) -> (Date, Timestamp) {
        see(start, Counted::Start);
        let mut date = start;
        for nth in 1..=days {
            let Ok(next) = date.tomorrow() else { break };
            date = next;
            see(date, Counted::Nth(nth));
        }
        // § 203: a last day off moves to the day after the holiday.
        while !self.is_working_day(date) {
            let Ok(next) = date.tomorrow() else { break };
            date = next;
            see(date, Counted::MovedHere { off: !self.is_working_day(date) });
        }
        (date, self.at_minute(date, 1_440))
    }

    fn working_minutes(&self, start: Timestamp, budget: u32, see: &mut dyn FnMut(Date, Counted)) -> (Date, Timestamp) {
        let mut left = SignedDuration::from_mins(i64::from(budget));
        let mut date = self.local(start).date();
        // Whole minutes told so far: a start within a minute must not make the lines miss one.
        let mut told = 0;
        loop {
            let mut spent = SignedDuration::ZERO;
            if self.is_working_day(date) {
                for (open, close) in self.hours().spans() {
                    let (open, close) = (self.at_minute(date, *open).max(start), self.at_minute(date, *close));
                    let room = open.duration_until(close).max(SignedDuration::ZERO);
                    if room >= left && !room.is_zero() {
                        see(date, Counted::Minutes(budget.saturating_sub(told)));
                        return (date, open.checked_add(left).unwrap_or(Timestamp::MAX));
                    }
                    left -= room;
                    spent += room;
                }
                let minutes = whole_minutes(spent);
                told += minutes;
                see(date, Counted::Minutes(minutes));
            } else {
                see(date, Counted::Off);
            }
            let Ok(next) = date.tomorrow() else { return (date, Timestamp::MAX) };
            date = next;
        }
    }
}

/// Minutes for a person to read; the reckoning itself keeps the seconds.
fn whole_minutes(duration: SignedDuration) -> u32 {
    u32::try_from(duration.as_mins()).unwrap_or(0)
}
