//! Instants as people say them, in the city's time (+08:00).

use crate::lang::Lang;
use jiff::civil::DateTime;
use yinuo_calendar::{Calendar, Explanation};
use yinuo_kernel::Timestamp;

use crate::pages::case::DayView;

const WEEKDAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `11月24日 10:05`; with the year when it is another one.
pub fn short(calendar: &Calendar, at: Timestamp, now: Timestamp, lang: Lang) -> String {
    let (t, this_year) = (calendar.local(at), calendar.local(now).year());
    let clock = format!("{:02}:{:02}", t.hour(), t.minute());
    let other_year = t.year() != this_year;
    match lang {
        Lang::Zh if other_year => format!("{}年{}月{}日 {clock}", t.year(), t.month(), t.day()),
        Lang::Zh => format!("{}月{}日 {clock}", t.month(), t.day()),
        Lang::En if other_year => format!("{} {} {} {clock}", t.day(), month(t), t.year()),
        Lang::En => format!("{} {} {clock}", t.day(), month(t)),
    }
}

/// `2026年12月1日（周二）17:30前`; the 24:00 that ends a day is said as such.
pub fn deadline(calendar: &Calendar, at: Timestamp, lang: Lang) -> String {
    let mut t = calendar.local(at);
    let mut clock = format!("{:02}:{:02}", t.hour(), t.minute());
    if t.hour() == 0 && t.minute() == 0 {
        t = t.yesterday().unwrap_or(t);
        clock = "24:00".into();
    }
    let weekday = usize::try_from(t.date().weekday().to_monday_zero_offset()).unwrap_or(0);
    match lang {
        Lang::Zh => {
            let weekday = WEEKDAYS.get(weekday).copied().unwrap_or("");
            format!("{}年{}月{}日（{weekday}）{clock}前", t.year(), t.month(), t.day())
        }
        Lang::En => format!("by {} {} {}, {clock}", t.day(), month(t), t.year()),
    }
}

fn month(t: DateTime) -> &'static str {
    usize::try_from(t.month() - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("")
}

/// `还有 2 天 3 小时`, `超期 5 小时`: by the clock on the wall, for orientation only.
pub fn distance(at: Timestamp, now: Timestamp, lang: Lang) -> String {
    let minutes = now.duration_until(at).as_mins();
    let size = minutes.unsigned_abs();
    let (days, hours, rest) = (size / 1_440, size % 1_440 / 60, size % 60);
    let text = match (lang, days, hours) {
        (Lang::Zh, 0, 0) => format!("{rest}分钟"),
        (Lang::Zh, 0, _) => format!("{hours}小时{rest}分钟"),
        (Lang::Zh, _, 0) => format!("{days}天"),
        (Lang::Zh, _, _) => format!("{days}天{hours}小时"),
        (Lang::En, 0, 0) => format!("{rest} min"),
        (Lang::En, 0, _) => format!("{hours} h {rest} min"),
        (Lang::En, _, 0) => format!("{days} d"),
        (Lang::En, _, _) => format!("{days} d {hours} h"),
    };
    match (lang, minutes < 0) {
        (Lang::Zh, true) => format!("超期 {text}"),
        (Lang::Zh, false) => format!("还有 {text}"),
        (Lang::En, true) => format!("late by {text}"),
        (Lang::En, false) => format!("{text} left"),
    }
}

/// The days of an explanation.
pub fn days(explanation: &Explanation, lang: Lang) -> Vec<DayView> {
    explanation
        .lines
        .iter()
        .map(|line| DayView {
            text: lang.pick(line.zh(), line.en()),
            off: line.day.off || matches!(line.counted, yinuo_calendar::Counted::Start),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn midnight_is_the_end_of_the_day_before() {
        let calendar = Calendar::china();
        let at = calendar.instant(date(2026, 12, 2).at(0, 0, 0, 0));
        assert_eq!(deadline(&calendar, at, Lang::Zh), "2026年12月1日（周二）24:00前");
        assert_eq!(deadline(&calendar, at, Lang::En), "by 1 Dec 2026, 24:00");
    }

    #[test]
    fn distances_read_naturally() {
        let now = Timestamp::UNIX_EPOCH;
        let at = |minutes: i64| Timestamp::from_second(minutes * 60).unwrap();
        for (minutes, text) in
            [(5, "还有 5分钟"), (125, "还有 2小时5分钟"), (1_440, "还有 1天"), (-1_500, "超期 1天1小时")]
        {
            assert_eq!(distance(at(minutes), now, Lang::Zh), text);
        }
    }
}
