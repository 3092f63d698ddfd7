//! Why a deadline is when it is: one line a day, which `words.rs` says in words a person can check
//! with a wall calendar.
//!
//! Two budgets are told by their turning points instead: months by the day on which each month
//! ends, paused days, and where the end moves; the clock on the wall by the days on which it
//! begins, stops, runs again and ends, two of which may be one day.

use crate::day::Day;
use crate::{Budget, Deadline, Pause};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How a day counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// The day it starts, which does not count.
    Start,
    /// The n-th calendar day.
    Nth(u32),
    /// The n-th working day.
    NthWorking(u32),
    /// A day off that does not count.
    Off,
    /// So many office minutes of this day; the minutes of all lines add up to the budget.
    Minutes(u32),
    /// The n-th month ends; `paused`: a pause touches this day.
    NthMonth { nth: u32, paused: bool },
    /// A pause touches this day, so it does not count; of working minutes, it leaves none.
    Paused,
    /// So many office minutes count, and so many fall into a pause.
    MinutesWithPause { minutes: u32, paused: u32 },
    /// As many days after the last month as pauses touched before: the end moves here.
    PausesMadeUp { days: u32 },
    /// The last day was off: the end moves here, or past here if this day is off too.
    MovedHere { off: bool },
    /// The clock on the wall begins to run: this day does count, from the instant of the start.
    ClockBegins,
    /// A pause begins: the clock on the wall stops.
    ClockStops,
    /// The pause is over: the clock runs on.
    ClockRuns,
    /// Reached by the clock on the wall.
    ClockEnds,
}

/// One day of an explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayLine {
    #[serde(flatten)]
    pub day: Day,
    /// 1 Monday … 7 Sunday.
    pub weekday: i8,
    pub counted: Counted,
}

/// A deadline with its reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    pub start: Timestamp,
    pub budget: Budget,
    /// As they were given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
    pub deadline: Deadline,
    pub lines: Vec<DayLine>,
}

impl Explanation {
    /// The rule in Chinese.
    pub fn rule_zh(&self) -> &'static str {
        match self.budget {
            Budget::WorkingDays(_) => {
                "开始的当日不计入，自下一日起按工作日计算，最后一个工作日下班时截止（《民法典》第二百零一条第一款、第二百零三条第二款）。"
            }
            Budget::CalendarDays(_) => {
                "开始的当日不计入，自下一日起按日计算，最后一日二十四时截止；最后一日是休息日的，顺延至休息日结束的次日（《民法典》第二百零一条第一款、第二百零三条）。"
            }
            Budget::Months(_) => {
                "开始的当日不计入，到期月的对应日为最后一日；没有对应日的，月末日为最后一日；最后一日二十四时截止，是休息日的顺延至休息日结束的次日（《民法典》第二百零一条至第二百零三条）。"
            }
            Budget::WorkingMinutes(_) => {
                "自开始之时起，只计办公时间，休息日和办公时间以外不计（《民法典》第二百零四条，按约定的方法计算）。"
            }
            Budget::WallClock { .. } => {
                "自开始之时起连续计算，不扣除夜间和休息日，也不顺延（《民法典》第二百零一条第二款）。"
            }
        }
    }

    /// The rule in English.
    pub fn rule_en(&self) -> &'static str {
        match self.budget {
            Budget::WorkingDays(_) => {
                "The day it starts does not count; working days count from the next day; the last one ends at close of business (Civil Code §§ 201 ¶ 1, 203 ¶ 2)."
            }
            Budget::CalendarDays(_) => {
                "The day it starts does not count; days count from the next day; the last one ends at 24:00, and moves past the days off if it is one (Civil Code §§ 201 ¶ 1, 203)."
            }
            Budget::Months(_) => {
                "The day it starts does not count; the last day is the one of the same number in the last month, or that month's last; it ends at 24:00, and moves past the days off if it is one (Civil Code §§ 201–203)."
            }
            Budget::WorkingMinutes(_) => {
                "Only office hours count, from the instant it starts; days off and the hours outside do not (Civil Code § 204: a method agreed)."
            }
            Budget::WallClock { .. } => {
                "By the clock from the instant it starts, nights and days off included; it never moves (Civil Code § 201 ¶ 2)."
            }
        }
    }

    /// The rule of pauses in Chinese; `None` without any.
    pub fn pause_rule_zh(&self) -> Option<&'static str> {
        let rule = match self.budget {
            Budget::WorkingDays(_) | Budget::CalendarDays(_) => "暂停期间不计入期限；暂停所及之日，整日不计。",
            Budget::Months(_) => "暂停期间不计入期限；暂停所及的日数，顺延补足。",
            Budget::WorkingMinutes(_) => "暂停期间的办公时间不计入期限。",
            Budget::WallClock { .. } => "暂停期间不计入期限。",
        };
        (!self.pauses.is_empty()).then_some(rule)
    }

    /// The rule of pauses in English; `None` without any.
    pub fn pause_rule_en(&self) -> Option<&'static str> {
        let rule = match self.budget {
            Budget::WorkingDays(_) | Budget::CalendarDays(_) => "A day that a pause touches does not count at all.",
            Budget::Months(_) => "The end moves by as many days as the pauses touch.",
            Budget::WorkingMinutes(_) => "Office hours during a pause do not count.",
            Budget::WallClock { .. } => "The time of a pause does not count.",
        };
        (!self.pauses.is_empty()).then_some(rule)
    }
}
