//! Working days as China really has them, deadlines reckoned in them, and explanations a
//! person can follow, one line a day.
//!
//! The days come from the yearly notices of the General Office of the State Council
//! (国务院办公厅关于部分节假日安排的通知), 2007–2026, in `data/YEAR.txt` with their addresses.
//!
//! Deadlines follow the Civil Code (民法典) §§ 200–204:
//!
//! - § 201 ¶ 1: the day it starts does not count, whatever the hour, and even if it is a day off.
//! - § 201 ¶ 2: hours run by the clock from the instant they start; they never move.
//! - § 202: months end on the day with the number of the start day; a month without it, on its
//!   last day.
//! - § 203 ¶ 1: a last day that is off moves to the day after the days off. Only calendar days
//!   and months need it: the last of so many working days is one.
//! - § 203 ¶ 2: the last day ends at 24:00, or at close of business where hours exist. Working
//!   days are the unit's own days and end at its close of business; calendar days and
//!   months bind the citizen too, who can file online until 24:00.
//! - § 204: other methods may be agreed; working minutes are one. They run in office hours alone.
//!
//! A limit may be paused ([`Pause`]): by the minute where it runs by the minute, by whole days where
//! it runs by days. Regions and cities add days of their own ([`Region`], [`Overlay`]), units their
//! own hours ([`Calendars`]).
//!
//! The 24:00 that ends a day has no instant of its own: it is 00:00 of the next day, and whoever
//! prints a deadline says 24:00 of the day before.
//!
//! ```
//! use yinuo_calendar::{Budget, Calendar};
//! let calendar = Calendar::china();
//! // Filed on the last afternoon before the long October holiday of 2026:
//! let start = calendar.instant(jiff::civil::date(2026, 9, 30).at(16, 0, 0, 0));
//! let deadline = calendar.deadline(start, Budget::WorkingDays(2));
//! // 8 and 9 October; Saturday the 10th would also have been a workday.
//! assert_eq!(calendar.local(deadline.at), jiff::civil::date(2026, 10, 9).at(17, 30, 0, 0));
//! assert!(!deadline.provisional);
//! ```
//!
//! When next year's notice comes out: add `data/YEAR.txt`, its year in `src/notice.rs`, and rows
//! in `tests/by_hand.md`. Until then weekends alone count as off, and every answer that touches
//! the year says that its notice is not known. A city need not wait for a release:
//! [`Calendar::with_year`].

mod budget;
mod calendars;
mod day;
mod explain;
mod hours;
mod notice;
mod pause;
mod put_off;
mod reckon;
mod region;
mod running;
mod words;

pub use budget::{Budget, BudgetError};
pub use calendars::Calendars;
pub use day::{Calendar, Day, Overlay, Reason};
pub use explain::{Counted, DayLine, Explanation};
pub use hours::{HoursError, OfficeHours};
pub use notice::{NoticeError, NoticeFault};
pub use pause::Pause;
pub use reckon::Deadline;
pub use region::Region;
