//! The words of an explanation, whole, as a citizen reads them.

use jiff::civil::{DateTime, date};
use yinuo_calendar::{Budget, Calendar, Explanation};

fn explain(start: DateTime, budget: Budget) -> Explanation {
    let calendar = Calendar::china();
    calendar.explain(calendar.instant(start), budget)
}

fn zh(start: DateTime, budget: Budget) -> Vec<String> {
    explain(start, budget).lines.iter().map(|line| line.zh()).collect()
}

#[test]
fn working_days_over_a_holiday() {
    let explained = explain(date(2026, 9, 30).at(16, 0, 0, 0), Budget::WorkingDays(3));
    let zh: Vec<String> = explained.lines.iter().map(|line| line.zh()).collect();
    assert_eq!(
        zh,
        [
            "2026-09-30（周三）：开始当日，不计入",
            "2026-10-01（周四）：国庆节放假，不计入",
            "2026-10-02（周五）：国庆节放假，不计入",
            "2026-10-03（周六）：国庆节放假，不计入",
            "2026-10-04（周日）：国庆节放假，不计入",
            "2026-10-05（周一）：国庆节放假，不计入",
            "2026-10-06（周二）：国庆节放假，不计入",
            "2026-10-07（周三）：国庆节放假，不计入",
            "2026-10-08（周四）：第1个工作日",
            "2026-10-09（周五）：第2个工作日",
            "2026-10-10（周六）：国庆节调休上班，第3个工作日",
        ]
    );
    let last = explained.lines.last().map(|line| line.en());
    assert_eq!(last.as_deref(), Some("2026-10-10 (Sat): make-up workday (国庆节), working day 3"));
    assert!(explained.rule_zh().contains("《民法典》第二百零一条"));
}

#[test]
fn calendar_days_that_end_on_a_weekend() {
    assert_eq!(
        zh(date(2026, 12, 3).at(9, 0, 0, 0), Budget::CalendarDays(2)),
        [
            "2026-12-03（周四）：开始当日，不计入",
            "2026-12-04（周五）：第1日",
            "2026-12-05（周六）：周末，第2日",
            "2026-12-06（周日）：周末，继续顺延",
            "2026-12-07（周一）：顺延至此",
        ]
    );
}

#[test]
fn working_minutes_after_close() {
    assert_eq!(
        zh(date(2026, 12, 4).at(19, 0, 0, 0), Budget::WorkingMinutes(30)),
        [
            "2026-12-04（周五）：办公时间已过，不计入",
            "2026-12-05（周六）：周末，不计入",
            "2026-12-06（周日）：周末，不计入",
            "2026-12-07（周一）：计30分钟",
        ]
    );
}

#[test]
fn the_clock_on_the_wall_counts_from_its_start() {
    assert_eq!(
        zh(date(2026, 12, 31).at(19, 0, 0, 0), Budget::WallClock { minutes: 48 * 60 }),
        ["2026-12-31（周四）：自开始之时起连续计算", "2027-01-02（周六）：周末，连续计算至此"]
    );
}

#[test]
fn a_year_without_a_notice_says_so_on_every_line() {
    let lines = zh(date(2026, 12, 31).at(9, 0, 0, 0), Budget::WorkingDays(1));
    assert_eq!(
        lines,
        [
            "2026-12-31（周四）：开始当日，不计入",
            "2027-01-01（周五）：第1个工作日（该年放假安排尚未公布或未收录，暂按周末休息推算）",
        ]
    );
}
