//! Working days as China really has them, deadlines reckoned in them, and explanations a
//! person can follow, one line a day.
//!
//! The days come from the yearly notices of the General Office of the State Council
//! (国务院办公厅关于部分节假日安排的通知), 2007–2026, in `data/YEAR.txt` with their addresses.
//! Deadlines follow the Civil Code (民法典) §§ 200–204: the day it starts does not count; the
//! last day ends at 24:00, or at close of business where hours exist; a last day off moves to
//! the next working day.
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
//! When next year's notice comes out: add `data/YEAR.txt`, one line in [`notice`], and cases in
//! `tests/by_hand.txt`. Until then weekends count as off and every answer that touches the year
//! says that its notice is not known.

mod budget;
mod day;
mod explain;
mod hours;
mod notice;
mod reckon;

pub use budget::{Budget, BudgetError};
pub use day::{Calendar, Day, Overlay, Reason};
pub use explain::{Counted, DayLine, Explanation};
pub use hours::{HoursError, OfficeHours};
pub use reckon::Deadline;
