//! Why a deadline is when it is: one line a day, in words a person can check with a wall calendar.

use crate::day::{Day, Reason};
use crate::{Budget, Deadline};
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
    /// The last day was off: the end moves here, or past here if this day is off too.
    MovedHere { off: bool },
    /// The clock on the wall begins to run: this day does count, from the instant of the start.
    ClockBegins,
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
    pub deadline: Deadline,
    pub lines: Vec<DayLine>,
}

const WEEKDAYS_ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
const WEEKDAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

fn name(names: [&'static str; 7], weekday: i8) -> &'static str {
    usize::try_from(weekday - 1).ok().and_then(|at| names.get(at).copied()).unwrap_or("")
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
            Budget::WorkingMinutes(_) => {
                "Only office hours count, from the instant it starts; days off and the hours outside do not (Civil Code § 204: a method agreed)."
            }
            Budget::WallClock { .. } => {
                "By the clock from the instant it starts, nights and days off included; it never moves (Civil Code § 201 ¶ 2)."
            }
        }
    }
}

impl DayLine {
    /// No notice can move what runs by the clock on the wall.
    fn by_the_clock(&self) -> bool {
        matches!(self.counted, Counted::ClockBegins | Counted::ClockEnds)
    }

    /// `2026-10-10（周六）：国庆节调休上班，第3个工作日`
    pub fn zh(&self) -> String {
        let why = match &self.day.reason {
            Reason::Weekday => String::new(),
            Reason::Weekend => "周末，".to_owned(),
            Reason::Holiday { name, .. } => format!("{name}放假，"),
            Reason::MakeUp { name, .. } => format!("{name}调休上班，"),
        };
        let counted = match self.counted {
            Counted::Start => "开始当日，不计入".to_owned(),
            Counted::Nth(n) => format!("第{n}日"),
            Counted::NthWorking(n) => format!("第{n}个工作日"),
            Counted::Off => "不计入".to_owned(),
            Counted::Minutes(0) => "办公时间已过，不计入".to_owned(),
            Counted::Minutes(n) => format!("计{n}分钟"),
            Counted::MovedHere { off: true } => "继续顺延".to_owned(),
            Counted::MovedHere { off: false } => "顺延至此".to_owned(),
            Counted::ClockBegins => "自开始之时起连续计算".to_owned(),
            Counted::ClockEnds => "连续计算至此".to_owned(),
        };
        let unknown = if self.day.known || self.by_the_clock() {
            ""
        } else {
            "（该年放假安排尚未公布或未收录，暂按周末休息推算）"
        };
        format!("{}（{}）：{why}{counted}{unknown}", self.day.date, name(WEEKDAYS_ZH, self.weekday))
    }

    /// `2026-10-10 (Sat): make-up workday (国庆节), working day 3`
    pub fn en(&self) -> String {
        let why = match &self.day.reason {
            Reason::Weekday => String::new(),
            Reason::Weekend => "weekend, ".to_owned(),
            Reason::Holiday { name, .. } => format!("holiday ({name}), "),
            Reason::MakeUp { name, .. } => format!("make-up workday ({name}), "),
        };
        let counted = match self.counted {
            Counted::Start => "the day it starts, not counted".to_owned(),
            Counted::Nth(n) => format!("day {n}"),
            Counted::NthWorking(n) => format!("working day {n}"),
            Counted::Off => "not counted".to_owned(),
            Counted::Minutes(0) => "office hours are over, not counted".to_owned(),
            Counted::Minutes(1) => "1 minute counted".to_owned(),
            Counted::Minutes(n) => format!("{n} minutes counted"),
            Counted::MovedHere { off: true } => "moves on".to_owned(),
            Counted::MovedHere { off: false } => "the end moves here".to_owned(),
            Counted::ClockBegins => "the clock begins to run".to_owned(),
            Counted::ClockEnds => "reached by the clock".to_owned(),
        };
        let unknown = if self.day.known || self.by_the_clock() {
            ""
        } else {
            " (no holiday notice known for this year: weekends assumed)"
        };
        format!("{} ({}): {why}{counted}{unknown}", self.day.date, name(WEEKDAYS_EN, self.weekday))
    }
}
