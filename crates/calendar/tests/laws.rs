//! What holds of every deadline, whatever the start, the budget and the hours.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use yinuo_calendar::{Budget, Calendar, Counted, Explanation, OfficeHours, Region};

/// From two years before the first notice to two years after the last, to the second.
fn starts() -> impl Strategy<Value = Timestamp> {
    (1_104_508_800i64..1_861_891_200).prop_map(|second| Timestamp::from_second(second).unwrap())
}

/// Anything jiff can say, the very ends more often than chance would have it.
fn any_start() -> impl Strategy<Value = Timestamp> {
    let (min, max) = (Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
    let second = prop_oneof![min..=max, min..=min + 200_000, max - 200_000..=max];
    (second, 0..1_000_000_000i32).prop_map(|(second, nano)| Timestamp::new(second, nano).unwrap_or(Timestamp::MAX))
}

fn budgets() -> impl Strategy<Value = Budget> {
    prop_oneof![
        (1..5_000u32).prop_map(Budget::WorkingMinutes),
        (1..300u32).prop_map(Budget::WorkingDays),
        (1..400u32).prop_map(Budget::CalendarDays),
        (1..60u32).prop_map(Budget::Months),
        (1..100_000u32).prop_map(|minutes| Budget::WallClock { minutes }),
    ]
}

fn calendars() -> impl Strategy<Value = Calendar> {
    let hours = ["08:30-12:00,13:30-17:30", "09:00-17:00", "00:00-24:00", "08:00-08:01,23:59-24:00"];
    (prop::sample::select(hours.to_vec()), any::<bool>()).prop_map(|(hours, regional)| {
        let calendar = Calendar::china().with_hours(hours.parse::<OfficeHours>().unwrap());
        if regional { calendar.with_region(Region::Guangxi) } else { calendar }
    })
}

fn plus(budget: Budget, more: u32) -> Budget {
    match budget {
        Budget::WorkingMinutes(n) => Budget::WorkingMinutes(n + more),
        Budget::WorkingDays(n) => Budget::WorkingDays(n + more),
        Budget::CalendarDays(n) => Budget::CalendarDays(n + more),
        Budget::Months(n) => Budget::Months(n + more),
        Budget::WallClock { minutes } => Budget::WallClock { minutes: minutes + more },
    }
}

proptest! {
    #[test]
    fn who_starts_later_is_never_due_earlier(c in calendars(), start in starts(), later in 0..2_000_000i64, b in budgets()) {
        let second = start + SignedDuration::from_secs(later);
        prop_assert!(c.deadline(start, b).at <= c.deadline(second, b).at);
    }

    #[test]
    fn more_time_is_never_less(c in calendars(), start in starts(), b in budgets(), more in 0..50u32) {
        prop_assert!(c.deadline(start, b).at <= c.deadline(start, plus(b, more)).at);
    }

    #[test]
    fn a_deadline_comes_after_its_start_and_is_the_one_explained(c in calendars(), start in starts(), b in budgets()) {
        let explained = c.explain(start, b);
        prop_assert!(explained.deadline.at > start);
        prop_assert_eq!(explained.deadline, c.deadline(start, b));
    }

    /// The lines are a proof: day after day without a gap, counting up to exactly the budget. Months
    /// and the clock on the wall are told by their turning points.
    #[test]
    fn the_lines_count_up_to_the_budget(c in calendars(), start in starts(), b in budgets()) {
        let Explanation { lines, .. } = c.explain(start, b);
        let nth = |line: &Counted| match line {
            Counted::Nth(n) | Counted::NthWorking(n) => Some(*n),
            _ => None,
        };
        let counted: Vec<u32> = lines.iter().filter_map(|line| nth(&line.counted)).collect();
        let minutes: u32 = lines.iter().map(|line| if let Counted::Minutes(n) = line.counted { n } else { 0 }).sum();
        match b {
            Budget::WorkingDays(n) | Budget::CalendarDays(n) => prop_assert_eq!(counted, (1..=n).collect::<Vec<_>>()),
            Budget::WorkingMinutes(n) => prop_assert_eq!(minutes, n),
            Budget::Months(n) => {
                let ends = |nth| matches!(lines[nth as usize].counted, Counted::NthMonth { nth: told, paused: false } if told == nth);
                prop_assert!((1..=n).all(ends), "the start, then a line for each month");
                return Ok(());
            }
            Budget::WallClock { .. } => {
                prop_assert!(lines.len() <= 2);
                return Ok(());
            }
        }
        prop_assert!(lines.windows(2).all(|two| two[0].day.date.tomorrow().unwrap() == two[1].day.date));
        prop_assert!(lines.iter().all(|line| line.day == c.day(line.day.date)));
    }

    #[test]
    fn a_deadline_ends_where_its_rule_says(c in calendars(), start in starts(), b in budgets()) {
        let at = c.deadline(start, b).at;
        // The instant just before: for the 24:00 of a day it lies in that day.
        let within = c.local(at - SignedDuration::from_nanos(1));
        let minute = u16::from(within.hour().unsigned_abs()) * 60 + u16::from(within.minute().unsigned_abs());
        let spans = c.hours().spans();
        match b {
            Budget::WallClock { minutes } => {
                prop_assert_eq!(start.duration_until(at), SignedDuration::from_mins(i64::from(minutes)));
                return Ok(());
            }
            Budget::WorkingDays(_) => prop_assert_eq!(minute + 1, c.hours().close()),
            Budget::CalendarDays(_) | Budget::Months(_) => prop_assert_eq!(minute + 1, 1_440),
            Budget::WorkingMinutes(_) => {
                prop_assert!(spans.iter().any(|(open, close)| (*open..*close).contains(&minute)));
            }
        }
        prop_assert!(c.is_working_day(within.date()));
    }

    /// Provisional is no mood: it is said exactly when a line says that its year has no notice.
    #[test]
    fn provisional_is_what_a_line_says(c in calendars(), start in starts(), b in budgets()) {
        let explained = c.explain(start, b);
        let unknown = explained.lines.iter().any(|line| !line.day.known);
        let by_the_clock = matches!(b, Budget::WallClock { .. });
        prop_assert_eq!(explained.deadline.provisional, unknown && !by_the_clock);
        for line in explained.lines.iter().filter(|line| !line.day.known) {
            prop_assert_eq!(line.zh().contains("尚未公布"), !by_the_clock);
        }
    }

    #[test]
    fn any_instant_saturates_rather_than_panics(start in any_start(), b in budgets()) {
        let explained = Calendar::china().explain(start, b);
        prop_assert!(explained.deadline.at >= start);
        for line in &explained.lines {
            prop_assert!(!line.zh().is_empty() && !line.en().is_empty());
        }
    }

    #[test]
    fn an_explanation_survives_the_wire(start in starts(), b in budgets()) {
        let explained = Calendar::china().explain(start, b);
        let text = serde_json::to_string(&explained).unwrap();
        prop_assert_eq!(serde_json::from_str::<Explanation>(&text).unwrap(), explained);
    }

    #[test]
    fn any_text_is_a_budget_with_a_canonical_text_or_none(text in "[0-9]{0,7} ?(working|calendar)? ?(day|month|minute|hour)s?|\\PC{0,40}") {
        if let Ok(budget) = Budget::parse(&text) {
            prop_assert_eq!(Budget::parse(&budget.to_string()), Ok(budget));
        }
    }

    #[test]
    fn any_text_is_office_hours_or_none(text in "[0-9:,-]{0,24}|\\PC{0,40}") {
        if let Ok(hours) = text.parse::<OfficeHours>() {
            prop_assert!(hours.minutes() > 0 && hours.close() <= 1_440);
            prop_assert_eq!(hours.to_string().parse(), Ok(hours));
        }
    }
}
