//! The lines of an explanation in words, Chinese and English.

use crate::day::Reason;
use crate::explain::{Counted, DayLine};

const WEEKDAYS_ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
const WEEKDAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

fn name(names: [&'static str; 7], weekday: i8) -> &'static str {
    usize::try_from(weekday - 1).ok().and_then(|at| names.get(at).copied()).unwrap_or("")
}

impl DayLine {
    /// No notice can move what runs by the clock on the wall.
    fn by_the_clock(&self) -> bool {
        matches!(self.counted, Counted::ClockBegins | Counted::ClockStops | Counted::ClockRuns | Counted::ClockEnds)
    }

    /// `2026-10-10（周六）：国庆节调休上班，第3个工作日`
    pub fn zh(&self) -> String {
        let why = match &self.day.reason {
            Reason::Weekday => String::new(),
            Reason::Weekend => "周末，".to_owned(),
            Reason::Holiday { name, .. } => format!("{name}放假，"),
            // A notice may also take back a holiday that fell on a weekday.
            Reason::MakeUp { name, .. } if self.weekday <= 5 => format!("{name}照常上班，"),
            Reason::MakeUp { name, .. } => format!("{name}调休上班，"),
        };
        let counted = match self.counted {
            Counted::Start => "开始当日，不计入".to_owned(),
            Counted::Nth(n) => format!("第{n}日"),
            Counted::NthWorking(n) => format!("第{n}个工作日"),
            Counted::Off => "不计入".to_owned(),
            Counted::Minutes(0) => "办公时间已过，不计入".to_owned(),
            Counted::Minutes(n) => format!("计{n}分钟"),
            Counted::NthMonth { nth, paused: false } => format!("第{nth}个月期满"),
            Counted::NthMonth { nth, paused: true } => format!("第{nth}个月期满，当日暂停"),
            Counted::Paused => "暂停，不计入".to_owned(),
            Counted::MinutesWithPause { minutes, paused } => format!("计{minutes}分钟，暂停{paused}分钟不计"),
            Counted::PausesMadeUp { days } => format!("补足暂停的{days}日"),
            Counted::MovedHere { off: true } => "继续顺延".to_owned(),
            Counted::MovedHere { off: false } => "顺延至此".to_owned(),
            Counted::ClockBegins => "自开始之时起连续计算".to_owned(),
            Counted::ClockStops => "暂停计算".to_owned(),
            Counted::ClockRuns => "恢复计算".to_owned(),
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
            Reason::MakeUp { name, .. } if self.weekday <= 5 => format!("worked as usual ({name}), "),
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
            Counted::NthMonth { nth, paused: false } => format!("month {nth} ends"),
            Counted::NthMonth { nth, paused: true } => format!("month {nth} ends, paused on this day"),
            Counted::Paused => "paused, not counted".to_owned(),
            Counted::MinutesWithPause { minutes, paused } => {
                format!("{minutes} minutes counted, {paused} paused")
            }
            Counted::PausesMadeUp { days } => format!("makes up for {days} paused days"),
            Counted::MovedHere { off: true } => "moves on".to_owned(),
            Counted::MovedHere { off: false } => "the end moves here".to_owned(),
            Counted::ClockBegins => "the clock begins to run".to_owned(),
            Counted::ClockStops => "the clock stops".to_owned(),
            Counted::ClockRuns => "the clock runs on".to_owned(),
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
