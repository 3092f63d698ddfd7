//! The words of an explanation, whole, as a citizen reads them.

#![allow(clippy::panic, clippy::indexing_slicing)]

use jiff::civil::{DateTime, date};
use yinuo_calendar::{Budget, Calendar, Explanation, Pause, Reason, Region};

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

fn paused(start: DateTime, budget: Budget, from: DateTime, to: Option<DateTime>) -> Explanation {
    let calendar = Calendar::china();
    let pause = Pause { from: calendar.instant(from), to: to.map(|to| calendar.instant(to)) };
    calendar.explain_with(calendar.instant(start), budget, &[pause])
}

fn zh_lines(explained: &Explanation) -> Vec<String> {
    explained.lines.iter().map(|line| line.zh()).collect()
}

#[test]
fn months_name_the_day_each_one_ends_and_where_the_end_moves() {
    assert_eq!(
        zh(date(2026, 8, 31).at(9, 0, 0, 0), Budget::Months(2)),
        [
            "2026-08-31（周一）：开始当日，不计入",
            "2026-09-30（周三）：第1个月期满",
            "2026-10-31（周六）：周末，第2个月期满",
            "2026-11-01（周日）：周末，继续顺延",
            "2026-11-02（周一）：顺延至此",
        ]
    );
    let rule = explain(date(2026, 8, 31).at(9, 0, 0, 0), Budget::Months(2)).rule_zh();
    assert!(rule.contains("没有对应日"));
}

#[test]
fn a_pause_is_told_day_by_day() {
    let at = |day, hour| date(2026, 11, day).at(hour, 0, 0, 0);
    let explained = paused(at(24, 10), Budget::WorkingDays(1), at(25, 9), Some(at(26, 12)));
    assert_eq!(
        zh_lines(&explained),
        [
            "2026-11-24（周二）：开始当日，不计入",
            "2026-11-25（周三）：暂停，不计入",
            "2026-11-26（周四）：暂停，不计入",
            "2026-11-27（周五）：第1个工作日",
        ]
    );
    assert_eq!(explained.pause_rule_zh(), Some("暂停期间不计入期限；暂停所及之日，整日不计。"));
    assert_eq!(explained.lines[1].en(), "2026-11-25 (Wed): paused, not counted");

    let months = paused(date(2026, 10, 15).at(10, 0, 0, 0), Budget::Months(1), at(14, 9), Some(at(15, 12)));
    assert_eq!(
        zh_lines(&months),
        [
            "2026-10-15（周四）：开始当日，不计入",
            "2026-11-14（周六）：周末，暂停，不计入",
            "2026-11-15（周日）：周末，第1个月期满，当日暂停",
            "2026-11-17（周二）：补足暂停的2日",
        ]
    );
}

#[test]
fn a_pause_is_told_by_the_minute() {
    let at = |day, hour| date(2026, 11, day).at(hour, 0, 0, 0);
    let minutes = paused(at(24, 9), Budget::WorkingMinutes(240), at(24, 10), Some(at(25, 9)));
    assert_eq!(
        zh_lines(&minutes),
        ["2026-11-24（周二）：计60分钟，暂停360分钟不计", "2026-11-25（周三）：计180分钟，暂停30分钟不计"]
    );
    let clock = paused(at(24, 9), Budget::WallClock { minutes: 48 * 60 }, at(24, 10), Some(at(25, 9)));
    assert_eq!(
        zh_lines(&clock),
        [
            "2026-11-24（周二）：自开始之时起连续计算",
            "2026-11-24（周二）：暂停计算",
            "2026-11-25（周三）：恢复计算",
            "2026-11-27（周五）：连续计算至此",
        ]
    );
}

#[test]
fn a_pause_without_an_end_stops_the_count() {
    let at = |day, hour| date(2026, 11, day).at(hour, 0, 0, 0);
    let explained = paused(at(24, 10), Budget::WorkingDays(5), at(26, 9), None);
    assert_eq!((explained.deadline.at, explained.deadline.provisional), (jiff::Timestamp::MAX, true));
    assert_eq!(
        zh_lines(&explained),
        ["2026-11-24（周二）：开始当日，不计入", "2026-11-25（周三）：第1个工作日", "2026-11-26（周四）：暂停，不计入"]
    );
}

#[test]
fn a_regional_day_names_the_notice_of_the_region() {
    let calendar = Calendar::china().with_region(Region::Guangxi);
    let start = calendar.instant(date(2024, 4, 10).at(10, 0, 0, 0));
    let explained = calendar.explain(start, Budget::WorkingDays(1));
    assert_eq!(explained.lines[1].zh(), "2024-04-11（周四）：壮族三月三放假，不计入");
    let Reason::Holiday { source, .. } = &explained.lines[1].day.reason else { panic!("a holiday") };
    assert_eq!(&**source, "广西壮族自治区人民政府办公厅关于2024年“壮族三月三”放假的通知");

    let start = calendar.instant(date(2020, 3, 25).at(10, 0, 0, 0));
    assert_eq!(
        calendar.explain(start, Budget::WorkingDays(1)).lines[1].zh(),
        "2020-03-26（周四）：壮族三月三照常上班，第1个工作日"
    );
}
